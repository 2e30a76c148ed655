using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Analysis;
using Viommu.Gen.Interpretation;

namespace Viommu.Gen.CodeFixes.Tests.Infrastructure;

/// <summary>One action that is offered for the first diagnostic of a file.</summary>
/// <param name="Text">What it makes of the file.</param>
/// <param name="FixAllAsync">What fixing all with its key makes of the file; null where that is refused.</param>
internal sealed record Offer(string Title, string? Key, string Text, Func<FixAllScope, Task<string?>> FixAllAsync);

/// <summary>All actions of all fixes, as an editor lists them.</summary>
internal static class Offers
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Collections.Immutable;";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. All<DiagnosticAnalyzer>(typeof(SchemaAnalyzer))];
    private static readonly CodeFixProvider[] Fixes = [.. All<CodeFixProvider>(typeof(MisspeltKeyFix))];

    /// <param name="marked">C# with <c>{|ID:...|}</c> where the diagnostics are.</param>
    public static async Task<IReadOnlyList<Offer>> OfAsync(string id, string marked)
    {
        string code = marked.Replace($"{{|{id}:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
        Project project = new AdhocWorkspace().AddProject("Consumer", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithParseOptions(Generated.CSharp12)
            .WithMetadataReferences(Generated.References)
            .AddDocument("Usings.cs", Usings).Project
            .AddAdditionalDocument("nova.viommu.xml", SourceSchema(), filePath: "/nova.viommu.xml").Project;
        Document document = project.AddDocument("Consumer.cs", code, filePath: "/Consumer.cs");
        project = document.Project;
        ImmutableArray<Diagnostic> found = [.. await DiagnosticsAsync(project)];
        Diagnostic[] ofId = [.. found.Where(diagnostic => diagnostic.Id == id).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
        Assert.True(ofId.Length > 0, $"{id} is not reported: {string.Join('\n', found)}");
        var offers = new List<(CodeActionPriority Priority, Offer Offer)>();
        foreach (CodeFixProvider provider in Fixes.Where(provider => provider.FixableDiagnosticIds.Contains(id)))
        {
            var actions = new List<CodeAction>();
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, ofId[0], (action, _) => actions.Add(action), CancellationToken.None));
            foreach (CodeAction action in actions)
                offers.Add((action.Priority, new Offer(action.Title, action.EquivalenceKey, (await TextAsync(action, document))!, scope => FixAllAsync(provider, document, action, scope, ofId))));
        }
        // As editors order them.
        return [.. offers.OrderByDescending(offer => offer.Priority).Select(offer => offer.Offer)];
    }

    private static SourceText SourceSchema() => SourceText.From(SchemaSource.Shipped);

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(Project project)
        => (await (await project.GetCompilationAsync())!.WithAnalyzers(Analyzers, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync()).Where(diagnostic => diagnostic.Location.IsInSource);

    private static async Task<string?> FixAllAsync(CodeFixProvider provider, Document document, CodeAction action, FixAllScope scope, IReadOnlyList<Diagnostic> diagnostics)
    {
        var context = new FixAllContext(document, provider, scope, action.EquivalenceKey!, diagnostics.Select(diagnostic => diagnostic.Id).Distinct(), new Known(diagnostics), CancellationToken.None);
        return provider.GetFixAllProvider() is { } fixAll && await fixAll.GetFixAsync(context) is { } all ? await TextAsync(all, document) : null;
    }

    private static async Task<string?> TextAsync(CodeAction action, Document document)
        => (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().SingleOrDefault() is { } change
            ? (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString()
            : null;

    private static IEnumerable<T> All<T>(Type inAssemblyOf) => inAssemblyOf.Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(T)))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (T)Activator.CreateInstance(type)!);

    private sealed class Known(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree!.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
