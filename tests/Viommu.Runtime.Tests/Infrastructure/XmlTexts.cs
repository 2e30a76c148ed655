using System.Xml;
using CsCheck;

namespace Viommu.Runtime.Tests.Infrastructure;

/// <summary>Random texts, with much of what is special in XML.</summary>
internal static class XmlTexts
{
    private static readonly Gen<string> s_special = Gen.OneOf(
        "&", "<", ">", "'", "\"", "\t", "\n", "\r", "\r\n", " ", "  ", "]]>", "<![CDATA[", "&amp;", "&#9;", "<!--",
        "\u007f", "\u0085", "\u00a0", "\u2028", "\ud7ff", "\ue000", "\ufdd0", "\ufeff", "\ufffd", "\U0001fffe", "\U0010ffff");

    private static readonly Gen<string> s_piece = Gen.OneOf(
        s_special,
        Gen.Char.AlphaNumeric.Select(static letter => letter.ToString()),
        Gen.Int[0x20, 0xd7ff].Select(char.ConvertFromUtf32),
        Gen.Int[0x10000, 0x10ffff].Select(char.ConvertFromUtf32));

    private static readonly Gen<string> s_anyChar = Gen.OneOf(
        s_piece,
        Gen.Int[0, 0x20].Select(static code => ((char)code).ToString()),
        Gen.Int[0xd800, 0xdfff].Select(static code => ((char)code).ToString()),
        Gen.Int[0xfff0, 0xffff].Select(static code => ((char)code).ToString()));

    /// <summary>Texts that XML can hold.</summary>
    public static Gen<string> Valid { get; } = s_piece.Array[0, 30].Select(string.Concat);

    /// <summary>Any text, halves of surrogate pairs included.</summary>
    public static Gen<string> Any { get; } = s_anyChar.Array[0, 6].Select(string.Concat);

    /// <summary>Whether XML can hold a text.</summary>
    public static bool CanHold(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                continue;
            if (i + 1 == text.Length || !XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                return false;
            i++;
        }
        return true;
    }
}
