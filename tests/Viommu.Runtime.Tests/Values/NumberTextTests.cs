using System;
using System.Globalization;
using CsCheck;
using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Values;

public class NumberTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData("007", 7)]
    [InlineData("9223372036854775806", long.MaxValue - 1)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("00000000000000000000009223372036854775807", long.MaxValue)]
    public void Digits_are_a_number(string text, long expected)
    {
        Assert.True(NumberText.TryReadDecimal(text, out long value));
        Assert.Equal(expected, value);
        Assert.True(NumberText.TryReadHex(text, out value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("-0")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1\n")]
    [InlineData("1 000")]
    [InlineData("1,000")]
    [InlineData("1_000")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("1L")]
    [InlineData("a")]
    [InlineData("ff")]
    [InlineData("\u0661")]
    [InlineData("\uff11")]
    [InlineData("9223372036854775808")]
    [InlineData("9223372036854775810")]
    [InlineData("9223372036854775900")]
    [InlineData("18446744073709551616")]
    [InlineData("18446744073709551617")]
    [InlineData("99999999999999999999999999")]
    public void Anything_else_is_not_a_number_with_or_without_hexadecimal(string text)
    {
        Assert.False(NumberText.TryReadDecimal(text, out _));
        Assert.False(NumberText.TryReadHex(text, out _));
    }

    [Theory]
    [InlineData("0x0", 0)]
    [InlineData("0xff", 255)]
    [InlineData("0XFf", 255)]
    [InlineData("0x00ff", 255)]
    [InlineData("0x7fffffffffffffff", long.MaxValue)]
    [InlineData("0x00000000000000000000007fffffffffffffff", long.MaxValue)]
    public void A_number_with_0x_is_hexadecimal(string text, long expected)
    {
        Assert.True(NumberText.TryReadHex(text, out long value));
        Assert.Equal(expected, value);
        Assert.False(NumberText.TryReadDecimal(text, out _));
    }

    [Theory]
    [InlineData("0x")]
    [InlineData("x1")]
    [InlineData("1x1")]
    [InlineData("00x1")]
    [InlineData("0x-1")]
    [InlineData("-0x1")]
    [InlineData("0x 1")]
    [InlineData(" 0x1")]
    [InlineData("0x1 ")]
    [InlineData("0xg")]
    [InlineData("0x1h")]
    [InlineData("0x0x1")]
    [InlineData("0x8000000000000000")]
    [InlineData("0xffffffffffffffff")]
    [InlineData("0x10000000000000000")]
    public void A_bad_hexadecimal_number_is_refused(string text) => Assert.False(NumberText.TryReadHex(text, out _));

    [Theory]
    [InlineData("12a")]
    [InlineData("99999999999999999999")]
    [InlineData("0x12g")]
    public void A_text_that_is_not_a_number_leaves_no_value_behind(string text)
    {
        NumberText.TryReadDecimal(text, out long asDecimal);
        NumberText.TryReadHex(text, out long asHex);
        Assert.Equal((0L, 0L), (asDecimal, asHex));
    }

    [Fact]
    public void Every_number_is_read_back()
        => Gen.Long[0, long.MaxValue].Sample(static number
            => NumberText.TryReadDecimal(number.ToString(CultureInfo.InvariantCulture), out long asDecimal) && asDecimal == number
                && NumberText.TryReadHex("0x" + number.ToString("x", CultureInfo.InvariantCulture), out long asHex) && asHex == number);

    [Fact]
    public void Any_text_of_digits_is_read_as_the_platform_reads_it()
        => Gen.String[Gen.Char["0123456789"], 0, 22].Sample(static text =>
        {
            bool expected = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
            Assert.Equal(expected, NumberText.TryReadDecimal(text, out long value));
            Assert.True(!expected || value == number);
        });

    [Theory]
    [InlineData("0x7fff")]
    [InlineData("12345")]
    [InlineData("0xzz")]
    [InlineData("99999999999999999999")]
    public void Reading_allocates_nothing(string text)
        => Allocation.AssertNone(() =>
        {
            NumberText.TryReadDecimal(text.AsSpan(), out _);
            NumberText.TryReadHex(text.AsSpan(), out _);
        });
}
