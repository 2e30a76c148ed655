namespace Viommu.Gen.Tests.Schema;

/// <summary>VIO0007: conditions and values that do not fit the type of what they are about.</summary>
public class ConditionTypeTests
{
    private const string Id = "VIO0007";

    [Theory]
    // Only numbers, versions and amounts have an order.
    [InlineData("{ Tint: [|> Red|] }", "has no order: write the value alone, without <, <=, > or >=")]
    [InlineData("{ Machine: [|< Fast|] }", "has no order")]
    [InlineData("{ Locked: [|> true|] }", "has no order")]
    [InlineData("{ Label: [|> \"a\"|] }", "has no order")]
    [InlineData("{ Count: > [|null|] }", "null has no order")]
    [InlineData("{ Pages: > [|Large|] }", "order")]
    // Each type has values of its own.
    [InlineData("{ Tint: [|1|] }", "Red, Green")]
    [InlineData("{ Tint: [|\"red\"|] }", "Red, Green")]
    [InlineData("{ Tint: [|true|] }", "Red, Green")]
    [InlineData("{ Machine: [|\"fast\"|] }", "Fast, Slow, Other")]
    [InlineData("{ Locked: [|1|] }", "On, Yes, Off, No")]
    [InlineData("{ Count: [|\"1\"|] }", "whole number from 0 to 100")]
    [InlineData("{ Count: >= [|-1|] }", "whole number from 0 to 100")]
    [InlineData("{ Count: [|true|] }", "whole number from 0 to 100")]
    [InlineData("{ Host: [|8|] }", "which is a version, such as \"")]
    [InlineData("{ Host: [|8.3|] }", "which is a version, such as \"")]
    [InlineData("{ Host: >= [|\"8.x\"|] }", "which is a version, such as \"")]
    [InlineData("{ Label: [|1|] }", "text in quotes")]
    [InlineData("{ Pages: [|\"4\"|] }", "Large")]
    [InlineData("{ Pages: [|true|] }", "Large")]
    [InlineData("{ Share: [|\"0.5\"|] }", "decimal number from 0.5 to 2.25")]
    [InlineData("{ Share: [|0.5m|] }", "decimal number from 0.5 to 2.25")]
    [InlineData("{ Share: < [|-1|] }", "decimal number from 0.5 to 2.25")]
    // Members are compared with their likes.
    [InlineData("{ Share: > [|Count|] }", "can't be compared: one is of type decimal, and the other of type int")]
    [InlineData("{ Count: [|Tint|] }", "can't be compared: one is of type int, and the other of type Colour")]
    [InlineData("{ Count: > [|Host|] }", "can't be compared")]
    [InlineData("{ Count: > [|Pages|] }", "can't be compared")]
    [InlineData("{ Tint: [|Locked|] }", "can't be compared")]
    [InlineData("{ Tint: [|Card|] }", "can't be compared")]
    [InlineData("{ Count: [|Card.Driver|] }", "can't be compared")]
    // Elements have no value; values have no members.
    [InlineData("{ Card: [|Red|] }", "compare it with null")]
    [InlineData("{ Card: [|true|] }", "compare it with null")]
    [InlineData("{ Card: { Items: [|1|] } }", "compare it with null")]
    [InlineData("{ Tint: [|{ Length: 3 }|] }", "has no members")]
    [InlineData("{ Card: { Items: { [|Level|]: 1 } } }", "is repeated")]
    [InlineData("{ Card.Items.[|Level|]: 1 }", "is repeated")]
    [InlineData("{ Card: { Quick: [|1|] } }", "true, false")]
    public void In_a_condition(string condition, string says) => Check.Reports(Id, Sample.Rule(condition), says);

    // Constant expressions of C# stand where a value may.
    [Theory]
    [InlineData("{ Count: [|default|] }")]
    [InlineData("{ Count: [|nameof(Tint)|] }")]
    [InlineData("{ Count: [|typeof(int)|] }")]
    [InlineData("{ Count: [|(int)5|] }")]
    [InlineData("{ Count: [|0x10|] }")]
    [InlineData("{ Count: [|1_000|] }")]
    [InlineData("{ Count: [|1L|] }")]
    public void What_stands_for_a_value_and_is_none_is_reported_as_such(string condition) => Check.Reports(Id, Sample.Rule(condition), "whole number from 0 to 100");

    [Theory]
    [InlineData("{ Tint: (Red) }")]
    [InlineData("{ Tint: not (Red) }")]
    [InlineData("{ Tint: not (null) }")]
    [InlineData("{ Count: (1) or (2) }")]
    [InlineData("{ Count: > (5) }")]
    [InlineData("{ Host: (\"1.0\") }")]
    [InlineData("{ Locked: (true) }")]
    public void A_value_may_stand_in_parentheses(string condition) => Check.Accepts(Sample.Rule(condition));

    [Fact]
    public void A_type_that_the_schema_does_not_name_has_a_name_in_messages()
    {
        Assert.DoesNotContain("is a  and", MessageOf(Sample.Rule("{ Label: > \"a\" }")), System.StringComparison.Ordinal);
        Assert.DoesNotContain("of ;", MessageOf(Sample.With("<element name='e' type='X' path='/a' plan='P'><element name='f' presence='true' set='2'/></element>")), System.StringComparison.Ordinal);

        static string MessageOf(string schema) => Assert.Single(Check.Analyze(("a.viommu.xml", schema))).GetMessage(null);
    }

