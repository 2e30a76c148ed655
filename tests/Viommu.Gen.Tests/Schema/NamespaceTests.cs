using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Analysis;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>Names clash where they will be, and not where the schema would have put them.</summary>
public class NamespaceTests
{
    private static readonly TestFile[] TwoFeatures = [new("a.viommu.xml", Feature("A")), new("b.viommu.xml", Feature("B"))];

    [Fact]
    public void Two_features_with_a_type_of_the_same_name_have_namespaces_of_their_own() => Assert.Empty(Analyze(""));

    [Fact]
    public void In_one_namespace_they_clash_and_that_is_reported()
    {
        Diagnostic clash = Assert.Single(Analyze("One"));
        Assert.Equal("VIO0005", clash.Id);
        Assert.Equal("b.viommu.xml", clash.Location.GetLineSpan().Path);
    }

    [Fact]
    public void What_is_left_compiles()
    {
        TestCompiler.Driver(TwoFeatures, config: TestConfig.Global(("build_property.ViommuNamespace", "One")))
            .RunGeneratorsAndUpdateCompilation(TestCompiler.Compilation(), out Compilation result, out _);
        Check.Compiles(result);
    }

    [Theory]
    [InlineData("nameof")]
    [InlineData("A.record")]
    [InlineData("A.class")]
    [InlineData("A..B")]
    public void A_keyword_is_no_part_of_a_namespace(string name)
        => Check.Reports("VIO0003", $"<schema xmlns='urn:viommu-gen:schema:1'><feature name='A' namespace='[|{name}|]'/></schema>");

    private static IReadOnlyList<Diagnostic> Analyze(string name)
        => TestCompiler.Analyze(new SchemaAnalyzer(), TestCompiler.Compilation(), TwoFeatures, TestConfig.Global(("build_property.ViommuNamespace", name)));

    private static string Feature(string name)
        => $"<schema xmlns='urn:viommu-gen:schema:1'><feature name='{name}' namespace='{name}'><enum name='Same'><value name='X' text='x'/></enum></feature></schema>";
}
