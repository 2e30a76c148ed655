using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Schema.Conditions;

namespace Viommu.Gen.Tests.Schema;

/// <summary>What was parsed once is found again, and never for another text.</summary>
public class ParsedTextsTests
{
    [Fact]
    public void What_was_parsed_is_not_parsed_again()
    {
        PatternSyntax? first = ConditionText.Parse("{ NeverUsedElsewhere: 1 }", out _, out _);
        Assert.NotNull(first);
        Assert.Same(first, ConditionText.Parse("{ NeverUsedElsewhere: 1 }", out string problem, out _));
        Assert.Empty(problem);
    }

    [Fact]
    public void What_is_wrong_is_said_each_time()
    {
        Assert.Null(ConditionText.Parse("{ A: ", out string first, out _));
        Assert.Null(ConditionText.Parse("{ A: ", out string second, out _));
        Assert.NotEmpty(first);
        Assert.Equal(first, second);
    }

    // There are more texts than places.
    [Fact]
    public void A_text_finds_what_is_its_own()
    {
        var texts = new ParsedTexts<string>(Never);
        Parallel.For(0, 20_000, i => texts.Add($"text {i % 5_000}", $"value {i % 5_000}"));
        string?[] found = [.. Enumerable.Range(0, 5_000).Select(i => texts.Find($"text {i}"))];
        Assert.All(found.Select((value, i) => (value, i)), pair => Assert.True(pair.value is null || pair.value == $"value {pair.i}"));
        Assert.Contains(found, value => value is not null);
        Assert.Null(texts.Find("another text"));
    }

    // Somebody's conditions may be as long as they like: what is kept has an end.
    [Fact]
    public void A_long_text_is_not_kept()
    {
        var texts = new ParsedTexts<string>(Never);
        string text = new('x', 601);
        texts.Add(text, "value");
        texts.Add(text[1..], "kept");
        Assert.Null(texts.Find(text));
        Assert.Equal("kept", texts.Find(text[1..]));
    }

    private static string? Never(string text, out string problem, out TextSpan span)
    {
        (problem, span) = ("", default);
        return null;
    }
}
