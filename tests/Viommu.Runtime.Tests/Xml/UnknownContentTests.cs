using System;
using System.Linq;
using System.Xml.Linq;
using CsCheck;
using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Xml;

/// <summary>What a schema does not know is written back as it was.</summary>
public class UnknownContentTests
{
    [Theory]
    [InlineData("<item name='a' x=\"1\"/>")]
    [InlineData("<item name='a' x=\"&quot;'&lt;&amp;\"/>")]
    [InlineData("<item name='a' x=\"\" y=\"  \"/>")]
    [InlineData("<item xml:space=\"preserve\" xml:lang=\"en\"/>")]
    [InlineData("<item xmlns:p=\"urn:p\" p:x=\"1\" p:y=\"2\"/>")]
    [InlineData("<item><x /></item>")]
    [InlineData("<item><x a=\"1\"><y>text</y></x><x /></item>")]
    [InlineData("<item>a &amp; b &lt; c</item>")]
    [InlineData("<item> a <x /> b <y /> c </item>")]
    [InlineData("<item><![CDATA[a & b < c]]></item>")]
    [InlineData("<item>a<![CDATA[<b>]]>c</item>")]
    [InlineData("<item><p:x xmlns:p=\"urn:p\" p:a=\"1\"><p:y /></p:x></item>")]
    [InlineData("<item><x xmlns=\"urn:p\"><y xmlns=\"\" /></x></item>")]
    [InlineData("<item><x> <y /> </x><z>  </z></item>")]
    [InlineData("<item><x><!-- a --><?b c?></x></item>")]
    public void Content_is_kept_and_written_back_as_it_was(string xml) => Assert.Equal(xml, Item.Read(xml).Single().ToString());

    [Theory]
    [InlineData("<item x='&#9;&#10;&#13; '/>")]
    [InlineData("<item x='a\nb'/>")]
    [InlineData("<item>a\r\nb\nc\td</item>")]
    [InlineData("<item>&#x1F600;&#133;&#160;&#x2028;</item>")]
    [InlineData("<item><x a='&#9;&#10;&#13;'>&gt;</x></item>")]
    [InlineData("<domain xmlns:p='urn:p'><devices><item p:x='1'/></devices></domain>")]
    [InlineData("<domain xmlns:p='urn:p' xmlns:q='urn:q'><devices><item p:x='1' q:x='2' x='3'/></devices></domain>")]
    [InlineData("<domain xmlns:p='urn:p'><devices xmlns:p='urn:q'><item p:x='1'/></devices></domain>")]
    [InlineData("<domain xmlns:p='urn:p'><devices><item><p:x p:a='1'/><p:y/></item></devices></domain>")]
    [InlineData("<domain xmlns:p='urn:p'><devices><item p:x='1'><p:y/></item></devices></domain>")]
    [InlineData("<domain><devices><item><q:x xmlns:q='urn:q'/><q:x xmlns:q='urn:r'/></item></devices></domain>")]
    public void Content_means_the_same_after_it_was_written_back(string xml) => AssertMeansTheSame(xml);

    [Fact]
    public void Several_attributes_share_a_prefix_that_is_declared_further_up()
        => AssertMeansTheSame("<domain xmlns:p='urn:p'><devices><item p:x='1' p:y='2'/></devices></domain>");

    [Fact]
    public void A_carriage_return_of_a_text_is_kept() => AssertMeansTheSame("<item>a&#13;b</item>");

    [Fact]
    public void A_carriage_return_of_a_text_in_an_element_is_kept() => AssertMeansTheSame("<item><x>a&#13;&#10;b</x></item>");

    [Fact]
    public void Random_content_means_the_same_after_it_was_written_back()
        => Elements(2).Sample(static item =>
        {
            item.Name = "item";
            var domain = new XElement("domain", new XAttribute(XNamespace.Xmlns + "p", "urn:p"), new XElement("devices", item));
            AssertMeansTheSame(domain.ToString(SaveOptions.DisableFormatting));
        });

