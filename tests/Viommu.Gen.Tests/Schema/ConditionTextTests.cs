using System;
using System.Linq;
using System.Xml.Linq;
using CsCheck;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Schema.Conditions;

namespace Viommu.Gen.Tests.Schema;

/// <summary>The scan before Roslyn lets everything pass that the documentation shows, and nothing that could hurt.</summary>
public class ConditionTextTests
{
    [Theory]
    [InlineData("{ Model: Intel }")]
    [InlineData("{ LockedMemory: true }")]
    [InlineData("{ Intremap: On }")]
    [InlineData("{ AwBits: 39 or 48 }")]
    [InlineData("{ Vcpus: > 255 }")]
    [InlineData("{ Vcpus: < 255 }")]
    [InlineData("{ Vcpus: <= 255 }")]
    [InlineData("{ Vcpus: >= 255 }")]
    [InlineData("{ Vcpus: >=255 and <=300 }")]
    [InlineData("{ Libvirt: >= \"8.3.0\" }")]
    [InlineData("{ MemPageSize: Large or >= 2048 }")]
    [InlineData("{ Model: not (None or Auto) }")]
    [InlineData("{ MemPageSize: null }")]
    [InlineData("{ MemPageSize: not null }")]
    [InlineData("{ AwBits: > HostAddressBits }")]
    [InlineData("{ Driver: { Eim: On } }")]
    [InlineData("{ Driver.Eim: On }")]
    [InlineData("{ A: 1 } or { B: 2 }")]
    [InlineData("{ Action: not Disabled, Machine: Virt }")]
    [InlineData("{ Scratch: > 0, LockedMemory: not true }")]
    [InlineData("{ A: > B.C and < D.E }")]
    [InlineData("{ A: not (null or 0 or (>= 32 and <= 64)) }")]
    [InlineData("{ A: (> 5) or (< 3) }")]
    [InlineData("not ({ A: 1 } and ({ B: 2 } or { C: 3 }))")]
    [InlineData("({ A: 1 })")]
    [InlineData("{A:1}or{B:2}")]
    [InlineData("{ A: 1, }")]
    [InlineData("  {\tA\n:\r\n1 }  ")]
    [InlineData("{ A: \"a, b: { (not 'c') } = $ @ ? \u00e9\" }")]
    [InlineData("{ A: \"\" }")]
    [InlineData("{ }")]
    public void What_the_documentation_shows_is_a_condition(string text)
    {
        Assert.NotNull(ConditionText.Parse(text, out string problem, out _));
        Assert.Empty(problem);
    }

    [Fact]
    public void Every_condition_of_the_shipped_schema_is_one()
    {
        string[] names = ["when", "set-when", "allowed"];
        string[] conditions = [.. XDocument.Parse(SchemaSource.Shipped).Descendants().Attributes().Where(attribute => names.Contains(attribute.Name.LocalName)).Select(attribute => attribute.Value)];
        Assert.True(conditions.Length > 50);
        Assert.All(conditions, text => Assert.NotNull(ConditionText.Parse(text, out _, out _)));
    }

    [Fact]
    public void A_part_of_the_pattern_stands_where_it_does_in_the_text()
    {
        const string Text = "  { Model: not ( Intel or Virtio ) }";
        PatternSyntax pattern = ConditionText.Parse(Text, out _, out _)!;
        IdentifierNameSyntax[] names = [.. pattern.DescendantNodes().OfType<IdentifierNameSyntax>()];
        Assert.Equal(["Model", "Intel", "Virtio"], names.Select(name => TextOf(ConditionText.InText(name.Span, Text))));

        static string TextOf(TextSpan span) => Text.Substring(span.Start, span.Length);
    }

    [Theory]
    [InlineData("{ A: 1 }", 0, 3, 0, 0)]
    [InlineData("{ A: 1 }", 99, 3, 8, 0)]
    public void A_span_outside_of_the_text_is_moved_inside(string text, int start, int length, int expectedStart, int expectedLength)
        => Assert.Equal(new TextSpan(expectedStart, expectedLength), ConditionText.InText(new TextSpan(start, length), text));

    [Fact]
    public void Whatever_the_text_is_the_answer_is_a_pattern_or_a_problem_inside_it()
        => Make.OneOf("{", "}", "(", ")", ":", ",", ".", "not", "and", "or", "null", "true", "<", "<=", ">", ">=", " ", "\n", "A", "Red", "12", "1.5", "\"x\"", "\"", "'", "\\", "var", "default", "when", "is", "=", "..", "_", "switch", "with", "\u2028", "\u00e9")
            .Array[0, 30]
            .Sample(
                tokens =>
                {
                    string text = string.Join(tokens.Length % 2 == 0 ? " " : "", tokens);
                    PatternSyntax? pattern = ConditionText.Parse(text, out string problem, out TextSpan span);
                    Assert.Equal(pattern is null, problem.Length > 0);
                    Assert.True(pattern is not null || (span.Start >= 0 && span.End <= text.Length), $"{span} in '{text}'");
                },
                iter: 3000);

    [Fact]
    public void Conditions_that_are_written_by_the_rules_of_the_language_pass()
    {
        Gen<string> value = Make.OneOf("null", "Red", "true", "5", "> 5", ">= B.C", "\"8.3.0\"", "< \"1\"", "not null", "not Red", "(A or B)", "not (1 or 2)");
        Gen<string> test = Make.Select(Make.OneOf("A", "A.B", "Longer_Name1"), value, Make.OneOf(" or ", " and "), value).Select((name, left, word, right) => $"{name}: {left}{word}{right}");
        Gen<string> whole = test.Array[1, 4].Select(tests => "{ " + string.Join(", ", tests) + " }");
        Make.Select(whole, Make.OneOf(" or ", " and ", " or not "), whole)
            .Sample(parts => Assert.NotNull(ConditionText.Parse(parts.Item1 + parts.Item2 + parts.Item3, out _, out _)), iter: 1000);
    }
}
