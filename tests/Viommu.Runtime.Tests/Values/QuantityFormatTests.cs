using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Values;

public class QuantityFormatTests
{
    // An attribute with the suffix is written in the unit: that is read, whatever the suffixes.
    [Theory]
    [InlineData("2048", "KiB", 2048)]
    [InlineData("2", "MB", 2048)]
    [InlineData("2", null, 2)]
    [InlineData("2", "kib", -1)]
    public void The_unit_by_itself_is_a_suffix_of_its_own(string digits, string? suffix, long amount)
    {
        var format = new QuantityFormat("KiB", 0, long.MaxValue, "", "", new QuantitySuffix("MB", 1024, 1));
        Assert.Equal(amount >= 0, format.TryReadAmount(digits, suffix, out long read));
        Assert.Equal(amount < 0 ? 0 : amount, read);
    }

    private static readonly QuantityFormat s_size = new("KiB", 1, 1073741824, "", "small large any",
        new QuantitySuffix("KiB KB", 1, 1),
        new QuantitySuffix("MiB\tMB", 1024, 1),
        new QuantitySuffix("Kibit", 1, 8),
        new QuantitySuffix("B", 1, 1024),
        new QuantitySuffix("M Mi", "write MB"));

    private static readonly QuantityFormat s_plain = new("seconds", 0, long.MaxValue, "", "");

    [Theory]
    [InlineData("2MB", "MB counts in thousands")]
    [InlineData("0MB", "MB counts in thousands")]
    [InlineData("2MiB", "")]
    [InlineData("2", "")]
    [InlineData("", "")]
    [InlineData("MB", "MB counts in thousands")]
    [InlineData("2furlong", "")]
    [InlineData("2M", "")]
    public void There_may_be_something_to_say_about_a_suffix(string text, string remark)
        => Assert.Equal(remark, new QuantityFormat("KiB", 0, 100, "", "", new QuantitySuffix("MB", 15625, 16) { Remark = "MB counts in thousands." }, new QuantitySuffix("MiB", 1024, 1), new QuantitySuffix("M", "No.")).RemarkOn(text));