    [Fact]
    public void Random_text_is_kept()
        => XmlTexts.Valid.Select(static text => text.Replace("\r", "", StringComparison.Ordinal)).Sample(static text =>
        {
            Item item = new() { Name = text };
            string escaped = item.ToString()["<item name='".Length..^"'/>".Length];
            Item read = Item.Read($"<item x='{escaped}'><x>{escaped}</x>.{escaped}</item>").Single();
            XElement back = XElement.Parse(read.ToString(), LoadOptions.PreserveWhitespace);
            Assert.Equal(text, back.Attribute("x")!.Value);
            Assert.Equal(text, back.Element("x")!.Value);
            Assert.Equal(text + "." + text, back.Value);
        });

    [Fact]
    public void Everything_that_is_kept_has_its_kind_and_name()
    {
        Item item = Item.Read("<item a='1' xml:b='2'>text<c/><![CDATA[data]]></item>").Single();

        Assert.Equal(
            [
                new UnknownContent(UnknownKind.Attribute, "a", "a=\"1\""),
                new UnknownContent(UnknownKind.Attribute, "b", "xml:b=\"2\""),
                new UnknownContent(UnknownKind.Text, "", "text"),
                new UnknownContent(UnknownKind.Element, "c", "<c />"),
                new UnknownContent(UnknownKind.Text, "", "<![CDATA[data]]>"),
            ],
            item.Unknown);
    }

    [Fact]
    public void Only_elements_and_text_are_children()
    {
        UnknownContent attribute = new(UnknownKind.Attribute, "a", "a='1'");

        Assert.False(UnknownContent.HasChildren([]));
        Assert.False(UnknownContent.HasChildren([attribute, attribute]));
        Assert.True(UnknownContent.HasChildren([attribute, new(UnknownKind.Element, "b", "<b/>")]));
        Assert.True(UnknownContent.HasChildren([new(UnknownKind.Text, "", "b"), attribute]));
    }

    // At most one attribute with a prefix: several have a test of their own.
    private static Gen<XElement> Elements(int depth)
    {
        Gen<XName> names = Gen.OneOf<XName>("x", "y", "{urn:p}x", "{urn:q}y");
        Gen<string> texts = Gen.OneOf("", "a", " b\n", "<&>'\"]]>", "\t", "\u2603");
        Gen<object[]> attributes = Gen.Select(Gen.OneOf<XName>("a", "{urn:p}b", "{urn:q}b", XNamespace.Xml + "lang"), texts,
            static (name, text) => new object[] { new XAttribute(name, text), new XAttribute("c", text) });
        Gen<object> leaves = Gen.OneOf(texts.Select(static text => (object)new XText(text)), texts.Where(static text => !text.Contains("]]>")).Select(static text => (object)new XCData("." + text)));
        Gen<object> nodes = depth == 0 ? leaves : Gen.OneOf(leaves, Elements(depth - 1).Select(static element => (object)element));
        return Gen.Select(names, attributes, nodes.Array[0, 4], static (name, attributes, nodes) => new XElement(name, attributes, nodes));
    }

    private static void AssertMeansTheSame(string xml)
    {
        XElement before = XElement.Parse(xml, LoadOptions.PreserveWhitespace).DescendantsAndSelf("item").First();
        string written = Item.Read(xml).Single().ToString();
        XElement after = XElement.Parse(written, LoadOptions.PreserveWhitespace);
        Assert.Equal(Meaning(before).ToString(SaveOptions.DisableFormatting), Meaning(after).ToString(SaveOptions.DisableFormatting));
        Assert.True(XNode.DeepEquals(Meaning(before), Meaning(after)), written);
    }

    // Where a prefix is declared says nothing about what a name means, and blanks directly in the element are not kept.
    private static XElement Meaning(XElement element, bool isRoot = true)
        => new(element.Name,
            element.Attributes().Where(static attribute => !attribute.IsNamespaceDeclaration),
            element.Nodes().Where(node => !isRoot || node is not XText text || !string.IsNullOrWhiteSpace(text.Value))
                .Select(static node => node is XElement child ? Meaning(child, isRoot: false) : node));
}
