using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Analysis.Gate;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>Which files are looked at: those whose text names something of a schema.</summary>
public class GateTests
{
    private static readonly SchemaWords Words = WordsOf(SchemaSource.Shipped);

    [Theory]
    [InlineData("map[\"hw:viommu_model\"]")]
    [InlineData("map[\"hw:viommu_modle\"]")]
    [InlineData("map[\"HW_VIOMMU_MODEL\"]")]
    [InlineData("map['x' + \"hw_viommu_model\"]")]
    [InlineData("map[\"hw:\" + \"viommu_model\"]")]
    [InlineData("\"\"\"hw:viommu_model\"\"\"")]
    [InlineData("@\"hw:viommu_model\"")]
    [InlineData("ViommuOptions.Read(a, b)")]
    [InlineData("x is ViommuModel.Intel")]
    [InlineData("map[ExtraSpecs.ViommuModel]")]
    [InlineData("\"trait:COMPUTE_VIOMMU_MODEL_AUTO\"")]
    [InlineData("\"COMPUTE_IOMMU_MODEL_INTEL\"")]
    [InlineData("Require(\"COMPUTE_VIOMU_MODEL_INTEL\")")]
    [InlineData("\"<iommu model='intel'/>\"")]
    [InlineData("$\"<domain><devices><iommu model='{x}'/>\"")]
    [InlineData("\"\\u003ciommu model='intel'/>\"")]
    public void It_is_seen(string text) => Assert.NotNull(Words.Find($"class C {{ object P => {text}; }}"));

    [Theory]
    [InlineData("class Model { string Name = \"model\"; int Auto; }")]
    [InlineData("var x = \"none\" + \"intel\" + \"yes\"; // Viommu")]
    [InlineData("map[\"hw:cpu_policy\"] = \"dedicated\";")]
    [InlineData("const string Xml = \"<domain><name>x</name></domain>\";")]
    [InlineData("\"CUSTOM_TRAIT\"")]
    public void Files_of_other_subjects_are_not(string text) => Assert.Null(Words.Find(text));

    [Fact]
    public void Looking_at_such_a_file_allocates_nothing()
    {
        string text = string.Concat(Enumerable.Repeat("public sealed class Order(string name, int count) { public override string ToString() => $\"{name}: {count} < 3\"; }\n", 200));
        Words.Find(text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Words.Find(text);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("class K { public const string Model = \"hw:viommu_model\"; }", "K.Model")]
    [InlineData("class K { public const string First = \"hw:viommu_model\", Second = First; } class L { public const string Third = K.Second; }", "L.Third")]
    [InlineData("class K { public static readonly string Model = ExtraSpecs.ViommuModel; } class L { public const string Third = ExtraSpecs.ViommuModel; }", "L.Third")]
    public void A_constant_of_the_project_counts_in_all_of_its_files(string constants, string key)
    {
        string use = $"class C {{ Dictionary<string, string> M() => new() {{ [{key}] = \"intle\" }}; }}";
        IReadOnlyList<Diagnostic> found = Consumer.Analyze([("Constants.cs", constants), ("Use.cs", use)], Consumer.Shipped);
        Assert.Contains(found, diagnostic => diagnostic.Id == "VIO1002" && diagnostic.Location.GetLineSpan().Path == "Use.cs");
    }

    [Fact]
    public void An_alias_of_the_project_counts_in_all_of_its_files()
    {
        const string Use = "class C { object M(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) => Request.Read(a, b); }";
        SyntaxTree use = CSharpSyntaxTree.ParseText(Use, TestCompiler.CSharp12);
        SyntaxTree alias = CSharpSyntaxTree.ParseText("global using Request = Viommu.ViommuOptions;", TestCompiler.CSharp12);
        Assert.NotEmpty(SchemaGate.Of(ReadingOf(SchemaSource.Shipped), TestCompiler.Compilation().AddSyntaxTrees(use, alias)).MarksIn(use, default));
    }

    private static SchemaWords WordsOf(string schema)
    {
        SchemaReading reading = ReadingOf(schema);
        return new SchemaWords(reading.Features, reading.Keys, reading.Traits);
    }

    private static SchemaReading ReadingOf(string schema)
        => SchemaReading.Of(new AnalyzerOptions([new TestFile("nova.viommu.xml", schema)]), TestCompiler.Compilation(), default)!;
}
