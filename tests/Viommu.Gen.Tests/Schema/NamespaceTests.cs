using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Analysis;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>Where types are: shipped ones where the project asks for them, its own where its schema says.</summary>
public class NamespaceTests
{
    private static readonly TestFile[] TwoFeatures = [new("a.viommu.xml", Feature("A", "A")), new("b.viommu.xml", Feature("B", "B"))];

    private static readonly TestFile[] Shipped =
    [
        new("a.viommu.xml", Feature("First", "Root", " shipped='true'")), new("b.viommu.xml", Feature("Second", "Root.Part", " shipped='true'")),
        new("c.viommu.xml", Feature("Own", "Acme")),
    ];

    [Fact]
    public void Two_features_with_a_type_of_the_same_name_have_namespaces_of_their_own() => Assert.Empty(Analyze("", TwoFeatures));

    [Fact]
    public void The_root_of_shipped_features_is_replaced_and_own_ones_keep_theirs()
    {
        Compilation result = Generate("One.Two", Shipped);
        Check.Compiles(result);
        Assert.All(new[] { "One.Two.Same", "One.Two.Part.Same", "Acme.Same" }, name => Assert.NotNull(result.Assembly.GetTypeByMetadataName(name)));
        Assert.Equal(
            ["First One.Two", "Own Acme", "Second One.Two.Part"],
            result.Assembly.GetAttributes().Where(attribute => attribute.AttributeClass!.Name == "ExposesFeatureAttribute")
                .Select(attribute => $"{attribute.ConstructorArguments[0].Value} {attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Namespace").Value.Value}")
                .Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public void Where_they_clash_there_is_reported()
    {
        Diagnostic clash = Assert.Single(Analyze("Acme", Shipped));
        Assert.Equal("VIO0005", clash.Id);
        Assert.Equal("c.viommu.xml", clash.Location.GetLineSpan().Path);
        Check.Compiles(Generate("Acme", Shipped));
    }

    [Theory]
    [InlineData("nameof")]
    [InlineData("A.record")]
    [InlineData("A.class")]
    [InlineData("A..B")]
    public void A_keyword_is_no_part_of_a_namespace(string name)
        => Check.Reports("VIO0003", $"<schema xmlns='urn:viommu-gen:schema:1'><feature name='A' namespace='[|{name}|]'/></schema>");

    private static IReadOnlyList<Diagnostic> Analyze(string name, TestFile[] files)
        => TestCompiler.Analyze(new SchemaAnalyzer(), TestCompiler.Compilation(), files, TestConfig.Global(("build_property.ViommuNamespace", name)));

    private static Compilation Generate(string name, TestFile[] files)
    {
        TestCompiler.Driver(files, config: TestConfig.Global(("build_property.ViommuNamespace", name)))
            .RunGeneratorsAndUpdateCompilation(TestCompiler.Compilation(), out Compilation result, out _);
        return result;
    }

    private static string Feature(string name, string @namespace, string shipped = "")
        => $"<schema xmlns='urn:viommu-gen:schema:1'{shipped}><feature name='{name}' namespace='{@namespace}'><enum name='Same'><value name='X' text='x'/></enum></feature></schema>";
}
