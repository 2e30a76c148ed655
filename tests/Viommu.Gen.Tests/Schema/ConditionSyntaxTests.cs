using System;
using System.Linq;
using Viommu.Gen.Schema.Conditions;

namespace Viommu.Gen.Tests.Schema;

/// <summary>VIO0006: what is no condition, however C# may like it.</summary>
public class ConditionSyntaxTests
{
    private const string Id = "VIO0006";

    [Theory]
    [InlineData("{ Count: [|!|]= 1 }", "write 'not' before the value")]
    [InlineData("{ Count: [|=|]= 1 }", "behind the colon alone")]
    [InlineData("{ Tint: Red [|&|]& Hue: Red }", "write 'and'")]
    [InlineData("{ Tint: Red [|||] Green }", "write 'or'")]
    [InlineData("{ Count: > 7e[|-|]1 }", "no exponent")]
    [InlineData("{ Count: 1 [|+|] 2 }", "a <let>")]
    public void What_is_written_in_other_languages_is_told(string condition, string says) => Check.Reports(Id, Sample.Rule(condition), says);

    [Theory]
    // Characters that the language has no use for.
    [InlineData("{ Label: [|'|]c' }")]
    [InlineData("{ Count: 1 [|+|] 2 }")]
    [InlineData("{ Count: [|-|] 1 }")]
    [InlineData("{ Count: 1 [|*|] 2 }")]
    [InlineData("{ Tint: Red } [|?|] true : false")]
    [InlineData("{ Count: x [|=|]> x }")]
    [InlineData("{ Count: [|=|]= 1 }")]
    [InlineData("{ Count: [|!|]= 1 }")]
    [InlineData("{ Label: [|$|]\"x\" }")]
    [InlineData("{ Label: [|@|]\"x\" }")]
    [InlineData("{ [|@|]Tint: Red }")]
    [InlineData("{ Tint: [|\\|]u0052ed }")]
    [InlineData("{ Tint: Red [|/|]* remark */ }")]
    [InlineData("{ Tint: Red }[|;|]")]
    [InlineData("{ Count[|#|]: 1 }")]
    [InlineData("{ T\u0456nt: Red }", "\u0456")]
    [InlineData("{ Tint: Red [|&|]& Hue: Red }")]
    [InlineData("{ Tint: Red [|||] Green }")]
    // Words that stand beside one another.
    [InlineData("{ Count: var [|x|] }")]
    [InlineData("{ Count: int [|n|] }")]
    [InlineData("{ Count: > 1 [|when|] true }")]
    [InlineData("{ Tint: Red [|Green|] }")]
    [InlineData("{ Tint: is [|Red|] }")]
    [InlineData("{ Label: \"a\"[|u8|] }")]
    // Comparisons that would be generics, shifts, or nothing.
    [InlineData("{ Count: List<int[|>|] }")]
    [InlineData("{ Count: > [|>=|] 1 }")]
    [InlineData("{ Count: 1 <[|<|] 2 }")]
    // Texts.
    [InlineData("{ Label: [|\"a\\\"b\" }|]")]
    [InlineData("{ Label: [|\"abc }|]")]
    // Patterns that are not taken.
    [InlineData("{ Count: [|_|] }")]
    [InlineData("{ Count: [|int|] }")]
    [InlineData("{ Count: [|(1, 2)|] }")]
    [InlineData("{ Count: [|()|] }")]
    [InlineData("{ Count: [|(Tint: Red)|] }")]
    [InlineData("{ Card: [|Device { Number: 1 }|] }")]
    [InlineData("[|{ Tint: Red } x|]")]
    [InlineData("{ Card: [|{ Number: 1 } x|] }")]
    [InlineData("[|Device { Number: 1 }|]")]
    [InlineData("{ [|Red|] }")]
    [InlineData("{ [|> 1|] }")]
    [InlineData("[|\"text\"|] or { Tint: Red }")]
    // Whole conditions that are none.
    [InlineData("[|Tint|]")]
    [InlineData("[|1|]")]
    [InlineData("[|null|]")]
    [InlineData("not [|null|]")]
    public void It_is_reported_where_it_begins(string condition, string? marked = null)
        => Check.Reports(Id, Sample.Rule(Mark(condition, marked)));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{ Count: [1, 2] }")]
    [InlineData("{ Count: [] }")]
    [InlineData("{ Count: [..] }")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{ Tint: Red")]
    [InlineData("{ Tint: Red } }")]
    [InlineData("{ Tint: Red ) }")]
    [InlineData("{ Tint: }")]
    [InlineData("{ Tint Red }")]
    [InlineData("{ : Red }")]
    [InlineData("{ Tint: Red or }")]
    [InlineData("{ Tint: or Red }")]
    [InlineData("{ Tint: not }")]
    [InlineData("{ Count: > }")]
    [InlineData("{ Count: .. }")]
    [InlineData("{ Count: .5 }")]
    [InlineData("{ Tint: Red }, { Tint: Green }")]
    [InlineData("{ Tint: Red } { Tint: Green }")]
    [InlineData("{ Tint: Red } when { Tint: Green }")]
    [InlineData("{ Tint: Red } is { Tint: Green }")]
    [InlineData("{ Tint: Red } as Device")]
    [InlineData("{ Tint: Red } with { }")]
    [InlineData("{ Tint: Red } switch { }")]
    [InlineData("{ Tint: Red } < 3")]
    [InlineData("Tint: Red")]
    [InlineData("(Tint: Red)")]
    [InlineData("_ is { Tint: Red }")]
    [InlineData("{ Tint: Red } or Tint")]
    [InlineData("{ Count: 1_000 }")]
    [InlineData("{ Count: 0x10 }")]
    [InlineData("{ Count: 0b1 }")]
    [InlineData("{ Count: 1L }")]
    [InlineData("{ Count: 1u }")]
    [InlineData("{ Count: 1e5 }")]
    [InlineData("{ Count: 1.5 }")]
    [InlineData("{ Count: 12abc }")]
    [InlineData("{ Count: B < C }")]
    [InlineData("{ Label: \"\"\"x\"\"\" }")]
    [InlineData("{ Label: \"x\"\"y\" }")]
    [InlineData("{ Label: \"\"\"\"x\"\"\"\" }")]
    [InlineData("{ Label: \"a\" \"b\" }")]
    [InlineData("{ Label: \"a\nb\" }")]
    public void It_is_reported_once_and_inside_the_condition(string condition)
    {
        string schema = Sample.Rule(condition).Replace("a\nb", "a&#10;b", StringComparison.Ordinal);
        Microsoft.CodeAnalysis.Diagnostic found = Assert.Single(Check.Analyze(("a.viommu.xml", schema)));
        Assert.True(found.Id is Id or "VIO0007", found.ToString());
        int start = schema.IndexOf("when=", schema.IndexOf("Tested", StringComparison.Ordinal), StringComparison.Ordinal) + 6, end = schema.IndexOf(">Change it.", StringComparison.Ordinal) - 1;
        Assert.InRange(found.Location.SourceSpan.Start, start, end);
        Assert.InRange(found.Location.SourceSpan.End, start, end);
    }

    [Fact]
    public void A_condition_of_five_thousand_characters_is_too_long()
        => Check.Reports(Id, Sample.Rule("[|{ Count: 1" + string.Concat(Enumerable.Repeat(" or 22222", 555)) + " }|]"), "4096");

    [Fact]
    public void A_condition_that_is_as_long_as_may_be_is_read()
    {
        string text = "{ Count: 1" + string.Concat(Enumerable.Repeat(" or 2", 800)) + " }";
        Check.Accepts(Sample.Rule(text + new string(' ', ConditionText.MaxLength - text.Length)));
        Check.Reports(Id, Sample.Rule($"[|{text + new string(' ', ConditionText.MaxLength - text.Length + 1)}|]"));
    }

    [Theory]
    [InlineData("not ", "")]
    [InlineData("(", ")")]
    [InlineData("not(", ")")]
    public void What_is_nested_a_hundred_deep_is_refused(string opening, string closing)
    {
        Microsoft.CodeAnalysis.Diagnostic found = Assert.Single(Check.Analyze(("a.viommu.xml", Sample.Rule("{ Count: " + Repeat(opening, 100) + "1" + Repeat(closing, 100) + " }"))));
        Assert.Equal(Id, found.Id);
        Assert.Contains("32", found.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_times_not_is_refused_where_it_is_too_much()
        => Check.Reports(Id, Sample.Rule("{ Count: " + Repeat("not ", 31) + "[|not|] " + Repeat("not ", 968) + "1 }"), "32");

    [Fact]
    public void A_hundred_levels_are_refused_where_it_is_too_much()
        => Check.Reports(Id, Sample.Rule("{ Count: " + Repeat("(", 31) + "[|(|]" + Repeat("(", 67) + "1" + Repeat(")", 99) + " }"), "32");

    [Fact]
    public void A_member_with_two_thousand_dots_is_reported_and_nothing_worse()
        => Assert.Equal("VIO0004", Assert.Single(Check.Analyze(("a.viommu.xml", Sample.Rule("{ A" + Repeat(".A", 2000) + ": 1 }")))).Id);

    [Theory]
    [InlineData("not ", "")]
    [InlineData("(", ")")]
    public void As_many_levels_as_are_allowed_can_be_read(string opening, string closing)
    {
        // One of the levels is that of the braces.
        const int Levels = ConditionText.MaxDepth - 1;
        Check.Accepts(Sample.Rule("{ Count: " + Repeat(opening, Levels) + "> 1" + Repeat(closing, Levels) + " }"));
    }

    [Fact]
    public void Every_attribute_with_a_condition_is_read_so()
    {
        Check.Reports(Id, Sample.With("<element name='e' type='X' path='/a' plan='P' when='{ Tint: [|=|]= Red }'/>"));
        Check.Reports(Id, Sample.With("<element name='e' type='X' path='/a' plan='P'><attribute name='b' type='int' set='1' set-when='{ Tint: [|=|]= Red }'/></element>"));
        Check.Reports(Id, Sample.With("<element name='e' type='X' path='/a' plan='P'><attribute name='b' type='int'><set value='1' when='{ Tint: [|=|]= Red }'/></attribute></element>"));
        Check.Reports(Id, Sample.With("<element name='e' type='X' path='/a'><attribute name='b' type='int' allowed='{ Cpus: [|=|]= 1 }'/></element>"));
        Check.Reports(Id, Sample.With("<element name='e' type='X' path='/a'><attribute name='b' type='int'><since fact='Host' version='1' when='{ Cpus: [|=|]= 1 }'/></attribute></element>"));
        Check.Reports(Id, Sample.With("<element name='e' type='X' path='/a'><reject id='R' when='{ Cpus: [|=|]= 1 }'>Change it.</reject></element>"));
    }

    // What is not ASCII is marked here, where it can be seen.
    private static string Mark(string condition, string? marked)
        => marked is null ? condition : condition.Replace(marked, $"[|{marked}|]", StringComparison.Ordinal);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
