using System.Globalization;
using System.Numerics;
using CsCheck;

namespace Viommu.Runtime.Tests.Values;

/// <summary>What an amount with a suffix is worth, against exact arithmetic.</summary>
public class QuantityScaleTests
{
    private static readonly Gen<long> s_numbers = Gen.OneOf(Gen.Long[0, 5000], Gen.Long[0, long.MaxValue], Gen.Long[long.MaxValue - 2000, long.MaxValue]);

    [Fact]
    public void A_whole_factor_multiplies()
        => Gen.Select(s_numbers, Gen.OneOf(1L, 2L, 1024L, 1000000L, long.MaxValue)).Sample(static (number, factor) => AssertWorth(number, factor, 1));

    [Fact]
    public void A_fraction_of_one_divides()
        => Gen.Select(s_numbers, Gen.OneOf(1L, 2L, 8L, 1024L, long.MaxValue)).Sample(static (number, divisor) => AssertWorth(number, 1, divisor));

    [Fact]
    public void A_fraction_multiplies_and_divides()
        => Gen.Select(Gen.Long[0, 1000000], Gen.OneOf(3L, 1000L, 125L), Gen.OneOf(2L, 1024L, 128L))
            .Sample(static (number, numerator, denominator) => AssertWorth(number, numerator, denominator));

    [Fact]
    public void A_fraction_does_not_overflow_on_the_way_to_an_amount_that_is_in_the_range()
        => AssertWorth(1L << 60, 1000, 1024);

    [Fact]
    public void A_rest_is_rounded_up_where_that_is_asked_for()
        => Gen.Select(Gen.OneOf(s_numbers, Gen.Long[0, 1000000]), Gen.OneOf(1L, 3L, 125L, 15625L, 1953125L), Gen.OneOf(1L, 2L, 16L, 128L, 1024L)).Sample(static (number, numerator, denominator) =>
        {
            var format = new QuantityFormat("u", 0, long.MaxValue, "", "", new QuantitySuffix("x", numerator, denominator)) { RoundUp = true };
            string text = number.ToString(CultureInfo.InvariantCulture) + "x";
            BigInteger expected = (((BigInteger)number * numerator) + denominator - 1) / denominator;

            bool isRead = format.TryRead(text, out _, out long amount);

            Assert.Equal(expected <= long.MaxValue, isRead);
            Assert.Equal(isRead ? expected : 0, amount);
            Assert.Equal(isRead, format.Explain(text).Length == 0);
        });

    private static void AssertWorth(long number, long numerator, long denominator)
    {
        var format = new QuantityFormat("u", 0, long.MaxValue, "", "", new QuantitySuffix("x", numerator, denominator));
        string text = number.ToString(CultureInfo.InvariantCulture) + "x";
        BigInteger product = (BigInteger)number * numerator;
        bool isWhole = product % denominator == 0;
        BigInteger expected = product / denominator;

        bool isRead = format.TryRead(text, out _, out long amount);

        Assert.Equal(isWhole && expected <= long.MaxValue, isRead);
        Assert.Equal(isRead ? expected : 0, amount);
        Assert.Equal(isRead, format.Explain(text).Length == 0);
    }
}
