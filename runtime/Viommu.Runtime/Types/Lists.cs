using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Viommu.Runtime;

/// <summary>An item of a list that has a count behind it.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Count">How many there are.</param>
public readonly record struct NamedCount(string Name, long Count)
{
    /// <summary>Both with a colon between them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}:{Count}");
}

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ListFormat
{
    /// <summary>Reads a list of texts.</summary>
    public bool TryRead([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ValueList<string>? list) => TryRead(text, static item => item.Text, out list);

    /// <summary>Reads a list of numbers.</summary>
    public bool TryRead([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ValueList<long>? list) => TryRead(text, static item => item.Number, out list);

    /// <summary>Reads a list of texts with counts.</summary>
    public bool TryRead([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ValueList<NamedCount>? list)
        => TryRead(text, static item => new NamedCount(item.Text, item.Number), out list);

    /// <summary>Writes a list.</summary>
    public string ToText<T>(ValueList<T> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        string[] items = new string[list.Count];
        for (int i = 0; i < items.Length; i++)
            items[i] = list[i] is NamedCount counted ? counted.Name + _count + NumberRange.Text(counted.Count) : Convert.ToString(list[i], CultureInfo.InvariantCulture)!;
        return string.Join(_separator, items);
    }

    /// <summary>Whether a list is the same again when its text is read.</summary>
    internal bool IsReadBack<T>(ValueList<T> list) => list switch
    {
        ValueList<string> texts => TryRead(ToText(texts), out ValueList<string>? read) && read.Equals(texts),
        ValueList<long> numbers => TryRead(ToText(numbers), out ValueList<long>? read) && read.Equals(numbers),
        ValueList<NamedCount> counts => TryRead(ToText(counts), out ValueList<NamedCount>? read) && read.Equals(counts),
        _ => throw new NotSupportedException($"There are no lists of {typeof(T).Name}."),
    };

    /// <summary>Reads a list.</summary>
    /// <param name="text">The text.</param>
    /// <param name="make">Makes an item of the list from its text, and its count or number.</param>
    /// <param name="list">The list.</param>
    internal bool TryRead<T>(string? text, Func<(string Text, long Number), T> make, [NotNullWhen(true)] out ValueList<T>? list)
    {
        list = Read(text) is { } items ? new ValueList<T>(items.ConvertAll(item => make(item)).ToArray()) : null;
        return list is not null;
    }
}

/// <summary>What lists have in common that conditions ask for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ListNumbers
{
    /// <summary>How many items a list has.</summary>
    public static ComputedNumber CountOf<T>(ValueList<T>? list) => ComputedNumber.Of(list?.Count);

    /// <summary>The least number, or count, of a list.</summary>
    public static ComputedNumber MinOf<T>(ValueList<T>? list) => Fold(list, Math.Min);

    /// <summary>The greatest number, or count, of a list.</summary>
    public static ComputedNumber MaxOf<T>(ValueList<T>? list) => Fold(list, Math.Max);

    /// <summary>The sum of the numbers, or counts, of a list.</summary>
    public static ComputedNumber SumOf<T>(ValueList<T>? list) => Fold(list, static (sum, number) => (((ComputedNumber)sum) + number).Value!.Value);

    /// <summary>All numbers that are in one of several sets.</summary>
    public static NumberSet? UnionOf(ValueList<NumberSet>? sets) => sets is null ? null : NumberSet.UnionOf(sets);

    /// <summary>How many numbers several sets have, each counted by itself.</summary>
    public static ComputedNumber SumOf(ValueList<NumberSet>? sets)
    {
        if (sets is null)
            return ComputedNumber.Absent;
        ComputedNumber sum = 0;
        foreach (NumberSet set in sets)
            sum += NumberSet.CountOf(set);
        return sum;
    }

    private static ComputedNumber Fold<T>(ValueList<T>? list, Func<long, long, long> fold)
    {
        long? result = null;
        foreach (T item in list ?? ValueList<T>.Empty)
        {
            long number = item switch { NamedCount counted => counted.Count, long value => value, int value => value, _ => 0 };
            result = result is { } soFar ? fold(soFar, number) : number;
        }
        return ComputedNumber.Of(result);
    }
}
