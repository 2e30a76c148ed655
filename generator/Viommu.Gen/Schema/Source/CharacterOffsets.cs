using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.Schema.Source;

/// <summary>
/// Where each character of a value is in the file. They shift: <c>&amp;lt;</c> is one character, and so is a CR LF.
/// </summary>
internal static class CharacterOffsets
{
    /// <summary>Adds the offsets of the text from a place up to an ending.</summary>
    /// <param name="hasReferences">Whether <c>&amp;</c> begins a reference; in a CDATA section it does not.</param>
    /// <returns>Where it ends.</returns>
    public static int Add(List<int> offsets, SourceText text, int start, string ending, bool hasReferences)
    {
        int i = start;
        while (i < text.Length && !StandsAt(text, i, ending))
        {
            offsets.Add(i);
            if (text[i] == '&' && hasReferences)
                i = SkipReference(offsets, text, i);
            else
                i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 2 : 1;
        }
        return i;
    }

    /// <summary>Whether a text is at a place of a file.</summary>
    public static bool StandsAt(SourceText text, int start, string what)
    {
        for (int i = 0; i < what.Length; i++)
        {
            if (start + i >= text.Length || text[start + i] != what[i])
                return false;
        }
        return true;
    }

    private static int SkipReference(List<int> offsets, SourceText text, int start)
    {
        int end = start + 1;
        while (end < text.Length && text[end] != ';')
            end++;
        // A reference to a character beyond U+FFFF is two characters of the value.
        string body = text.ToString(TextSpan.FromBounds(start + 1, end));
        if (body.StartsWith("#", StringComparison.Ordinal) && CodePoint(body) > 0xFFFF)
            offsets.Add(start);
        return Math.Min(end + 1, text.Length);
    }

    private static long CodePoint(string reference)
    {
        ReadOnlySpan<char> digits = reference.AsSpan(1);
        bool isHex = digits.Length > 0 && digits[0] == 'x';
        return Runtime.NumberText.TryReadHex((isHex ? "0" + digits.ToString() : digits.ToString()).AsSpan(), out long value) ? value : 0;
    }
}
