using System;
using System.Linq;
using CsCheck;
using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Xml;

/// <summary>The reader without a tree: it reads what the tree would give, or leaves the document to the tree.</summary>
public class TextElementReaderTests
{
    private static readonly string[] s_path = ["domain", "devices"], s_elsewhere = ["domain", "domain/features"];

    [Theory]
    [InlineData("<item name='a'/>")]
    [InlineData("<item name=\"a\" />")]
    [InlineData("<item\n\tname = 'a'\n></item\n>\n")]
    [InlineData("\n<item name='a'>\n</item>")]
    [InlineData("<devices><item name='a'/></devices>")]
    [InlineData("<domain type='kvm' id='1'><name>x</name><devices><disk a='1' b=\"2\"><x/></disk><item name='a'/></devices></domain>")]
    [InlineData("<snapshot><domain><devices><item name='a'/></devices></domain></snapshot>")]
    [InlineData("<domain xmlns:p='urn:p'><p:x><p:y/></p:x><metadata><q:x xmlns:q='urn:q'><q:y q:a='1'>text</q:y></q:x></metadata><devices><item name='a'/></devices></domain>")]
    public void A_plain_document_is_read_without_a_tree(string xml) => Assert.Equal("a", Assert.Single(TryRead(xml)!).Name);

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("<item")]
    [InlineData("<item name")]
    [InlineData("<item name='a'")]
    [InlineData("<item name='a")]
    [InlineData("<item name='a'/")]
    [InlineData("<item name='a'x='b'/>")]
    [InlineData("<item name='a' name='b'/>")]
    [InlineData("<item name='<'/>")]
    [InlineData("<item 1='a'/>")]
    [InlineData("<item>")]
    [InlineData("<item></itemx>")]
    [InlineData("<item></x>")]
    [InlineData("<item/><item/>")]
    [InlineData("<item/>text")]
    [InlineData("<domain><devices></domain></devices>")]
    [InlineData("<domain><p:x/><devices><item/></devices></domain>")]
    [InlineData("<domain><a xmlns:p='urn:p'/><p:x/><devices><item/></devices></domain>")]
    [InlineData("<domain><a xmlns:p='urn:p' xmlns:q='urn:p' p:b='1' q:b='2'/><devices><item/></devices></domain>")]
    [InlineData("<domain><a:b:c xmlns:a='urn:a'/><devices><item/></devices></domain>")]
    [InlineData("<domain><a: xmlns:a='urn:a'/><devices><item/></devices></domain>")]
    [InlineData("<domain><x>]]></x><devices><item/></devices></domain>")]
    public void What_is_not_well_formed_is_left_to_the_tree(string xml)
    {
        Assert.Null(TryRead(xml));
        Assert.Equal("ItemXml", Assert.Single(Item.Read(xml).Violations).Rule);
    }

    [Theory]
    [InlineData("<item name='&lt;'/>")]
    [InlineData("<item name='\u00e9'/>")]
    [InlineData("<item name='a\tb'/>")]
    [InlineData("<item name='a' x='1'/>")]
    [InlineData("<item>text</item>")]
    [InlineData("<item><x/></item>")]
    [InlineData("<item><!-- a --></item>")]
    [InlineData("<item><![CDATA[a]]></item>")]
    [InlineData("<?xml version='1.0'?><item/>")]
    [InlineData("<item xmlns='urn:x'/>")]
    [InlineData("<item xmlns:p='urn:x'/>")]
    [InlineData("<domain>\r\n<devices/></domain>")]
    [InlineData("<domain xmlns='urn:x'><devices/></domain>")]
    [InlineData("<domain><item/></domain>")]
    [InlineData("<domain><x>a<y/>b</x></domain>")]
    public void What_there_may_be_more_to_say_about_is_left_to_the_tree(string xml) => Assert.Null(TryRead(xml));

    [Fact]
    public void Elements_that_are_too_deep_are_left_to_the_tree()
    {
        Assert.NotNull(TryRead(Nested(XmlSource.MaxDepth)));
        Assert.Null(TryRead(Nested(XmlSource.MaxDepth + 1)));

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("<x>", depth)) + string.Concat(Enumerable.Repeat("</x>", depth));
    }

    [Fact]
    public void Whatever_is_read_without_a_tree_is_what_the_tree_gives()
    {
        int read = 0;
        Documents.Sample(
            xml =>
            {
                if (TryRead(xml) is not { } elements)
                    return true;
                read++;
                ElementRead<Item> tree = ElementReading.ReadTree(xml, "Item", s_path, s_elsewhere, "item", Item.ReadFrom);
                return tree.Violations.Count == 0 && tree.Elements.Equals(elements);
            },
            iter: 20_000,
            threads: 1);
        Assert.True(read > 1000, $"Only {read} documents were read without a tree.");
    }

    private static ValueList<Item>? TryRead(string xml) => TextElementReader.TryRead(xml, s_path, s_elsewhere, "item", Item.ReadFrom);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    // Documents that are close to what is read: whole ones, with pieces taken out, put in, or moved.
    private static Gen<string> Documents
    {
        get
        {
            Gen<string> name = OneOf("domain", "devices", "item", "features", "x", "p:x", "q:y", "name", "\u00e9");
            Gen<string> value = OneOf("", "a", " a  b ", "1", "urn:p", "'", "\"", "&amp;", "&#65;", "\n", "<", ">", "http://www.w3.org/2000/xmlns/");
            Gen<string> attribute = Gen.Select(OneOf("name", "x", "p:a", "q:a", "xmlns", "xmlns:p", "xmlns:q", "xml:lang", "name "), value, OneOf("'", "\""))
                .Select(static (name, value, quote) => $"{name}={quote}{value.Replace(quote, "", StringComparison.Ordinal)}{quote}");
            Gen<string> text = OneOf("", "", "", "\n ", "text", "&lt;", "<!-- a -->", "<![CDATA[a]]>", "]]>", "<?a b?>", "\r");
            Gen<string> element = Gen.Recursive<string>((depth, inner) => Gen.Select(name, attribute.Array[0, 2], text, depth > 3 ? Gen.Const(Array.Empty<string>()) : inner.Array[0, 3], Gen.Bool)
                .Select(static (name, attributes, text, children, isEmpty) =>
                {
                    string start = string.Concat(attributes.Select(static attribute => " " + attribute).Prepend("<" + name));
                    return children.Length == 0 && text.Length == 0 && isEmpty ? start + "/>" : $"{start}>{text}{string.Concat(children)}</{name}>";
                }));
            Gen<string> item = OneOf("<item name='a'/>", "<item/>", "<item name=\"b\"> </item>");
            Gen<string> document = Gen.Select(OneOf("{0}", "<devices>{0}{1}</devices>", "<domain xmlns:p='urn:p'>{1}<devices>{0}</devices></domain>", "<s><domain><devices>{1}{0}</devices>{1}</domain></s>"), item, element)
                .Select(static (frame, item, element) => frame.Replace("{0}", item, StringComparison.Ordinal).Replace("{1}", element, StringComparison.Ordinal));
            Gen<(int, int, string)[]> edits = Gen.Select(Gen.Int[0, 200], Gen.Int[0, 3], OneOf("", "", "<", ">", "/", " ", "'", "=", ":", "a", "</x>", "<x>")).Array[0, 2];
            return Gen.Select(Gen.OneOf(document, element), edits).Select(static (xml, edits) =>
            {
                foreach ((int at, int length, string text) in edits)
                {
                    int start = Math.Min(at, xml.Length), end = Math.Min(start + length, xml.Length);
                    xml = xml[..start] + text + xml[end..];
                }
                return xml;
            });
        }
    }
}
