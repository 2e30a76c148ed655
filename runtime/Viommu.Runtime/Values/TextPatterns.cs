using System;

namespace Viommu.Runtime;

/// <summary>Kinds of texts, each known by texts and by patterns with one asterisk.</summary>
sealed partial class TextPatterns
{
    private readonly string[][] _patterns;

    /// <summary>Describes the kinds.</summary>
    /// <param name="patterns">One list, separated by white space, for each kind but the first (0), which is the kind of everything else.</param>
    public TextPatterns(params string[] patterns)
        => _patterns = Array.ConvertAll(patterns, Words.Split);

    /// <summary>Finds the kind of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version that begins where the asterisk stands, if there is one.</param>
    /// <param name="isAlias">Whether the text was matched without an asterisk, and so names no version of its own.</param>
    /// <returns>The kind, 0 for everything else.</returns>
    public int Match(string text, out ComponentVersion? version, out bool isAlias)
    {
        version = null;
        isAlias = false;
        for (int kind = 0; kind < _patterns.Length; kind++)
        {
            foreach (string pattern in _patterns[kind])
            {
                int star = pattern.IndexOf('*');
                if (star < 0)
                {
                    if (text == pattern)
                    {
                        isAlias = true;
                        return kind + 1;
                    }
                    continue;
                }
                ReadOnlySpan<char> start = pattern.AsSpan(0, star), end = pattern.AsSpan(star + 1);
                if (text.Length >= start.Length + end.Length && text.AsSpan().StartsWith(start) && text.AsSpan().EndsWith(end))
                {
                    ReadOnlySpan<char> matched = text.AsSpan(start.Length, text.Length - start.Length - end.Length);
                    if (ComponentVersion.TryReadPrefix(matched, out ComponentVersion found, out _))
                        version = found;
                    return kind + 1;
                }
            }
        }
        return 0;
    }
}
