using System;
using System.Collections.Generic;
using System.Linq;

namespace Viommu.Runtime;

/// <summary>
/// A key with parameters, such as <c>a:cpus.{node:0..127}</c> or <c>a{group?}:{name}</c>. A parameter stands for letters, digits, hyphens and underscores, at
/// most 64; with a range for a number; with a question mark for nothing, too; at the end of the key for anything without white space.
/// </summary>
sealed class KeyPattern
{
    private const int MaxLength = 64;

    private readonly List<Part> _parts = new();
    private readonly string _pattern;
    private readonly string _prefix = "";

    /// <param name="pattern">The key, with its parameters in braces.</param>
    /// <exception cref="FormatException">It is no such pattern.</exception>
    public KeyPattern(string pattern)
    {
        _pattern = pattern;
        if (Read(out int start, out _) is { } problem)
            throw new FormatException($"{Shown.Of(pattern)}, at {NumberRange.Text(start)}: {problem}");
        _prefix = _parts[0].Text!;
    }

    private KeyPattern(string pattern, out string? problem, out int start, out int length)
    {
        _pattern = pattern;
        problem = Read(out start, out length);
        if (problem is null)
            _prefix = _parts[0].Text!;
    }

    /// <summary>Whether its only parameter is a number.</summary>
    internal bool HasNumber => _parts.Count <= 3 && _parts.Count > 1 && _parts[1].IsNumber;

    /// <summary>What it consists of: texts, and the names of parameters.</summary>
    internal IEnumerable<(string Text, bool IsParameter)> Parts
    {
        get
        {
            foreach (Part part in _parts)
                yield return (part.Text ?? part.Name, part.Text is null);
        }
    }

    /// <summary>The least and the greatest of a key with one number.</summary>
    internal (long Min, long Max) Numbers => HasNumber ? (_parts[1].Min, _parts[1].Max) : (0, long.MaxValue);

    /// <summary>What stands before the first parameter.</summary>
    internal string Prefix => _prefix;

    /// <summary>What stands behind the last parameter.</summary>
    internal string Suffix => _parts[_parts.Count - 1].Text ?? "";

    public override string ToString() => _pattern;

    /// <summary>A key as messages show it: of its parameters the names.</summary>
    internal static string Show(string key)
    {
        if (!HasParameters(key))
            return key;
        string shown = "";
        foreach ((string text, bool isParameter) in new KeyPattern(key).Parts)
            shown += isParameter ? $"{{{text}}}" : text;
        return shown;
    }

    /// <summary>Whether a text has parameters.</summary>
    internal static bool HasParameters(string text) => text.IndexOf('{') >= 0;

    /// <summary>Reads a pattern.</summary>
    /// <returns>The pattern, or null, with what is wrong and where.</returns>
    internal static KeyPattern? TryParse(string text, out string? problem, out int start, out int length)
    {
        var pattern = new KeyPattern(text, out problem, out start, out length);
        return problem is null ? pattern : null;
    }

    /// <summary>What stands in a key where the pattern has its parameters, with what is between them; null for a key that does not match.</summary>
    internal string? Match(string key, StringComparison comparison = StringComparison.Ordinal)
    {
        if (key.Length < _prefix.Length || !key.StartsWith(_prefix, comparison))
            return null;
        int position = 0;
        for (int i = 0; i < _parts.Count; i++)
        {
            Part part = _parts[i];
            int end = part.Text is { } text
                ? string.Compare(key, position, text, 0, text.Length, comparison) == 0 && key.Length - position >= text.Length ? position + text.Length : -1
                : part.End(key, position, isLast: i == _parts.Count - 1);
            if (end < 0)
                return null;
            position = end;
        }
        return position == key.Length ? key.Substring(_prefix.Length, key.Length - _prefix.Length - Suffix.Length) : null;
    }

    /// <summary>
    /// The key with the parameter that another key has at its end, behind the same sign: what a misspelt key may have meant. Null where there is none.
    /// </summary>
    internal string? WithParametersOf(string key)
    {
        if (_parts.Count != 2)
            return null;
        int sign = key.LastIndexOf(_prefix[_prefix.Length - 1]);
        return sign >= 0 && _parts[1].End(key, sign + 1, isLast: true) == key.Length ? _prefix + key.Substring(sign + 1) : null;
    }

