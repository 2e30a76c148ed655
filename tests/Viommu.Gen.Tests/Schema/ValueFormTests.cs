namespace Viommu.Gen.Tests.Schema;

/// <summary>VIO0003: values that do not have the form that their attribute asks for.</summary>
public class ValueFormTests
{
    private const string Id = "VIO0003";

    [Theory]
    [InlineData("")]
    [InlineData("colour")]
    [InlineData("int")]
    [InlineData("class")]
    [InlineData("@Class")]
    [InlineData("1st")]
    [InlineData("Two words")]
    [InlineData(" Name")]
    [InlineData("Dot.ted")]
    [InlineData("Dash-ed")]
    [InlineData("\u00c9t\u00e9")]
    [InlineData("_Private")]
    [InlineData("Generic&lt;T>")]
    public void A_name_is_an_identifier_in_pascal_case(string name)
        => Check.Reports(Id, Sample.With($"<flag name='[|{name}|]' true='a' false='b'/>"), "C# identifier in PascalCase");

    [Theory]
    [InlineData("Equals")]
    [InlineData("GetHashCode")]
    [InlineData("ToString")]
    [InlineData("Parse")]
    [InlineData("EqualityContract")]
    [InlineData("Flavor")]
    public void A_name_that_generated_members_have_is_taken(string name)
        => Check.Reports(Id, Sample.With(platform: $"<fact name='[|{name}|]' type='int'/>"), "is taken");

    [Theory]
    [InlineData("Options")]
    [InlineData("IsValid")]
    [InlineData("ToExtraSpecs")]
    public void A_member_of_the_request_or_the_plan_is_taken(string name)
        => Check.Reports(Id, Sample.With(options: $"<option name='[|{name}|]' extra-spec='t:x' type='int'/>"), $"'{name}'", "is taken");

    [Theory]
    [InlineData("")]
    [InlineData("A.")]
    [InlineData("A..B")]
    [InlineData("A b")]
    [InlineData("A.class")]
    [InlineData("1A")]
    [InlineData("A-B")]
    public void A_namespace_is_one_of_csharp(string name)
        => Check.Reports(Id, $"<schema xmlns='urn:viommu-gen:schema:1'><feature name='A' namespace='[|{name}|]'/></schema>", "C# namespace");

