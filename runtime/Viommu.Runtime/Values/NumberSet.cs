using System;
using System.Collections.Generic;
using System.Text;

namespace Viommu.Runtime;

/// <summary>
/// A set of whole numbers, 0 or more. It is kept as ranges: a set of many numbers takes no more room than one of a few. One that only excludes numbers is
/// all others of a universe, of which it does not know how many that are.
/// </summary>
sealed partial class NumberSet : IEquatable<NumberSet>
{
    // In order, apart from one another by at least one number.
    private readonly (long First, long Last)[] _ranges;

    internal NumberSet(IEnumerable<(long First, long Last)> ranges, bool isExclusion)
    {
        _ranges = Merge(ranges);
        IsExclusion = isExclusion;
    }

    /// <summary>Whether it is all numbers of its universe but those in <see cref="Ranges"/>.</summary>
    public bool IsExclusion { get; }

    /// <summary>The numbers in it, or those that it excludes, in order.</summary>
    public IReadOnlyList<(long First, long Last)> Ranges => _ranges;

    /// <summary>Whether a number is in the set, its universe aside.</summary>
    public bool Contains(long number)
    {
        foreach ((long first, long last) in _ranges)
        {
            if (number >= first && number <= last)
                return !IsExclusion;
        }
        return IsExclusion;
    }

    /// <summary>All numbers that are in one of several sets; null where one of them only excludes numbers.</summary>
    internal static NumberSet? UnionOf(IEnumerable<NumberSet> sets)
    {
        var ranges = new List<(long First, long Last)>();
        foreach (NumberSet set in sets)
        {
            if (set.IsExclusion)
                return null;
            ranges.AddRange(set._ranges);
        }
        return new NumberSet(ranges, isExclusion: false);
    }

    /// <summary>How many numbers a set has; one that only excludes numbers has none that are known.</summary>
    public static ComputedNumber CountOf(NumberSet? set) => CountOf(set, ComputedNumber.Absent);

    /// <summary>How many numbers a set has.</summary>
    /// <param name="set">The set; null where there is none.</param>
    /// <param name="universe">How many numbers there are, from 0 on; it counts for a set that only excludes numbers.</param>
    public static ComputedNumber CountOf(NumberSet? set, ComputedNumber universe)
        => Of(set, universe, static ranges =>
        {
            ComputedNumber count = 0;
            foreach ((long first, long last) in ranges)
                count += (ComputedNumber)last - first + 1;
            return count;
        });

    /// <summary>The least number of a set; absent where it has none.</summary>
    public static ComputedNumber MinOf(NumberSet? set) => MinOf(set, ComputedNumber.Absent);

    /// <summary>The least number of a set; absent where it has none.</summary>
    /// <inheritdoc cref="CountOf(NumberSet?, ComputedNumber)"/>
    public static ComputedNumber MinOf(NumberSet? set, ComputedNumber universe)
        => Of(set, universe, static ranges => ranges.Length == 0 ? ComputedNumber.Absent : ranges[0].First);

    /// <summary>The greatest number of a set; absent where it has none.</summary>
    public static ComputedNumber MaxOf(NumberSet? set) => MaxOf(set, ComputedNumber.Absent);

    /// <summary>The greatest number of a set; absent where it has none.</summary>
    /// <inheritdoc cref="CountOf(NumberSet?, ComputedNumber)"/>
    public static ComputedNumber MaxOf(NumberSet? set, ComputedNumber universe)
        => Of(set, universe, static ranges => ranges.Length == 0 ? ComputedNumber.Absent : ranges[ranges.Length - 1].Last);

    /// <summary>The sum of the numbers of a set; a set that only excludes numbers has none.</summary>
    public static ComputedNumber SumOf(NumberSet? set) => SumOf(set, ComputedNumber.Absent);

    /// <summary>The sum of the numbers of a set.</summary>
    /// <inheritdoc cref="CountOf(NumberSet?, ComputedNumber)"/>
    public static ComputedNumber SumOf(NumberSet? set, ComputedNumber universe)
        => Of(set, universe, static ranges =>
        {
            ComputedNumber sum = 0;
            foreach ((long first, long last) in ranges)
            {
                // One of both factors is even; it is halved before they are multiplied.
                ComputedNumber count = (ComputedNumber)last - first + 1, ends = (ComputedNumber)first + last;
                sum += (last - first) % 2 == 0 ? count * (ends / 2) : count / 2 * ends;
            }
            return sum;
        });

    /// <inheritdoc/>
    public bool Equals(NumberSet? other) => other is not null && IsExclusion == other.IsExclusion && _ranges.AsSpan().SequenceEqual(other._ranges);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NumberSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = IsExclusion ? 1 : 0;
        foreach ((long first, long last) in _ranges)
            hash = unchecked((hash * 31 + first.GetHashCode()) * 31 + last.GetHashCode());
        return hash;
    }

    /// <summary>
    /// The set as ranges with commas between them, such as <c>0-3,8</c>; a set that only excludes numbers has a <c>^</c> before each. No number at all is
    /// <c>0,^0</c>, which reads as that.
    /// </summary>
    public override string ToString()
    {
        if (Ranges.Count == 0 && !IsExclusion)
            return "0,^0";
        var text = new StringBuilder();
        foreach ((long first, long last) in _ranges)
        {
            if (text.Length > 0)
                text.Append(',');
            if (IsExclusion)
                text.Append('^');
            text.Append(NumberRange.Text(first));
            if (last != first)
                text.Append('-').Append(NumberRange.Text(last));
        }
        return text.ToString();
    }

    /// <summary>A set without the numbers of another.</summary>
    internal static NumberSet Without(NumberSet set, NumberSet other) => new(Subtract(set._ranges, other._ranges), isExclusion: false);

    private static ComputedNumber Of(NumberSet? set, ComputedNumber universe, Func<(long First, long Last)[], ComputedNumber> compute)
    {
        if (set is null)
            return ComputedNumber.Absent;
        if (!set.IsExclusion)
            return compute(set._ranges);
        if (universe.Value is not { } size)
            return universe;
        return compute(size <= 0 ? Array.Empty<(long, long)>() : Subtract(new[] { (0L, size - 1) }, set._ranges).ToArray());
    }

    private static (long First, long Last)[] Merge(IEnumerable<(long First, long Last)> ranges)
    {
        var sorted = new List<(long First, long Last)>(ranges);
        sorted.Sort();
        var merged = new List<(long First, long Last)>(sorted.Count);
        foreach ((long first, long last) in sorted)
        {
            if (merged.Count > 0 && merged[merged.Count - 1] is var before && first <= before.Last + (before.Last == long.MaxValue ? 0 : 1))
                merged[merged.Count - 1] = (before.First, Math.Max(before.Last, last));
            else
                merged.Add((first, last));
        }
        return merged.ToArray();
    }

    // Both are in order.
    private static List<(long First, long Last)> Subtract((long First, long Last)[] ranges, (long First, long Last)[] others)
    {
        var rest = new List<(long First, long Last)>();
        int next = 0;
        foreach ((long begin, long last) in ranges)
        {
            long first = begin;
            while (next < others.Length && others[next].Last < first)
                next++;
            int i = next;
            for (; i < others.Length && others[i].First <= last && first <= last; i++)
            {
                if (others[i].First > first)
                    rest.Add((first, others[i].First - 1));
                if (others[i].Last >= last)
                    break;
                first = others[i].Last + 1;
            }
            if (i == others.Length || others[i].First > last || others[i].Last < last)
                rest.Add((first, last));
        }
        return rest;
    }
}
