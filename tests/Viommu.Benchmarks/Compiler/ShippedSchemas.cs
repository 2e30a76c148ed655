using System.IO;
using System.Linq;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Viommu.Tests;

namespace Viommu.Benchmarks.Compiler;

/// <summary>A shipped schema from nothing, beside what Roslyn alone takes to parse all that is generated from it (the difference is the generator's), and after an edit of a value in it.</summary>
[ShortJob]
public class ShippedSchemas
{
    private const string Word = "text=\"dedicated\"", Other = "text=\"dedicate\"";

    private CSharpCompilation _project = null!;
    private AdditionalText _schema = null!, _edited = null!;
    private GeneratorDriver _driver = null!;
    private SourceText[] _generated = null!;

    [Params("nova", "nova-hardware")]
    public string Schema { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        _project = Sources.Project(10, usesSchema: false);
        string text = File.ReadAllText(Path.Combine(Repository.Root, "schemas", Schema + ".viommu.xml"));
        _schema = new SchemaText(Schema + ".viommu.xml", text);
        _edited = new SchemaText(Schema + ".viommu.xml", text.Replace(Word, Other).Replace("max=\"64\"", "max=\"63\""));
        _driver = Sources.Driver(_schema).RunGenerators(_project);
        _generated = [.. _driver.GetRunResult().GeneratedTrees.Select(tree => tree.GetText())];
    }

    [Benchmark]
    public GeneratorDriver Cold() => Sources.Driver(_schema).RunGenerators(_project);

    [Benchmark]
    public GeneratorDriver SchemaValue() => _driver.ReplaceAdditionalText(_schema, _edited).RunGenerators(_project);

    [Benchmark(Baseline = true)]
    public int ParsedAlone()
    {
        int length = 0;
        foreach (SourceText text in _generated)
            length += CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp12)).GetRoot().FullSpan.Length;
        return length;
    }
}
