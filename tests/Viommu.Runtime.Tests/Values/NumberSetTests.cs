using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace Viommu.Runtime.Tests.Values;

/// <summary>Sets of numbers, held against a set that has each number.</summary>
public class NumberSetTests
{
    private const int Universe = 12;

    private static readonly NumberSetFormat Format = new(long.MaxValue, excludes: true);

    private static readonly Gen<(bool IsExcluded, int First, int Last)[]> Items
        = Gen.Select(Gen.Bool, Gen.Int[0, 15], Gen.Int[0, 4]).Select((excluded, first, more) => (excluded, first, first + more)).Array[1, 6];

    [Fact]
    public void It_has_the_numbers_that_its_text_says()
        => Items.Sample(items =>
        {
            string text = string.Join(',', items.Select(item => $"{(item.IsExcluded ? "^" : "")}{(item.First == item.Last ? $"{item.First}" : $"{item.First}-{item.Last}")}"));
            Assert.True(Format.TryRead(text, out NumberSet? set));
            bool isExclusion = items.All(item => item.IsExcluded);
            HashSet<long> expected = [.. isExclusion ? Numbers(0, Universe - 1) : items.Where(item => !item.IsExcluded).SelectMany(item => Numbers(item.First, item.Last))];
            expected.ExceptWith(items.Where(item => item.IsExcluded).SelectMany(item => Numbers(item.First, item.Last)));

            Assert.Equal(isExclusion, set.IsExclusion);
            Assert.Equal(expected.Count, NumberSet.CountOf(set, Universe).Value);
            Assert.Equal(expected.Count == 0 ? null : expected.Min(), NumberSet.MinOf(set, Universe).Value);
            Assert.Equal(expected.Count == 0 ? null : expected.Max(), NumberSet.MaxOf(set, Universe).Value);
            Assert.Equal(expected.Sum(), NumberSet.SumOf(set, Universe).Value);
            Assert.All(Numbers(0, Universe - 1), number => Assert.Equal(expected.Contains(number), set.Contains(number)));
            Assert.Equal(set, NumberSet.Parse(set.ToString()));
        });

    [Theory]
    [InlineData("3,1,2", "1-3")]
    [InlineData("0-3,2-5", "0-5")]
    [InlineData("0-1,2-3", "0-3")]
    [InlineData("0-9,^4", "0-3,5-9")]
    [InlineData("^3,^1", "^1,^3")]
    [InlineData("3,^3", "0,^0")]
    [InlineData("007", "7")]
    [InlineData("0-4294967295", "0-4294967295")]
    [InlineData("0-9223372036854775807,9223372036854775807", "0-9223372036854775807")]
    public void One_set_has_one_text(string text, string normal) => Assert.Equal(normal, NumberSet.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("0-")]
    [InlineData("-1")]
    [InlineData("^")]
    [InlineData("3-1")]
    [InlineData("1,,2")]
    [InlineData("1,")]
    [InlineData(",1")]
    [InlineData("1-2-3")]
    [InlineData(" 1")]
    [InlineData("1, 2")]
    [InlineData("a")]
    [InlineData("^^1")]
    [InlineData("9223372036854775808")]
    [InlineData(null)]
    public void What_is_no_set_is_not_read(string? text)
    {
        Assert.False(Format.TryRead(text, out _));
        Assert.False(NumberSet.TryParse(text, out _));
    }

    [Fact]
    public void A_format_has_its_own_limits()
    {
        var format = new NumberSetFormat(7, excludes: false);
        Assert.True(format.TryRead("0-7", out _));
        Assert.False(format.TryRead("0-8", out _));
        Assert.False(format.TryRead("^1", out _));
        Assert.Equal("whole numbers and ranges with commas between them, such as 0-3,8, up to 7", format.Allowed);
    }

    [Fact]
    public void All_but_some_of_an_unknown_universe_is_unknown()
    {
        NumberSet set = NumberSet.Parse("^0");
        Assert.Null(NumberSet.CountOf(set, ComputedNumber.Unknown).IsAbsent);
        Assert.True(NumberSet.CountOf(set).IsAbsent);
        Assert.True(NumberSet.CountOf(set, ComputedNumber.Absent).IsAbsent);
        Assert.True(NumberSet.CountOf(null).IsAbsent);
        Assert.Equal(0, NumberSet.CountOf(set, -3).Value);
    }

    [Fact]
    public void Sums_of_large_sets_are_cut_to_64_bits()
        => Assert.Equal((long.MaxValue, long.MaxValue), (NumberSet.CountOf(NumberSet.Parse("0-9223372036854775807")).Value, NumberSet.SumOf(NumberSet.Parse("0-9223372036854775807")).Value));

    private static IEnumerable<long> Numbers(int first, int last) => Enumerable.Range(first, last - first + 1).Select(number => (long)number);
}
