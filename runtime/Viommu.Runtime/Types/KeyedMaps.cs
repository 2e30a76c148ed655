using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace Viommu.Runtime;

/// <summary>The values of keys with parameters, in the order of what the parameters are: an immutable map that is equal to another when its entries are.</summary>
/// <typeparam name="TKey">What the parameters are.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
public abstract class KeyedMap<TKey, TValue> : IReadOnlyDictionary<TKey, TValue>
    where TKey : notnull
{
    private readonly KeyValuePair<TKey, TValue>[] _entries;
    private readonly IComparer<TKey> _order;

    private protected KeyedMap(IEnumerable<KeyValuePair<TKey, TValue>> entries, IComparer<TKey> order)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _order = order;
        _entries = [.. entries.OrderBy(static entry => entry.Key, order)];
        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Key is null || _entries[i].Value is null)
                throw new ArgumentException($"An entry has no {(_entries[i].Key is null ? "key" : $"value: {_entries[i].Key}")}.", nameof(entries));
            if (i > 0 && order.Compare(_entries[i - 1].Key, _entries[i].Key) == 0)
                throw new ArgumentException($"The key {_entries[i].Key} is there twice.", nameof(entries));
        }
        Values = new ValueList<TValue>(Array.ConvertAll(_entries, static entry => entry.Value));
    }

    internal ReadOnlySpan<KeyValuePair<TKey, TValue>> Entries => _entries;

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <summary>The values, in the order of their keys.</summary>
    public ValueList<TValue> Values { get; }

    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => Values;

    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => _entries.Select(static entry => entry.Key);

    /// <inheritdoc/>
    public TValue this[TKey key] => TryGetValue(key, out TValue? value) ? value : throw new KeyNotFoundException($"There is no {key}.");

    /// <inheritdoc/>
    public bool ContainsKey(TKey key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        int low = 0, high = _entries.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2, order = _order.Compare(_entries[middle].Key, key);
            if (order == 0)
            {
                value = _entries[middle].Value;
                return true;
            }
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        value = default;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => ((IEnumerable<KeyValuePair<TKey, TValue>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KeyedMap<TKey, TValue> other && GetType() == other.GetType() && _entries.AsSpan().SequenceEqual(other._entries);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (KeyValuePair<TKey, TValue> entry in _entries)
            hash.Add(entry);
        return hash.ToHashCode();
    }

    /// <summary>The entries, separated by commas.</summary>
    public override string ToString() => string.Join(", ", _entries.Select(static entry => $"{entry.Key}: {entry.Value}"));
}

/// <summary>The values of keys with a number.</summary>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <param name="entries">The numbers, and their values.</param>
public sealed class NumberMap<TValue>(IEnumerable<KeyValuePair<long, TValue>> entries) : KeyedMap<long, TValue>(entries, Comparer<long>.Default)
{
    /// <summary>The numbers.</summary>
    public NumberSet Keys => new(((IReadOnlyDictionary<long, TValue>)this).Keys.Select(static number => (number, number)), isExclusion: false);
}

/// <summary>The values of keys with a text, in ordinal order.</summary>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <param name="entries">What stands in the keys, and their values.</param>
public sealed class TextMap<TValue>(IEnumerable<KeyValuePair<string, TValue>> entries) : KeyedMap<string, TValue>(entries, StringComparer.Ordinal)
{
    /// <summary>What stands in the keys where they have their parameters.</summary>
    public ValueList<string> Keys => new([.. ((IReadOnlyDictionary<string, TValue>)this).Keys]);
}
