using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Viommu.Gen.Model;

/// <summary>An immutable array that is equal to another when its items are. The default value is the empty array.</summary>
internal readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[]? _items;

    public EquatableArray(IEnumerable<T> items) => _items = items.ToArray();

    private EquatableArray(T[] items) => _items = items;

    /// <summary>The items of an array that nobody changes any more.</summary>
    public static EquatableArray<T> Of(T[] items) => new(items);

    public int Count => _items?.Length ?? 0;

    public T this[int index] => _items is null ? throw new ArgumentOutOfRangeException(nameof(index)) : _items[index];

    /// <summary>The items, and one more.</summary>
    public EquatableArray<T> With(T item)
    {
        var items = new T[Count + 1];
        Items.CopyTo(items, 0);
        items[Count] = item;
        return new EquatableArray<T>(items);
    }

    /// <summary>What is made of each item.</summary>
    public EquatableArray<TResult> Map<TResult>(Func<T, TResult> map)
        where TResult : IEquatable<TResult>
        => _items is null ? default : EquatableArray<TResult>.Of(Array.ConvertAll(_items, new Converter<T, TResult>(map)));

    public bool Equals(EquatableArray<T> other) => Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        int hash = 17;
        foreach (T item in Items)
            hash = unchecked(hash * 31 + item.GetHashCode());
        return hash;
    }

    /// <summary>Walks through the items without an object for it.</summary>
    public Enumerator GetEnumerator() => new(Items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();

    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    private T[] Items => _items ?? Array.Empty<T>();

    internal struct Enumerator
    {
        private readonly T[] _items;
        private int _index;

        public Enumerator(T[] items)
        {
            _items = items;
            _index = -1;
        }

        public readonly T Current => _items[_index];

        public bool MoveNext() => ++_index < _items.Length;
    }
}

internal static class EquatableArray
{
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T>
        => new(items);

    public static EquatableArray<T> Of<T>(params T[] items)
        where T : IEquatable<T>
        => EquatableArray<T>.Of(items);
}
