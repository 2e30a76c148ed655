using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;

namespace Viommu.Gen.Tests.Rules;

/// <summary>What nobody set is absent, a fact that nobody gave is unknown; both runs follow one table.</summary>
public class AbsentAndUnknownTests
{
    private static readonly (string Condition, string Expected)[] Outcomes =
    [
        // An option that nobody set, and what one side gave.
        ("{ Paint: null }", "True"), ("{ Paint: not null }", "False"), ("{ Paint: Red }", "False"), ("{ Paint: not Red }", "True"),
        ("{ Flavor.Paint: null }", "True"), ("{ Flavor.Paint: Red }", "False"), ("{ Flavor.Paint: not Red }", "True"),
        ("{ Image.Paint: null }", "True"), ("{ Image.Paint: not Red }", "True"),
        ("{ Size: > 5 }", "False"), ("{ Size: not > 5 }", "True"),
        // An option with a default is never absent; what a side gave is, all the same.
        ("{ Frame: null }", "False"), ("{ Frame: Green }", "True"), ("{ Flavor.Frame: null }", "True"),
        // The plan: an element that is there without an attribute, and one that is not.
        ("{ Made.Paint: null }", "True"), ("{ Made.Paint: not Red }", "True"), ("{ Made.Part: null }", "True"), ("{ Made.Part.Load: null }", "True"),
        ("{ Made.Part.Load: > 1 }", "False"), ("{ Made.Part.Glued: true }", "False"), ("{ Made.Part.Glued: not true }", "True"), ("{ Made.Part: { Load: null } }", "False"),
        // A fact that nobody gave.
        ("{ Wall: null }", "Unknown"), ("{ Wall: not null }", "Unknown"), ("{ Wall: Red }", "Unknown"), ("{ Wall: not Red }", "Unknown"), ("{ Tools: < \"2.0\" }", "Unknown"), ("{ KindVersion: > \"1.0\" }", "Unknown"),
        // Unknown beside something that decides.
        ("{ Wall: Red, Paint: Red }", "False"), ("{ Wall: Red, Paint: null }", "Unknown"), ("{ Wall: Red } or { Paint: null }", "True"), ("{ Wall: Red } or { Paint: Red }", "Unknown"),
        // Absent on one side and unknown on the other: nothing is equal to what is absent.
        ("{ Paint: Wall }", "False"), ("{ Paint: not Wall }", "True"), ("{ Wall: Paint }", "False"), ("{ Wall: not Paint }", "True"), ("{ Frame: Wall }", "Unknown"), ("{ Frame: not Wall }", "Unknown"),
    ];

    private static readonly RuleBench Bench = new(Outcomes.Select(row => row.Condition), []);

    // A count, so that the element is made; nothing else.
    private static readonly Assignment Nothing = new(new() { ["x:count"] = "1" }, [], []);

    public static IEnumerable<object[]> Rows { get; } = [.. Outcomes.Select((row, index) => new object[] { index, row.Condition, row.Expected })];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Table(int index, string condition, string expected)
    {
        Assert.True(Bench.Interpret(Nothing)[$"R{index}"].ToString() == expected, $"interpreter: {condition}");
        Assert.True(Bench.Run(Nothing)[$"R{index}"].ToString() == expected, $"generated code: {condition}");
    }

    [Fact]
    public void Below_an_element_that_is_not_made_everything_is_absent()
    {
        var bench = new RuleBench(["{ Made: null }", "{ Made.Number: null }", "{ Made.Number: not 3 }", "{ Made.Number: > 3 }", "{ Made.Part.Glued: not true }"], []);
        var empty = new Assignment([], [], []);
        string[] expected = ["True", "True", "True", "False", "True"];
        Assert.Equal(expected, bench.Interpret(empty).Values.Select(truth => truth.ToString()));
        Assert.Equal(expected, bench.Run(empty).Values.Select(truth => truth.ToString()));
    }

    [Fact]
    public void What_stays_undecided_names_the_facts_that_are_missing()
    {
        var bench = new RuleBench(["{ Wall: Red, Tools: > \"1.0\" }"], []);
        Assert.Equal(Truth.Unknown, bench.Run(new Assignment([], [], new() { ["Wall"] = "red" })).Values.Single());
    }
}
