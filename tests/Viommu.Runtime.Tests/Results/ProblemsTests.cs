namespace Viommu.Runtime.Tests.Results;

public class ProblemsTests
{
    private static readonly QuantityFormat s_size = new("KiB", 1, 100, "", "large", new QuantitySuffix("MB", 1024, 1), new QuantitySuffix("M", "write MB"));

    [Fact]
    public void A_bad_value_is_told_with_its_key_and_what_is_allowed()
        => Assert.Equal("hw:model is 'amd', which is not allowed; allowed values: intel, virtio.", Problems.BadValue("hw:model", "amd", "intel, virtio"));

    [Fact]
    public void A_value_that_is_near_is_suggested()
        => Assert.Equal("hw:model is 'intell', which is not allowed; allowed values: intel, virtio. Did you mean 'intel'?",
            Problems.BadValue("hw:model", "intell", "intel, virtio", ["intel", "virtio"]));

    [Fact]
    public void Nothing_is_suggested_when_nothing_is_near()
        => Assert.Equal("hw:model is 'amd', which is not allowed; allowed values: intel, virtio.",
            Problems.BadValue("hw:model", "amd", "intel, virtio", ["intel", "virtio"]));

    [Fact]
    public void Blanks_are_shown_and_do_not_hide_what_is_meant()
        => Assert.Equal("hw:model is ' Intel  ', which is not allowed; allowed values: intel. Did you mean 'intel'?",
            Problems.BadValue("hw:model", " Intel  ", "intel", ["intel"]));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void An_empty_value_says_nothing(string? text)
    {
        const string Expected = "hw:size is empty; allowed values: large, or a whole number of KiB, or a number with one of MB. Give it a value, or remove the key.";

        Assert.Equal(Expected, Problems.BadValue("hw:size", text, s_size.Allowed, ["a", ""]));
        Assert.Equal(Expected, Problems.BadQuantity("hw:size", text, s_size));
    }

    [Theory]
    [InlineData("1M", "hw:size is '1M', which is not allowed; 'M' is not accepted: write MB.")]
    [InlineData("101", "hw:size is '101', which is not allowed; the amount must be between 1 and 100 KiB.")]
    [InlineData("x", "hw:size is 'x', which is not allowed; allowed values: large, or a whole number of KiB, or a number with one of MB.")]
    public void A_bad_amount_is_told_with_the_reason(string text, string expected) => Assert.Equal(expected, Problems.BadQuantity("hw:size", text, s_size));

    [Fact]
    public void A_reason_that_is_a_sentence_ends_with_one_full_stop()
        => Assert.Equal("hw:size is '1M', which is not allowed; 'M' is not accepted: Write MB.",
            Problems.BadQuantity("hw:size", "1M", new QuantityFormat("KiB", 1, 100, "", "", new QuantitySuffix("M", "Write MB."))));

    [Fact]
    public void Why_no_candidate_works_is_told_for_each_without_warnings()
    {
        FindingsBuilder first = default, second = default;
        first.Warn("W", "It may be slow.", []);
        first.Reject("E", "It is too old.", []);
        first.Reject("F", "It is too big.", []);
        second.Reject("G", "It is not there.", []);

        Assert.Equal(
            "hw:model is 'auto', and nothing it may stand for works here. virtio: It is too old. It is too big. intel: It is not there.",
            Problems.NoCandidate("hw:model", "auto", [new Attempt("virtio", first.ToViolations(), []), new Attempt("intel", second.ToViolations(), [])]));
    }

    [Fact]
    public void Without_candidates_only_that_is_told()
        => Assert.Equal("a, b is 'auto', and nothing it may stand for works here.", Problems.NoCandidate("a, b", "auto", []));
}
