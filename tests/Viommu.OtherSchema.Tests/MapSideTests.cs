using System;
using System.Linq;
using Acme.Brew;
using CsCheck;
using static Viommu.OtherSchema.Tests.Requests;

namespace Viommu.OtherSchema.Tests;

/// <summary>Maps whose keys are not the same on both sides: an entry is written where it is read as what it is.</summary>
public class MapSideTests
{
    [Fact]
    public void An_entry_is_written_on_the_side_that_reads_it()
    {
        BrewOptions options = BrewOptions.Read(Map("b:step.5=2"), Map("b_step.5=3", "b_step.late=3")).Options;
        Assert.Equal(("5: 2", "5: 3, late: 3"), (options.Early!.ToString(), options.Steps!.ToString()));
        // Five is an early step there, and a map is said whole.
        Assert.Equal(["b:step.5=2"], Shown(options.ToExtraSpecs()));
        Assert.Equal(["b_step.5=3", "b_step.late=3"], Shown(options.ToImageProperties()));
        Assert.Equal(["b_blend:12=fine"], Shown(BrewOptions.Read(Nothing, Map("b_blend:12=fine")).Options.ToImageProperties()));
        Assert.Empty(BrewOptions.Read(Nothing, Map("b_blend:12=fine")).Options.ToExtraSpecs());
    }

    [Fact]
    public void A_further_key_of_an_option_is_none_of_a_map()
    {
        BrewRead read = BrewOptions.Read(Map("b:step.rinse=7"), Map("b_step.late=3"));
        Assert.Empty(read.Violations);
        Assert.Equal((7, "late: 3"), (read.Options.Rinse, read.Options.Steps!.ToString()));
    }

    [Fact]
    public void What_no_side_reads_is_reported_with_the_keys_of_both()
    {
        Assert.Equal(
            ["BlendsRange: 'b:blend.16' or 'b_blend:16' would be read as something else, or not at all; keys: b:blend.{n:2..7} or b_blend:{n:0..15}. Remove the entry."],
            Said(new BrewOptions { Blends = new([new(12, Grind.Fine), new(3, Grind.Coarse), new(16, Grind.Fine)]) }));
        Assert.Equal(
            ["BlendsRange: b_blend:12 is '9', which is not allowed; allowed values: fine, coarse."],
            Said(new BrewOptions { Blends = new([new(12, (Grind)9)]) }));
        Assert.Equal(
            ["StepsRange: 'b:step.3' or 'b_step.3' would be read as something else, or not at all; keys: b:step.{n} or b_step.{n}. Remove the entry."],
            Said(new BrewOptions { Steps = new([new("3", 1), new("5", 1), new("rest", 1)]) }));
    }

    // One is for the one side only, and one for the other.
    [Fact]
    public void A_map_that_no_side_says_whole_is_reported()
        => Assert.Equal(
            ["MashRange: 'b:mash.2' or 'b_mash.2' would be read as something else, or not at all; keys: b:mash.{n:5..9} or b_mash.{n:0..4}. Remove the entry."],
            Said(new BrewOptions { Mash = new([new(2, 1), new(9, 1)]) }));

    [Fact]
    public void What_is_long_or_invisible_is_cut_and_escaped()
    {
        string message = Assert.Single(Said(new BrewOptions { Steps = new([new("\u202e" + new string('x', 5_000), -1)]) }));
        Assert.True(message.Length < 600, message);
        Assert.DoesNotContain('\u202e', message);
        string read = Assert.Single(BrewOptions.Read(Map("b:step.\u202e" + new string('x', 5_000) + "=0"), Nothing).Violations).Message;
        Assert.True(read.Length < 600, read);
        Assert.DoesNotContain('\u202e', read);
    }

    [Fact]
    public void An_entry_has_a_value()
        => Assert.Throws<ArgumentException>(() => new Viommu.Runtime.TextMap<string>([new("a", null!)]));

    // What was read is never reported, and comes back.
    [Fact]
    public void What_was_read_is_right()
        => Gen.Select(Gen.Int[0, 16], Gen.Int[1, 3], Gen.Int[0, 5]).Array[0, 5].Select(Gen.Bool.Array[5]).Sample((entries, sides) =>
        {
            string[] all = [.. entries.Select((entry, i) => (entry.Item3 switch
            {
                0 => sides[i] ? "b:step." : "b_step.",
                1 => sides[i] ? "b:step.x" : "b_step.x",
                _ => sides[i] ? "b:blend." : "b_blend:",
            }) + entry.Item1 + "=" + (entry.Item3 < 2 ? entry.Item2 : "fine"))];
            string[] once = [.. all.DistinctBy(entry => entry[..entry.IndexOf('=', StringComparison.Ordinal)])];
            BrewRead read = BrewOptions.Read(Map([.. once.Where(entry => entry[1] == ':')]), Map([.. once.Where(entry => entry[1] == '_')]));
            Assert.DoesNotContain(read.Options.Validate(), violation => violation.Rule.EndsWith("Range", StringComparison.Ordinal));
            BrewRead again = BrewOptions.Read(read.Options.ToExtraSpecs(), read.Options.ToImageProperties());
            Assert.DoesNotContain(again.Violations, violation => violation.Rule.EndsWith("Value", StringComparison.Ordinal));
            Assert.Equal((read.Options.Blends, read.Options.Early), (again.Options.Blends, again.Options.Early));
            Assert.Equal(read.Options.Steps, again.Options.Steps);
        });

    private static string[] Shown(System.Collections.Generic.IReadOnlyDictionary<string, string> map)
        => [.. map.Select(entry => $"{entry.Key}={entry.Value}").Order(StringComparer.Ordinal)];

    private static string[] Said(BrewOptions options)
        => [.. options.Validate().Where(violation => violation.Rule.EndsWith("Range", StringComparison.Ordinal)).Select(violation => $"{violation.Rule}: {violation.Message}")];
}
