using System;
using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Values;

public class ComponentVersionTests
{
    // Small numbers, so that equal ones occur.
    private static readonly Gen<ComponentVersion> s_versions = Gen.OneOf(
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2], static (major, minor, patch) => new ComponentVersion(major, minor, patch)),
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue], static (major, minor, patch) => new ComponentVersion(major, minor, patch)));

    [Theory]
    [InlineData("9", 9, 0, 0)]
    [InlineData("9.2", 9, 2, 0)]
    [InlineData("7.2.22", 7, 2, 22)]
    [InlineData("0", 0, 0, 0)]
    [InlineData("0.0.0", 0, 0, 0)]
    [InlineData("09.02", 9, 2, 0)]
    [InlineData("2147483647.2147483647.2147483647", int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData("00000000000000000000000000009", 9, 0, 0)]
    public void One_to_three_numbers_are_a_version(string text, int major, int minor, int patch)
    {
        Assert.True(ComponentVersion.TryParse(text, out ComponentVersion version));
        Assert.Equal((major, minor, patch), (version.Major, version.Minor, version.Patch));
        Assert.Equal(version, ComponentVersion.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" 9.2")]
    [InlineData("9.2 ")]
    [InlineData("9 .2")]
    [InlineData("9.2\n")]
    [InlineData("-9")]
    [InlineData("+9")]
    [InlineData("9.-2")]
    [InlineData(".9")]
    [InlineData("9.")]
    [InlineData("9.2.")]
    [InlineData("9..2")]
    [InlineData("9.2.3.")]
    [InlineData("9.2.3.4")]
    [InlineData("v9")]
    [InlineData("9.2-foo")]
    [InlineData("9.2foo")]
    [InlineData("9,2")]
    [InlineData("0x9")]
    [InlineData("\u0669.\u0662")]
    [InlineData("2147483648")]
    [InlineData("9.2147483648")]
    [InlineData("9.2.2147483648")]
    [InlineData("99999999999999999999999999999999999999")]
    public void Anything_else_is_not_a_version(string text)
    {
        Assert.False(ComponentVersion.TryParse(text, out _));
        string message = Assert.Throws<FormatException>(() => ComponentVersion.Parse(text)).Message;
        Assert.Equal($"'{text.Replace("\n", "\\n", StringComparison.Ordinal)}' is not a version: {ComponentVersion.Allowed}.", message);
    }

    [Theory]
    [InlineData("10000")]
    [InlineData("8000000")]
    [InlineData("6002000")]
    [InlineData("12008000")]
    [InlineData("20240524")]
    public void A_large_number_alone_is_a_packed_version_or_a_date_and_not_a_version(string text)
    {
        Assert.False(ComponentVersion.TryParse(text, out ComponentVersion version));
        Assert.Equal(default, version);
        string message = Assert.Throws<FormatException>(() => ComponentVersion.Parse(text)).Message;
        Assert.Equal($"'{text}' is not a version: {ComponentVersion.Allowed}. A packed number is read with FromPacked.", message);
    }

    [Theory]
    [InlineData("9999", 9999, 0)]
    [InlineData("2024.1", 2024, 1)]
    [InlineData("20240524.1", 20240524, 1)]
    public void With_a_dot_or_small_enough_it_is(string text, int major, int minor)
        => Assert.Equal(new ComponentVersion(major, minor), ComponentVersion.Parse(text));

    [Theory]
    [InlineData(0L, 0, 0, 0)]
    [InlineData(2L, 0, 0, 2)]
    [InlineData(10002L, 0, 10, 2)]
    [InlineData(8000000L, 8, 0, 0)]
    [InlineData(6002000L, 6, 2, 0)]
    [InlineData(10010000L, 10, 10, 0)]
    [InlineData(7002022L, 7, 2, 22)]
    [InlineData(2147483647999999L, int.MaxValue, 999, 999)]
    public void A_packed_number_is_read_on_request(long packed, int major, int minor, int patch)
        => Assert.Equal(new ComponentVersion(major, minor, patch), ComponentVersion.FromPacked(packed));

    [Theory]
    [InlineData(-1L)]
    [InlineData(long.MinValue)]
    [InlineData(2147483648000000L)]
    [InlineData(long.MaxValue)]
    public void A_packed_number_out_of_range_is_refused(long packed)
        => Assert.Equal("packed", Assert.Throws<ArgumentOutOfRangeException>(() => ComponentVersion.FromPacked(packed)).ParamName);

    [Theory]
    [InlineData("9.2-foo")]
    [InlineData("9.2 ")]
    [InlineData("9.2foo")]
    public void A_text_that_is_not_a_version_leaves_no_value_behind(string text)
    {
        ComponentVersion.TryParse(text, out ComponentVersion version);
        Assert.Equal(default, version);
    }

    [Fact]
    public void Null_is_not_a_version()
    {
        Assert.False(ComponentVersion.TryParse(null, out ComponentVersion version));
        Assert.Equal(default, version);
    }

    [Theory]
    [InlineData("9.2-foo", 9, 2, 0, 3)]
    [InlineData("9.2", 9, 2, 0, 3)]
    [InlineData("9-foo", 9, 0, 0, 1)]
    [InlineData("7.2.22+dfsg-7", 7, 2, 22, 6)]
    [InlineData("9.2 (Debian)", 9, 2, 0, 3)]
    [InlineData("9.2.1,x", 9, 2, 1, 5)]
    [InlineData("2147483647-x", int.MaxValue, 0, 0, 10)]
    public void A_text_can_begin_with_a_version(string text, int major, int minor, int patch, int expectedLength)
    {
        Assert.True(ComponentVersion.TryReadPrefix(text, out ComponentVersion version, out int length));
        Assert.Equal(new ComponentVersion(major, minor, patch), version);
        Assert.Equal(expectedLength, length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("foo-9.2")]
    [InlineData("-9.2")]
    [InlineData("9.2foo")]
    [InlineData("9foo")]
    [InlineData("9.2\u00e9")]
    [InlineData("9.2\u0663")]
    [InlineData("9.-foo")]
    [InlineData("9.2.-foo")]
    [InlineData("9.2.3.4")]
    [InlineData("9.2.3.foo")]
    [InlineData("2147483648-foo")]
    [InlineData("9.99999999999999999999-foo")]
    public void What_goes_on_as_a_word_or_a_number_does_not_begin_with_a_version(string text)
    {
        Assert.False(ComponentVersion.TryReadPrefix(text, out ComponentVersion version, out int length));
        Assert.Equal(default, version);
        Assert.Equal(0, length);
    }

    [Fact]
    public void What_is_written_is_read_back()
        => s_versions.Sample(static version => ComponentVersion.Parse(version.ToString()) == version);

    [Fact]
    public void The_version_before_a_dash_is_found_at_its_length()
        => Gen.Select(s_versions, Gen.String).Sample(static (version, rest)
            => ComponentVersion.TryReadPrefix(version + "-" + rest, out ComponentVersion found, out int length)
                && found == version && length == version.ToString().Length);

    [Fact]
    public void What_is_read_is_nothing_but_numbers_and_at_most_two_dots()
        => Gen.String[Gen.Char["0129.. -x\u0663"], 0, 24].Sample(static text
            => ComponentVersion.TryParse(text, out _) == (Regex.IsMatch(text, @"\A[0-9]+(\.[0-9]+){0,2}\z")
                && Array.TrueForAll(text.Split('.'), static part => int.TryParse(part, out _))
                && (text.Contains('.', StringComparison.Ordinal) || int.Parse(text, CultureInfo.InvariantCulture) <= 9999)));

    [Fact]
    public void Versions_are_ordered_by_their_numbers_from_left_to_right()
        => Gen.Select(s_versions, s_versions).Sample(static (left, right) =>
        {
            int expected = (left.Major, left.Minor, left.Patch).CompareTo((right.Major, right.Minor, right.Patch));
            Assert.Equal(Math.Sign(expected), Math.Sign(left.CompareTo(right)));
            Assert.Equal(expected < 0, left < right);
            Assert.Equal(expected <= 0, left <= right);
            Assert.Equal(expected > 0, left > right);
            Assert.Equal(expected >= 0, left >= right);
            Assert.Equal(expected == 0, left == right);
            Assert.Equal(expected != 0, left != right);
            Assert.Equal(expected == 0, left.Equals((object)right));
            Assert.True(expected != 0 || left.GetHashCode() == right.GetHashCode());
        });

    [Fact]
    public void Ten_is_newer_than_nine() => Assert.True(ComponentVersion.Parse("10.0") > ComponentVersion.Parse("9.2.4"));

    [Fact]
    public void What_is_missing_is_zero() => Assert.Equal(ComponentVersion.Parse("9.0.0"), ComponentVersion.Parse("9"));

    [Fact]
    public void A_version_is_not_equal_to_something_else()
    {
        Assert.False(default(ComponentVersion).Equals(null));
        Assert.False(new ComponentVersion(9).Equals("9.0.0"));
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 0, -1)]
    public void Negative_numbers_are_refused(int major, int minor, int patch)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new ComponentVersion(major, minor, patch));

    [Fact]
    public void All_three_numbers_are_written_also_as_formattable()
    {
        Assert.Equal("9.2.0", new ComponentVersion(9, 2).ToString());
        Assert.Equal("9.2.0", ((IFormattable)new ComponentVersion(9, 2)).ToString("X", null));
    }

    [Theory]
    [InlineData("7.2.22")]
    [InlineData("7.2.x")]
    [InlineData("99999999999")]
    public void Reading_allocates_nothing(string text)
        => Allocation.AssertNone(() =>
        {
            ComponentVersion.TryParse(text, out _);
            ComponentVersion.TryReadPrefix(text, out _, out _);
        });

    [Fact]
    public void Comparing_allocates_nothing()
    {
        ComponentVersion left = new(1, 2, 3), right = new(1, 2, 4);
        bool found = false;
        Allocation.AssertNone(() => found |= left > right | left.Equals(right) | left.GetHashCode() == 0);
        Assert.False(found);
    }
}
