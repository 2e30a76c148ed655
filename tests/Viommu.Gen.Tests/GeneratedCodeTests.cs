using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Analysis;

namespace Viommu.Gen.Tests;

public class GeneratedCodeTests
{
    [Fact]
    public void The_shipped_schema_generates_code_that_compiles_without_a_warning()
        => Assert.Empty(TestCompiler.Generate("", ("nova.viommu.xml", SchemaSource.Shipped)).Complaints());

    [Fact]
    public void The_shipped_schema_has_no_problems()
        => Assert.Empty(TestCompiler.Analyze(new SchemaAnalyzer(), TestCompiler.Compilation(), [new TestFile("nova.viommu.xml", SchemaSource.Shipped)]));
}
