using System;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.CodeFixes.Editing;

/// <summary>Writes a text in the form of the string literal that is there now: regular, verbatim or raw, with its <c>u8</c>.</summary>
internal static class StringText
{
    public static string Like(string literal, string text)
    {
        string suffix = Suffix(literal);
        string body = literal.Substring(0, literal.Length - suffix.Length);
        string written = body.StartsWith("@", StringComparison.Ordinal) ? $"@\"{text.Replace("\"", "\"\"")}\""
            : body.StartsWith("\"\"\"", StringComparison.Ordinal) ? Raw(body, text) ?? Regular(text)
            : Regular(text);
        return written + suffix;
    }

    public static string Regular(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>The part of a literal that is between its quotes.</summary>
    public static TextSpan ContentOf(string literal)
    {
        int prefix = literal.StartsWith("@", StringComparison.Ordinal) ? 1 : 0;
        int quotes = literal.StartsWith("\"\"\"", StringComparison.Ordinal) ? Quotes(literal) : 1;
        return TextSpan.FromBounds(prefix + quotes, Math.Max(prefix + quotes, literal.Length - Suffix(literal).Length - quotes));
    }

    private static string Suffix(string literal) => literal.EndsWith("u8", StringComparison.OrdinalIgnoreCase) ? literal.Substring(literal.Length - 2) : "";

    private static int Quotes(string literal) => literal.TakeWhile(character => character == '"').Count();

    // The quotes stay as they are, with the line breaks and blanks inside of them.
    private static string? Raw(string literal, string text)
    {
        int quotes = Quotes(literal);
        if (text.Length == 0 || text[0] == '"' || text[text.Length - 1] == '"' || text.Contains(new string('"', quotes)) || text.Any(char.IsControl))
            return null;
        int lineBreak = literal.IndexOf('\n');
        if (lineBreak < 0)
            return literal.Substring(0, quotes) + text + literal.Substring(0, quotes);
        int lastLine = literal.LastIndexOf('\n') + 1;
        string indentation = literal.Substring(lastLine, literal.Length - quotes - lastLine);
        int end = literal[lastLine - 2] == '\r' ? lastLine - 2 : lastLine - 1;
        return literal.Substring(0, lineBreak + 1) + indentation + text + literal.Substring(end);
    }
}
