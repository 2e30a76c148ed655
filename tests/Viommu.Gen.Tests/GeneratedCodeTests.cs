using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Analysis;

namespace Viommu.Gen.Tests;

public class GeneratedCodeTests
{
    private static readonly (string Path, string Text) Shipped = ("nova.viommu.xml", SchemaSource.Shipped), Hardware = ("nova-hardware.viommu.xml", SchemaSource.Hardware);

    [Fact]
    public void The_shipped_schemas_generate_code_that_compiles_without_a_warning()
    {
        Assert.Empty(TestCompiler.Generate("", Shipped).Complaints());
        Assert.Empty(TestCompiler.Generate("", Hardware).Complaints());
        Assert.Empty(TestCompiler.Generate("", Shipped, Hardware).Complaints());
    }

    [Fact]
    public void The_shipped_schemas_have_no_problems()
        => Assert.Empty(TestCompiler.Analyze(new SchemaAnalyzer(), TestCompiler.Compilation(), [new TestFile(Shipped.Path, Shipped.Text), new TestFile(Hardware.Path, Hardware.Text)]));
}
