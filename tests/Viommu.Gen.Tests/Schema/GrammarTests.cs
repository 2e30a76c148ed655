using System.Linq;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>VIO0002: elements and attributes that do not belong where they stand, or are missing there.</summary>
public class GrammarTests
{
    private const string Id = "VIO0002";
    private const string Namespace = "xmlns='urn:viommu-gen:schema:1'";

    [Fact]
    public void The_sample_has_nothing_wrong() => Check.Accepts(Sample.With());

    [Fact]
    public void Another_root_is_reported_with_the_right_one() => Check.Reports(Id, $"<[|feature|] {Namespace} name='A' namespace='A'/>", "must be <schema>");

    [Theory]
    [InlineData("<[|schema|]/>")]
    [InlineData("<[|schema|] xmlns='urn:viommu-gen:schema:2'/>")]
    [InlineData("<[|s:schema|] xmlns:s='urn:other'/>")]
    public void Another_namespace_is_reported_with_the_right_one(string schema) => Check.Reports(Id, schema, "xmlns=\"urn:viommu-gen:schema:1\"");

    [Fact]
    public void A_namespace_that_is_missing_at_the_root_is_reported_once()
        => Check.Reports(Id, "<[|schema|]><feature name='A' namespace='A'><enum name='B'><value name='C' text='c'/></enum></feature></schema>", "xmlns=");

    [Fact]
    public void An_element_of_another_namespace_is_reported_once()
        => Check.Reports(Id, $"<schema {Namespace}><[|x:note|] xmlns:x='urn:other'/></schema>");

    [Theory]
    [InlineData("<[|enums|] name='X'/>", "did you mean 'enum'?")]
    [InlineData("<[|rejct|] id='X'/>", "did you mean 'reject'?")]
    [InlineData("<[|Enum|] name='X'/>", "did you mean 'enum'?")]
    [InlineData("<[|value|] name='X' text='x'/>", "does not belong into <feature>")]
    [InlineData("<enum name='X'><value name='Y' text='y'/><[|valeu|] name='Z' text='z'/></enum>", "did you mean 'value'?")]
    [InlineData("<element name='e' type='X' path='/a'><[|reject2|]/></element>", "did you mean 'reject'?")]
    public void An_unknown_element_is_reported_with_the_nearest_one(string feature, string says) => Check.Reports(Id, Sample.With(feature), says);

    [Fact]
    public void What_stands_inside_an_unknown_element_is_not_reported_too()
        => Check.Reports(Id, Sample.With("<[|thing|] a='b'><other/>text</thing>"));

    [Theory]
    [InlineData("<enum [|nmae|]='X' name='Y'><value name='Z' text='z'/></enum>", "did you mean 'name'?")]
    [InlineData("<enum name='Y' [|Summary|]='X'><value name='Z' text='z'/></enum>", "did you mean 'summary'?")]
    [InlineData("<enum name='Y'><value name='Z' text='z' [|colour|]='x'/></enum>", "<value> has no attribute 'colour'")]
    [InlineData("<flag name='Y' true='a' false='b' [|exakt|]='true'/>", "did you mean 'exact'?")]
    public void An_unknown_attribute_is_reported_with_the_nearest_one(string feature, string says) => Check.Reports(Id, Sample.With(feature), says);

    [Fact]
    public void Every_attribute_that_is_unknown_is_reported()
        => Check.Reports(Id, Sample.With("<flag [|a|]='' name='Y' [|b|]='' true='a' false='b' [|c|]=''/>"));

