using System;
using System.Linq;
using System.Text.RegularExpressions;
using CsCheck;

namespace Viommu.Runtime.Tests.Values;

/// <summary>Patterns, held against regular expressions: each pattern is one.</summary>
public class TextFormatTests
{
    private static readonly Gen<string> s_sets = OneOf("a", "b", ".", "[ab]", "[^a]", "[a-c]", "[^a-b]", "\\.", "[\\]-]", "-", "[\\^b]");

    private static readonly Gen<string> s_patterns = Gen.Select(s_sets, OneOf("", "", "?", "*", "+", "{0}", "{2}", "{1,3}", "{2,}", "{0,1}"), (set, count) => set + count)
        .Array[1, 5].Select(parts => string.Concat(parts));

    private static readonly Gen<string> s_texts = OneOf("a", "b", "c", ".", "]", "-", "^", "\n").Array[0, 7].Select(signs => string.Concat(signs));

    [Fact]
    public void A_pattern_matches_what_the_regular_expression_does() => Gen.Select(s_patterns, s_texts.Array[5]).Sample(
        (pattern, texts) =>
        {
            var format = new TextFormat(pattern, "");
            var expression = new Regex($"\\A(?:{pattern})\\z", RegexOptions.Singleline | RegexOptions.CultureInvariant);
            return texts.All(text => format.IsMatch(text) == expression.IsMatch(text));
        },
        iter: 5_000);

    [Theory]
    [InlineData("(ab)", "no groups")]
    [InlineData("a|b", "no alternatives")]
    [InlineData("^a", "whole text")]
    [InlineData("a$", "whole text")]
    [InlineData("*", "nothing before it")]
    [InlineData("a**", "nothing before it")]
    [InlineData("a{", "how often")]
    [InlineData("a{2", "how often")]
    [InlineData("a{3,2}", "how often")]
    [InlineData("a{1001}", "how often")]
    [InlineData("a{,2}", "how often")]
    [InlineData("[", "ends with ]")]
    [InlineData("[a", "ends with ]")]
    [InlineData("[]", "not empty")]
    [InlineData("[b-a]", "comes first")]
    [InlineData("\\d", "means something")]
    [InlineData("\\", "means something")]
    [InlineData("[a\\", "means something")]
    [InlineData("", "between 1 and")]
    public void What_is_no_pattern_is_told(string pattern, string says)
        => Assert.Contains(says, Assert.Throws<FormatException>(() => new TextFormat(pattern, "")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_long_text_and_a_greedy_pattern_take_linear_time()
    {
        string text = new string('a', 100_000) + "!";
        Assert.False(new TextFormat("a*a*a*a*a*a*a*a*b", "").IsMatch(text));
        Assert.True(new TextFormat("a*a*.{0,1000}", "").IsMatch(text));
    }

    [Fact]
    public void Nothing_matches_null() => Assert.False(new TextFormat(".*", "").IsMatch(null));

    [Fact]
    public void What_is_allowed_has_the_example()
        => Assert.Equal(("texts such as ab, which match a.", "texts that match a."), (new TextFormat("a.", "ab").Allowed, new TextFormat("a.", "").Allowed));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
