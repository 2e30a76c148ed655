using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>Code as it is while somebody types, and schemas that are half there: nothing throws, and the same text gives the same answer.</summary>
public class BrokenCodeTests
{
    private static readonly string[] Sources =
    [
        .. Directory.EnumerateFiles(Path.Combine(Viommu.Tests.Repository.Root, "tests", "Viommu.Gen.Tests", "Analysis", "NegativeCorpus"), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText),
        """"
        using Viommu;
        var flavor = new Dictionary<string, string> { ["hw:viommu_modle"] = "intle", [ExtraSpecs.LockedMemory] = "true", [ImageProperties.MemPageSize] = "2M" };
        (var first, flavor["x"]) = (flavor, $"<iommu model='{flavor.Count}'><driver eim='on'/></iommu>");
        Console.WriteLine(ViommuOptions.Read(first is { Count: > 0 } some ? some : flavor, new Dictionary<string, string>() { { "trait:COMPUTE_VIOMMU_MODEL_INTLE", """<domain><iommu/></domain>""" } }).Violations);
        """",
    ];

    // Characters that end or begin something.
    private static readonly Gen<string> Inserted = Make.OneOf("", "\"", "{", "}", "(", "[", "$", "<", "'", "\\", "\"\"\"", "/*", "#if", "\0", "\u202e", "\ud800", "?? ", " with {", "=>", ";");

    private static readonly Gen<(double Start, double Length, string Inserted)> Change = Make.Select(Make.Double[0, 1], Make.Frequency((4, Make.Double[0, 0.002]), (1, Make.Double[0, 1])), Inserted);

    [Fact]
    public void No_analyzer_throws_on_code_that_is_broken_anywhere() => Make.Select(Make.Int[0, Sources.Length - 1], Change.Array[1, 4]).Sample(
        (index, changes) =>
        {
            string code = changes.Aggregate(Sources[index], Apply);
            Assert.Equal(Told(code), Told(code));
        },
        iter: 50,
        threads: 1);

    [Fact]
    public void Neither_the_generator_nor_an_analyzer_throws_on_a_schema_that_is_broken_anywhere() => Change.Array[1, 3].Sample(
        changes =>
        {
            string schema = changes.Aggregate(SchemaSource.Shipped, Apply);
            Told(Sources[^1], schema);
        },
        iter: 20,
        threads: 1);

    private static string Apply(string text, (double Start, double Length, string Inserted) change)
    {
        int start = (int)(change.Start * text.Length), length = Math.Min((int)(change.Length * text.Length), text.Length - start);
        return text.Remove(start, length).Insert(start, change.Inserted);
    }

    private static IEnumerable<string> Told(string code, string? schema = null)
    {
        var file = new TestFile("nova.viommu.xml", schema ?? SchemaSource.Shipped);
        GeneratorDriver driver = TestCompiler.Driver([file]).RunGeneratorsAndUpdateCompilation(TestCompiler.Compilation(code).AddSyntaxTrees(CSharpSyntaxTree.ParseText(Consumer.Usings, TestCompiler.CSharp12, "Usings.cs")), out Compilation compilation, out _);
        Assert.Null(driver.GetRunResult().Results[0].Exception);
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([file]), (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer}: {exception}", exception), false, false);
        return [.. compilation.WithAnalyzers(Consumer.Analyzers, options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Select(diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal)];
    }
}
