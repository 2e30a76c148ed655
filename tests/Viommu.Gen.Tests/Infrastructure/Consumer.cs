using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Analysis;

namespace Viommu.Gen.Tests.Infrastructure;

/// <summary>Consumer code with the shipped schema (or another one), its generated types and all analyzers, as in a project.</summary>
internal static class Consumer
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Frozen;
        global using System.Collections.Immutable;
        global using System.Linq;
        global using Viommu;
        global using Viommu.Runtime;
        """;

    /// <summary>The schema file that is shipped.</summary>
    public static IReadOnlyList<(string Path, string Text)> Shipped { get; } = [("nova.viommu.xml", SchemaSource.Shipped)];

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(SchemaAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Analyzes code in a file; it must compile.</summary>
    public static IReadOnlyList<Diagnostic> Analyze(string source, string? schema = null, Dictionary<string, string>? config = null)
        => schema is null
            ? Analyze([("Consumer.cs", source)], Shipped, config)
            : Analyze([("Consumer.cs", source)], [("nova.viommu.xml", schema)], config);

    /// <summary>Analyzes the files of a project, as they are or with severities of its own; they must compile.</summary>
    public static IReadOnlyList<Diagnostic> Analyze(
        IReadOnlyList<(string Path, string Text)> sources,
        IReadOnlyList<(string Path, string Text)> schemas,
        Dictionary<string, string>? config = null,
        Dictionary<string, ReportDiagnostic>? severities = null,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        string usings = schemas == Shipped ? Usings : string.Join('\n', Usings.Split('\n').Where(line => !line.Contains(" Viommu;", StringComparison.Ordinal)));
        SyntaxTree[] trees = [.. sources.Select(file => CSharpSyntaxTree.ParseText(file.Text, TestCompiler.CSharp12, file.Path))];
        Compilation compilation = TestCompiler.Generate("", [.. schemas]).AddSyntaxTrees(trees).AddSyntaxTrees(CSharpSyntaxTree.ParseText(usings, TestCompiler.CSharp12, "Usings.cs"));
        compilation = compilation.WithOptions(compilation.Options.WithOutputKind(kind));
        if (severities is not null)
            compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([.. compilation.Options.SpecificDiagnosticOptions, .. severities]));
        // What is generated is compiled elsewhere; here it would cost most of the time.
        string errors = string.Join('\n', trees.SelectMany(tree => compilation.GetSemanticModel(tree).GetDiagnostics()).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.True(errors.Length == 0, errors);
        var options = new AnalyzerOptions([.. schemas.Select(file => new TestFile(file.Path, file.Text))], TestConfig.Files(config));
        return [.. compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(options, (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer}: {exception}", exception), true, false))
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .Where(diagnostic => !diagnostic.IsSuppressed)
            .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>Checks that exactly the marked places are reported, of those ids that matter.</summary>
    public static IReadOnlyList<Diagnostic> Check(string marked, string? schema = null, string ids = "VIO", Dictionary<string, string>? config = null)
    {
        Marked expected = Marked.Parse(marked);
        IReadOnlyList<Diagnostic> found = [.. Analyze(expected.Source, schema, config).Where(diagnostic => diagnostic.Id.StartsWith(ids, StringComparison.Ordinal))];
        Assert.Equal(expected.Expected, found.Select(diagnostic => expected.Show(diagnostic.Id, diagnostic.Location.SourceSpan)).Order(StringComparer.Ordinal));
        return found;
    }

    /// <summary>The same for the top-level statements of a program.</summary>
    public static void CheckProgram(string marked, string ids = "VIO")
    {
        Marked expected = Marked.Parse(marked);
        IEnumerable<Diagnostic> found = Analyze([("Program.cs", expected.Source)], Shipped, kind: OutputKind.ConsoleApplication).Where(diagnostic => diagnostic.Id.StartsWith(ids, StringComparison.Ordinal));
        Assert.Equal(expected.Expected, found.Select(diagnostic => expected.Show(diagnostic.Id, diagnostic.Location.SourceSpan)).Order(StringComparer.Ordinal));
    }

    /// <summary>The same in a project with schema files of its own.</summary>
    public static IReadOnlyList<Diagnostic> Check(string marked, IReadOnlyList<(string Path, string Text)> schemas, string ids = "VIO")
    {
        Marked expected = Marked.Parse(marked);
        IReadOnlyList<Diagnostic> found = [.. Analyze([("Consumer.cs", expected.Source)], schemas).Where(diagnostic => diagnostic.Id.StartsWith(ids, StringComparison.Ordinal))];
        Assert.Equal(expected.Expected, found.Select(diagnostic => expected.Show(diagnostic.Id, diagnostic.Location.SourceSpan)).Order(StringComparer.Ordinal));
        return found;
    }
}
