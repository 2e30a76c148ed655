using System;
using System.Diagnostics.CodeAnalysis;

namespace Viommu.Runtime;

/// <summary>The words that mean yes and no.</summary>
sealed partial class FlagWords
{
    private readonly string[] _true;
    private readonly string[] _false;
    private readonly bool _exact;

    /// <summary>Makes a flag from its words; the first of each is the one that is written.</summary>
    /// <param name="trueWords">The words for yes, separated by white space.</param>
    /// <param name="falseWords">The words for no, separated by white space.</param>
    /// <param name="exact">Whether case and surrounding white space count.</param>
    public FlagWords(string trueWords, string falseWords, bool exact)
    {
        _true = Words.Split(trueWords);
        _false = Words.Split(falseWords);
        _exact = exact;
        Allowed = string.Join(", ", _true) + ", " + string.Join(", ", _false);
    }

    /// <summary>All words, for messages.</summary>
    public string Allowed { get; }

    /// <summary>Reads a flag.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">Yes or no.</param>
    /// <returns>Whether the text is one of the words.</returns>
    public bool TryRead([NotNullWhen(true)] string? text, out bool value)
    {
        value = false;
        if (text is null)
            return false;
        value = Contains(_true, text);
        return value || Contains(_false, text);
    }

    /// <summary>The word that is written.</summary>
    public string ToText(bool value) => value ? _true[0] : _false[0];

    private bool Contains(string[] words, string text)
    {
        ReadOnlySpan<char> span = _exact ? text.AsSpan() : text.AsSpan().Trim();
        foreach (string word in words)
        {
            if (span.Equals(word.AsSpan(), _exact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
