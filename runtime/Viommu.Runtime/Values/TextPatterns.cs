using System;
using System.Collections.Generic;

namespace Viommu.Runtime;

/// <summary>Kinds of texts, each known by texts and by patterns with one asterisk.</summary>
sealed partial class TextPatterns
{
    private readonly Dictionary<string, KnownText> _names = new(StringComparer.Ordinal);
    private readonly List<Pattern> _patterns = new();

    /// <summary>Describes the kinds.</summary>
    /// <param name="patterns">One list, separated by white space, for each kind but the first (0), which is the kind of everything else.</param>
    public TextPatterns(params string[] patterns)
    {
        for (int kind = 1; kind <= patterns.Length; kind++)
        {
            foreach (string pattern in Words.Split(patterns[kind - 1]))
                Add(pattern, kind);
        }
    }

    /// <summary>Finds out what a text is known as.</summary>
    public KnownText Match(string text)
    {
        if (_names.TryGetValue(text, out KnownText? name))
            return name;
        foreach (Pattern pattern in _patterns)
        {
            if (pattern.Matches(text))
                return new KnownText(text, pattern.Kind, pattern.VersionIn(text), isAlias: false);
        }
        return new KnownText(text, 0, version: null, isAlias: false);
    }

    // What is listed first is found first: a name that a pattern before it matches is no name of its own.
    private void Add(string pattern, int kind)
    {
        int star = pattern.IndexOf('*');
        if (star >= 0)
            _patterns.Add(new Pattern(pattern.Substring(0, star), pattern.Substring(star + 1), kind));
        else if (!_names.ContainsKey(pattern) && !_patterns.Exists(before => before.Matches(pattern)))
            _names.Add(pattern, new KnownText(pattern, kind, version: null, isAlias: true));
    }

    private readonly struct Pattern
    {
        private readonly string _start, _end;

        public Pattern(string start, string end, int kind)
        {
            _start = start;
            _end = end;
            Kind = kind;
        }

        public int Kind { get; }

        public bool Matches(string text) => text.Length >= _start.Length + _end.Length
            && text.StartsWith(_start, StringComparison.Ordinal) && text.EndsWith(_end, StringComparison.Ordinal);

        /// <summary>The version that begins at the asterisk, if there is one.</summary>
        public ComponentVersion? VersionIn(string text)
        {
            ReadOnlySpan<char> matched = text.AsSpan(_start.Length, text.Length - _start.Length - _end.Length);
            return ComponentVersion.TryReadPrefix(matched, out ComponentVersion version, out _) ? version : null;
        }
    }
}
