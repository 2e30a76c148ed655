using System;

namespace Viommu.Runtime.Tests.Values;

public class EnumTextsTests
{
    private static readonly EnumTexts<DayOfWeek> s_days = new("sun", "mon", "<tue>");

    [Fact]
    public void Each_value_has_the_text_in_its_place()
    {
        Assert.Equal(["sun", "mon", "<tue>"], s_days.All);
        Assert.Equal("mon", s_days.TextOf(DayOfWeek.Monday));
        Assert.Equal("&lt;tue&gt;"u8.ToArray(), s_days.XmlOf(DayOfWeek.Tuesday).ToArray());
        Assert.Equal((true, DayOfWeek.Tuesday), (s_days.TryParse("<tue>", out DayOfWeek day), day));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_value_without_a_text_is_not_defined(int value)
    {
        Assert.False(s_days.IsDefined((DayOfWeek)value));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_days.TextOf((DayOfWeek)value));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_days.XmlOf((DayOfWeek)value).Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Mon")]
    [InlineData("mon ")]
    public void Another_text_is_not_read(string? text)
    {
        Assert.Equal((false, default(DayOfWeek)), (s_days.TryParse(text, out DayOfWeek day), day));
        Assert.Equal("'wed' is not allowed; allowed values: sun, mon, <tue>.", Assert.Throws<FormatException>(() => s_days.Parse("wed")).Message);
    }

    [Fact]
    public void An_enum_of_another_size_is_refused() => Assert.Throws<NotSupportedException>(static () => new EnumTexts<Small>("a"));

    private enum Small : byte
    {
        A,
    }
}
