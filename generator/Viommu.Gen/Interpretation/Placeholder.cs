using System;
using System.Collections.Generic;
using System.Linq;

namespace Viommu.Gen.Interpretation;

/// <summary>What template languages, formats, patterns and documentation write where a value will be.</summary>
internal static class Placeholder
{
    /// <summary>The character where an interpolated string has a hole. XML may have it in values and texts, and in no name.</summary>
    public const char Hole = '\uE000';

    /// <summary>Letters that a name may have and no name of a schema has: the name stands for code.</summary>
    public const char FirstName = '\u4E00', LastName = '\u9FA5';

    private const int MaxLength = 512;

    // No value of a schema needs them; one or the other is in every placeholder: {0}, ${x}, %s, @Model.X, #{x}, (\w+), a|b, *, ...
    private static readonly char[] Marks = { Hole, '{', '}', '$', '%', '@', '#', '|', '*', '\\', '^', '(', ')', '[', ']', '`', '\u2026' };

    // What begins and ends code inside of text, the longer opening first.
    private static readonly (string Open, string Close)[] Delimiters =
    {
        ("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("${", "}"), ("$(", ")"), ("#{", "}"), ("<%", "%>"), ("<#", "#>"),
    };

    /// <summary>Whether a value or a text has a placeholder in it, so that it does not specify the value.</summary>
    public static bool IsIn(string text)
    {
        if (text.IndexOfAny(Marks) >= 0 || text.IndexOf("...", StringComparison.Ordinal) >= 0)
            return true;
        string trimmed = text.Trim();
        return trimmed.Length > 1
            ? trimmed[0] == ':' || IsBetween(trimmed, '_', '_') || IsBetween(trimmed, '<', '>') || IsBetween(trimmed, '!', '!') || IsBetween(trimmed, '~', '~')
                || trimmed.All(c => c == '?')
            : trimmed == "?";
    }

    /// <summary>Whether a name was made of code, or a part of it.</summary>
    public static bool IsName(string name)
    {
        foreach (char c in name)
        {
            if (c is >= FirstName and <= LastName)
                return true;
        }
        return false;
    }

    /// <summary>Whether a value is the name of its own attribute or element, as in documentation: model='MODEL'.</summary>
    public static bool IsNameOf(string text, string name) => string.Equals(Plain(text), Plain(name), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text is a list of values to choose from: on/off.</summary>
    public static bool IsChoice(string text, IReadOnlyList<string> values)
    {
        string[] parts = text.Split(new[] { "/", ",", " or " }, StringSplitOptions.None);
        return parts.Length > 1 && parts.All(part => values.Contains(part.Trim()));
    }

    /// <summary>Where a piece of code that begins at a position ends, or less than nothing when none begins there.</summary>
    public static int End(string text, int start)
    {
        foreach ((string open, string close) in Delimiters)
        {
            if (string.CompareOrdinal(text, start, open, 0, open.Length) != 0)
                continue;
            int length = Math.Min(MaxLength, text.Length - start - open.Length);
            int end = text.IndexOf(close, start + open.Length, length, StringComparison.Ordinal);
            if (end < 0 || HasMarkup(text, start + open.Length, end))
                continue;
            for (end += close.Length; open[open.Length - 1] == '{' && end < text.Length && text[end] == '}';)
                end++;
            return end;
        }
        if (text[start] != '{')
            return -1;
        int simple = text.IndexOfAny(EndOfSimple, start + 1);
        return simple > 0 && text[simple] == '}' ? simple + 1 : -1;
    }

    private static readonly char[] EndOfSimple = { '}', '{', '<', '>', '"', '\'', '\n' };

    // Elements between what looks like the beginning and the end of code: {{<a/>}} is a format's way to write braces.
    private static bool HasMarkup(string text, int start, int end)
    {
        for (int i = start; i + 1 < end; i++)
        {
            if (text[i] == '<' && (text[i + 1] == '/' || char.IsLetter(text[i + 1])))
                return true;
        }
        return false;
    }

    private static bool IsBetween(string text, char first, char last) => text[0] == first && text[text.Length - 1] == last;

    private static string Plain(string text) => text.Replace("_", "").Replace("-", "");
}
