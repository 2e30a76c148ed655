using CsCheck;
using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Values;

public class TextPatternsTests
{
    private static readonly TextPatterns s_machines = new("q35 pc-q35-*", "pc\tpc-i440fx-*", "virt virt-*", "*-slow x*y", "pc-*");

    [Theory]
    [InlineData("q35", 1)]
    [InlineData("pc", 2)]
    [InlineData("virt", 3)]
    public void A_text_without_an_asterisk_is_an_alias_without_a_version(string text, int expected)
    {
        KnownText known = s_machines.Match(text);
        Assert.Equal(expected, known.Kind);
        Assert.Null(known.Version);
        Assert.True(known.IsAlias);
    }

    [Theory]
    [InlineData("pc-q35-9.2", 1, "9.2.0")]
    [InlineData("pc-q35-9", 1, "9.0.0")]
    [InlineData("pc-q35-7.2.22", 1, "7.2.22")]
    [InlineData("pc-q35-9.2-foo", 1, "9.2.0")]
    [InlineData("pc-q35-rhel9.2", 1, null)]
    [InlineData("pc-q35-9.2rhel", 1, null)]
    [InlineData("pc-q35-9.2.3.4", 1, null)]
    [InlineData("pc-q35-2147483648", 1, null)]
    [InlineData("pc-q35-", 1, null)]
    [InlineData("pc-i440fx-9.2", 2, "9.2.0")]
    [InlineData("virt-10.0", 3, "10.0.0")]
    [InlineData("3.1-slow", 4, "3.1.0")]
    [InlineData("x1.2y", 4, "1.2.0")]
    [InlineData("xy", 4, null)]
    [InlineData("pc-9", 5, "9.0.0")]
    public void What_the_asterisk_stands_for_may_begin_with_a_version(string text, int expected, string? expectedVersion)
    {
        KnownText known = s_machines.Match(text);
        Assert.Equal(expected, known.Kind);
        Assert.Equal(expectedVersion, known.Version?.ToString());
        Assert.False(known.IsAlias);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Q35")]
    [InlineData(" q35")]
    [InlineData("q35 ")]
    [InlineData("q355")]
    [InlineData("PC-Q35-9.2")]
    [InlineData("pc_q35-9.2")]
    [InlineData("x")]
    [InlineData("y")]
    [InlineData("*")]
    public void What_matches_nothing_is_of_kind_zero(string text)
    {
        KnownText known = s_machines.Match(text);
        Assert.Equal(0, known.Kind);
        Assert.Null(known.Version);
        Assert.False(known.IsAlias);
    }

    [Fact]
    public void The_first_pattern_that_matches_wins()
    {
        AssertFirst(new TextPatterns("a-* a-b-*", "a-b-*", "a-b-1"), null, isAlias: false);
        AssertFirst(new TextPatterns("a-b-1", "a-b-*"), null, isAlias: true);
        AssertFirst(new TextPatterns("a-b-* a-b-1"), new ComponentVersion(1), isAlias: false);

        static void AssertFirst(TextPatterns patterns, ComponentVersion? version, bool isAlias)
        {
            KnownText known = patterns.Match("a-b-1");
            Assert.Equal((1, version, isAlias), (known.Kind, known.Version, known.IsAlias));
        }
    }

    [Fact]
    public void What_stands_around_the_asterisk_does_not_overlap()
    {
        var patterns = new TextPatterns("ab*ba");

        Assert.Equal(0, patterns.Match("aba").Kind);
        Assert.Equal(1, patterns.Match("abba").Kind);
    }

    [Fact]
    public void A_lone_asterisk_matches_everything()
    {
        var patterns = new TextPatterns("*");

        Assert.Equal(1, patterns.Match("").Kind);
        Assert.Equal(new ComponentVersion(9, 2), patterns.Match("9.2").Version);
    }

    [Fact]
    public void A_kind_without_patterns_matches_nothing_and_keeps_its_number()
    {
        var patterns = new TextPatterns("", "a");

        Assert.Equal(2, patterns.Match("a").Kind);
        Assert.Equal(0, patterns.Match("").Kind);
    }

    [Fact]
    public void No_language_decides_what_is_the_same()
    {
        // To the rules of a language an ignorable character is not there, and two ways to write one letter are equal.
        var patterns = new TextPatterns("virt-*", "caf\u00e9*");

        Assert.Equal(0, patterns.Match("\u200dvirt-1").Kind);
        Assert.Equal(0, patterns.Match("vi\u00adrt-1").Kind);
        Assert.Equal(0, patterns.Match("cafe\u0301").Kind);
    }

    [Fact]
    public void A_version_in_the_place_of_the_asterisk_is_found()
        => Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 99]).Sample(static (major, minor, patch) =>
        {
            var expected = new ComponentVersion(major, minor, patch);
            KnownText known = s_machines.Match($"pc-q35-{expected}");
            return known.Kind == 1 && known.Version == expected;
        });

    [Fact]
    public void A_name_is_found_without_allocating() => Allocation.AssertNone(static () => s_machines.Match("q35"));

    [Fact]
    public void Texts_are_equal_whatever_they_are_known_as()
    {
        Assert.Equal(s_machines.Match("pc-q35-9.2"), s_machines.Match("pc-q35-9.2"));
        Assert.Equal(s_machines.Match("q35"), new TextPatterns("x").Match("q35"));
        Assert.NotEqual(s_machines.Match("pc-q35-9.2"), s_machines.Match("pc-q35-9.3"));
    }
}
