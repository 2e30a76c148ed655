using System.Text;

namespace Viommu.Gen.Emit;

/// <summary>Text in XML: documentation comments, and the fixed parts of elements.</summary>
internal static class XmlText
{
    private static readonly char[] Special = { '&', '<', '>', '\n', '\r', '\t', '\u0085', '\u2028', '\u2029' };

    /// <summary>Text in a documentation comment: on one line.</summary>
    public static string Escape(string text)
    {
        if (text.IndexOfAny(Special) < 0)
            return text;
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                // No line may end inside a documentation comment.
                '\n' or '\r' or '\t' or '\u0085' or '\u2028' or '\u2029' => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }

    /// <summary>Text in the single quotes of an attribute.</summary>
    public static string EscapeAttribute(string text)
        => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("'", "&apos;").Replace("\"", "&quot;")
            .Replace("\t", "&#9;").Replace("\n", "&#10;").Replace("\r", "&#13;");
}