    [Theory]
    [InlineData("small", 0)]
    [InlineData("large", 1)]
    [InlineData("any", 2)]
    public void A_word_is_read_as_its_index(string text, int index)
    {
        Assert.True(s_size.TryRead(text, out int word, out long amount));
        Assert.Equal(index, word);
        Assert.Equal(0, amount);
        Assert.Equal("", s_size.Explain(text));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("2048", 2048)]
    [InlineData("1073741824", 1073741824)]
    [InlineData("4KiB", 4)]
    [InlineData("4KB", 4)]
    [InlineData("2MB", 2048)]
    [InlineData("1048576MiB", 1073741824)]
    [InlineData("8Kibit", 1)]
    [InlineData("64Kibit", 8)]
    [InlineData("2048B", 2)]
    [InlineData("0002MB", 2048)]
    public void An_amount_is_read_in_the_unit(string text, long expected)
    {
        Assert.True(s_size.TryRead(text, out int word, out long amount));
        Assert.Equal(-1, word);
        Assert.Equal(expected, amount);
        Assert.Equal("", s_size.Explain(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Large")]
    [InlineData(" large")]
    [InlineData("large ")]
    [InlineData("huge")]
    [InlineData("MB")]
    [InlineData("2 MB")]
    [InlineData("2mb")]
    [InlineData("2MBs")]
    [InlineData("2MBMB")]
    [InlineData("2large")]
    [InlineData("2Ki")]
    [InlineData("-2")]
    [InlineData("+2")]
    [InlineData(" 2")]
    [InlineData("2 ")]
    [InlineData("2.0")]
    [InlineData("2.5MB")]
    [InlineData("0x2")]
    [InlineData("\u0662")]
    public void Anything_else_is_explained_with_what_is_allowed(string text)
        => AssertRefused(text, "allowed values: small, large, any, or a whole number of KiB, or a number with one of KiB, KB, MiB, MB, Kibit, B");

    [Theory]
    [InlineData("2M", "'M' is not accepted: write MB")]
    [InlineData("2Mi", "'Mi' is not accepted: write MB")]
    [InlineData("0M", "'M' is not accepted: write MB")]
    [InlineData("7Kibit", "it is not a whole number of KiB")]
    [InlineData("1B", "it is not a whole number of KiB")]
    [InlineData("1025B", "it is not a whole number of KiB")]
    [InlineData("0", "the amount must be between 1 and 1073741824 KiB")]
    [InlineData("0MB", "the amount must be between 1 and 1073741824 KiB")]
    [InlineData("0B", "the amount must be between 1 and 1073741824 KiB")]
    [InlineData("1073741825", "the amount must be between 1 and 1073741824 KiB")]
    [InlineData("1048577MB", "the amount must be between 1 and 1073741824 KiB")]
    [InlineData("9223372036854775807MB", "the amount must be between 1 and 1073741824 KiB")]
    [InlineData("18014398509481984MB", "the amount must be between 1 and 1073741824 KiB")]
    [InlineData("9223372036854775808", "the amount must be between 1 and 1073741824 KiB")]
    [InlineData("99999999999999999999999MB", "the amount must be between 1 and 1073741824 KiB")]
    public void An_amount_that_is_refused_is_explained_with_the_reason(string text, string reason) => AssertRefused(text, reason);

    [Fact]
    public void Null_is_not_a_quantity()
    {
        Assert.False(s_size.TryRead(null, out int word, out long amount));
        Assert.Equal((-1, 0L), (word, amount));
    }

    [Fact]
    public void Without_words_and_suffixes_only_a_number_is_allowed()
    {
        Assert.Equal("a whole number of seconds", s_plain.Allowed);
        Assert.True(s_plain.TryRead("9223372036854775807", out _, out long amount));
        Assert.Equal(long.MaxValue, amount);
        Assert.False(s_plain.TryRead("", out _, out _));
        Assert.Equal("allowed values: a whole number of seconds", s_plain.Explain("1s"));
    }

    [Fact]
    public void Only_words_and_only_refused_suffixes_are_told_as_such()
    {
        Assert.Equal("auto, or a whole number of s", new QuantityFormat("s", 0, 9, "", "auto").Allowed);
        Assert.Equal("a whole number of s", new QuantityFormat("s", 0, 9, "", "", new QuantitySuffix("m h", "it is too long")).Allowed);
    }

    [Theory]
    [InlineData("2", null, 2)]
    [InlineData("2", "", 2)]
    [InlineData("2", "MB", 2048)]
    [InlineData("16", "Kibit", 2)]
    public void An_amount_can_have_its_suffix_apart(string digits, string? suffix, long expected)
    {
        Assert.True(s_size.TryReadAmount(digits, suffix, out long amount));
        Assert.Equal(expected, amount);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "MB")]
    [InlineData("", "MB")]
    [InlineData("", null)]
    [InlineData("2", "M")]
    [InlineData("2", " MB")]
    [InlineData("2", " ")]
    [InlineData("2MB", "")]
    [InlineData("2MB", null)]
    [InlineData("large", null)]
    [InlineData("1", "Kibit")]
    [InlineData("0", "MB")]
    [InlineData("1048577", "MB")]
    [InlineData("9223372036854775807", "MB")]
    [InlineData("9223372036854775808", null)]
    public void A_bad_amount_with_its_suffix_apart_is_refused(string? digits, string? suffix)
    {
        Assert.False(s_size.TryReadAmount(digits, suffix, out _));
    }

    [Theory]
    [InlineData("2000000000", null)]
    [InlineData("1048577", "MB")]
    [InlineData("2", "M")]
    [InlineData("99999999999999999999", null)]
    public void An_amount_that_is_refused_leaves_no_amount_behind(string digits, string? suffix)
    {
        s_size.TryRead(digits + suffix, out _, out long together);
        s_size.TryReadAmount(digits, suffix, out long apart);
        Assert.Equal((0L, 0L), (together, apart));
    }

    [Fact]
    public void The_range_is_written_the_same_in_every_culture()
        => Culture.Odd(static () => Assert.Equal("the amount must be between -5 and 5 s", new QuantityFormat("s", -5, 5, "", "").Explain("6")));

    [Theory]
    [InlineData(null)]
    [InlineData("large")]
    [InlineData("2MB")]
    [InlineData("2M")]
    [InlineData("7Kibit")]
    [InlineData("99999999999999999999999MB")]
    [InlineData("nothing of all this")]
    public void Reading_allocates_nothing(string? text)
        => Allocation.AssertNone(() =>
        {
            s_size.TryRead(text, out _, out _);
            s_size.TryReadAmount("2", text, out _);
        });

    private static void AssertRefused(string text, string reason)
    {
        Assert.False(s_size.TryRead(text, out int word, out _));
        Assert.Equal(-1, word);
        Assert.Equal(reason, s_size.Explain(text));
    }
}
