using System;
using System.Numerics;
using CsCheck;

namespace Viommu.Runtime.Tests.Values;

/// <summary>Arithmetic with numbers that may be absent or unknown.</summary>
public class ComputedNumberTests
{
    private static readonly long[] Ends = [long.MinValue, long.MinValue + 1, long.MaxValue, long.MaxValue - 1, 1L << 32];

    private static readonly Gen<long> Numbers = Gen.Frequency((3, Gen.Long[-20, 20]), (1, Gen.Int[0, Ends.Length - 1].Select(index => Ends[index])), (1, Gen.Long));

    [Fact]
    public void It_is_that_of_whole_numbers_of_any_size_cut_to_64_bits()
        => Gen.Select(Numbers, Numbers).Sample((left, right) =>
        {
            ComputedNumber a = left, b = right;
            Assert.Equal(Cut((BigInteger)left + right), (a + b).Value);
            Assert.Equal(Cut((BigInteger)left - right), (a - b).Value);
            Assert.Equal(Cut((BigInteger)left * right), (a * b).Value);
            Assert.Equal(right == 0 ? null : Cut(Floor(left, right)), (a / b).Value);
            Assert.Equal(right == 0 ? null : (long)(left - Floor(left, right) * right), (a % b).Value);
            Assert.Equal(right == 0, (a / b).IsAbsent);
            Assert.Equal((left < right, left <= right, left > right, left >= right, left == right), ((a < b)!.Value, (a <= b)!.Value, (a > b)!.Value, (a >= b)!.Value, a.Is(b)!.Value));
        });

    [Theory]
    [InlineData(7, 3, 2, 1)]
    [InlineData(-7, 3, -3, 2)]
    [InlineData(7, -3, -3, -2)]
    [InlineData(-7, -3, 2, -1)]
    public void Division_rounds_down(long left, long right, long quotient, long remainder)
    {
        Assert.Equal(quotient, ((ComputedNumber)left / right).Value);
        Assert.Equal(remainder, ((ComputedNumber)left % right).Value);
    }

    [Fact]
    public void Unknown_beats_absent_and_absent_beats_a_number()
    {
        foreach (Func<ComputedNumber, ComputedNumber, ComputedNumber> compute in new Func<ComputedNumber, ComputedNumber, ComputedNumber>[]
            { (a, b) => a + b, (a, b) => a - b, (a, b) => a * b, (a, b) => a / b, (a, b) => a % b })
        {
            Assert.Null(compute(ComputedNumber.Unknown, ComputedNumber.Absent).IsAbsent);
            Assert.Null(compute(1, ComputedNumber.Unknown).IsAbsent);
            Assert.True(compute(1, ComputedNumber.Absent).IsAbsent);
            Assert.Null(compute(1, ComputedNumber.Absent).Value);
        }
    }

    [Fact]
    public void Nothing_compares_with_what_is_absent_and_all_may_with_what_is_unknown()
    {
        foreach (ComputedNumber other in new ComputedNumber[] { 1, ComputedNumber.Absent, ComputedNumber.Unknown })
        {
            Assert.False(ComputedNumber.Absent < other);
            Assert.False(other >= ComputedNumber.Absent);
            Assert.False(other.Is(ComputedNumber.Absent));
        }
        Assert.Null(ComputedNumber.Unknown < 1);
        Assert.Null(((ComputedNumber)1).Is(ComputedNumber.Unknown));
    }

    [Fact]
    public void Messages_say_what_is_known()
        => Assert.Equal(("-5", "not given", "unknown"), (((ComputedNumber)(-5)).ToString(), ComputedNumber.Of(null).ToString(), ComputedNumber.OfFact(null).ToString()));

    private static long? Cut(BigInteger value) => value > long.MaxValue ? long.MaxValue : value < long.MinValue ? long.MinValue : (long)value;

    private static BigInteger Floor(long left, long right)
    {
        BigInteger quotient = BigInteger.DivRem(left, right, out BigInteger rest);
        return rest != 0 && rest.Sign != ((BigInteger)right).Sign ? quotient - 1 : quotient;
    }
}
