using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>How sets and lists are declared, and what conditions may ask of them.</summary>
public class CollectionTests
{
    [Theory]
    [InlineData("<number-set name='Mask'/>")]
    [InlineData("<number-set name='Mask' max='63' exclude='true' universe='Count'/>")]
    [InlineData("<number-set name='Mask' universe='Cores'/>")]
    [InlineData("<list name='Mask'/>")]
    [InlineData("<list name='Mask' separator=';' count='='/>")]
    [InlineData("<list name='Mask' of='number' min='-1' max='9'/>")]
    public void These_are_types_of_options(string type) => Check.Accepts(Schema(type, "<warn id='W' when='{ Mask.Count: > 2 }'>{Mask}: {Mask.Count}.</warn>"));

    [Theory]
    [InlineData("VIO0004", "<number-set name='Mask' universe='[|Coers|]'/>", "did you mean 'Cores'")]
    [InlineData("VIO0007", "<number-set name='Mask' universe='[|Label|]'/>", "is a text, and no number")]
    [InlineData("VIO0003", "<list name='Mask' separator='[|, |]'/>", "one sign")]
    [InlineData("VIO0003", "<list name='Mask' separator='[|a|]'/>", "one sign")]
    [InlineData("VIO0003", "<list name='Mask' count='[|,|]'/>", "can't be what stands between items")]
    [InlineData("VIO0002", "<list name='Mask' of='number' [|count|]=':'/>", "a number has no count")]
    [InlineData("VIO0002", "<list name='Mask' [|max|]='3'/>", "a list of numbers")]
    [InlineData("VIO0003", "<list name='Mask' of='number' min='3' max='[|2|]'/>", "less than the least")]
    [InlineData("VIO0003", "<list name='Mask' of='[|numbers|]'/>", "number")]
    [InlineData("VIO0005", "<number-set name='Mask'/><list name='[|Mask|]'/>", "already")]
    public void What_is_wrong_in_a_declaration_is_reported_there(string id, string type, string says) => Check.Reports(id, Schema(type), says);

    [Theory]
    [InlineData("{ Mask: null }")]
    [InlineData("{ Mask: { Count: > 1, Max: >= Count } }")]
    [InlineData("{ Mask.Max: >= Cores, Mask.Min: null }")]
    [InlineData("{ Mask: Flavor.Mask }")]
    [InlineData("{ Image.Mask.Sum: > Flavor.Mask.Sum }")]
    public void Conditions_ask_for_numbers(string condition)
        => Check.Accepts(Schema("<number-set name='Mask'/>", $"<warn id='W' when='{condition.Replace(">", "&gt;", System.StringComparison.Ordinal)}'>It is so.</warn>"));

    [Theory]
    [InlineData("VIO0004", "{ Mask.[|Cuont|]: 1 }", "did you mean 'Count'")]
    [InlineData("VIO0007", "{ Mask: [|3|] }", "Count, Min, Max and Sum")]
    [InlineData("VIO0007", "{ Mask: [|\"0-3\"|] }", "Count, Min, Max and Sum")]
    [InlineData("VIO0007", "{ Mask: [|> 3|] }", "has no order")]
    public void Anything_else_is_reported(string id, string condition, string says)
        => Check.Reports(id, Schema("<number-set name='Mask'/>", $"<warn id='W' when='{condition}'>It is so.</warn>"), says);

    [Fact]
    public void Texts_have_no_sum()
        => Check.Reports("VIO0004", Schema("<list name='Mask'/>", "<warn id='W' when='{ Mask.[|Sum|]: 1 }'>It is so.</warn>"), "no member");

    [Theory]
    [InlineData("<platform name='Other'><fact name='Slots' type='[|Mask|]'/></platform>")]
    [InlineData("<element name='e' type='E' path='/a'><attribute name='m' type='[|Mask|]'/></element>")]
    public void Facts_and_attributes_have_other_types(string use)
        => Check.Reports("VIO0007", SchemaSource.Feature("<number-set name='Mask'/>" + use), "the type of an <option> only");

    [Fact]
    public void They_have_no_default()
        => Check.Reports("VIO0007", SchemaSource.Feature("<number-set name='Mask'/><options name='Request'><option name='Mask' extra-spec='x:mask' type='Mask' default='[|0-3|]'/></options>"), "a set or a list");

    private static string Schema(string type, string rules = "") => SchemaSource.Feature($"""
        {type}
        <options name="Request"><option name="Count" extra-spec="x:count" type="int"/><option name="Label" extra-spec="x:label" type="text"/><option name="Mask" extra-spec="x:mask" image-property="x_mask" type="Mask"/></options>
        <platform name="Place"><fact name="Cores" type="int"/></platform>
        {rules}
        """);
}