    /// <summary>Keys at the edges of what it matches: another pattern that matches them all leaves nothing for it.</summary>
    internal IEnumerable<string> Edges()
    {
        IEnumerable<string> keys = [""];
        for (int i = 0; i < _parts.Count; i++)
        {
            string[] edges = _parts[i].Edges(isLast: i == _parts.Count - 1);
            keys = keys.SelectMany(key => edges.Select(edge => key + edge));
        }
        return keys;
    }

    /// <summary>The key for what its parameters are.</summary>
    internal string Format(string parameters) => _prefix + parameters + Suffix;

    // Texts and parameters take turns: what is behind a parameter must not look like one of its characters, or where it ends could not be told.
    private string? Read(out int start, out int length)
    {
        start = 0;
        length = _pattern.Length;
        int position = 0;
        while (position < _pattern.Length)
        {
            int open = _pattern.IndexOf('{', position);
            string text = open < 0 ? _pattern.Substring(position) : _pattern.Substring(position, open - position);
            if (_parts.Count > 0 && (text.Length == 0 || IsPart(text[0])))
            {
                (start, length) = (position, Math.Max(text.Length, 1));
                return "a parameter ends at a sign that is no letter, digit, hyphen or underscore, or with the key";
            }
            _parts.Add(new Part(text));
            if (open < 0)
                break;
            int close = _pattern.IndexOf('}', open);
            (start, length) = (open, (close < 0 ? _pattern.Length : close + 1) - open);
            if (close < 0)
                return "a parameter ends with a brace";
            if (Part.Parameter(_pattern.Substring(open + 1, close - open - 1)) is not { } parameter)
                return "a parameter is a name, as in {name}, with a question mark if it may be empty, or a name and the numbers that it may be, as in {node:0..127}";
            if (_parts.Exists(part => part.Text is null && part.Name == parameter.Name))
                return $"there is a parameter {Shown.Of(parameter.Name)} already";
            _parts.Add(parameter);
            position = close + 1;
        }
        (start, length) = (0, _pattern.Length);
        return _parts.Count < 2 ? "there is no parameter" : _parts[0].Text!.Length == 0 ? "a key begins with a text, not with a parameter" : null;
    }

    private static bool IsPart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_';

    // A text, or a parameter.
    private sealed class Part
    {
        public Part(string? text, string name = "", bool isOptional = false)
        {
            Text = text;
            Name = name;
            IsOptional = isOptional;
        }

        public string? Text { get; }

        public string Name { get; }

        public bool IsOptional { get; }

        public bool IsNumber { get; private init; }

        public long Min { get; private init; }

        public long Max { get; private init; }

        public static Part? Parameter(string text)
        {
            int colon = text.IndexOf(':');
            string name = colon < 0 ? text.TrimEnd('?') : text.Substring(0, colon);
            if (name.Length == 0 || name[0] is not (>= 'a' and <= 'z') || !IsName(name) || text.Length - name.Length > 1 && colon < 0)
                return null;
            if (colon < 0)
                return new Part(null, name, isOptional: text.Length > name.Length);
            int dots = text.IndexOf("..", colon, StringComparison.Ordinal);
            return dots > 0 && NumberText.TryReadDecimal(text.AsSpan(colon + 1, dots - colon - 1), out long min)
                && NumberText.TryReadDecimal(text.AsSpan(dots + 2), out long max) && min <= max
                ? new Part(null, name) { IsNumber = true, Min = min, Max = max }
                : null;
        }

        /// <summary>Where what it stands for ends, or -1.</summary>
        public int End(string key, int start, bool isLast)
        {
            int end = start;
            if (isLast && !IsNumber)
            {
                while (end < key.Length && !char.IsWhiteSpace(key[end]))
                    end++;
            }
            else
            {
                while (end < key.Length && end - start < MaxLength && IsPart(key[end]))
                    end++;
            }
            if (IsNumber)
                return IsInRange(key.AsSpan(start, end - start)) ? end : -1;
            return end > start || IsOptional ? end : -1;
        }

        public string[] Edges(bool isLast)
        {
            if (Text is not null)
                return [Text];
            if (IsNumber)
                return [NumberRange.Text(Min), NumberRange.Text(Max)];
            string other = isLast ? "a:b/c" : "Z-9_";
            return IsOptional ? ["", "a", other] : ["a", other];
        }

        // One number has one key.
        private bool IsInRange(ReadOnlySpan<char> digits)
            => NumberText.TryReadDecimal(digits, out long number) && number >= Min && number <= Max && (digits.Length == 1 || digits[0] != '0');

        private static bool IsName(string name)
        {
            foreach (char c in name)
            {
                if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
                    return false;
            }
            return true;
        }
    }
}
