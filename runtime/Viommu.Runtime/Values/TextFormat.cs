using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Viommu.Runtime;

/// <summary>
/// What a whole text looks like: characters and sets of characters, each with how often it comes. There are no groups and no alternatives, so that a text is
/// matched in one pass for each part of the pattern, whatever the text is.
/// </summary>
sealed partial class TextFormat
{
    internal const int MaxLength = 500;
    internal const int MaxCount = 1000;

    private const int MaxOnStack = 256;
    private const string Special = "\\[]{}?*+.()|^$";

    private readonly Part[] _parts;

    /// <summary>Describes a text.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="example">A text that matches, for messages; empty for none.</param>
    /// <exception cref="FormatException">The pattern can't be read.</exception>
    public TextFormat(string pattern, string example)
    {
        List<Part> parts = ReadParts(pattern, out string problem, out int start, out int length);
        _parts = problem.Length == 0 ? parts.ToArray() : throw new FormatException($"{Shown.Of(pattern.Substring(start, length))} in {Shown.Of(pattern)}: {problem}");
        Allowed = example.Length == 0 ? $"texts that match {pattern}" : $"texts such as {example}, which match {pattern}";
    }

    /// <summary>What is allowed, for messages.</summary>
    public string Allowed { get; }

    /// <summary>What is wrong with a pattern, and where; empty where nothing is.</summary>
    internal static string ProblemOf(string pattern, out int start, out int length)
    {
        ReadParts(pattern, out string problem, out start, out length);
        return problem;
    }

    /// <summary>Whether a text matches.</summary>
    public bool IsMatch([NotNullWhen(true)] string? text)
    {
        if (text is null)
            return false;
        // Before each character, and behind the last, how many of the places up to there a match of the parts so far may end at.
        int size = text.Length + 2;
        Span<int> ends = size <= MaxOnStack ? stackalloc int[size] : new int[size], next = size <= MaxOnStack ? stackalloc int[size] : new int[size];
        ends[0] = 0;
        ends.Slice(1).Fill(1);
        foreach (Part part in _parts)
        {
            int since = 0;
            next[0] = 0;
            for (int place = 0; place <= text.Length; place++)
            {
                if (place > 0 && !part.Contains(text[place - 1]))
                    since = place;
                // The part begins where the parts before it end, and takes all characters from there.
                int first = Math.Max(since, place - part.Most), last = place - part.Least;
                bool isEnd = last >= first && ends[last + 1] > ends[first];
                next[place + 1] = next[place] + (isEnd ? 1 : 0);
            }
            Span<int> done = ends;
            ends = next;
            next = done;
        }
        return ends[size - 1] > ends[size - 2];
    }

    private static List<Part> ReadParts(string pattern, out string problem, out int start, out int length)
    {
        var parts = new List<Part>();
        problem = "";
        start = 0;
        length = pattern.Length;
        if (pattern.Length is 0 or > MaxLength)
            problem = $"a pattern has between 1 and {MaxLength} characters";
        for (int i = 0; i < pattern.Length && problem.Length == 0;)
        {
            start = i;
            string set = ReadSet(pattern, ref i, out bool isNegated, ref problem);
            (int least, int most) = problem.Length > 0 ? (1, 1) : ReadCount(pattern, ref i, ref start, ref problem);
            length = Math.Max(1, Math.Min(i, pattern.Length) - start);
            parts.Add(new Part(set, isNegated, least, most));
        }
        return parts;
    }

    // A set is kept as pairs: the first and the last character of each range.
    private static string ReadSet(string pattern, ref int i, out bool isNegated, ref string problem)
    {
        isNegated = false;
        char sign = pattern[i++];
        switch (sign)
        {
            case '.':
                isNegated = true;
                return "";
            case '\\':
                return ReadEscaped(pattern, ref i, ref problem);
            case '[':
                break;
            case '(' or ')' or '|':
                problem = "a pattern has no groups and no alternatives; \\ before it makes it a character";
                return "";
            case '^' or '$':
                problem = "a pattern is about the whole text anyway; \\ before it makes it a character";
                return "";
            case '?' or '*' or '+' or '{' or '}' or ']':
                problem = "there is nothing before it that could come so often; \\ before it makes it a character";
                return "";
            default:
                return new string(sign, 2);
        }
        isNegated = i < pattern.Length && pattern[i] == '^';
        i += isNegated ? 1 : 0;
        string set = "";
        while (i < pattern.Length && pattern[i] != ']' && problem.Length == 0)
        {
            char low = ReadMember(pattern, ref i, ref problem), high = low;
            if (i + 1 < pattern.Length && pattern[i] == '-' && pattern[i + 1] != ']')
            {
                i++;
                high = ReadMember(pattern, ref i, ref problem);
            }
            if (low > high)
                problem = "a range begins with the character that comes first";
            set += $"{low}{high}";
        }
        if (problem.Length == 0 && (i == pattern.Length || set.Length == 0))
            problem = set.Length == 0 && i < pattern.Length ? "a set of characters is not empty" : "a set of characters ends with ]";
        i++;
        return set;
    }

    private static char ReadMember(string pattern, ref int i, ref string problem)
    {
        char sign = pattern[i++];
        return sign != '\\' ? sign : ReadEscaped(pattern, ref i, ref problem) is { Length: > 0 } escaped ? escaped[0] : sign;
    }

    private static string ReadEscaped(string pattern, ref int i, ref string problem)
    {
        if (i < pattern.Length && (Special.IndexOf(pattern[i]) >= 0 || pattern[i] == '-'))
            return new string(pattern[i++], 2);
        problem = "\\ stands before a sign that means something, such as \\.";
        return "";
    }

    private static (int Least, int Most) ReadCount(string pattern, ref int i, ref int start, ref string problem)
    {
        if (i == pattern.Length)
            return (1, 1);
        switch (pattern[i])
        {
            case '?':
                i++;
                return (0, 1);
            case '*':
                i++;
                return (0, int.MaxValue);
            case '+':
                i++;
                return (1, int.MaxValue);
            case '{':
                break;
            default:
                return (1, 1);
        }
        int open = i++;
        int? least = ReadNumber(pattern, ref i), most = least;
        if (i < pattern.Length && pattern[i] == ',')
        {
            i++;
            most = i < pattern.Length && pattern[i] == '}' ? int.MaxValue : ReadNumber(pattern, ref i);
        }
        bool isClosed = i < pattern.Length && pattern[i] == '}';
        if (isClosed && least <= most && least <= MaxCount && (most is <= MaxCount or int.MaxValue))
        {
            i++;
            return (least.Value, most.Value);
        }
        start = open;
        problem = $"how often something comes is a number or two, up to {MaxCount}, such as {{2}}, {{1,3}} or {{1,}}";
        return (1, 1);
    }

    private static int? ReadNumber(string pattern, ref int i)
    {
        int number = 0, first = i;
        while (i < pattern.Length && pattern[i] is >= '0' and <= '9' && number <= MaxCount)
            number = number * 10 + (pattern[i++] - '0');
        return i == first ? null : number;
    }

    private readonly struct Part
    {
        private readonly string _ranges;
        private readonly bool _isNegated;

        public Part(string ranges, bool isNegated, int least, int most)
        {
            _ranges = ranges;
            _isNegated = isNegated;
            Least = least;
            Most = most;
        }

        public int Least { get; }

        public int Most { get; }

        public bool Contains(char sign)
        {
            for (int i = 0; i < _ranges.Length; i += 2)
            {
                if (sign >= _ranges[i] && sign <= _ranges[i + 1])
                    return !_isNegated;
            }
            return _isNegated;
        }
    }
}
