using System;
using System.Text;
using CsCheck;
using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Xml;

/// <summary>A document from anywhere is read, or refused with a violation: it never throws, hangs, or fetches anything.</summary>
public class XmlSourceTests
{
    [Theory]
    [InlineData("<!DOCTYPE item><item/>")]
    [InlineData("<!DOCTYPE item [<!ENTITY a 'b'>]><item name='&a;'/>")]
    [InlineData("<!DOCTYPE item [<!ENTITY a SYSTEM 'file:///no/such/file'>]><item>&a;</item>")]
    [InlineData("<!DOCTYPE item SYSTEM 'http://localhost:1/x.dtd'><item/>")]
    [InlineData("<!DOCTYPE item PUBLIC 'x' 'file:///no/such/file'><item/>")]
    [InlineData("<!DOCTYPE item [<!ENTITY % a SYSTEM 'file:///no/such/file'> %a;]><item/>")]
    public void A_dtd_is_refused(string xml) => Assert.Contains("DTD", Refuse(xml));

    [Fact]
    public void Entities_that_grow_are_refused()
    {
        var xml = new StringBuilder("<!DOCTYPE item [<!ENTITY e0 'ha'>");
        for (int i = 1; i < 40; i++)
            xml.Append($"<!ENTITY e{i} '&e{i - 1};&e{i - 1};&e{i - 1};&e{i - 1};'>");
        xml.Append("]><item>&e39;</item>");

        Assert.Contains("DTD", Refuse(xml.ToString()));
    }

    [Theory]
    [InlineData("<item name='&a;'/>")]
    [InlineData("<item>&nbsp;</item>")]
    public void An_entity_that_nobody_declared_is_refused(string xml) => Assert.Contains("entity", Refuse(xml));

