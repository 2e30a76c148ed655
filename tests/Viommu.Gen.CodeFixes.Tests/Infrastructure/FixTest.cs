using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Viommu.Gen.Analysis;

namespace Viommu.Gen.CodeFixes.Tests.Infrastructure;

/// <summary>
/// Consumer code before and after a fix, with the shipped schema, its generated types and the analyzers that ship. The library applies the fix to one
/// diagnostic after the other, and to all of a document, a project and a solution at once; each way must lead to the same code, which compiles.
/// </summary>
internal sealed class FixTest<TFix> : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, TFix, DefaultVerifier>
    where TFix : CodeFixProvider, new()
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        """;

    private readonly IReadOnlyList<DiagnosticAnalyzer> _analyzers;

    /// <param name="ids">The ids that are looked at.</param>
    public FixTest(string ids, params DiagnosticAnalyzer[] analyzers)
    {
        // The running framework: nothing is fetched.
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        // That the analyzers obey pragmas and leave generated code alone is tested where they are.
        TestBehaviors = TestBehaviors.SkipSuppressionCheck | TestBehaviors.SkipGeneratedCodeCheck;
        // Two analyzers may find the same mistake, one in a list and one in the flow of the code.
        MarkupOptions = MarkupOptions.UseFirstDescriptor;
        TestState.AdditionalReferences.AddRange(Generated.References);
        FixedState.AdditionalReferences.AddRange(Generated.References);
        string[] looked = ids.Split(' ');
        _analyzers = [.. (analyzers.Length > 0 ? analyzers : Shipped).Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => looked.Contains(descriptor.Id)))];
        DisabledDiagnostics.AddRange(_analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Where(id => !looked.Contains(id)).Distinct());
        // As the SDK does: the runtime library targets an older framework than the tests.
        DisabledDiagnostics.AddRange(["CS1701", "CS1702"]);
    }

    private static IReadOnlyList<DiagnosticAnalyzer> Shipped { get; } =
    [
        .. typeof(SchemaAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Adds a file, before and after.</summary>
    public FixTest<TFix> File(string name, string before, string after)
    {
        TestState.Sources.Add((name, before));
        FixedState.Sources.Add((name, after));
        return this;
    }

    /// <summary>Adds a schema file, before and after.</summary>
    public FixTest<TFix> Schema(string name, string before, string after)
    {
        TestState.AdditionalFiles.Add((name, before));
        FixedState.AdditionalFiles.Add((name, after));
        return this;
    }

    public Task CheckAsync()
    {

        File("Usings.cs", Usings, Usings);
        return Schema("nova.viommu.xml", SchemaSource.Shipped, SchemaSource.Shipped).RunAsync();
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => _analyzers;

    protected override ParseOptions CreateParseOptions() => Generated.CSharp12;

    protected override CompilationOptions CreateCompilationOptions()
        => new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
}
