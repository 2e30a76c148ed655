using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>VIO0004: names of what does not exist, each with the nearest name that does.</summary>
public class UnknownNameTests
{
    private const string Id = "VIO0004";

    [Theory]
    [InlineData("<traits name='X' for='[|Hues|]' prefix='P_'/>", "did you mean 'Hue'?")]
    [InlineData("<traits name='X' for='[|Count|]' prefix='P_'/>", "with an enum type; there is Hue, Tint")]
    [InlineData("<traits name='X' for='Hue' prefix='P_' except='Red [|Gren|]'/>", "did you mean 'Green'?")]
    [InlineData("<choose option='[|Hu|]' value='Red' candidates='Green'/>", "did you mean 'Hue'?")]
    [InlineData("<choose option='Hue' value='[|Rod|]' candidates='Green'/>", "did you mean 'Red'?")]
    [InlineData("<choose option='Hue' value='Red' candidates='Green [|Green2|]'/>", "did you mean 'Green'?")]
    [InlineData("<reject id='X' when='{ Tint: Red }' fix='Tint=Green [|Hui|]=Red'>Change it.</reject>", "did you mean 'Hue'?")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='[|Color|]'/></element>", "did you mean 'Colour'?")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='[||]'/></element>", "there is no type ''")]
    [InlineData("<element name='e' type='X' path='/a'><text property='B' type='[|colour|]'/></element>", "did you mean 'Colour'?")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int' since='[|Hots|] 1.0'/></element>", "did you mean 'Host'?")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int' since='[|Cpus|] 1.0'/></element>", "there is no fact 'Cpus' with a version")]
    [InlineData("<element name='e' type='X' path='/a' since='[|Hots|] 1.0'/>", "did you mean 'Host'?")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int'><since fact='[|Hots|]' version='1.0'/></attribute></element>", "did you mean 'Host'?")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int'><until fact='[|Tint|]' version='1.0'/></attribute></element>", "there is no fact 'Tint'")]
    [InlineData("<element name='e' type='X' path='/a' plan='P'><attribute name='b' type='Colour' set-from='[|Tin|]'/></element>", "did you mean 'Tint'?")]
    [InlineData("<element name='e' type='X' path='/a' plan='P'><attribute name='b' type='Colour' set-from='[|Cpu|]'/></element>", "there is no option, fact or <let> 'Cpu'; did you mean 'Cpus'?")]
    public void In_an_attribute_that_refers_to_something(string feature, string says) => Check.Reports(Id, Sample.With(feature), says);

    [Fact]
    public void In_the_type_of_an_option() => Check.Reports(Id, Sample.With(options: "<option name='X' extra-spec='t:x' type='[|integer|]'/>"), "there is int, long, hex, decimal, version, text, Colour, Machine, Switch, Size");

    [Theory]
    [InlineData("type='[|Versoin|]'", "did you mean 'version'?")]
    [InlineData("type='version' of='[|Machin|]'", "did you mean 'Machine'?")]
    [InlineData("type='version' of='[|Host|]'", "with an open type")]
    [InlineData("type='version' of='[|Later|]'", "before this one there is no fact 'Later'")]
    [InlineData("type='version' of='Machine' otherwise='[|Hots|]'", "did you mean 'Host'?")]
    [InlineData("type='version' of='Machine' otherwise='[|Cpus|]'", "with a version")]
    [InlineData("type='version' of='Machine' otherwise='[|MachineVersion|]'", "with a version")]
    public void In_a_fact(string attributes, string says) => Check.Reports(Id, Sample.With(platform: $"<fact name='X' {attributes}/><fact name='Later' type='Machine'/>"), says);

    [Fact]
    public void In_an_extension()
        => Check.Reports(Id, "<schema xmlns='urn:viommu-gen:schema:1'><feature name='First' namespace='A'/><extend feature='[|Frist|]'/></schema>", "did you mean 'First'?");

    [Fact]
    public void In_an_extension_of_nothing()
        => Check.Reports(Id, "<schema xmlns='urn:viommu-gen:schema:1'><extend feature='[|Frist|]'/></schema>", "there is none");

    [Theory]
    [InlineData("{ [|Tnit|]: Red }", "did you mean 'Tint'?")]
    [InlineData("{ Count: [|var|] }", "no value of Count and no member")]
    [InlineData("{ Tint: [|Blue|] }", "'Blue' is no value of Tint and no member")]
    [InlineData("{ Tint: not (null or [|Gren|]) }", "did you mean 'Green'?")]
    [InlineData("{ Machine: [|Quick|] }", "no value of Machine")]
    [InlineData("{ Locked: [|Onn|] }", "did you mean 'On'?")]
    [InlineData("{ Pages: [|Lagre|] }", "did you mean 'Large'?")]
    [InlineData("{ Count: > [|Limt|] }", "did you mean 'Limit'?")]
    [InlineData("{ Flavor.[|Tnit|]: Red }", "did you mean 'Tint'?")]
    [InlineData("{ Image: { [|Locked|]: true } }", "there is no member 'Locked' in Image")]
    [InlineData("{ Card: { [|Colur|]: Red } }", "did you mean 'Colour'?")]
    [InlineData("{ Card.Driver.[|Emi|]: On }", "did you mean 'Eim'?")]
    [InlineData("{ [|Device|]: not null }", "there is no member 'Device'")]
    [InlineData("{ [|Nope|]: 1, [|Neither|]: 2 }", "there is no member")]
    public void In_the_condition_of_a_rule(string condition, string says) => Check.Reports(Id, Sample.Rule(condition), says);

    [Theory]
    [InlineData("{ Tint: Red, Count: < 3, [|Tnit|]: Red }")]
    [InlineData("{ Host: < \"1.0\", [|Tnit|]: Red }")]
    public void Behind_what_xml_writes_longer(string condition) => Check.Reports(Id, Sample.Rule(condition), "did you mean 'Tint'?");

    [Theory]
    [InlineData("{ [|Tint|]: Red }")]
    [InlineData("{ [|Card|]: null }")]
    [InlineData("{ [|Flavor|].Tint: Red }")]
    public void The_rules_of_an_element_do_not_see_the_request(string condition) => Check.Reports(Id, Sample.ElementRule(condition), "there is no member");

    [Theory]
    [InlineData("when")]
    [InlineData("set-when")]
    public void What_the_plan_does_does_not_depend_on_the_plan(string attribute)
        => Check.Reports(Id, Sample.With(attribute == "when"
            ? "<element name='e' type='X' path='/a' plan='P' when='{ [|Card|]: null }'/>"
            : "<element name='e' type='X' path='/a' plan='P'><attribute name='b' type='int' set='1' set-when='{ [|Card|]: null }'/></element>"));

    [Theory]
    [InlineData("[|{Tnit}|]", "did you mean 'Tint'?")]
    [InlineData("[|{}|]", "there is no member ''")]
    [InlineData("[|{ Tint }|]", "there is no member ' Tint '")]
    [InlineData("[|{key:Tnit}|]", "did you mean 'Tint'?")]
    [InlineData("[|{key:Host}|]", "there is no option 'Host'")]
    [InlineData("{Image.[|Locked|]}", "there is no member 'Locked' in Image")]
    [InlineData("{[|Imge|].Hue}", "did you mean 'Image'?")]
    [InlineData("{Tint} and &lt;[|{Nope}|]>", "there is no member 'Nope'")]
    public void In_the_text_of_a_rule(string text, string says) => Check.Reports(Id, Sample.With($"<reject id='X' when='{{ Tint: Red }}'>{text}</reject>"), says);

    [Fact]
    public void A_hole_that_stands_in_the_condition_too_is_reported_in_the_text()
        => Check.Reports(Id, Sample.With("<reject id='X' when='{ Tint: Red }' source='see {Nope}'>Not [|{Nope}|].</reject>"));

    [Fact]
    public void The_same_mistake_twice_is_reported_at_both_places()
        => Check.Reports(Id, Sample.With("<reject id='X' when='{ Tint: Red }'>Not [|{Nope}|] and not [|{Nope}|].</reject>"));

    [Theory]
    [InlineData("Too many\n      blanks\t before [|{Nope}|]")]
    [InlineData("&#x1F600;&amp;\r\n[|{Nope}|]")]
    [InlineData("Before<!-- {Nope} -->behind [|{Nope}|]")]
    [InlineData("<![CDATA[a & b &lt; [|{Nope}|]]]>")]
    [InlineData("<![CDATA[a]]> \n <!-- b -->\n<![CDATA[ [|{Nope}|]]]>")]
    [InlineData("Text <![CDATA[ and {Tint} ]]> and &gt; [|{Nope}|].")]
    public void A_place_in_a_text_is_found_behind_what_xml_writes_otherwise(string text)
        => Check.Reports(Id, Sample.With($"<reject id='X' when='{{ Tint: Red }}'>{text}</reject>"));

    [Theory]
    [InlineData("<option name='X' extra-spec='t:x' type='[|integer|]'/>", "<reject id='Y' when='{ Tint: Red, Flavor.Tint: Red }' fix='X=1'>{X} {key:X}</reject>")]
    [InlineData("<option name='X' extra-spec='t:x' type='[|integer|]'/>", "<element name='e' type='E' path='/a' plan='P'><attribute name='b' type='int' required='true' set-from='X'/></element>")]
    [InlineData("<option name='X' extra-spec='t:x' type='[|Colours|]'/>", "<choose option='X' value='Red' candidates='Green'/><traits name='T' for='X' prefix='P_'/>")]
    public void What_is_broken_is_not_reported_by_those_that_refer_to_it(string option, string feature)
        => Check.Reports(Id, Sample.With(options: option, feature: feature));

    [Theory]
    [InlineData("<attribute name='x' type='[|integer|]'/><reject id='Y' when='{ X: 1 }'>{X}</reject>")]
    [InlineData("<attribute name='x' type='[|integer|]'/><attribute name='y' type='int' allowed='{ X: 1 }'/>")]
    public void What_is_broken_in_an_element_is_not_reported_by_those_that_refer_to_it(string element)
        => Check.Reports(Id, Sample.With(element: element));

    [Fact]
    public void What_is_broken_where_it_is_declared_is_not_reported_where_it_is_used()
        => Check.Reports(Id, Sample.With(options: "<option name='X' extra-spec='t:x' type='[|integer|]'/>", feature: "<reject id='Y' when='{ X: 1 }'>Change it.</reject>"));

    [Theory]
    [InlineData("<traits name='X' for='Tint' prefix='P_' except='Red Green'/>")]
    [InlineData("<choose option='Hue' value='Red' candidates='Green'/>")]
    [InlineData("<reject id='X' when='{ Tint: Red, Host: not null }' fix='Tint=Green Pages=Large Pages=4 Locked=On Count=3 Label=x'>{Tint} {key:Tint} {Flavor.Tint} {Host} {{Nope}}</reject>")]
    [InlineData("<reject id='X' when='{ Card: { Number: > 3 } }'>{Card.Number} {Card.Driver.Eim}</reject>")]
    public void What_exists_is_found(string feature) => Check.Accepts(Sample.With(feature));

    [Fact]
    public void A_closed_namespace_that_is_nearly_one_of_the_keys_is_reported()
        => Check.Reports(Id, SchemaSource.Feature("<options closed='bread: [|bred:|]'><option name='X' extra-spec='bread:x' type='int'/></options>"), "did you mean 'bread:'?");

    // Its keys may be those of another feature.
    [Theory]
    [InlineData("other:")]
    [InlineData("bread:")]
    [InlineData("bred:", "<alias extra-spec='bred:x'/>")]
    public void Another_closed_namespace_is_left_alone(string closed, string inside = "")
        => Check.Accepts(SchemaSource.Feature($"<options closed='{closed}'><option name='X' extra-spec='bread:x' type='int'>{inside}</option></options>"));
}
