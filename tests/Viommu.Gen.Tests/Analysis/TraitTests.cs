using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

public class TraitTests
{
    [Fact]
    public void A_trait_that_does_not_exist_is_told() => Consumer.Check(
        """
        static class C
        {
            const string Former = {|VIO3002:"COMPUTE_VIOMMU_INTEL"|};
            static readonly string[] All = [{|VIO3002:"COMPUTE_IOMMU_MODEL_VIRTIO"|}, {|VIO3001:"COMPUTE_VIOMMU_MODEL_INTLE"|}, {|VIO3001:"COMPUTE_VIOMMU_MODEL_AMD"|}];
            static readonly Dictionary<string, string> Specs = new() { [{|VIO3002:"trait:COMPUTE_VIOMMU_AUTO"|}] = "required" };
            static void Require([TraitName] string trait) { }
            static void M() => Require({|VIO3001:"COMPUTE_VIOMU_MODEL_INTEL"|});
        }
        """, ids: "VIO3");

    [Fact]
    public void A_table_of_former_names_is_right() => Consumer.Check(
        """
        static class C
        {
            static readonly Dictionary<string, string> Former = new() { ["COMPUTE_VIOMMU_INTEL"] = "COMPUTE_VIOMMU_MODEL_INTEL" };
            static readonly Dictionary<string, string> Added = new() { { "trait:COMPUTE_IOMMU_MODEL_VIRTIO", "trait:COMPUTE_VIOMMU_MODEL_VIRTIO" } };
            static readonly (string, string)[] Pairs = [("COMPUTE_VIOMMU_INTEL", "COMPUTE_VIOMMU_MODEL_INTEL"), ({|VIO3002:"COMPUTE_VIOMMU_INTEL"|}, "COMPUTE_VIOMMU_MODEL_VIRTIO")];
        }
        """, ids: "VIO3");

    [Fact]
    public void Traits_that_exist_and_other_texts_are_left_alone() => Consumer.Check(
        """
        static class C
        {
            static readonly string[] All = ["COMPUTE_VIOMMU_MODEL_INTEL", "trait:COMPUTE_VIOMMU_MODEL_SMMUV3", "COMPUTE_VIOMMU_MODEL_", "COMPUTE_VIOMMU_MODEL", "COMPUTE_VIOMMU_", "COMPUTE_STATUS_DISABLED",
                "HW_CPU_X86_VMX", "COMPUTE_IOMMU_MODEL_{0}", "CUSTOM_COMPUTE_VIOMMU_INTEL", "", Traits.ModelIntel];
            static void Require([TraitName] string trait) { }
            static void M() { Require("HW_CPU_X86_VMX"); Require(Traits.ModelVirtio); }
        }
        """);

    [Fact]
    public void What_is_searched_or_recognized_need_not_be_a_trait_of_today() => Consumer.Check(
        """
        static class C
        {
            static bool M(string trait) => trait.StartsWith("COMPUTE_VIOMMU_MODEL_I") || trait.Replace("COMPUTE_VIOMMU_INTEL", "COMPUTE_VIOMMU_MODEL_INTEL").Contains("COMPUTE_VIOMMU_MODEL_S");
            static bool N(string trait) => trait == "COMPUTE_VIOMMU_INTEL" || trait is "COMPUTE_IOMMU_MODEL_VIRTIO";
            static string O(string trait) => trait switch { "COMPUTE_VIOMMU_INTEL" => "COMPUTE_VIOMMU_MODEL_INTEL", _ => trait };
            static bool P(string trait, HashSet<string> traits)
            {
                switch (trait)
                {
                    case "COMPUTE_VIOMMU_AUTO": return true;
                    case {|VIO3001:"COMPUTE_VIOMMU_MODEL_INTLE"|}: return false;
                }
                return trait == {|VIO3001:"COMPUTE_VIOMMU_MODEL_INTLE"|} || traits.Contains({|VIO3002:"COMPUTE_VIOMMU_INTEL"|}) || trait.Equals({|VIO3001:"COMPUTE_VIOMMU_MODEL_INTLE"|});
            }
        }
        """, ids: "VIO3");

    [Fact]
    public void The_right_one_is_offered()
    {
        Diagnostic found = Assert.Single(Consumer.Check("class C { string M() => {|VIO3002:\"trait:COMPUTE_VIOMMU_INTEL\"|}; }"));
        Assert.Equal("'COMPUTE_VIOMMU_INTEL' is not the name of a trait; use 'COMPUTE_VIOMMU_MODEL_INTEL'", found.GetMessage());
        Assert.Equal("trait:COMPUTE_VIOMMU_MODEL_INTEL", found.Properties[Diagnostics.DiagnosticProperties.Replacements]!.Split('\n').First());
    }

    [Fact]
    public void A_request_may_name_a_group() => Consumer.Check(
        """
        class C
        {
            string[] Asked =
            [
                {|VIO3002:"trait1:COMPUTE_VIOMMU_INTEL"|}, {|VIO3001:"trait_GPU-0:COMPUTE_VIOMMU_MODEL_SMMU"|}, {|VIO3002:"trait:COMPUTE_IOMMU_MODEL_VIRTIO"|},
                "trait_A:COMPUTE_VIOMMU_MODEL_INTEL", "trait.1:COMPUTE_VIOMMU_INTEL", "trait 1:COMPUTE_VIOMMU_INTEL",
                "trait_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:COMPUTE_VIOMMU_INTEL",
            ];
        }
        """, ids: "VIO3");

    [Fact]
    public void What_a_prefix_of_the_past_begins_may_be_something_else() => Consumer.Check(
        """
        class C
        {
            string[] Others = ["COMPUTE_VIOMMU_SUPPORT", "COMPUTE_VIOMMU_MODE", "COMPUTE_VIOMMU", "COMPUTE_VIOMMU_MODEL", "COMPUTE_IOMMU_MODEL_AMD"];
        }
        """, ids: "VIO3");
}
