using System;
using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Viommu.Gen.Pipeline;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests;

/// <summary>An edit of C# that has nothing to do with a schema costs what the driver itself costs.</summary>
public class AllocationTests
{
    private const int MaxBytes = 8 * 1024;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_unrelated_edit_allocates_at_most_8_KB(bool seesInternalTypes)
    {
        var files = new[] { new TestFile("nova.viommu.xml", SchemaSource.Shipped) };
        CSharpCompilation project = TestCompiler.Compilation("class Consumer { }");
        if (seesInternalTypes)
            project = project.AddReferences(Library());
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new ViommuGenerator().AsSourceGenerator()], files, TestCompiler.CSharp12, null, new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: false))
            .RunGenerators(project);
        Assert.Equal(seesInternalTypes, driver.GetRunResult().GeneratedTrees.IsEmpty);

        long least = long.MaxValue;
        for (int edit = 0; edit < 20; edit++)
        {
            project = project.ReplaceSyntaxTree(project.SyntaxTrees[0], CSharpSyntaxTree.ParseText($"class Consumer {{ int _field = {edit}; }}", TestCompiler.CSharp12));
            long before = GC.GetAllocatedBytesForCurrentThread();
            driver = driver.RunGenerators(project);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.InRange(least, 0, MaxBytes);
    }

    private static PortableExecutableReference Library()
    {
        Compilation library = TestCompiler.Generate("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Consumer\")]", [.. Consumer.Shipped]);
        using var stream = new MemoryStream();
        Assert.True(library.WithAssemblyName("Library").Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
