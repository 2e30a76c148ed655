using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Analysis;

namespace Viommu.Gen.Tests.Infrastructure;

/// <summary>Consumer code with the shipped schema (or another one), its generated types and all analyzers, as in a project.</summary>
internal static class Consumer
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Frozen;
        global using System.Collections.Immutable;
        global using System.Linq;
        global using Viommu;
        global using Viommu.Runtime;
        """;

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(SchemaAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Analyzes code in a file; it must compile.</summary>
    public static IReadOnlyList<Diagnostic> Analyze(string source, string? schema = null, Dictionary<string, string>? config = null)
    {
        (string Path, string Text)[] schemas = [("nova.viommu.xml", schema ?? SchemaSource.Shipped)];
        string usings = schema is null ? Usings : string.Join('\n', Usings.Split('\n').Where(line => !line.Contains(" Viommu;", StringComparison.Ordinal)));
        Compilation compilation = TestCompiler.Generate(source, schemas).AddSyntaxTrees(CSharpSyntaxTree.ParseText(usings, TestCompiler.CSharp12, "Usings.cs"));
        // What is generated is compiled elsewhere; here it would cost most of the time.
        Assert.Empty(compilation.GetSemanticModel(compilation.SyntaxTrees.First()).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        var options = new AnalyzerOptions([.. schemas.Select(file => new TestFile(file.Path, file.Text))], new Config(config ?? []));
        return [.. compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(options, (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer}: {exception}", exception), true, false))
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .Where(diagnostic => !diagnostic.IsSuppressed)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>Checks that exactly the marked places are reported, of those ids that matter.</summary>
    public static IReadOnlyList<Diagnostic> Check(string marked, string? schema = null, string ids = "VIO", Dictionary<string, string>? config = null)
    {
        Marked expected = Marked.Parse(marked);
        IReadOnlyList<Diagnostic> found = [.. Analyze(expected.Source, schema, config).Where(diagnostic => diagnostic.Id.StartsWith(ids, StringComparison.Ordinal))];
        Assert.Equal(expected.Expected, found.Select(diagnostic => expected.Show(diagnostic.Id, diagnostic.Location.SourceSpan)).Order(StringComparer.Ordinal));
        return found;
    }

    private sealed class Config(Dictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(values);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
