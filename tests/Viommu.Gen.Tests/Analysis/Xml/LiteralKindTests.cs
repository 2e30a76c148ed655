using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Viommu.Gen.Tests.Analysis.Xml;

/// <summary>The places inside literals of all kinds, and holes.</summary>
public class LiteralKindTests
{
    private const string Quotes = "\"\"\"";

    [Theory]
    [InlineData("\"<iommu model='virtio'><driver [|eim='on'|]/></iommu>\"")]
    [InlineData("\"<iommu model=\\\"virtio\\\"><driver [|eim=\\\"on\\\"|]/></iommu>\"")]
    [InlineData("\"\\t\\u003ciommu model='virtio'>\\r\\n\\x20<driver [|\\U00000065im='on'|]/></iommu>\"")]
    [InlineData("\"<iommu model='virtio'><driver [|eim='on'|]/></iommu>\"u8")]
    [InlineData("@\"<iommu model=\"\"virtio\"\"><driver [|eim=\"\"on\"\"|]/></iommu>\"")]
    [InlineData("@\"<iommu model='virtio'>\r\n  <driver\n [|eim='on'|]/></iommu>\"")]
    [InlineData(Quotes + "<iommu model=\"virtio\"><driver [|eim=\"on\"|]/></iommu>" + Quotes)]
    [InlineData(Quotes + "<iommu model=\"virtio\"><driver [|eim=\"on\"|]/></iommu>" + Quotes + "u8")]
    [InlineData(Quotes + "\n    <iommu model=\"virtio\">\n\n  \n      <driver [|eim=\"on\"|]/>\n    </iommu>\n    " + Quotes)]
    [InlineData(Quotes + "\r\n\t<iommu model=\"virtio\">\r\n\t\t<driver\r\n\t\t [|eim\r\n\t\t='on'|]/>\r\n\t</iommu>\r\n\t" + Quotes + "u8")]
    [InlineData("$\"<iommu model='virtio'><driver aw_bits='{x}' [|eim='on'|]/></iommu>\"")]
    [InlineData("$@\"<iommu model=\"\"virtio\"\"><driver ats=\"\"{x}\"\" [|eim=\"\"on\"\"|] other='{{'/></iommu>\"", "ats")]
    [InlineData("$" + Quotes + "<iommu model=\"virtio\"><driver aw_bits='{x}{y}' [|eim=\"on\"|]/></iommu>" + Quotes)]
    [InlineData("$$" + Quotes + "\n    <iommu model='virtio'>\n      <driver aw_bits='{{y}}' [|eim='{'|]/>\n    </iommu>\n    " + Quotes, "eim")]
    public void A_place_is_found(string marked, string? also = null)
    {
        // One of the cases has a second finding, where it has a hole, and one is about a value.
        if (also is null)
            XmlCheck.Reports("VIO4001", XmlCheck.Code(marked));
        else
            Assert.Contains(new Schema.MarkedText(XmlCheck.Code(marked)).Spans[0], XmlCheck.Analyze(new Schema.MarkedText(XmlCheck.Code(marked)).Text).Select(diagnostic => diagnostic.Location.SourceSpan));
    }

    [Theory]
    // What a hole holds is not known; that the attribute is there, is.
    [InlineData("$\"<iommu model='virtio'><driver [|eim='{x}'|]/></iommu>\"")]
    [InlineData("$\"<iommu model='virtio'><driver [|eim='o{y}'|]/></iommu>\"")]
    [InlineData("$\"<domain type='{y}'><os><type arch='{y}' machine='{y}'/></os><features><acpi/></features><devices><iommu model='virtio'><driver [|eim='{x}'|]/></iommu></devices></domain>\"")]
    [InlineData("$\"<ioapic driver='{x}'/><[|ioapic|]/>\"")]
    public void A_hole_in_the_value_of_an_attribute_is_a_value_that_is_not_known(string marked) => XmlCheck.Reports("VIO4001", XmlCheck.Code(marked));

    [Theory]
    [InlineData("$\"<iommu model='{x}'><driver eim='on'/></iommu>\"")]
    [InlineData("\"<iommu model='virtio'><driver eim='on'\" + x + \"/></iommu>\"")]
    [InlineData("\"<iommu model='virtio'>\" + \"<driver eim='on'/></iommu>\"")]
    [InlineData("$\"<iommu model='virtio'><driver eim='on'/>\" + $\"{x}</iommu>\"")]
    public void What_a_hole_touches_is_silent(string code) => XmlCheck.Silent(XmlCheck.Code(code));

