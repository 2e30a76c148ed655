using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Analysis;

namespace Viommu.Benchmarks.Compiler;

/// <summary>
/// Compiling 1,000 files, each of which uses the schema or none of which does, with an analyzer that does nothing, with ours, with those of the SDK, and with both.
/// </summary>
[LongJob]
public class Analyzers
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Ours = Of(typeof(SchemaAnalyzer).Assembly), Sdks = [.. SdkAssemblies().SelectMany(assembly => Of(assembly))];

    private CSharpCompilation _project = null!;

    [Params(false, true)]
    public bool UsesSchema { get; set; }

    [IterationSetup]
    public void Parse() => _project = Sources.Project(1000, UsesSchema);

    [Benchmark(Baseline = true)]
    public Task<int> NoOp() => Compile([new NoOpAnalyzer()]);

    [Benchmark]
    public Task<int> All() => Compile(Ours);

    [Benchmark]
    public Task<int> Sdk() => Compile(Sdks);

    [Benchmark]
    public Task<int> SdkAndAll() => Compile([.. Sdks, .. Ours]);

    private async Task<int> Compile(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([new SchemaText("nova.viommu.xml", Sources.ShippedSchema)]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = await _project.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        return found.Length + _project.Emit(Stream.Null).Diagnostics.Length;
    }

    private static ImmutableArray<DiagnosticAnalyzer> Of(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
            .Select(type => (DiagnosticAnalyzer)System.Activator.CreateInstance(type)!),
    ];

    private static IEnumerable<Assembly> SdkAssemblies()
    {
        string folder = typeof(Analyzers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(pair => pair.Key == "SdkAnalyzers").Value!;
        return Directory.GetFiles(folder, "*.dll").Select(Assembly.LoadFrom);
    }
}

/// <summary>An analyzer that asks for nothing but files.</summary>
#pragma warning disable RS1036, RS1038, RS1041, RS2008 // it is loaded by nobody but this project
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoOpAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Nothing = new("NOP0001", "Nothing", "Nothing", "None", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Nothing];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(static _ => { });
    }
}
