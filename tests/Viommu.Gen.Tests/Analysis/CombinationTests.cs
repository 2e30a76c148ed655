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

    [Theory]
    [InlineData("new ComponentVersion(6, 2)")]
    [InlineData("ComponentVersion.Parse(\"6.2.0\")")]
    [InlineData("ComponentVersion.FromPacked(6002000)")]
    [InlineData("ComponentVersion.FromPacked(6002000L)")]
    public void A_version_is_known_however_it_is_made(string version) => Check(
        $$"""
        var read = ViommuOptions.Read(new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.ViommuModel|}] = "virtio" }, None);
        _ = ViommuPlan.Create(read, new GuestPlatform { Qemu = {{version}} });
        """);

    [Theory]
    [InlineData("ComponentVersion.Parse(\"6002000\")")]
    [InlineData("ComponentVersion.FromPacked(packed)")]
    [InlineData("ComponentVersion.FromPacked(-1)")]
    public void A_version_that_can_not_be_read_is_unknown(string version) => Check(
        $$"""
        long packed = Console.Read();
        var read = ViommuOptions.Read(new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = "virtio" }, None);
        _ = ViommuPlan.Create(read, new GuestPlatform { Qemu = {{version}} });
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
    public void A_comparer_still_decides_after_a_key_that_is_not_known() => Check(
        """
        var extraSpecs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string key in keys)
            extraSpecs[key] = "x";
        extraSpecs["hw:mem_page_size"] = "7";
        extraSpecs["HW:MEM_PAGE_SIZE"] = "4";
        _ = ViommuOptions.Read(extraSpecs, None);
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
    public void A_map_that_is_only_returned_is_likely_wrong() => Check(
        """
        result = new Dictionary<string, string> { [{|VIO2002:ExtraSpecs.LockedMemory|}] = "true" };
        """);

    [Fact]
    public void What_is_added_after_a_map_was_handed_on_counts_too() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        Console.WriteLine(extraSpecs);
        extraSpecs[ExtraSpecs.MemPageSize] = "any";
        result = extraSpecs;
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

    [Fact]
    public void What_is_read_is_held_against_its_platform_too() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [{|VIO2001:"hw:viommu_model"|}] = "smmuv3" };
        ViommuOptions request = ViommuOptions.Parse(extraSpecs, None);
        _ = ViommuPlan.Create(request, new GuestPlatform { Architecture = "x86_64", VirtType = VirtType.Kvm });
        if (ViommuOptions.TryParse(new Dictionary<string, string> { [{|VIO2001:"hw:viommu_model"|}] = "intel" }, None, out ViommuOptions? read))
            _ = ViommuPlan.Create(read, new GuestPlatform { Architecture = "aarch64" });
        """);

    [Fact]
    public void A_choice_that_nothing_can_be_made_of_is_certain() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [{|VIO2001:"hw:viommu_model"|}] = "auto" };
        var read = ViommuOptions.Read(extraSpecs, None);
        _ = ViommuPlan.Create(read, new GuestPlatform { Architecture = "riscv64" });
        _ = ViommuPlan.Create(read, new GuestPlatform { Architecture = "x86_64" });
        """);

    [Fact]
    public void An_element_that_is_validated_or_written_is_final() => Check(
        """
        var device = new IommuDevice { Model = IommuModel.Virtio, Driver = new() { {|VIO2001:Intremap = true|} } };
        _ = device.Validate(new GuestPlatform());
        Console.WriteLine(new IommuDevice { Model = IommuModel.Smmuv3, Driver = new IommuDriver { {|VIO2001:Eim = true|} } }.ToString());
        var eim = new IommuDriver { {|VIO2001:Eim = true|}, Intremap = true };
        _ = new IommuDevice { Model = IommuModel.Intel, Driver = eim }.Validate(new GuestPlatform { VirtType = VirtType.Qemu, Qemu = new(7, 2) });
        result = new IommuDevice { Model = IommuModel.Virtio, Driver = new() { {|VIO2002:Intremap = true|} } };
        """);

    [Fact]
    public void Elements_of_one_document_are_held_against_one_another() => Check(
        """
        var device = new IommuDevice { Model = IommuModel.Intel, Driver = new() { {|VIO2001:Intremap = true|} } };
        _ = ViommuPlan.Validate(new GuestPlatform(), device, new IoapicFeature { Driver = IoapicDriver.Kvm });
        _ = ViommuPlan.Validate(new GuestPlatform(), device, new IoapicFeature { Driver = IoapicDriver.Qemu });
        _ = ViommuPlan.Validate(new GuestPlatform { Architecture = Architecture.Aarch64 }, ioapic: new() { {|VIO2001:Driver = IoapicDriver.Qemu|} });
        """);

    [Fact]
    public void Lists_in_elements_are_followed() => Check(
        """
        var backing = new MemoryBacking { Hugepages = new() { Pages = [new() { {|VIO2001:Size = MemorySize.FromKiB(0)|} }] } };
        _ = backing.Validate(new GuestPlatform());
        """);

    [Fact]
    public void A_side_that_is_not_known_may_add_something() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [{|VIO2002:ExtraSpecs.LockedMemory|}] = "true" };
        _ = ViommuOptions.Read(extraSpecs, Properties());
        """);

    [Fact]
    public void A_parameter_may_say_whose_map_it_takes() => Check(
        """
        Take(new Dictionary<string, string> { [{|VIO2002:ExtraSpecs.LockedMemory|}] = "true" });
        """);

    [Fact]
    public void What_the_other_side_is_asked_about_is_not_likely() => Check(
        """
        result = new Dictionary<string, string> { ["hw_mem_page_size"] = "2048", ["hw_viommu_model"] = "intel" };
        _ = ViommuOptions.Read(Properties(), new Dictionary<string, string> { ["hw_mem_page_size"] = "2048" });
        """);

    [Fact]
    public void Read_only_fields_are_followed() => Consumer.Check(
        """
        static class Defaults
        {
            public static readonly ViommuOptions Locked = new() { {|VIO2002:LockedMemory = true|} };
            public static readonly ImmutableDictionary<string, string> Specs = ImmutableDictionary<string, string>.Empty.Add({|VIO2002:ExtraSpecs.LockedMemory|}, "true");
            public static readonly Dictionary<string, string> Open = new() { ["other"] = "true" };
        }
        class C
        {
            void M(IReadOnlyDictionary<string, string> properties)
            {
                _ = {|VIO2001:ViommuPlan.Create(Defaults.Locked, new GuestPlatform())|};
                _ = ViommuPlan.Create(Defaults.Locked with { MemPageSize = PageSize.Any }, new GuestPlatform());
                _ = {|VIO2001:ViommuOptions.Read(Defaults.Specs, ImmutableDictionary<string, string>.Empty)|};
                _ = ViommuOptions.Read(Defaults.Open, properties);
            }
        }
        """, ids: "VIO2");

    [Fact]
    public void Handlers_and_finally_blocks_are_left_alone_where_it_is_not_certain() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        try
        {
            Look(extraSpecs);
        }
        finally
        {
            extraSpecs[ExtraSpecs.MemPageSize] = "any";
        }
        _ = ViommuOptions.Read(extraSpecs, None);
        var other = new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" };
        using (var stream = new System.IO.MemoryStream())
            Look(other);
        _ = ViommuOptions.Read(other, None);
        """);

    [Fact]
    public void Odd_ways_to_write_a_map_are_seen() => Check(
        """
        var extraSpecs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        extraSpecs[ExtraSpecs.MemPageSize] ??= "any";
        _ = ViommuOptions.Read(extraSpecs, None);
        var second = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        (second[ExtraSpecs.MemPageSize], second["x"]) = ("any", "y");
        _ = ViommuOptions.Read(second, None);
        var third = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        IDictionary<string, string> view = condition ? third : new Dictionary<string, string>();
        view[ExtraSpecs.MemPageSize] = "any";
        _ = ViommuOptions.Read(third, None);
        var fourth = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        ref string slot = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(fourth, ExtraSpecs.MemPageSize, out _)!;
        slot = "any";
        _ = ViommuOptions.Read(fourth, None);
        var fifth = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        Action<string, string> add = fifth.Add;
        add(ExtraSpecs.MemPageSize, "any");
        _ = ViommuOptions.Read(fifth, None);
        """, "VIO2001");

    /// <summary>Exactly what is marked in the body of a method is reported.</summary>
    internal static void Check(string body, string ids = "VIO2") => Consumer.Check(
        $$"""
        #pragma warning disable CS0219
        class C
        {
            {{Empty}}
            static void Fill(Dictionary<string, string> map) => map[ExtraSpecs.MemPageSize] = "any";
            static IReadOnlyDictionary<string, string> Properties() => None;
            static void Take([Viommu.Runtime.ExtraSpecs] IReadOnlyDictionary<string, string> map) { }
            static void Look(IReadOnlyDictionary<string, string> map) { }
            static void M(bool condition, string[] keys, out object? result)
            {
                result = null;
                {{body}}
            }
        }
        """, ids: ids);
}
