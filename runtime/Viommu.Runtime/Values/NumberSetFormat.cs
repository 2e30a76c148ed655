using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Viommu.Runtime;

/// <summary>How a set of numbers is written: numbers and ranges with commas between them, and numbers that are excluded.</summary>
sealed partial class NumberSetFormat
{
    private readonly long _max;
    private readonly bool _excludes;

    /// <param name="max">The greatest number.</param>
    /// <param name="excludes">Whether a <c>^</c> before a number takes it out of the set.</param>
    public NumberSetFormat(long max, bool excludes)
    {
        _max = max;
        _excludes = excludes;
    }

    /// <summary>What is allowed, for messages.</summary>
    public string Allowed => "whole numbers and ranges with commas between them, such as 0-3,8"
        + (_excludes ? ", with ^ before a number that is not meant" : "")
        + (_max == long.MaxValue ? "" : $", up to {NumberRange.Text(_max)}");

    /// <summary>Reads a set.</summary>
    /// <param name="text">The text.</param>
    /// <param name="set">The set.</param>
    /// <returns>Whether the text is one.</returns>
    public bool TryRead([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NumberSet? set)
    {
        set = null;
        if (string.IsNullOrEmpty(text))
            return false;
        List<(long, long)> included = new(), excluded = new();
        ReadOnlySpan<char> rest = text.AsSpan();
        while (true)
        {
            int comma = rest.IndexOf(',');
            ReadOnlySpan<char> item = comma < 0 ? rest : rest.Slice(0, comma);
            bool isExcluded = _excludes && !item.IsEmpty && item[0] == '^';
            if (!TryReadRange(isExcluded ? item.Slice(1) : item, out (long, long) range))
                return false;
            (isExcluded ? excluded : included).Add(range);
            if (comma < 0)
                break;
            rest = rest.Slice(comma + 1);
        }
        set = included.Count == 0 ? new NumberSet(excluded, isExclusion: true)
            : excluded.Count == 0 ? new NumberSet(included, isExclusion: false)
            : NumberSet.Without(new NumberSet(included, isExclusion: false), new NumberSet(excluded, isExclusion: true));
        return true;
    }

    private bool TryReadRange(ReadOnlySpan<char> item, out (long First, long Last) range)
    {
        int hyphen = item.IndexOf('-');
        bool isRead = NumberText.TryReadDecimal(hyphen < 0 ? item : item.Slice(0, hyphen), out long first);
        long last = first;
        if (hyphen >= 0)
            isRead &= NumberText.TryReadDecimal(item.Slice(hyphen + 1), out last);
        range = (first, last);
        return isRead && first <= last && last <= _max;
    }
}
