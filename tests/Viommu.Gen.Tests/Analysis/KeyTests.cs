using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

public class KeyTests
{
    [Fact]
    public void A_misspelt_key_is_told_wherever_a_map_is_written_or_read() => Consumer.Check(
        """
        class C
        {
            IReadOnlyDictionary<string, string> M(Dictionary<string, string> map, ImmutableDictionary<string, string> immutable)
            {
                map[{|VIO1001:"hw:viommu_modle"|}] = "intel";
                map.Add({|VIO1001:"hw:viommumodel"|}, "intel");
                map.TryAdd({|VIO1001:"hw:locked_memroy"|}, "true");
                _ = map.ContainsKey({|VIO1001:"hw:lockd_memory"|}) || map.TryGetValue({|VIO1001:"hw:viomu_model"|}, out _);
                _ = map.GetValueOrDefault({|VIO1001:"hw_viommu_modell"|});
                _ = immutable.SetItem({|VIO1001:"hw:mem_page_sizes"|}, "large");
                _ = new List<KeyValuePair<string, string>> { new({|VIO1001:"hw:viommu_mode"|}, "intel") };
                _ = new (string, string)[] { ({|VIO1001:"hw:viommu_mode"|}, "intel") };
                _ = new Dictionary<string, string> { [{|VIO1001:"hw:viommu_mdel"|}] = "intel" };
                return new Dictionary<string, string> { { {|VIO1001:"hw:lokced_memory"|}, "true" } };
            }
        }
        """, ids: "VIO1001");

    [Fact]
    public void Code_that_renames_a_key_knows_both_spellings() => Consumer.Check(
        """
        class C
        {
            void M(Dictionary<string, string> d)
            {
                if (d.Remove("hw:viommumodel", out var v))
                    d["hw:viommu_model"] = v;
            }
            void N(Dictionary<string, string> d)
            {
                if (d.TryGetValue("hw:viommumodel", out var v)) { d.Remove("hw:viommumodel"); d.Add("hw:viommu_model", v); }
            }
            void O(Dictionary<string, string> d)
            {
                d["hw:viommu_model"] = d["hw:viommumodel"];
                d.Remove({|VIO1001:"hw:locked_memroy"|});
                _ = d[{|VIO1001:"hw:viommumodel"|}];
            }
        }
        """, ids: "VIO1001");

    // Environment variables, labels and settings have a spelling of their own.
    [Fact]
    public void Another_case_or_another_separator_is_a_typo_in_a_map_of_a_request_only() => Consumer.Check(
        """
        class C
        {
            void M(Dictionary<string, string> image, [Viommu.Runtime.ExtraSpecs] IDictionary<string, string> marked)
            {
                var map = new Dictionary<string, string> { [{|VIO1001:"HW:VIOMMU_MODEL"|}] = "intel" };
                map.Add({|VIO1001:"hw.locked_memory"|}, "true");
                _ = ViommuOptions.Read(map, image);
                marked[{|VIO1001:"HW_MEM_PAGE_SIZE"|}] = "any";
                var settings = new Dictionary<string, string> { ["HW:VIOMMU_MODEL"] = "intel", ["hw.locked_memory"] = "true" };
                var ignoring = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["HW:VIOMMU_MODEL"] = "intel" };
                _ = ViommuOptions.Read(ignoring, image);
            }
        }
        """, ids: "VIO1001");

    [Fact]
    public void A_key_that_is_near_nothing_is_left_alone() => Consumer.Check(
        """
        class C
        {
            object M() => new Dictionary<string, string>
            {
                ["hw:cpu_policy"] = "dedicated", ["hw_video_model"] = "virtio", ["hw_vif_model"] = "virtio", ["hw:pmu"] = "true", ["hw_disk_bus"] = "scsi",
                [""] = "", ["x"] = "y", ["hw:numa_nodes"] = "1", ["hw:pci_numa_affinity_policy"] = "required", ["hw:maxphysaddr_mode"] = "emulate",
            };
        }
        """);

    [Fact]
    public void A_list_that_says_something_twice_is_told_however_it_is_written() => Consumer.Check(
        """
        class C
        {
            static readonly List<KeyValuePair<string, string>> Pairs = [new KeyValuePair<string, string>(ImageProperties.LockedMemory, "true"), new KeyValuePair<string, string>({|VIO1004:ExtraSpecs.LockedMemory|}, "true")];
            static readonly KeyValuePair<string, string>[] Array = { new(ExtraSpecs.MemPageSize, "any"), new({|VIO1004:ExtraSpecs.MemPageSize|}, "any") };
            static readonly List<(string, string)> Mixed = [(ExtraSpecs.ViommuModel, "intel"), (ExtraSpecs.LockedMemory, "true"), ({|VIO1003:ImageProperties.MemPageSize|}, "any")];
            // Cases of a test: nothing shows that they are one map.
            static readonly (string, string)[] Cases = { (ExtraSpecs.MemPageSize, "any"), (ExtraSpecs.MemPageSize, "large") };
            static readonly List<Dictionary<string, string>> Maps = [new() { [ExtraSpecs.ViommuModel] = "intel" }, new() { [ExtraSpecs.ViommuModel] = "virtio" }];
            static readonly string[] Keys = [ExtraSpecs.ViommuModel, ExtraSpecs.ViommuModel];
        }
        """);
}
