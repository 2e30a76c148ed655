using CsCheck;
using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Values;

public class FlagWordsTests
{
    private static readonly FlagWords s_loose = new("true 1 yes\ton", " false 0\nno off ", exact: false);
    private static readonly FlagWords s_exact = new("on yes", "off", exact: true);

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("  Yes\t", true)]
    [InlineData("on\n", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("oFF", false)]
    [InlineData(" 0 ", false)]
    public void Case_and_blanks_do_not_count_unless_it_is_exact(string text, bool expected)
    {
        Assert.True(s_loose.TryRead(text, out bool value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("tru")]
    [InlineData("truee")]
    [InlineData("t rue")]
    [InlineData("true 1")]
    [InlineData("01")]
    [InlineData("2")]
    public void What_is_none_of_the_words_is_not_read(string? text)
    {
        Assert.False(s_loose.TryRead(text, out bool value));
        Assert.False(value);
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("yes", true)]
    [InlineData("off", false)]
    public void An_exact_word_is_read(string text, bool expected)
    {
        Assert.True(s_exact.TryRead(text, out bool value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("On")]
    [InlineData("ON")]
    [InlineData(" on")]
    [InlineData("on ")]
    [InlineData("off\n")]
    public void Case_and_blanks_count_when_it_is_exact(string? text) => Assert.False(s_exact.TryRead(text, out _));

    [Fact]
    public void Letters_of_other_languages_are_not_taken_for_those_of_a_word()
    {
        // Long s, the sign for Kelvin and the dotted I change to plain letters in some comparisons.
        var words = new FlagWords("yes ok insist", "no", exact: false);

        Assert.True(words.TryRead("INSIST", out _));
        Assert.False(words.TryRead("ye\u017f", out _));
        Assert.False(words.TryRead("o\u212a", out _));
        Assert.False(words.TryRead("\u0130NS\u0130ST", out _));
    }

    [Fact]
    public void The_first_word_of_each_list_is_written()
    {
        Assert.Equal("true", s_loose.ToText(true));
        Assert.Equal("false", s_loose.ToText(false));
        Assert.Equal("on", s_exact.ToText(true));
        Assert.Equal("off", s_exact.ToText(false));
    }

    [Fact]
    public void All_words_are_named_in_messages() => Assert.Equal("true, 1, yes, on, false, 0, no, off", s_loose.Allowed);

    [Fact]
    public void What_is_written_is_read_back()
        => Gen.Select(Gen.Bool, Gen.Bool).Sample(static (flag, isExact) =>
        {
            FlagWords words = isExact ? s_exact : s_loose;
            return words.TryRead(words.ToText(flag), out bool read) && read == flag;
        });

    [Theory]
    [InlineData(null)]
    [InlineData(" TRUE ")]
    [InlineData("off")]
    [InlineData("something else")]
    public void Reading_and_writing_allocate_nothing(string? text)
        => Allocation.AssertNone(() =>
        {
            s_loose.TryRead(text, out bool value);
            s_exact.TryRead(text, out _);
            s_loose.ToText(value);
        });
}