    [Theory]
    [InlineData("type='Colour' default='[|Rod|]'", "did you mean 'Red'?")]
    [InlineData("type='Colour' default='[|red|]'", "did you mean 'Red'?")]
    [InlineData("type='int' default='[|many|]'", "whole number from 0 to 2147483647")]
    [InlineData("type='int' max='3' default='[|4|]'", "whole number from 0 to 3")]
    [InlineData("type='Size' default='[|0|]'", "Large")]
    [InlineData("type='Switch' default='[|perhaps|]'", "On, Yes, Off, No")]
    [InlineData("type='version' default='[|1.x|]'", "version, such as")]
    [InlineData("type='Machine' default='[|Else|]'", "Fast, Slow, Other")]
    public void In_a_default(string attributes, string says) => Check.Reports(Id, Sample.With(options: $"<option name='X' extra-spec='t:x' {attributes}/>"), says);

    [Theory]
    [InlineData("<reject id='X' when='{ Tint: Red }' fix='Hue=Red Tint=[|Blue|]'>A.</reject>", "no value of Tint; there is Red, Green")]
    [InlineData("<reject id='X' when='{ Tint: Red }' fix='Count=[|101|]'>A.</reject>", "'101' does not fit Count, which is a whole number from 0 to 100")]
    [InlineData("<reject id='X' when='{ Tint: Red }' fix='Tint=[||]'>A.</reject>", "no value of Tint")]
    [InlineData("<reject id='X' when='{ Tint: Red }'>An [|{Card}|].</reject>", "no value that could be shown")]
    [InlineData("<reject id='X' when='{ Tint: Red }'>The [|{Card.Items}|].</reject>", "no value that could be shown")]
    [InlineData("<element name='e' type='X' path='/a' plan='P'><attribute name='b' type='Colour' set='[|Rde|]'/></element>", "did you mean 'Red'?")]
    [InlineData("<element name='e' type='X' path='/a' plan='P'><attribute name='b' type='int'><set value='[|x|]'/></attribute></element>", "whole number")]
    [InlineData("<element name='e' type='X' path='/a' plan='P'><attribute name='b' type='int' set-from='[|Tint|]'/></element>", "another type")]
    [InlineData("<element name='e' type='X' path='/a' plan='P'><element name='f' presence='true' set='[|2|]'/></element>", "true, false")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='Colour' omit='[|none|]'/></element>", "Red, Green")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int' unit='[|u|]'/></element>", "a quantity")]
    public void In_other_values(string feature, string says) => Check.Reports(Id, Sample.With(feature), says);

    [Theory]
    [InlineData("set-from='[|Below|]'", true)]
    [InlineData("set-from='Below' min='-9' max='9'", false)]
    [InlineData("set-from='Below' max='5'", false)]
    [InlineData("set-from='Above'", false)]
    [InlineData("set-from='Half'", false)]
    public void A_number_fits_where_it_is_set(string set, bool isReported)
    {
        string schema = Infrastructure.SchemaSource.Feature($"""
            <options><option name="Below" extra-spec="t:below" type="int" min="-5"/><option name="Above" extra-spec="t:above" type="int" min="2" max="9"/></options><platform/>
            <let name="Half" value="Below / 2"/><element name="e" type="E" path="/a" plan="P"><attribute name="f" type="int" {set}/></element>
            """);
        if (isReported)
            Check.Reports(Id, schema, "'Below' is a whole number from -5 to 2147483647, and this takes a whole number from 0");
        else
            Check.Accepts(schema);
    }

    [Fact]
    public void An_option_sets_an_attribute_whose_texts_are_the_same()
        => Check.Reports(
            Id,
            Sample.With("<enum name='Odd'><value name='A' text='a'/></enum><element name='e' type='X' path='/a' plan='P'><attribute name='b' type='Odd' set-from='[|Tint|]'/></element>"));

    [Theory]
    [InlineData("type='[|int|]' of='Machine'")]
    public void A_fact_that_is_read_off_another_is_a_version(string attributes) => Check.Reports(Id, Sample.With(platform: $"<fact name='X' {attributes}/>"), "is a version");

    [Theory]
    [InlineData("{ Count: > Limit and < Cpus, Pages: not Other, Tint: not Hue, Label: Title }")]
    [InlineData("{ Count: > 100 or < 3 and > 1 }")]
    [InlineData("{ Host: > Guest, Guest: not \"1.2\" }")]
    [InlineData("{ Label: \"\", Title: not \"{ odd: (text }\" }")]
    [InlineData("{ Locked: Yes or false }")]
    [InlineData("{ Card: { Quick: true, Items: not null, Driver: { Eim: Off, Room: 4 } } }")]
    [InlineData("{ Flavor: { Tint: Image.Tint } }")]
    [InlineData("{ Pages: Large or >= 2048 }")]
    public void What_fits_is_taken(string condition)
        => Assert.DoesNotContain(Check.Analyze(("a.viommu.xml", Sample.Rule(condition))), found => found.Id != "VIO0008");
}
