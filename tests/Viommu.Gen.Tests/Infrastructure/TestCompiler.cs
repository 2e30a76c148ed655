extern alias runtime;
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Pipeline;

namespace Viommu.Gen.Tests.Infrastructure;

/// <summary>Compiles consumer code with the generator and analyzers, as the compiler does.</summary>
internal static class TestCompiler
{
    public static readonly CSharpParseOptions CSharp12 = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(runtime::Viommu.Runtime.Violation).Assembly.Location),
    ];

    public static CSharpCompilation Compilation(string source = "", CSharpParseOptions? options = null)
        => CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText(source, options ?? CSharp12, "Consumer.cs")],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
                // As the SDK does: the runtime library targets an older framework than the tests.
                .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));

    public static GeneratorDriver Driver(IEnumerable<AdditionalText> files, CSharpParseOptions? options = null, AnalyzerConfigOptionsProvider? config = null)
        => CSharpGeneratorDriver.Create(
            [new ViommuGenerator().AsSourceGenerator()],
            files,
            options ?? CSharp12,
            config,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Generates from schema files and compiles the result with some consumer code.</summary>
    public static Compilation Generate(string source, params (string Path, string Text)[] schemas)
    {
        Driver(schemas.Select(schema => new TestFile(schema.Path, schema.Text)))
            .RunGeneratorsAndUpdateCompilation(Compilation(source), out Compilation result, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        return result;
    }

    /// <summary>Errors and warnings of the compiler.</summary>
    public static IReadOnlyList<string> Complaints(this Compilation compilation)
        => [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString())];

    /// <summary>Loads what was compiled.</summary>
    public static Assembly Load(this Compilation compilation)
    {
        using var stream = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        stream.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream);
    }

    /// <summary>What analyzers say, ordered by place.</summary>
    public static IReadOnlyList<Diagnostic> Analyze(DiagnosticAnalyzer analyzer, Compilation compilation, IEnumerable<AdditionalText> files, AnalyzerConfigOptionsProvider? config = null)
        => [.. compilation
            .WithAnalyzers([analyzer], config is null ? new AnalyzerOptions([.. files]) : new AnalyzerOptions([.. files], config))
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
}
