using Viommu.Gen.Tests.Infrastructure;
using static Viommu.Gen.Tests.Analysis.CombinationTests;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>Maps that never change: immutable and frozen ones.</summary>
public class FinalMapTests
{
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

    // The factory and the setter throw: what would come after is not reached.
    [Fact]
    public void A_value_that_is_refused_when_it_is_made_is_no_value() => Consumer.Check(
        """
        using Viommu;
        static class C
        {
            static object M() => new ViommuOptions { LockedMemory = true, MemPageSize = PageSize.FromKiB(0) }.Validate();
            static object N() => new ViommuOptions { MemPageSize = PageSize.FromKiB(-5) }.Validate();
            static object O() => ViommuPlan.Create(new ViommuOptions { Model = ViommuModel.Intel }, new GuestPlatform { Architecture = "aarch64", Vcpus = 0 });
            static object P() => ViommuPlan.Create(new ViommuOptions { {|VIO2001:Model = ViommuModel.Intel|} }, new GuestPlatform { Architecture = "aarch64", Vcpus = 1 });
        }
        """, ids: "VIO2001");

    // Initializers run as they are written: the first field has nothing yet of the second.
    [Fact]
    public void A_field_has_nothing_of_one_that_comes_later() => Consumer.Check(
        """
        using Viommu;
        static class C
        {
            static readonly string First = Second, Second = "true", Third = Second;
            static readonly Dictionary<string, string> None = new();
            static object M() => ViommuOptions.Read(new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = First }, None);
            static object N() => ViommuOptions.Read(new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = Third }, new Dictionary<string, string>());
        }
        """, ids: "VIO2001");

    [Fact]
    public void An_immutable_map_that_another_one_is_made_of_is_only_the_start() => Check(
        """
        var none = ImmutableDictionary<string, string>.Empty;
        var first = ImmutableDictionary<string, string>.Empty;
        first = first.Add(ExtraSpecs.LockedMemory, "true");
        first = first.Add(ExtraSpecs.MemPageSize, "any");
        _ = ViommuOptions.Read(first, none);
        _ = ViommuOptions.Read(none.Add(ExtraSpecs.LockedMemory, "true").SetItem(ExtraSpecs.MemPageSize, "any").Add(ExtraSpecs.ViommuModel, "intel"), none);
        var builder = ImmutableDictionary.CreateBuilder<string, string>();
        builder.Add(ExtraSpecs.LockedMemory, "true");
        _ = ViommuOptions.Read(builder.ToImmutable().Add(ExtraSpecs.MemPageSize, "any"), none);
        var last = none.Add(ExtraSpecs.ViommuModel, "intel").Add({|VIO2001:ExtraSpecs.LockedMemory|}, "true");
        _ = ViommuOptions.Read(last, none);
        """);

    [Theory]
    [InlineData("var more = start.ToBuilder(); more[ExtraSpecs.MemPageSize] = \"any\"; _ = ViommuOptions.Read(more.ToImmutable(), None);")]
    [InlineData("_ = ViommuOptions.Read(start.SetItems(new Dictionary<string, string> { [ExtraSpecs.MemPageSize] = \"any\" }), None);")]
    [InlineData("_ = ViommuOptions.Read(start.RemoveRange([ExtraSpecs.LockedMemory]), None);")]
    [InlineData("_ = ViommuOptions.Read(start.Where(pair => pair.Key.Length > 20).ToFrozenDictionary(), None);")]
    [InlineData("_ = ViommuOptions.Read(new Dictionary<string, string>(start) { [ExtraSpecs.MemPageSize] = \"any\" }, None);")]
    [InlineData("foreach (string key in start.Keys) { if (key.Length > 3) start = start.Remove(key); } _ = ViommuOptions.Read(start, None);")]
    [InlineData("_ = start.TryGetValue(ExtraSpecs.LockedMemory, out string? found);")]
    public void So_is_one_that_anything_is_made_of(string use) => Check(
        $$"""
        var start = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true", [ExtraSpecs.ViommuModel] = "none" }.ToImmutableDictionary();
        {{use}}
        """);

    [Fact]
    public void One_that_is_left_to_others_is_likely_wrong() => Consumer.Check(
        """
        class C
        {
            object M()
            {
                var start = new Dictionary<string, string> { [{|VIO2002:"x:mode"|}] = "1", ["x:level"] = "9" }.ToFrozenDictionary();
                return start["x:level"];
            }
        }
        """,
        SchemaSource.Feature("""
            <options><option name="Mode" extra-spec="x:mode" type="int"/><option name="Level" extra-spec="x:level" type="int"/></options>
            <reject id="FastIsLow" when="{ Mode: 1, Level: > 5 }">No.</reject>
            """), "VIO2");
}
