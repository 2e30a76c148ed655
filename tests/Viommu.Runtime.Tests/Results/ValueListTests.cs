using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace Viommu.Runtime.Tests.Results;

public class ValueListTests
{
    private static readonly Gen<ValueList<int>> s_lists = Gen.Int[0, 2].Array[0, 3].Select(static items => ValueList.Create<int>(items));

    [Fact]
    public void Lists_are_equal_when_their_items_are()
        => Gen.Select(s_lists, s_lists).Sample(static (left, right) =>
        {
            bool expected = left.SequenceEqual(right);
            Assert.Equal(expected, left.Equals(right));
            Assert.Equal(expected, right.Equals((object)left));
            Assert.True(!expected || left.GetHashCode() == right.GetHashCode());
        });

    [Fact]
    public void Lists_in_lists_are_equal_by_their_items()
    {
        ValueList<ValueList<string>> left = [["a", "b"], []], right = [["a", "b"], []];

        Assert.True(left.Equals(right));
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.False(left.Equals([["a"], ["b"]]));
    }

    [Fact]
    public void Nulls_are_items_like_others()
    {
        ValueList<string?> list = [null, "a"];

        Assert.True(list.Equals([null, "a"]));
        Assert.False(list.Equals(["a", null]));
        Assert.Contains(null, list);
        Assert.Equal(list.GetHashCode(), new List<string?> { null, "a" }.Aggregate(new HashCode(), static (hash, item) => { hash.Add(item); return hash; }).ToHashCode());
    }

    [Fact]
    public void A_list_is_not_equal_to_something_else()
    {
        ValueList<int> list = [1];

        Assert.False(list.Equals((ValueList<int>?)null));
        Assert.False(list.Equals((object?)null));
        Assert.False(list.Equals((object)new[] { 1 }));
        Assert.False(list.Equals((object)ValueList.Create<long>([1L])));
    }

    [Fact]
    public void A_list_does_not_change_with_what_it_was_made_from()
    {
        int[] items = [1, 2];
        ValueList<int> list = ValueList.Create<int>(items);

        items[0] = 9;

        Assert.Equal([1, 2], list);
    }

    [Fact]
    public void An_empty_list_is_always_the_same_one()
    {
        ValueList<string> empty = [];

        Assert.Same(ValueList<string>.Empty, empty);
        Assert.Same(empty, ValueList.Create<string>([]));
        Assert.Empty(empty);
        Assert.Equal("", empty.ToString());
    }

    [Fact]
    public void Items_are_seen_in_their_order_in_all_ways()
        => Gen.Int.Array[0, 9].Sample(static items =>
        {
            ValueList<int> list = [.. items];
            Assert.Equal(items, list.ToArray());
            Assert.Equal(items, list.AsSpan().ToArray());
            var seen = new List<int>();
            foreach (int item in list)
                seen.Add(item);
            Assert.Equal(items, seen);
            Assert.Equal(items, ((IEnumerable)list).Cast<int>().ToArray());
            Assert.Equal(items, Enumerable.Range(0, list.Count).Select(index => list[index]).ToArray());
            Assert.Equal(string.Join(", ", items), list.ToString());
            Assert.All(items, item => Assert.True(list.Contains(item)));
        });

    [Fact]
    public void What_is_not_in_the_list_is_not_contained()
    {
        ValueList<string> list = ["a"];

        Assert.True(list.Contains(new string('a', 1)));
        Assert.False(list.Contains("A"));
        Assert.False(ValueList<string>.Empty.Contains(""));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void An_index_outside_throws(int index)
    {
        ValueList<int> list = [1, 2];

        Assert.Throws<IndexOutOfRangeException>(() => list[index]);
    }
}
