using Acme.Brew;
using Viommu.Runtime;
using static Viommu.OtherSchema.Tests.Requests;

namespace Viommu.OtherSchema.Tests;

/// <summary>What can't be read says nothing: no fact, and no word in what other options come to.</summary>
public sealed class UnreadableTests
{
    // What holds where all can be read, so that one unreadable value at a time makes a difference.
    [Theory]
    [InlineData("b:grind=coarse b:second=fine b:spoons=1", "")]
    [InlineData("b:grind=fine b:second=coarse b:spoons=3 b:one=1 b:two=9", "NoPressure NoPress LittleCoffee")]
    [InlineData("b:grind=coarse b:second=fine b:spoons=1 b:two=9", "SaidMuch")]
    [InlineData("b:grind=dust b:second=fine b:spoons=1", "GrindValue")]
    [InlineData("b:grind=coarse b:second=dust b:spoons=1", "SecondValue")]
    [InlineData("b:grind=coarse b:second=fine b:spoons=many", "SpoonsValue")]
    [InlineData("b:grind=coarse b:second=fine b:spoons=1 b:one=x b:two=9", "OneValue")]
    [InlineData("b:grind=coarse b:second=fine b:spoons=1 b:one=9 b:two=x", "TwoValue SaidMuch")]
    public void Facts_stay_unknown(string pot, string rules)
        => Assert.Equal(Words(rules), BrewOptions.Read(Map(["b:want=yes", .. Words(pot)]), Nothing).Violations.Rules());

    [Fact]
    public void Nothing_contradicts_what_could_not_be_read()
    {
        BrewRead read = BrewOptions.Read(Map("b:grind=dust", "b:second=dust", "b:spoons=many", "b:one=x", "b:two=9"), Nothing);
        BrewPlan plan = BrewPlan.Create(read, new Kitchen { Pressure = false, Press = false, Coffee = 1, Said = 3 });

        Assert.Equal(["GrindValue", "SecondValue", "SpoonsValue", "OneValue"], plan.Violations.Rules());
        Assert.Equal((false, false, 1, 3), (plan.Platform.Pressure, plan.Platform.Press, plan.Platform.Coffee, plan.Platform.Said));
    }

    [Theory]
    [InlineData("b:size=9 b:count=1", "", "CupIsLarge")]
    [InlineData("b:size=9 b:count=1", "b_count=2", "")]
    [InlineData("b:size=9 b:count=1", "b_count=few", "CountValue")]
    [InlineData("b:size=9 b:count=few", "b_size=1", "CountValue")]
    [InlineData("b:milk=9 b:size=huge", "b_count=1", "SizeValue MilkIsMuch")]
    [InlineData("b:milk=9", "b_count=few", "CountValue")]
    [InlineData("b:pour=1 b:limit=3", "b_pour=9", "")]
    [InlineData("b:pour=1", "b_pour=9", "PouredMuch")]
    [InlineData("b:pour=1 b:limit=some", "b_pour=9", "LimitValue")]
    public void What_counts_may_depend_on_it(string pot, string cup, string rules)
        => Assert.Equal(Words(rules), BrewOptions.Read(Map(Words(pot)), Map(Words(cup))).Violations.Rules());

    private static string[] Words(string? text) => text?.Split(' ', System.StringSplitOptions.RemoveEmptyEntries) ?? [];
}
