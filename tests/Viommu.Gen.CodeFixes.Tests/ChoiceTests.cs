using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Viommu.Gen.CodeFixes.Tests.Infrastructure;

namespace Viommu.Gen.CodeFixes.Tests;

/// <summary>What is offered: what was meant, first and for all; what may be right, one by one; what makes something else wrong, not at all.</summary>
public class ChoiceTests
{
    [Theory]
    // Allowed, and nothing like what is written.
    [InlineData("VIO1002", """class C { object M() => ViommuOptions.Read(new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = {|VIO1002:"disabled"|} }, None); static Dictionary<string, string> None => new(); }""")]
    [InlineData("VIO2001", """class C { object M() => ViommuOptions.Read(new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" }, new Dictionary<string, string>()); }""")]
    [InlineData("VIO1004", """class C { object M() => new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = "intel", [{|VIO1004:ImageProperties.ViommuModel|}] = "intel" }; }""")]
    [InlineData("VIO4001", """class C { string M() => "<iommu model='virtio'><driver {|VIO4001:eim='on'|}/></iommu>"; }""")]
    [InlineData("VIO4002", """class C { string M() => "<iommu model='intel'><driver eim={|VIO4002:'yes'|}/></iommu>"; }""")]
    public async Task A_choice_has_a_key_of_its_own_and_is_no_part_of_fixing_all(string id, string code)
    {
        IReadOnlyList<Offer> offers = await Offers.OfAsync(id, "using Viommu;\n" + code);
        Assert.NotEmpty(offers);
        Assert.Equal(offers.Count, offers.Select(offer => offer.Key).Distinct().Count());
        foreach (Offer offer in offers)
        {
            Assert.NotEqual("Nearest", offer.Key);
            foreach (FixAllScope scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
                Assert.Null(await offer.FixAllAsync(scope));
        }
    }

    [Theory]
    [InlineData("VIO1001", """class C { object M() => new Dictionary<string, string> { [{|VIO1001:"hw:viommu_modle"|}] = "intel" }; }""")]
    [InlineData("VIO1002", """class C { object M() => new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = {|VIO1002:"intle"|} }; }""")]
    [InlineData("VIO3001", """class C { string M() => {|VIO3001:"COMPUTE_VIOMMU_MODEL_INTLE"|}; }""")]
    [InlineData("VIO4002", """class C { string M() => "<iommu model={|VIO4002:'virtoi'|}/>"; }""")]
    [InlineData("VIO4003", """class C { string M() => "<iommu model='virtio'><{|VIO4003:drivr|}/></iommu>"; }""")]
    public async Task What_was_meant_comes_first_and_has_one_key(string id, string code)
    {
        Offer first = (await Offers.OfAsync(id, "using Viommu;\n" + code))[0];
        Assert.Equal("Nearest", first.Key);
        Assert.Equal(first.Text, await first.FixAllAsync(FixAllScope.Solution));
    }

    [Theory]
    // The key is there already.
    [InlineData("VIO1001", """class C { object M() => new Dictionary<string, string> { { "hw:viommu_model", "intel" }, { {|VIO1001:"hw:viommu_modle"|}, "virtio" } }; }""")]
    // The image may not ask for it, unless the flavor does.
    [InlineData("VIO2001", """class C { object M() => ViommuOptions.Read(new Dictionary<string, string>(), new Dictionary<string, string> { [{|VIO2001:ImageProperties.LockedMemory|}] = "true" }); }""")]
    // A statement can't stand there.
    [InlineData("VIO2001", """class C { object M(int n) { var d = new Dictionary<string, string>(); do d[{|VIO2001:ExtraSpecs.LockedMemory|}] = "true"; while (n-- > 0); return ViommuOptions.Read(d, new Dictionary<string, string>()); } }""")]
    [InlineData("VIO2001", """class C { object M(object x) { var d = new Dictionary<string, string>(); lock (x) d.Add({|VIO2001:ExtraSpecs.LockedMemory|}, "true"); return ViommuOptions.Read(d, new Dictionary<string, string>()); } }""")]
    public async Task What_makes_something_else_wrong_is_not_offered(string id, string code) => Assert.Empty(await Offers.OfAsync(id, "using Viommu;\n" + code));

    [Fact]
    public async Task Two_misspellings_of_one_key_do_not_become_one_key_twice()
    {
        const string Code = """class C { object M() => new Dictionary<string, string> { [{|VIO1001:"hw:viommu_modle"|}] = "intel", [{|VIO1001:"hw:viommu_mdoel"|}] = "virtio" }; }""";
        Offer first = (await Offers.OfAsync("VIO1001", Code))[0];
        Assert.Contains("[\"hw:viommu_model\"] = \"intel\", [\"hw:viommu_mdoel\"]", await first.FixAllAsync(FixAllScope.Document), System.StringComparison.Ordinal);
    }

    [Fact]
    public Task A_value_that_the_next_rule_refuses_is_not_among_the_choices() => OffersAreAsync(
        "VIO4002",
        """class C { string M() => "<iommu model='virtio'><address type={|VIO4002:'pcie'|} bus='0' slot='0x10'/></iommu>"; }""",
        "Change 'pcie' to 'pci'");

    [Fact]
    public Task A_constant_becomes_that_of_the_other_side() => Fix.CheckAsync<ReplaceTextFix>(
        "VIO1003",
        """
        using Viommu;
        class C { object M() => ViommuOptions.Read(new Dictionary<string, string> { [{|VIO1003:ImageProperties.ViommuModel|}] = "auto" }, new Dictionary<string, string>()); }
        """,
        """
        using Viommu;
        class C { object M() => ViommuOptions.Read(new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = "auto" }, new Dictionary<string, string>()); }
        """);

    [Theory]
    [InlineData("\r\n", "    ")]
    [InlineData("\r\n", "\t")]
    [InlineData("\n", "\t")]
    public Task Line_breaks_and_indentation_are_those_of_the_file(string lineBreak, string unit)
    {
        string[] lines =
        [
            "using Viommu;",
            "class C",
            "{",
            "-object M()",
            "-{",
            "--var d = new Dictionary<string, string>();",
            "--d[{|VIO2001:ExtraSpecs.LockedMemory|}] = \"true\"; // locked",
            "--return ViommuOptions.Read(d, new Dictionary<string, string>());",
            "-}",
            "}",
        ];
        string before = string.Join(lineBreak, lines).Replace("-", unit, System.StringComparison.Ordinal);
        string after = before.Replace("{|VIO2001:", "", System.StringComparison.Ordinal).Replace("|}", "", System.StringComparison.Ordinal)
            .Replace("// locked", $"// locked{lineBreak}{unit}{unit}d[ExtraSpecs.MemPageSize] = \"any\";", System.StringComparison.Ordinal);
        return Fix.CheckAsync<AddCompanionFix>("VIO2001", before, after);
    }

    [Fact]
    public Task A_statement_in_a_line_with_others_gets_its_companion_there() => Fix.CheckAsync<AddCompanionFix>(
        "VIO2001",
        """
        using Viommu;
        class C { object M() { var d = new Dictionary<string, string>(); d[{|VIO2001:ExtraSpecs.LockedMemory|}] = "true"; return ViommuOptions.Read(d, new Dictionary<string, string>()); } }
        """,
        """
        using Viommu;
        class C { object M() { var d = new Dictionary<string, string>(); d[ExtraSpecs.LockedMemory] = "true"; d[ExtraSpecs.MemPageSize] = "any"; return ViommuOptions.Read(d, new Dictionary<string, string>()); } }
        """);

    private static async Task OffersAreAsync(string id, string code, params string[] titles)
        => Assert.Equal(titles, (await Offers.OfAsync(id, code)).Select(offer => offer.Title));
}
