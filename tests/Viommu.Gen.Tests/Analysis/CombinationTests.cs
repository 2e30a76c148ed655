using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

public class CombinationTests
{
    private const string Empty = "static readonly ImmutableDictionary<string, string> None = ImmutableDictionary<string, string>.Empty;";

    [Fact]
    public void A_map_that_is_read_is_final() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" };
        _ = ViommuOptions.Read(extraSpecs, None);
        """);

    [Fact]
    public void What_is_added_later_counts() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        extraSpecs[ExtraSpecs.MemPageSize] = "large";
        _ = ViommuOptions.Read(extraSpecs, None);
        """);

    [Fact]
    public void What_is_taken_out_counts() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true", [ExtraSpecs.MemPageSize] = "large" };
        extraSpecs.Remove(ExtraSpecs.MemPageSize);
        _ = ViommuOptions.Read(extraSpecs, None);
        """);

    [Fact]
    public void What_is_added_on_one_way_only_is_not_certain() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        if (condition)
            extraSpecs.Add(ExtraSpecs.MemPageSize, "large");
        _ = ViommuOptions.Read(extraSpecs, None);
        """);

    [Fact]
    public void Both_ways_may_be_wrong() => Check(
        """
        var extraSpecs = new Dictionary<string, string>();
        if (condition)
            extraSpecs.Add({|VIO2001:ExtraSpecs.LockedMemory|}, "true");
        else
            extraSpecs[ExtraSpecs.LockedMemory] = "true";
        _ = ViommuOptions.Read(extraSpecs, None);
        """);

    [Fact]
    public void Whoever_gets_a_map_may_change_it() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        Fill(extraSpecs);
        _ = ViommuOptions.Read(extraSpecs, None);
        """);

    [Fact]
    public void Whoever_looks_at_a_map_does_not() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" };
        Look(extraSpecs);
        if (extraSpecs.Count > 3 && extraSpecs.ContainsKey("x"))
            return;
        foreach (var pair in extraSpecs)
            Console.WriteLine(pair.Key);
        _ = ViommuOptions.Read(extraSpecs, None);
        """);

    [Fact]
    public void A_lambda_may_change_a_map() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        Action fill = () => extraSpecs.Add(ExtraSpecs.MemPageSize, "any");
        fill();
        _ = ViommuOptions.Read(extraSpecs, None);
        """);

    [Fact]
    public void Another_name_is_the_same_map() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        var same = extraSpecs;
        same[ExtraSpecs.MemPageSize] = "any";
        _ = ViommuOptions.Read(extraSpecs, None);
        """);

    [Fact]
    public void A_loop_may_add_something() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        foreach (string key in keys)
            extraSpecs[key] = "any";
        _ = ViommuOptions.Read(extraSpecs, None);
        """);

    [Fact]
    public void A_map_made_in_each_turn_of_a_loop_is_a_new_one() => Check(
        """
        foreach (string key in keys)
        {
            var extraSpecs = new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" };
            _ = ViommuOptions.Read(extraSpecs, None);
            extraSpecs[ExtraSpecs.MemPageSize] = "any";
        }
        """);

    [Fact]
    public void A_comparer_decides_what_the_same_key_is() => Check(
        """
        var ignoring = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" };
        _ = ViommuOptions.Read(ignoring, None);
        var other = new Dictionary<string, string>(StringComparer.CurrentCulture) { [ExtraSpecs.LockedMemory] = "true" };
        _ = ViommuOptions.Read(other, None);
        """);

    [Fact]
    public void Values_may_be_computed() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = condition ? "true" : "false" };
        _ = ViommuOptions.Read(extraSpecs, None);
        var same = new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "yes", ["other"] = condition ? "a" : "b" };
        _ = ViommuOptions.Read(same, None);
        """);

    [Fact]
    public void Immutable_and_frozen_maps_are_followed() => Check(
        """
        var start = ImmutableDictionary<string, string>.Empty.Add({|VIO2001:ExtraSpecs.LockedMemory|}, "true");
        _ = ViommuOptions.Read(start, None);
        var more = start.SetItem(ExtraSpecs.MemPageSize, "large");
        _ = ViommuOptions.Read(more, None);
        var frozen = new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "1" }.ToFrozenDictionary();
        _ = ViommuOptions.Read(frozen, None);
        """);

    [Fact]
    public void A_map_that_is_only_returned_is_likely_wrong() => Check(
        """
        result = new Dictionary<string, string> { [{|VIO2002:ExtraSpecs.LockedMemory|}] = "true" };
        """);

    [Fact]
    public void An_object_that_is_planned_is_final() => Check(
        """
        var options = new ViommuOptions { {|VIO2001:LockedMemory = true|} };
        _ = ViommuPlan.Create(options, new GuestPlatform());
        """);

    [Fact]
    public void What_with_changes_is_only_the_start() => Check(
        """
        var start = new ViommuOptions { {|VIO2001:LockedMemory = true|} };
        var options = start with { MemPageSize = PageSize.Large };
        _ = ViommuPlan.Create(options, new GuestPlatform());
        var wrong = options with { MemPageSize = null };
        _ = wrong.Validate();
        """);

    [Fact]
    public void A_request_is_held_against_its_platform() => Check(
        """
        var platform = new GuestPlatform { Architecture = Architecture.Aarch64, Machine = "virt" };
        _ = ViommuPlan.Create(new ViommuOptions { {|VIO2001:{|VIO2001:Model = ViommuModel.Intel|}|} }, platform);
        """);

    private static void Check(string body) => Consumer.Check(
        $$"""
        #pragma warning disable CS0219
        class C
        {
            {{Empty}}
            static void Fill(Dictionary<string, string> map) { }
            static void Look(IReadOnlyDictionary<string, string> map) { }
            static void M(bool condition, string[] keys, out object? result)
            {
                result = null;
                {{body}}
            }
        }
        """, ids: "VIO2");
}
