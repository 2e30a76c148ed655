using System.Threading.Tasks;
using Viommu.Gen.CodeFixes.Tests.Infrastructure;

namespace Viommu.Gen.CodeFixes.Tests;

public class UseConstantTests
{
    [Fact]
    public Task A_using_directive_makes_no_other_name_ambiguous() => Fix.CheckAsync<UseConstantFix>(
        "VIO1005",
        """
        using System.Runtime.InteropServices;
        namespace B;
        class C { object M() => new Dictionary<string, string> { [{|VIO1005:"hw:viommu_model"|}] = "intel" }; Architecture A => Architecture.X64; }
        """,
        """
        using System.Runtime.InteropServices;
        namespace B;
        class C { object M() => new Dictionary<string, string> { [Viommu.ExtraSpecs.ViommuModel] = "intel" }; Architecture A => Architecture.X64; }
        """);

    [Fact]
    public Task An_import_that_is_of_no_use_leaves_nothing_behind() => Fix.CheckAsync<UseConstantFix>(
        "VIO1005",
        """
        namespace Mine;
        class ExtraSpecs { }
        class C { object M() => new Dictionary<string, string> { [{|VIO1005:"hw:viommu_model"|}] = "intel" }; }
        """,
        """
        namespace Mine;
        class ExtraSpecs { }
        class C { object M() => new Dictionary<string, string> { [Viommu.ExtraSpecs.ViommuModel] = "intel" }; }
        """);

    // The oldest Roslyn that is supported can't shorten names there.
    [Fact]
    public Task A_foreach_may_take_the_pairs_apart()
    {
        string name = typeof(Microsoft.CodeAnalysis.SyntaxNode).Assembly.GetName().Version!.Major < 5 ? "global::Viommu.ExtraSpecs.ViommuModel" : "ExtraSpecs.ViommuModel";
        static string Code(string key) => $$"""
            using Viommu;
            class C { void M(Dictionary<string, string> d) { foreach (var (k, v) in new Dictionary<string, string> { [{{key}}] = "intel" }) d.Add(k, v); } }
            """;
        return Fix.CheckAsync<UseConstantFix>("VIO1005", Code("{|VIO1005:\"hw:viommu_model\"|}"), Code(name));
    }

    [Fact]
    public Task A_literal_becomes_the_constant_with_a_using_where_one_is_missing() => new FixTest<UseConstantFix>("VIO1005")
        .File(
            "With.cs",
            """
            using Viommu;

            class With
            {
                void M(Dictionary<string, string> map)
                {
                    map[/* before */ {|VIO1005:"hw:viommu_model"|} /* after */] = "intel";
                    map.Add({|VIO1005:@"hw_locked_memory"|}, "true");
                }
            }
            """,
            """
            using Viommu;

            class With
            {
                void M(Dictionary<string, string> map)
                {
                    map[/* before */ ExtraSpecs.ViommuModel /* after */] = "intel";
                    map.Add(ImageProperties.LockedMemory, "true");
                }
            }
            """)
        .File(
            "Without.cs",
            """
            class Without
            {
                object M() => new Dictionary<string, string> { { {|VIO1005:"hw:mem_page_size"|}, "any" } };
            }
            """,
            """
            using Viommu;

            class Without
            {
                object M() => new Dictionary<string, string> { { ExtraSpecs.MemPageSize, "any" } };
            }
            """)
        .CheckAsync();

    [Fact]
    public Task A_name_that_means_something_else_stays_long() => Fix.CheckAsync<UseConstantFix>(
        "VIO1005",
        """
        using Viommu;

        class ExtraSpecs
        {
            object M() => new Dictionary<string, string> { [{|VIO1005:"hw:mem_page_size"|}] = "any" };
        }
        """,
        """
        using Viommu;

        class ExtraSpecs
        {
            object M() => new Dictionary<string, string> { [Viommu.ExtraSpecs.MemPageSize] = "any" };
        }
        """);
}
