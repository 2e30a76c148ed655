using System.Linq;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Model;
using Viommu.Gen.Schema;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>What a message of a rule can show: what is known when the rule is checked.</summary>
public class MessageTests
{
    private const string Request = """
        <number-set name="Numbers" exclude="true" universe="Cpus"/>
        <options><option name="Workers" extra-spec="x:workers" image-property="x_workers" type="int"/><option name="Pinned" extra-spec="x:pinned" type="Numbers"/><option name="Kind" extra-spec="x:kind" type="text"/></options>
        <platform><fact name="Cpus" type="int"/><fact name="Host" type="text"/><fact name="Said" type="text" from="Kind"/></platform>
        <let name="Free" value="Cpus - 1"/>
        <element name="device" type="Device" path="/a" plan="Card"><attribute name="at" property="Place" type="int" set="3"/><attribute name="on" property="Where" type="text" set-from="Host"/><element name="part" type="DevicePart" property="Parts" repeated="true"><attribute name="n" type="int"/></element></element>
        """;

    [Theory]
    [InlineData("{ Workers: > 4 }", "[|{Cpus}|]", "looks at no fact")]
    [InlineData("{ Workers: > 4 }", "[|{Free}|]", "looks at no fact")]
    [InlineData("{ Workers: > 4 }", "[|{Pinned.Count}|]", "looks at no fact")]
    [InlineData("{ Flavor.Workers: > 4 }", "{Flavor.Workers} [|{Flavor.Pinned.Max}|]", "looks at no fact")]
    [InlineData("{ Workers: > 4 }", "{Workers} [|{Card.Place}|]", "looks at no element of the plan")]
    [InlineData("{ Cpus: > 4 }", "{Cpus} [|{Card.Place}|]", "looks at no element of the plan")]
    [InlineData("{ Workers: > 4 }", "[|{Card.Parts.Count}|]", "looks at no element of the plan")]
    [InlineData("{ Cpus: > 4 }", "[|{Card.Parts.Count}|]", "looks at no element of the plan")]
    [InlineData("{ Said: &quot;s&quot;, Kind: not null }", "[|{Card.Place}|]", "looks at no element of the plan")]
    public void What_is_not_known_yet_is_reported(string when, string message, string says)
        => Check.Reports("VIO0004", SchemaSource.Feature($"{Request}<reject id='R' when='{when}'>{message}</reject>"), says);

    [Theory]
    [InlineData("too<!-- x --> <!-- y -->many", "too many")]
    [InlineData("<![CDATA[a]]> <![CDATA[b]]>", "a b")]
    [InlineData("a<!-- x -->b", "ab")]
    [InlineData("\n <!-- x --> a b\n <!-- y -->\n ", "a b")]
    public void Blanks_around_comments_and_sections_stand_between_words(string text, string message)
    {
        ParsedFile file = SchemaCompiler.Parse("a.viommu.xml", SourceText.From(SchemaSource.Feature($"{Request}<reject id='R' when='{{ Workers: 4 }}'>{text}</reject>")));
        OptionsModel options = SchemaCompiler.Compile([file], null, checkConditions: false, default).Model.Features[0].Options!;
        Assert.Equal(message, string.Concat(options.Rules.Single(rule => rule.Id == "R").Message.Select(part => part.Text)));
    }

    [Theory]
    [InlineData("{ Workers: > 4 }", "{Workers} {Pinned} {Kind} {Flavor.Workers} {Image.Workers}")]
    [InlineData("{ Cpus: > 4 }", "{Cpus} {Host} {Free} {Workers} {Pinned.Count} {Flavor.Workers}")]
    [InlineData("{ Cpus: > 4, Workers: 3 }", "{Host} {Free} {Image.Workers}")]
    [InlineData("{ Said: &quot;s&quot; }", "{Cpus} {Host} {Free} {Workers} {Pinned.Max} {Image.Workers}")]
    [InlineData("{ Free: > 4 }", "{Cpus} {Workers}")]
    [InlineData("{ Card.Place: > 4 }", "{Cpus} {Workers} {Card.Where} {Card.Parts.Count} {Flavor.Workers} {Free} {Pinned.Count}")]
    [InlineData("{ Card.Place: > 4, Cpus: 3, Image.Workers: 2 }", "{Kind} {Host}")]
    public void What_is_known_can_be_shown(string when, string message)
    {
        string schema = SchemaSource.Feature($"{Request}<reject id='R' when='{when}'>{message}</reject>");
        Check.Accepts(schema);
        Assert.Empty(TestCompiler.Generate("", ("test.viommu.xml", schema)).Complaints());
    }

    [Theory]
    [InlineData("{ Sub: null, N: 3 }", "{Sub.Count} of {N}")]
    [InlineData("{ Sub: null, Sub.Count: 0, N: 1 }", "{Sub.Count}")]
    [InlineData("{ Sub: null } or { Sub.Count: > 4 }", "{Sub.Count}")]
    [InlineData("{ Inner.Sub: null, N: 1 } or { Inner.Sub.Count: > 4 }", "{Inner.Sub.Count}")]
    public void That_there_are_none_of_several_is_no_null(string when, string message)
    {
        string schema = SchemaSource.Feature($"""
            <element name="card" type="Card" path="/srv"><attribute name="n" type="int"/><element name="sub" type="SubType" repeated="true"/><element name="inner" type="InnerType"><element name="sub" type="InnerSub" repeated="true"/></element>
            <reject id="NoSub" when="{when}">{message}</reject><reject id="ManySubs" when="{"{ Sub.Count: > 4 }"}">There are {"{Sub.Count}"}.</reject></element>
            """);
        Check.Accepts(schema);
        Assert.Empty(TestCompiler.Generate("", ("test.viommu.xml", schema)).Complaints());
    }

    [Theory]
    [InlineData("{ Place: > 4 }", "{Place} {Cpus} {Host}")]
    [InlineData("{ Cpus: > 4 }", "{Place} {Cpus} {Host}")]
    public void A_rule_of_an_element_can_show_facts(string when, string message)
    {
        string schema = SchemaSource.Feature(Request.Insert(Request.LastIndexOf("</element>", System.StringComparison.Ordinal), $"<reject id='R' when='{when}'>{message}</reject>"));
        Check.Accepts(schema);
        Assert.Empty(TestCompiler.Generate("", ("test.viommu.xml", schema)).Complaints());
    }
}