    [Fact]
    public void Any_number_of_escaped_characters_is_read()
    {
        string text = new('&', 100000);
        Assert.Equal(text, Item.Read($"<item name='{text.Replace("&", "&amp;", StringComparison.Ordinal)}'/>").Single().Name);
        Assert.Equal(text, Item.Read($"<item name='{text.Replace("&", "&#38;", StringComparison.Ordinal)}'/>").Single().Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("text")]
    [InlineData("<")]
    [InlineData("<item")]
    [InlineData("<item>")]
    [InlineData("<item/><item/>")]
    [InlineData("<item/>text")]
    [InlineData("<item></Item>")]
    [InlineData("<a><item></a></item>")]
    [InlineData("<item name='1' name='2'/>")]
    [InlineData("<item name=1/>")]
    [InlineData("<item name/>")]
    [InlineData("<item name='<'/>")]
    [InlineData("<item>&</item>")]
    [InlineData("<item>]]></item>")]
    [InlineData("<item>&#0;</item>")]
    [InlineData("<item>&#xD800;</item>")]
    [InlineData("<item>&#xFFFF;</item>")]
    [InlineData("<item>&#x110000;</item>")]
    [InlineData("<p:item/>")]
    [InlineData("<item p:name='1'/>")]
    [InlineData("<item xmlns:p='1' xmlns:q='1' p:a='' q:a=''/>")]
    [InlineData("<item xmlns:xml='urn:x'/>")]
    [InlineData("<item xmlns:xmlns='urn:x'/>")]
    [InlineData("<item><!-- -- --></item>")]
    [InlineData("<item><?xml version='1.0'?></item>")]
    [InlineData(" <?xml version='1.0'?><item/>")]
    [InlineData("<?xml version='1.1'?><item/>")]
    [InlineData("<!-- only a comment -->")]
    public void A_document_that_is_not_well_formed_is_a_violation(string xml) => Refuse(xml);

    [Theory]
    [InlineData(0x0)]
    [InlineData(0x1)]
    [InlineData(0xd800)]
    [InlineData(0xdc00)]
    [InlineData(0xfffe)]
    public void A_document_with_a_character_that_xml_cannot_hold_is_a_violation(int code)
    {
        Refuse($"<item>{(char)code}</item>");
        Refuse($"<item name='{(char)code}'/>");
    }

    [Theory]
    [InlineData("<item name='x'/>")]
    [InlineData("<?xml version='1.0' encoding='utf-16'?><item name='x'/>")]
    [InlineData("<?xml version='1.0' encoding='utf-8' standalone='yes'?>\r\n<!-- a -->\r\n<?b c?><item name='x'></item><!-- d --><?e?>\n")]
    [InlineData("  <item\n\tname = \"x\"\n/>  ")]
    public void What_stands_around_the_root_does_not_matter(string xml) => Assert.Equal("x", Item.Read(xml).Single().Name);

    [Fact]
    public void Sixty_four_elements_inside_one_another_are_read()
    {
        XmlSource.Load(Nested(64, ""));
        XmlSource.Load(Nested(64, "text"));
        XmlSource.Load(Nested(64, "<!-- comment -->"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    public void Sixty_five_elements_inside_one_another_are_refused(string content)
        => Assert.Contains("nested more than 64 deep", Refuse(Nested(65, content)));

    [Theory]
    [InlineData(66)]
    [InlineData(1000)]
    [InlineData(100000)]
    public void A_document_that_is_too_deep_is_refused_however_deep_it_is(int depth)
    {
        Assert.Contains("nested more than 64 deep", Refuse(Nested(depth, "text")));
        // The depth is seen before the end, so that an end that is missing is not.
        Assert.Contains("nested more than 64 deep", Refuse(new StringBuilder().Insert(0, "<item>", depth).ToString()));
    }

    [Fact]
    public void Any_number_of_elements_beside_one_another_is_read()
        => Assert.Equal(20000, Item.Read($"<devices>{new StringBuilder().Insert(0, "<item/>", 20000)}</devices>").All().Count);

    [Fact]
    public void A_document_that_is_too_long_is_refused()
    {
        Refuse("<item>" + new string('a', XmlSource.MaxCharacters) + "</item>");
        Refuse("<item name='" + new string('a', XmlSource.MaxCharacters) + "'/>");
        Refuse("<item/>" + new string(' ', XmlSource.MaxCharacters));
    }

    [Fact]
    public void A_document_that_is_long_is_read()
    {
        string name = new('a', XmlSource.MaxCharacters / 2);
        Assert.Equal(name, Item.Read($"<item name='{name}'/>").Single().Name);
    }

    [Fact]
    public void No_document_makes_reading_throw()
        => Gen.OneOf("<", "</", ">", "/>", "item", "<item", "<item>", "</item>", "<item/>", "<devices>", "</devices>", " ", "name", "=", "'", "\"", "a", ":", "xmlns", "xmlns:a='b'",
                "&", "&amp;", "&#", "&#x0;", ";", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<?xml ", "?>", "<!DOCTYPE ", "[", "]", "\0", "\ud800", "\udc00", "\ufeff", "\n")
            .Array[0, 12].Select(string.Concat).Sample(static xml =>
            {
                ElementRead<Item> read = Item.Read(xml);
                Assert.True(!read.Violations.HasErrors || read.Elements.Count == 0);
            }, iter: 20000);

    [Fact]
    public void No_text_at_all_is_a_mistake_of_the_caller() => Assert.Throws<ArgumentNullException>(static () => Item.Read(null!));

    private static string Nested(int depth, string content)
        => new StringBuilder().Insert(0, "<item>", depth).Append(content).Insert(depth * 6 + content.Length, "</item>", depth).ToString();

    private static string Refuse(string xml)
    {
        ElementRead<Item> read = Item.Read(xml);
        Assert.Empty(read.Elements);
        Violation violation = Assert.Single(read.Violations);
        Assert.Equal("ItemXml", violation.Rule);
        Assert.Equal(Severity.Error, violation.Severity);
        Assert.Equal(["item"], violation.Keys);
        Assert.StartsWith("The document can't be read: ", violation.Message);
        Assert.True(violation.Message.Length < 1000);
        Assert.Same(read.Violations, Assert.Throws<ViolationException>(read.Single).Violations);
        Assert.Same(read.Violations, Assert.Throws<ViolationException>(read.All).Violations);
        return violation.Message;
    }
}