    [Theory]
    [InlineData("<[|enum|]><value name='Z' text='z'/></enum>", "'name'")]
    [InlineData("<enum name='X'><value name='Y' text='y'/><[|value|] text='z'/></enum>", "'name'")]
    [InlineData("<enum name='X'><value name='Y' text='y'/><[|value|] name='Z'/></enum>", "'text'")]
    [InlineData("<enum name='X' open='Else'><value name='Y' match='y'/><[|value|] name='Z'/></enum>", "'match'")]
    [InlineData("<[|flag|] name='X' true='a'/>", "'false'")]
    [InlineData("<[|flag|] name='X' false='a'/>", "'true'")]
    [InlineData("<[|quantity|] name='X'/>", "'unit'")]
    [InlineData("<quantity name='X' unit='U'><[|word|] name='Y'/></quantity>", "'text'")]
    [InlineData("<quantity name='X' unit='U'><[|suffix|] factor='1'/></quantity>", "'text'")]
    [InlineData("<[|reject|] when='{ Tint: Red }'>Change it.</reject>", "'id'")]
    [InlineData("<[|reject|] id='X'>Change it.</reject>", "'when'")]
    [InlineData("<[|choose|] option='Hue' value='Red'/>", "'candidates'")]
    [InlineData("<[|traits|] name='X' for='Hue'/>", "'prefix'")]
    [InlineData("<[|element|] name='e' path='/a'/>", "'type'")]
    [InlineData("<[|element|] name='e' type='X'/>", "'path'")]
    [InlineData("<element name='e' type='X' path='/a'><[|attribute|] name='b'/></element>", "'type'")]
    [InlineData("<element name='e' type='X' path='/a'><[|text|] type='text'/></element>", "'property'")]
    [InlineData("<element name='e' type='X' path='/a'><[|element|] name='f'/></element>", "'type'")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int'><[|since|] version='1.0'/></attribute></element>", "'fact'")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int'><[|until|] fact='Host'/></attribute></element>", "'version'")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int'><[|set|] when='{ Tint: Red }'/></attribute></element>", "'value'")]
    public void What_is_missing_is_reported_once_at_its_element(string feature, string says) => Check.Reports(Id, Sample.With(feature), says);

    [Theory]
    [InlineData("<[|option|] name='X' extra-spec='t:x'/>", "'type'")]
    [InlineData("<[|option|] extra-spec='t:x' type='int'/>", "'name'")]
    [InlineData("<[|option|] name='X' type='int'/>", "'extra-spec', an 'image-property'")]
    [InlineData("<option name='X' type='int' extra-spec='t:x' merge='[|must-agree|]'/>", "two keys")]
    [InlineData("<option name='X' type='int' image-property='t_x' merge='[|must-agree|]'/>", "two keys")]
    [InlineData("<option name='X' type='Switch' extra-spec='t:x' merge='[|any-true|]'/>", "two keys")]
    [InlineData("<option name='X' type='int' extra-spec='t:x' group='[|G|]'/>", "two keys")]
    [InlineData("<option name='X' type='int' extra-spec='t:x' image-property='t_x' group='G' merge='[|image-first|]'/>", "comes from the side")]
    [InlineData("<option name='X' type='int' extra-spec='t:x' image-property='t_x' merge='[|image-if|]'/>", "a condition over Flavor and Image")]
    [InlineData("<option name='X' type='int' extra-spec='t:x' image-property='t_x' [|image-if|]='{ Flavor.Tint: Red }'/>", "merge=\"image-if\"")]
    [InlineData("<option name='X' type='int' extra-spec='t:x' image-property='t_x' [|when|]='{ Tint: Red }'/>", "merge=\"must-agree\"")]
    public void What_is_missing_in_an_option_is_reported_once(string options, string says) => Check.Reports(Id, Sample.With(options: options), says);

    [Theory]
    [InlineData("type='int' min='[|-3000000000|]'", "use the type 'long'")]
    [InlineData("type='hex' min='[|-1|]'", "never negative")]
    [InlineData("type='int' min='[|--1|]'", "whole number")]
    [InlineData("type='int' min='0' max='[|-1|]'", "less than the least")]
    [InlineData("type='int' min='[|0.5|]'", "use the type 'decimal'")]
    [InlineData("type='long' max='[|9223372036854775808|]'", "at most 63 bits")]
    [InlineData("type='decimal' min='[|0,5|]'", "one such as 0.5")]
    [InlineData("type='decimal' max='[|-0.5|]'", "the greatest value -0.5 is less than the least value 0")]
    [InlineData("type='decimal' min='[|0.00000000000000000000000000001|]'", "one such as 0.5")]
    public void A_range_is_bound(string attributes, string says) => Check.Reports("VIO0003", Sample.With(options: $"<option name='X' extra-spec='t:x' {attributes}/>"), says);

    [Theory]
    [InlineData("<attribute name='s' in='[|item|]' property='X' type='int'/>", "VIO0005", "there is an element 'item' already")]
    [InlineData("<attribute name='s' in='x' type='int'/><text in='[|x|]' property='Y' type='int'/>", "VIO0005", "there is an element 'x' already")]
    [InlineData("<attribute name='s' in='x' type='int'/><attribute name='s' in='y' property='[|S|]' type='int'/>", "VIO0005", "there is a property 'S' already")]
    [InlineData("<attribute name='s' in='x' type='Size' [|unit|]='u'/>", "VIO0002", "write an <element> with both")]
    [InlineData("<attribute name='s' in='[|a b|]' type='int'/>", "VIO0003", "an XML name")]
    [InlineData("<attribute name='colour' in='[|a/b|]' property='X' type='int'/>", "VIO0003", "an XML name")]
    [InlineData("<[|text|] in='b' property='X' type='int' required='true'/>", "VIO0002", "The text of <b> in <device> is required")]
    [InlineData("<[|attribute|] name='state' in='b' property='X' type='int' required='true'/>", "VIO0002", "The attribute 'state' of <b> in <device> is required")]
    public void Values_in_children_are_bound(string content, string id, string says) => Check.Reports(id, Sample.With(element: content), says);

    [Theory]
    [InlineData("<attribute name='colour' in='x' property='X' type='int'/><text property='Y' type='int'/><text in='z' property='Z' type='int'/>")]
    [InlineData("<attribute name='s' in='x' property='X' type='int'/><attribute name='s' in='y' property='Y' type='int'/>")]
    public void Those_of_different_children_have_the_same_names(string content) => Check.Accepts(Sample.With(element: content));

    [Theory]
    [InlineData("<enum name='X'><value name='Y' text='y' also='z [|y|]'/></enum>", "VIO0005", "there is a text 'y' already")]
    [InlineData("<enum name='X' ignore-case='true'><value name='Y' text='y'/><value name='Z' text='[|Y|]'/></enum>", "VIO0005", "already")]
    [InlineData("<enum name='X' open='O'><value name='Y' match='y' [|also|]='z'/></enum>", "VIO0002", "'match'")]
    [InlineData("<enum name='X' open='O'><value name='Y' match='y-*'/></enum><element name='e' type='E' path='/a'><attribute name='m' type='X' omit='[|Y|]'/></element>", "VIO0007", "known by patterns only")]
    [InlineData("<enum name='X' open='O' [|ignore-case|]='true'><value name='Y' match='y'/></enum>", "VIO0002", "closed enum")]
    public void Further_texts_of_an_enum_are_bound(string feature, string id, string says) => Check.Reports(id, Sample.With(feature), says);

    [Theory]
    [InlineData("<fact name='X' type='int' from='[|Nope|]'/>", "no option 'Nope'", "VIO0004")]
    [InlineData("<fact name='X' type='int' from='[|Label|]'/>", "is of type text", "VIO0007")]
    [InlineData("<fact name='X' type='Colour' from='[|Hue|]'/>", "has a default", "VIO0007")]
    [InlineData("<fact name='X' type='int'><[|from|] value='1'/></fact>", "neither a 'path'", "VIO0002")]
    [InlineData("<fact name='X' type='int'><[|from|] when='{ Tint: Red }'/></fact>", "no 'value'", "VIO0002")]
    [InlineData("<fact name='X' type='int'><from when='{ Tint: Red }' value='1' [|count|]='true'/></fact>", "about a document", "VIO0002")]
    [InlineData("<fact name='X' type='int'><from when='{ [|Host|]: null }' value='1'/></fact>", "Host", "VIO0004")]
    [InlineData("<fact name='X' type='version' of='[|Machine|]' from='V'/>", "said by the request as well", "VIO0002", "<option name='V' type='version' extra-spec='t:v'/>")]
    public void What_a_request_says_is_bound(string platform, string says, string id, string options = "")
        => Check.Reports(id, Sample.With(platform: platform, options: options), says);

    [Fact]
    public void What_is_missing_in_a_fact_is_reported_once() => Check.Reports(Id, Sample.With(platform: "<[|fact|] name='X'/>"), "'type'");

    [Theory]
    [InlineData("<[|feature|] name='A'/>", "'namespace'")]
    [InlineData("<[|feature|] namespace='A'/>", "'name'")]
    [InlineData("<[|extend|]/>", "'feature'")]
    public void What_is_missing_in_a_feature_is_reported_once(string content, string says) => Check.Reports(Id, $"<schema {Namespace}>{content}</schema>", says);

    [Theory]
    [InlineData("<[|enum|] name='X'>some text<value name='Y' text='y'/></enum>")]
    [InlineData("<[|flag|] name='X' true='a' false='b'><![CDATA[some text]]></flag>")]
    public void Text_where_none_belongs_is_reported(string feature) => Check.Reports(Id, Sample.With(feature), "has text");

    [Theory]
    [InlineData("<reject id='X' when='{ Tint: Red }'/>")]
    [InlineData("<warn id='X' when='{ Tint: Red }'> \n </warn>")]
    public void A_rule_without_a_text_is_reported(string rule)
        => Check.Reports(Id, Sample.With(rule.Replace(rule[1..rule.IndexOf(' ', System.StringComparison.Ordinal)], $"[|{rule[1..rule.IndexOf(' ', System.StringComparison.Ordinal)]}|]", System.StringComparison.Ordinal).Replace("</[|warn|]", "</warn", System.StringComparison.Ordinal)), "say what is wrong");

    [Theory]
    [InlineData("A lone [|{|] brace.")]
    [InlineData("A lone [|}|] brace.")]
    [InlineData("{{ and then [|{|] alone.")]
    [InlineData("{Tint} and then [|}|] alone.")]
    [InlineData("[|{|]")]
    public void A_brace_that_stands_alone_is_reported_where_it_stands(string text)
        => Check.Reports(Id, Sample.With($"<reject id='X' when='{{ Tint: Red }}'>{text}</reject>"), "write {{ or }}");

    [Theory]
    [InlineData("<enum name='[|X|]'/>", "no values")]
    [InlineData("<enum name='X'><value name='Z' text='z'/><value name='Y' text='y' match='[|y|]'/></enum>", "no patterns")]
    [InlineData("<[|quantity|] name='X' unit='U'><suffix text='' factor='1/8'/></quantity>", "add <suffix text='U' factor='1'/>")]
    [InlineData("<[|quantity|] name='X' unit='U'><suffix text=' ' refused='Say more.'/><suffix text='k' factor='1000'/></quantity>", "nothing could be written")]
    [InlineData("<quantity name='X' unit='U'><[|suffix|] text='' factor='1' refused='No.'/></quantity>", "either a 'factor'")]
    [InlineData("<quantity name='X' unit='U'><[|suffix|] text='s'/></quantity>", "either a 'factor'")]
    [InlineData("<quantity name='X' unit='U'><[|suffix|] text='s' factor='1' refused='No.'/></quantity>", "either a 'factor'")]
    [InlineData("<quantity name='X' unit='U'><suffix text='s' refused='No.' [|remark|]='Yes.'/></quantity>", "suffixes that are accepted")]
    [InlineData("<element name='e' type='X' path='/a' [|when|]='{ Tint: Red }'/>", "'plan'")]
    [InlineData("<element name='e' type='X' path='/a'><element name='f' presence='true'><[|attribute|] name='b' type='int'/></element></element>", "no content")]
    [InlineData("<element name='e' type='X' path='/a'><element name='f' type='Y' [|plan|]='Z'/></element>", "'plan'")]
    [InlineData("<element name='e' type='X' path='/a'><element name='f' type='Y' [|path|]='/b'/></element>", "'path'")]
    [InlineData("<element name='e' type='X' path='/a'><element name='f' type='Y' [|when|]='{ Tint: Red }'/></element>", "'when'")]
    [InlineData("<element name='e' type='X' path='/a' plan='P'><attribute name='b' type='int' [|set-when|]='{ Tint: Red }'/></element>", "has no 'set'")]
    [InlineData("<element name='e' type='X' path='/a' plan='P'><[|attribute|] name='b' type='int' required='true'/><attribute name='c' type='int' set='1'/></element>", "The attribute 'b' of <e> is required")]
    public void What_does_not_belong_together_is_reported(string feature, string says) => Check.Reports(Id, Sample.With(feature), says);

    [Theory]
    [InlineData("<element name='e' type='X' path='/a' plan='[|P|]'/>")]
    [InlineData("<options><option name='A' extra-spec='a' type='int'/></options><element name='e' type='X' path='/a' plan='[|P|]'/>")]
    [InlineData("<platform><fact name='A' type='int'/></platform><element name='e' type='X' path='/a' plan='[|P|]'/>")]
    public void A_plan_needs_options_and_a_platform(string feature) => Check.Reports(Id, SchemaSource.Feature(feature), "<options>", "<platform>");

    [Fact]
    public void Several_problems_are_reported_in_the_order_of_the_file()
        => Assert.Equal(
            ["VIO0002", "VIO0003", "VIO0002", "VIO0002"],
            Check.Analyze(("a.viommu.xml", Sample.With("<a/><flag name='b' true='x' false='y'/><enum/><c/>"))).Select(diagnostic => diagnostic.Id));

    [Fact]
    public void Every_diagnostic_leads_to_its_page_and_is_a_warning()
        => Assert.All(
            Check.Analyze(("a.viommu.xml", Sample.With("<a/><flag name='b' true='x' false='y'/>"))),
            diagnostic =>
            {
                Assert.EndsWith(diagnostic.Id, diagnostic.Descriptor.HelpLinkUri, System.StringComparison.Ordinal);
                Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Warning, diagnostic.Severity);
            });
}