    [Theory]
    [InlineData("$\"<iommu model='virtio'><driver [|eim='on'|] {x}/></iommu>\"")]
    [InlineData("$\"<iommu model='virtio'><driver [|eim='on'|] {x}='on'/></iommu>\"")]
    [InlineData("$\"<iommu model='virtio'><driver [|eim='on'|]/>{x}</iommu>\"")]
    [InlineData("$\"<iommu model='virtio'><driver [|eim='on'|]/><{y}/></iommu>\"")]
    [InlineData("$\"<iommu model='virtio'><driver [|eim='on'|]/><!-- {y} --></iommu>\"")]
    [InlineData("$\"<iommu model='virtio'><driver [|eim='on'|]/><![CDATA[{y}]]></iommu>\"")]
    [InlineData("$\"<iommu model='virtio' xmlns:q='{y}'><driver [|eim='on'|]/></iommu>\"")]
    [InlineData("$\"<iommu model='virtio'><driver [|eim='on'|]/></iommu>{x}\"")]
    [InlineData("$\"<iommu model='virtio' a='&#xE000;{y}'><driver [|eim='on'|]/></iommu>\"")]
    public void The_rest_of_a_literal_with_a_hole_is_looked_at(string marked) => XmlCheck.Reports("VIO4001", XmlCheck.Code(marked));

    [Fact]
    public void A_piece_that_is_complete_by_itself_is_looked_at() => XmlCheck.Reports("VIO4001", XmlCheck.Code("x + \"<[|ioapic|]/>\" + x"));

    [Theory]
    [InlineData("\"<iommu model=\\\"vrtio\\\"/>\"", "\"<iommu model=\\\"virtio\\\"/>\"")]
    [InlineData("@\"<iommu model=\"\"vrtio\"\"/>\"", "@\"<iommu model=\"\"virtio\"\"/>\"")]
    [InlineData(Quotes + "<iommu model=\"vrtio\"/>" + Quotes, Quotes + "<iommu model=\"virtio\"/>" + Quotes)]
    [InlineData("$\"<iommu a='{x}' model='vr\\u0074io'/>\"", "$\"<iommu a='{x}' model='virtio'/>\"")]
    [InlineData("\"<iommu model=''/>\"", "\"<iommu model='intel'/>\"")]
    [InlineData("$\"<iommu model='virtio'><driver aw_bits='48'\\n eim='{x}'/></iommu>\"", "$\"<iommu model='virtio'><driver aw_bits='48'/></iommu>\"")]
    [InlineData(Quotes + "\n  <iommu model='virtio'>\n    <driver\n      aw_bits='48'\n      eim='on'\n    />\n  </iommu>\n  " + Quotes, Quotes + "\n  <iommu model='virtio'>\n    <driver\n      aw_bits='48'\n    />\n  </iommu>\n  " + Quotes)]
    public void A_change_fits_the_literal(string code, string expected)
    {
        string source = XmlCheck.Code(code);
        Assert.Equal(XmlCheck.Code(expected), XmlCheck.Fix(source, Assert.Single(XmlCheck.Analyze(source))));
    }

    // Values of a schema that mean something in XML, in C#, or in both.
    [Theory]
    [InlineData("\"<e a='x'/>\"", "\"<e a='&lt;&amp;&apos;\\\"\\\\{'/>\"")]
    [InlineData("\"<e a=\\\"x\\\"/>\"", "\"<e a=\\\"&lt;&amp;'&quot;\\\\{\\\"/>\"")]
    [InlineData("@\"<e a='x'/>\"", "@\"<e a='&lt;&amp;&apos;\"\"\\{'/>\"")]
    [InlineData("$@\"<e a='x' b='{y}'/>\"", "$@\"<e a='&lt;&amp;&apos;\"\"\\{{' b='{y}'/>\"")]
    [InlineData("$\"<e a='x' b='{y}'/>\"", "$\"<e a='&lt;&amp;&apos;\\\"\\\\{{' b='{y}'/>\"")]
    [InlineData(Quotes + "<e a=\"x\"/>" + Quotes, Quotes + "<e a=\"&lt;&amp;'&quot;\\{\"/>" + Quotes)]
    [InlineData(Quotes + "<e a='x'/>" + Quotes, null)]
    [InlineData("$" + Quotes + "<e a=\"x\" b=\"{y}\"/>" + Quotes, null)]
    public void What_means_something_to_the_literal_is_escaped_or_not_offered(string code, string? expected)
    {
        string schema = Infrastructure.SchemaSource.Feature("<enum name='T'><value name='A' text='&lt;&amp;&apos;&quot;\\{'/></enum><element name='e' type='E' path='/d'><attribute name='a' type='T'/></element>");
        Diagnostic found = Assert.Single(XmlCheck.Analyze(XmlCheck.Code(code), schema));
        Assert.Equal(expected is not null, XmlCheck.HasFix(found));
        if (expected is null)
            return;
        string source = XmlCheck.Fix(XmlCheck.Code(code), found);
        Assert.Equal(XmlCheck.Code(expected), source);
        XmlCheck.Silent(source, schema);
    }
}
