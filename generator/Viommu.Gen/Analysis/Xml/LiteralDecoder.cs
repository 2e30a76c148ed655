using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Viommu.Gen.Interpretation;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>
/// Reads the source of a string literal character by character, to know where each character of the value is. The value itself is the compiler's:
/// where this reading comes to another one, there are no places.
/// </summary>
internal sealed class LiteralDecoder
{
    private readonly StringBuilder _value = new();
    private readonly List<int> _starts = new();
    private readonly List<int> _ends = new();
    private readonly LiteralForm _form;
    private readonly bool _isInterpolated;
    private readonly string _indentation;

    private LiteralDecoder(LiteralForm form, bool isInterpolated, string indentation)
    {
        _form = form;
        _isInterpolated = isInterpolated;
        _indentation = indentation;
    }

    public static LiteralText Decode(SyntaxToken token)
    {
        string text = token.Text;
        bool isUtf8 = token.Kind() is SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken
            or SyntaxKind.Utf8MultiLineRawStringLiteralToken;
        int length = text.Length - (isUtf8 ? "u8".Length : 0);
        LiteralForm form = text.StartsWith("@", StringComparison.Ordinal)
            ? LiteralForm.Verbatim
            : text.StartsWith("\"\"\"", StringComparison.Ordinal) ? LiteralForm.Raw : LiteralForm.Regular;
        int start = form == LiteralForm.Verbatim ? 2 : 1, end = length - 1;
        string indentation = "";
        if (form == LiteralForm.Raw)
        {
            for (start = 3; start < length && text[start] == '"';)
                start++;
            end = length - start;
            if (token.Kind() is SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken)
            {
                // The line of the opening quotes, and what is before the closing ones, is not part of the value.
                start = AfterLineBreak(text, start);
                int lastLine = end;
                while (lastLine > start && !SyntaxFacts.IsNewLine(text[lastLine - 1]))
                    lastLine--;
                indentation = lastLine <= end ? text.Substring(lastLine, end - lastLine) : "";
                end = BeforeLineBreak(text, lastLine);
            }
        }
        var decoder = new LiteralDecoder(form, false, indentation);
        bool isRead = start <= end && end <= text.Length && decoder.Read(text, start, end, token.SpanStart, indentation.Length > 0);
        return decoder.ToText(isRead && decoder.Is(token.ValueText, 0), token.ValueText, end + token.SpanStart, 0);
    }

