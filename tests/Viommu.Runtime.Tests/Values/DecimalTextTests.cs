using System;
using System.Globalization;
using System.Linq;
using System.Text;
using CsCheck;
using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Values;

public class DecimalTextTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.00", "0")]
    [InlineData("007.250", "7.25")]
    [InlineData("1.00000000000000000000000000000000000000", "1")]
    [InlineData("100", "100")]
    [InlineData("0.00000000000000000000000000000", "0")]
    [InlineData("-7.25", "-7.25")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("7.9228162514264337593543950335", "7.9228162514264337593543950335")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335", "-79228162514264337593543950335")]
    public void Digits_with_a_point_are_a_number(string text, string written)
    {
        Assert.True(DecimalText.TryRead(text, out decimal value));
        Assert.Equal(written, DecimalText.ToText(value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("-.5")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1..2")]
    [InlineData("1.2.3")]
    [InlineData("+1")]
    [InlineData("--1")]
    [InlineData("1-")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1,000.5")]
    [InlineData("1e3")]
    [InlineData("1m")]
    [InlineData("0x10")]
    [InlineData("\u0661")]
    [InlineData("1.0.0")]
    [InlineData("1..0")]
    [InlineData("1.x0")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("7.9228162514264337593543950336")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("792281625142643375935439503350")]
    public void Anything_else_is_none(string text)
    {
        Assert.False(DecimalText.TryRead(text, out decimal value));
        Assert.Equal(0, value);
    }

    [Theory]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("-1")]
    public void Where_there_is_no_sign_none_is_read(string text) => Assert.False(DecimalText.TryRead(text, out _, isSigned: false));

    [Fact]
    public void Every_number_is_read_back()
        => Gen.Decimal.Sample(static number => DecimalText.TryRead(DecimalText.ToText(number), out decimal value) && value == number);

    [Fact]
    public void Any_text_of_digits_is_read_as_the_platform_reads_it()
        => Gen.Select(Gen.String[Gen.Char["0123456789"], 1, 31], Gen.Int[0, 31]).Sample(static (digits, point) =>
        {
            string text = point < digits.Length && point > 0 ? digits.Insert(point, ".") : digits;
            bool isRead = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal expected);
            // The platform rounds what it can't hold; here that is no number.
            bool isExact = isRead && Significant(text) == Significant(expected.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(isExact, DecimalText.TryRead(text, out decimal value));
            Assert.True(!isExact || value == expected);

            static string Significant(string number) => (number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number).TrimStart('0');
        });

    [Fact]
    public void It_is_written_as_UTF8_as_it_is_as_text()
        => Gen.Decimal.Sample(static number =>
        {
            Span<byte> utf8 = stackalloc byte[64];
            var writer = new Utf8XmlWriter(utf8);
            writer.Decimal(number);
            return Encoding.UTF8.GetString(utf8[..writer.Written]) == DecimalText.ToText(number);
        });

    [Fact]
    public void Writing_allocates_nothing()
        => Allocation.AssertNone(static () =>
        {
            Span<byte> utf8 = stackalloc byte[64];
            var writer = new Utf8XmlWriter(utf8);
            writer.Decimal(-12.750m);
        });

    [Fact]
    public void Reading_allocates_nothing() => Allocation.AssertNone(static () => DecimalText.TryRead("-12.75".AsSpan(), out _));
}
