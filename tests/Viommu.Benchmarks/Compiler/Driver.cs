using System.Globalization;
using System.Linq;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Viommu.Benchmarks.Compiler;

/// <summary>The generator in an editor: from nothing, after an edit of C#, of a comment in a schema, and of a value in it. The driver that is edited is kept.</summary>
[ShortJob]
public class Driver
{
    private const string Comment = "<!-- a comment -->", OtherComment = "<!-- another one -->";

    private CSharpCompilation _project = null!, _edited = null!;
    private AdditionalText _schema = null!, _withComment = null!, _withValue = null!;
    private GeneratorDriver _driver = null!;

    [Params(10, 100, 1000, 5000)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _project = Sources.Project(10, usesSchema: false);
        SyntaxTree tree = _project.SyntaxTrees.Last();
        _edited = _project.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.GetText() + "// typed\n", (CSharpParseOptions)tree.Options, tree.FilePath));
        string text = Schema(Keys);
        _schema = new SchemaText("keys.viommu.xml", text);
        _withComment = new SchemaText("keys.viommu.xml", text.Replace(Comment, OtherComment));
        _withValue = new SchemaText("keys.viommu.xml", text.Replace("max='7'", "max='8'"));
        _driver = Sources.Driver(_schema).RunGenerators(_project);
    }

    [Benchmark]
    public GeneratorDriver Cold() => Sources.Driver(_schema).RunGenerators(_project);

    [Benchmark(Baseline = true)]
    public GeneratorDriver UnrelatedEdit() => _driver.RunGenerators(_edited);

    [Benchmark]
    public GeneratorDriver SchemaComment() => _driver.ReplaceAdditionalText(_schema, _withComment).RunGenerators(_project);

    [Benchmark]
    public GeneratorDriver SchemaValue() => _driver.ReplaceAdditionalText(_schema, _withValue).RunGenerators(_project);

    // One key in ten has a rule.
    private static string Schema(int keys)
        => $"<schema xmlns='urn:viommu-gen:schema:1'>{Comment}<feature name='Keys' namespace='Keys'><options>"
            + string.Concat(Enumerable.Range(0, keys).Select(key => string.Create(CultureInfo.InvariantCulture, $"<option name='Key{key}' extra-spec='x:key_{key}' type='int' max='{(key == 0 ? 7 : 9)}'/>")))
            + "</options>"
            + string.Concat(Enumerable.Range(0, keys / 10).Select(key => string.Create(CultureInfo.InvariantCulture, $"<reject id='Rule{key}' when='{{ Key{key}: &gt; 3, Key{key + 1}: null }}'>Key {{Key{key}}} is too much.</reject>")))
            + "</feature></schema>";
}