    [Theory]
    [InlineData("<element name='[||]' type='X' path='/a'/>", "XML name")]
    [InlineData("<element name='[|a b|]' type='X' path='/a'/>", "XML name")]
    [InlineData("<element name='[|a:b|]' type='X' path='/a'/>", "XML name")]
    [InlineData("<element name='[|1a|]' type='X' path='/a'/>", "XML name")]
    [InlineData("<flag name='X' true='a' false='b' exact='[|yes|]'/>", "true or false")]
    [InlineData("<flag name='X' true='a' false='b' exact='[|True|]'/>", "true or false")]
    [InlineData("<flag name='X' true='[| |]' false='b'/>", "at least one word")]
    [InlineData("<quantity name='X' unit='U' min='[|-1|]'/>", "whole number")]
    [InlineData("<quantity name='X' unit='U' max='[|1.5|]'/>", "whole number")]
    [InlineData("<quantity name='X' unit='U' max='[|0xg|]'/>", "whole number")]
    [InlineData("<quantity name='X' unit='U' max='[|9223372036854775808|]'/>", "whole number")]
    [InlineData("<quantity name='X' unit='U'><suffix text='s' factor='[|0|]'/></quantity>", "1024 or 1/8")]
    [InlineData("<quantity name='X' unit='U'><suffix text='s' factor='[|1/0|]'/></quantity>", "1024 or 1/8")]
    [InlineData("<quantity name='X' unit='U'><suffix text='s' factor='[|1/2/3|]'/></quantity>", "1024 or 1/8")]
    [InlineData("<quantity name='X' unit='U'><suffix text='s' factor='[|0.5|]'/></quantity>", "1024 or 1/8")]
    [InlineData("<enum name='X' open='Else'><value name='Y' match='a [|*b*|] c'/></enum>", "at most one asterisk")]
    [InlineData("<element name='e' type='X' path='[|domain|]'/>", "names with slashes")]
    [InlineData("<element name='e' type='X' path='[|/|]'/>", "names with slashes")]
    [InlineData("<element name='e' type='X' path='[||]'/>", "names with slashes")]
    [InlineData("<element name='e' type='X' path='[|/a b|]'/>", "names with slashes")]
    [InlineData("<element name='e' type='X' path='[|/a//b|]'/>", "names with slashes")]
    [InlineData("<element name='e' type='X' path='[|/a[1]/@b|]'/>", "names with slashes")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int' since='[|Host|]'/></element>", "a fact and a version")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int' since='[||]'/></element>", "a fact and a version")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int' since='[|Host 1.x|]'/></element>", "a fact and a version")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int'><since fact='Host' version='[|1.2.3.4|]'/></attribute></element>", "one to three numbers")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int'><since fact='Host' version='1' effect='[|dropped|]'/></attribute></element>", "ignored, refused, filled-in")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int'><until fact='Host' version='1' effect='[|filled-in|]'/></attribute></element>", "filled-in belongs to <since>")]
    [InlineData("<element name='e' type='X' path='/a'><since fact='Host' version='1' effect='[|filled-in|]'/></element>", "filled-in belongs to <since>")]
    [InlineData("<reject id='X' when='{ Tint: Red }' fix='Tint=Green [|Tint|]'>Change it.</reject>", "Option=Value")]
    public void Other_values_have_their_form_too(string feature, string says) => Check.Reports(Id, Sample.With(feature), says);

    [Theory]
    [InlineData("extra-spec='[||]'", "not empty")]
    [InlineData("extra-spec='[|a b|]'", "no white space")]
    [InlineData("image-property='[| |]'", "no white space")]
    [InlineData("extra-spec='t:x' merge='[|flavour-first|]'", "flavor-first, image-first, must-agree, any-true, image-if")]
    public void Keys_and_merges_have_a_form(string attributes, string says) => Check.Reports(Id, Sample.With(options: $"<option name='X' type='int' {attributes}/>"), says);

    [Fact]
    public void The_scope_of_a_fact_is_host_or_guest() => Check.Reports(Id, Sample.With(platform: "<fact name='X' type='int' scope='[|node|]'/>"), "host, guest");

    [Theory]
    [InlineData("min='5' max='[|4|]'")]
    [InlineData("max='[|2147483648|]'")]
    public void A_range_that_no_number_of_the_type_is_in_or_that_is_wider_than_the_type_is_reported(string range)
        => Check.Reports(Id, Sample.With(options: $"<option name='X' extra-spec='t:x' type='int' {range}/>"));

    [Fact]
    public void A_quantity_without_any_amount_is_reported() => Check.Reports(Id, Sample.With("<quantity name='X' unit='U' min='5' max='[|4|]'/>"));

    [Theory]
    [InlineData("<enum name='X' open='[|else|]'><value name='Y' match='y'/></enum>")]
    [InlineData("<enum name='X' open='Else'><value name='Y' match='[| |]'/></enum>")]
    [InlineData("<element name='e' type='[|lower|]' path='/a'/>")]
    [InlineData("<element name='e' type='X' path='/a'><element name='f' presence='[|yes|]'/></element>")]
    [InlineData("<element name='e' type='X' path='/a' plan='[|lower|]' when='{ Tint: Red }'/>")]
    [InlineData("<element name='e' type='X' path='/a' plan='P'><attribute name='b' type='Colour' required='true' set-from='[|tint|]'/><attribute name='c' type='int' set='1'/></element>")]
    [InlineData("<reject id='[|lower|]' when='{ Tint: Red }'>Change it.</reject>")]
    [InlineData("<choose option='Hue' value='Red' candidates='[| |]'/>")]
    public void A_bad_value_is_not_reported_as_missing_too(string feature) => Check.Reports(Id, Sample.With(feature));

    [Fact]
    public void An_enum_whose_only_value_is_refused_is_not_reported_as_empty_too()
        => Check.Reports("VIO0002", Sample.With("<enum name='X'><value name='Y' text='y' match='[|y|]'/></enum>"));

    [Theory]
    [InlineData("<flag name='A1_b' true='a' false='b'/>")]
    [InlineData("<quantity name='X' unit='U' min='0x1' max='0x1F'/>")]
    [InlineData("<flag name='Int' true='a' false='b' exact='false'/>")]
    [InlineData("<quantity name='X' unit='U' min='0' max='9223372036854775807'><suffix text='s' factor='1/8192'/></quantity>")]
    [InlineData("<quantity name='X' unit='U'><suffix text='' factor='1'/></quantity>")]
    [InlineData("<quantity name='X' unit='U'><suffix text='' factor='1/8'/><suffix text='u' factor='3/3'/></quantity>")]
    [InlineData("<element name='\u00e9l-\u00e9ment.1' property='Element' type='X' path='/a/b'/>")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int' since='  Host \n 1.2 '/></element>")]
    public void What_has_the_form_is_fine(string feature) => Check.Accepts(Sample.With(feature.Replace(" property='Element'", "", System.StringComparison.Ordinal)));
}
