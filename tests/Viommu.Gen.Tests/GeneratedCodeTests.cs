using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Viommu.Gen.Analysis;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Tests;

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

    // In C# 12 the compilers of .NET 9 refuse to go through a span with foreach where the framework is newer than .NET 8: CS9202.
    [Fact]
    public void Nothing_goes_through_a_span_with_foreach()
    {
        (string, string)[] others = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Viommu.OtherSchema.Tests", "Schemas"))
            .Select(file => (Path.GetFileName(file), File.ReadAllText(file)))];
        Compilation compilation = TestCompiler.Generate("", [Shipped, Hardware, .. others]);
        string[] types = [.. from tree in compilation.SyntaxTrees
                             let model = compilation.GetSemanticModel(tree)
                             from loop in tree.GetRoot().DescendantNodes().OfType<ForEachStatementSyntax>()
                             select model.GetTypeInfo(loop.Expression).Type!.OriginalDefinition.ToDisplayString()];

        Assert.Contains("Viommu.Runtime.ValueList<T>", types);
        Assert.DoesNotContain(types, type => type.EndsWith("Span<T>", StringComparison.Ordinal));
    }

    [Fact]
    public void The_shipped_schemas_have_no_problems()
        => Assert.Empty(TestCompiler.Analyze(new SchemaAnalyzer(), TestCompiler.Compilation(), [new TestFile(Shipped.Path, Shipped.Text), new TestFile(Hardware.Path, Hardware.Text)]));
}
