using System;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Xml;

/// <summary>No text is changed on its way through XML: it comes back as it was, or it is refused.</summary>
public class Utf8XmlWriterTextTests
{
    [Fact]
    public void A_text_comes_back_from_an_attribute_and_from_content()
        => XmlTexts.Valid.Sample(AssertComesBack);

    [Fact]
    public void A_text_of_blanks_comes_back()
        => Gen.Char["\t\n\r "].Array[0, 8].Select(static blanks => new string(blanks)).Sample(AssertComesBack);

    [Fact]
    public void A_long_text_comes_back()
        => Gen.Select(XmlTexts.Valid, Gen.Int[1, 300]).Sample(static (text, times) => AssertComesBack(new StringBuilder().Insert(0, text, times).ToString()), iter: 100);

    [Fact]
    public void Every_character_that_xml_can_hold_comes_back()
    {
        var all = new StringBuilder();
        int count = 0;
        for (int code = 0; code <= 0x10ffff; code++)
        {
            if (code is >= 0xd800 and <= 0xdfff || !XmlTexts.CanHold(char.ConvertFromUtf32(code)))
                continue;
            all.Append(char.ConvertFromUtf32(code));
            count++;
        }
        // All but the surrogates, the control characters that are no white space, and U+FFFE and U+FFFF.
        Assert.Equal(0x110000 - 0x800 - 29 - 2, count);

        AssertComesBack(all.ToString());
    }

    [Theory]
    [InlineData(0x0, 0x8)]
    [InlineData(0xb, 0xc)]
    [InlineData(0xe, 0x1f)]
    [InlineData(0xfffe, 0xffff)]
    public void A_character_that_xml_cannot_hold_is_refused(int first, int last)
    {
        for (int code = first; code <= last; code++)
        {
            AssertRefused($"a{(char)code}b", $"U+{code:X4}");
            AssertRefused(((char)code).ToString(), $"U+{code:X4}");
        }
    }

    [Theory]
    [InlineData(0xd800)]
    [InlineData(0xdbff)]
    [InlineData(0xdc00)]
    [InlineData(0xdfff)]
    public void Half_a_surrogate_pair_is_refused(int code)
    {
        char half = (char)code;
        AssertRefused($"{half}", $"U+{code:X4}");
        AssertRefused($"a{half}", $"U+{code:X4}");
        AssertRefused($"{half}b", $"U+{code:X4}");
        AssertRefused($"a{half}&", $"U+{code:X4}");
        AssertRefused($"{half}{half}", $"U+{code:X4}");
        AssertRefused($"\U0001f600{half}\U0001f600", $"U+{code:X4}");
    }

    [Fact]
    public void Halves_of_a_surrogate_pair_in_the_wrong_order_are_refused() => AssertRefused("\udc00\ud800", "U+DC00");

    [Fact]
    public void Half_a_surrogate_pair_in_what_is_not_known_is_refused()
    {
        ValueList<UnknownContent> unknown = [new(UnknownKind.Attribute, "a", "a='\ud800'"), new(UnknownKind.Text, "", "\ud800")];

        Assert.Throws<FormatException>(() => new Utf8XmlWriter(new byte[100]).UnknownAttributes(unknown));
        Assert.Throws<FormatException>(() => new Utf8XmlWriter(new byte[100]).UnknownChildren(unknown));
    }

    [Fact]
    public void Any_text_comes_back_or_is_refused()
        => XmlTexts.Any.Sample(static text =>
        {
            if (XmlTexts.CanHold(text))
                AssertComesBack(text);
            else
                Assert.Throws<FormatException>(() => Write(text));
        });

    private static void AssertComesBack(string text)
    {
        string xml = Write(text);
        XElement element = XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        Assert.Equal(text, element.Attribute("a")!.Value);
        Assert.Equal(text, element.Value);
        Assert.False(element.HasElements);

        // The library's own way to load documents.
        element = XmlSource.Load(xml);
        Assert.Equal(text, element.Attribute("a")!.Value);
        Assert.Equal(text, element.Value);
    }

    private static void AssertRefused(string text, string name)
        => Assert.Contains(name, Assert.Throws<FormatException>(() => Write(text)).Message);

    private static string Write(string text)
    {
        byte[] buffer = new byte[text.Length * 12 + 20];
        var writer = new Utf8XmlWriter(buffer);
        writer.Markup("<e a='"u8);
        writer.Text(text);
        writer.Markup("'>"u8);
        writer.Text(text);
        writer.Markup("</e>"u8);
        Assert.False(writer.IsFull);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(buffer, 0, writer.Written);
    }
}
