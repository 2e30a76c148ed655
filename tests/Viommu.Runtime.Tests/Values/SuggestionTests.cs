using System;
using System.Linq;
using CsCheck;

namespace Viommu.Runtime.Tests.Values;

public class SuggestionTests
{
    private static readonly string[] s_models = ["intel", "smmuv3", "virtio", "auto"];

    [Theory]
    [InlineData("intell", "intel")]
    [InlineData("intl", "intel")]
    [InlineData("imtel", "intel")]
    [InlineData("itnel", "intel")]
    [InlineData("INTEL", "intel")]
    [InlineData("smmu3", "smmuv3")]
    [InlineData("smmv3u", "smmuv3")]
    [InlineData("vritio", "virtio")]
    [InlineData("aut", "auto")]
    public void A_name_that_is_near_is_suggested(string name, string expected) => Assert.Equal(expected, Suggestion.Nearest(name, s_models));

    [Theory]
    [InlineData("amd")]
    [InlineData("vrito")]
    [InlineData("none")]
    [InlineData("inception")]
    [InlineData("lmnop")]
    [InlineData("averyveryverylongname")]
    public void A_name_that_is_far_is_not_suggested(string name) => Assert.Null(Suggestion.Nearest(name, s_models));

    [Fact]
    public void Only_another_case_is_nearer_than_any_other_change()
        => Assert.Equal("Auto", Suggestion.Nearest("auto", ["aut", "autos", "Auto", "auta"]));

    [Fact]
    public void A_long_name_may_have_more_changes_than_a_short_one()
    {
        Assert.Equal("xyzdefghi", Suggestion.Nearest("abcdefghi", ["xyzwefghi", "xyzdefghi"]));
        Assert.Null(Suggestion.Nearest("abcdefghi", ["xyzwefghi"]));
    }

    [Fact]
    public void The_first_of_those_that_are_equally_near_is_suggested() => Assert.Equal("cat", Suggestion.Nearest("xat", ["cat", "bat"]));

    [Fact]
    public void Of_nothing_there_is_no_nearest() => Assert.Null(Suggestion.Nearest("intel", []));

    [Fact]
    public void The_end_of_a_message_names_the_nearest_or_all_or_none()
    {
        Assert.Equal("; did you mean 'intel'?", Suggestion.For("intell", s_models));
        Assert.Equal("; there is intel, smmuv3, virtio, auto", Suggestion.For("xyz", s_models));
        Assert.Equal("; there is none", Suggestion.For("xyz", []));
    }

    [Fact]
    public void A_name_is_suggested_exactly_when_a_third_of_it_is_different_at_most()
        => Gen.Select(Gen.String[Gen.Char["ab"], 1, 7], Gen.String[Gen.Char["ab"], 0, 7]).Sample(static (name, candidate)
            => Suggestion.Nearest(name, [candidate]) is not null == Distance(name, candidate) <= Math.Max(1, name.Length / 3));

    [Fact]
    public void No_other_name_is_nearer_than_the_suggested_one()
        => Gen.Select(Gen.String[Gen.Char["abc"], 1, 7], Gen.String[Gen.Char["abc"], 0, 7].Array[0, 5]).Sample(static (name, candidates) =>
        {
            string? nearest = Suggestion.Nearest(name, candidates);
            Assert.True(nearest is null || candidates.Min(candidate => Distance(name, candidate)) == Distance(name, nearest));
        });

    // By the definition, without a table: slow and easy to check.
    private static int Distance(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
            return left.Length + right.Length;
        int best = Math.Min(Distance(left[..^1], right), Distance(left, right[..^1])) + 1;
        best = Math.Min(best, Distance(left[..^1], right[..^1]) + (left[^1] == right[^1] ? 0 : 1));
        if (left.Length > 1 && right.Length > 1 && left[^1] == right[^2] && left[^2] == right[^1])
            best = Math.Min(best, Distance(left[..^2], right[..^2]) + 1);
        return best;
    }
}