    public static LiteralText? Decode(InterpolatedStringExpressionSyntax interpolated)
    {
        LiteralForm form = interpolated.StringStartToken.Kind() switch
        {
            SyntaxKind.InterpolatedStringStartToken => LiteralForm.Regular,
            SyntaxKind.InterpolatedVerbatimStringStartToken => LiteralForm.Verbatim,
            _ => LiteralForm.Raw,
        };
        bool isMultiLine = interpolated.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken);
        string ending = interpolated.StringEndToken.Text;
        string indentation = isMultiLine ? ending.TrimEnd('"').TrimStart('\r', '\n', '\u0085', '\u2028', '\u2029') : "";
        var decoder = new LiteralDecoder(form, true, indentation);
        var value = new StringBuilder();
        bool isRead = true;
        int holes = 0;
        foreach (InterpolatedStringContentSyntax content in interpolated.Contents)
        {
            if (content is not InterpolatedStringTextSyntax text)
            {
                decoder.Add(Placeholder.Hole, content.SpanStart, content.Span.End);
                value.Append(Placeholder.Hole);
                holes++;
                continue;
            }
            // The compiler leaves the braces of this text doubled.
            string part = form == LiteralForm.Raw ? text.TextToken.ValueText : text.TextToken.ValueText.Replace("{{", "{").Replace("}}", "}");
            int start = value.Length;
            value.Append(part);
            isRead = isRead
                && decoder.Read(text.TextToken.Text, 0, text.TextToken.Text.Length, text.TextToken.SpanStart, isMultiLine && start == 0 && holes == 0)
                && decoder.Is(part, start);
        }
        string all = value.ToString();
        // The character that replaces a hole has no meaning elsewhere.
        int count = 0;
        foreach (char c in all)
            count += c == Placeholder.Hole ? 1 : 0;
        return count == holes ? decoder.ToText(isRead, all, interpolated.StringEndToken.SpanStart, holes) : null;
    }

    private LiteralText ToText(bool isExact, string value, int end, int holes)
        => isExact
            ? new LiteralText(value, _form, _isInterpolated, holes, new List<int>(_starts) { end }.ToArray(), _ends.ToArray())
            : new LiteralText(value, _form, _isInterpolated, holes, null, null);

    private bool Is(string expected, int start) => _value.Length == start + expected.Length && _value.ToString(start, expected.Length) == expected;

    private void Add(char c, int start, int end)
    {
        _value.Append(c);
        _starts.Add(start);
        _ends.Add(end);
    }

    /// <summary>Reads a part of the literal.</summary>
    /// <param name="offset">Where the text is in the source.</param>
    private bool Read(string text, int start, int end, int offset, bool isAtLineStart)
    {
        for (int i = start; i < end;)
        {
            if (isAtLineStart)
            {
                isAtLineStart = false;
                for (int j = 0; j < _indentation.Length && i < end && text[i] == _indentation[j]; j++)
                    i++;
                continue;
            }
            char c = text[i];
            if (_form == LiteralForm.Regular && c == '\\')
            {
                int next = ReadEscape(text, i, end, offset);
                if (next < 0)
                    return false;
                i = next;
                continue;
            }
            bool isDoubled = i + 1 < end && text[i + 1] == c
                && ((c == '"' && _form == LiteralForm.Verbatim) || (c is '{' or '}' && _isInterpolated && _form != LiteralForm.Raw));
            int length = isDoubled ? 2 : 1;
            Add(c, offset + i, offset + i + length);
            i += length;
            isAtLineStart = _form == LiteralForm.Raw && _indentation.Length > 0 && SyntaxFacts.IsNewLine(c) && !(c == '\r' && i < end && text[i] == '\n');
        }
        return true;
    }

    // Returns where the escape ends, or less than nothing when it is none.
    private int ReadEscape(string text, int start, int end, int offset)
    {
        if (start + 1 >= end)
            return -1;
        char letter = text[start + 1];
        if (letter is 'u' or 'U' or 'x')
            return ReadCode(text, start, end, offset, letter);
        int simple = "'\"\\0abfnrtve".IndexOf(letter);
        if (simple < 0)
            return -1;
        Add("'\"\\\0\a\b\f\n\r\t\v\u001b"[simple], offset + start, offset + start + 2);
        return start + 2;
    }

    private int ReadCode(string text, int start, int end, int offset, char letter)
    {
        int first = start + 2, most = letter == 'U' ? 8 : 4, last = first;
        while (last < end && last - first < most && Uri.IsHexDigit(text[last]))
            last++;
        if (last == first || (letter != 'x' && last - first < most))
            return -1;
        uint code = uint.Parse(text.Substring(first, last - first), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (code > 0x10FFFF)
            return -1;
        // Beyond U+FFFF it is two characters, which are in the same place.
        if (code > 0xFFFF)
        {
            Add((char)(0xD800 + ((code - 0x10000) >> 10)), offset + start, offset + last);
            code = 0xDC00 + ((code - 0x10000) & 0x3FF);
        }
        Add((char)code, offset + start, offset + last);
        return last;
    }

    private static int AfterLineBreak(string text, int start)
    {
        while (start < text.Length && !SyntaxFacts.IsNewLine(text[start]))
            start++;
        return Math.Min(text.Length, start + (start + 1 < text.Length && text[start] == '\r' && text[start + 1] == '\n' ? 2 : 1));
    }

    private static int BeforeLineBreak(string text, int lineStart)
        => lineStart >= 2 && text[lineStart - 1] == '\n' && text[lineStart - 2] == '\r' ? lineStart - 2 : lineStart - 1;
}
