using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Analysis.Combinations;
using Viommu.Gen.Analysis.Keys;
using Viommu.Gen.Analysis.Traits;
using Viommu.Gen.Analysis.Xml;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes;

/// <summary>Asks the analyzers and the compiler about a document that a fix has changed: a fix that makes something else wrong is none.</summary>
internal sealed class Verdict
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = ImmutableArray.Create<DiagnosticAnalyzer>(
        new KeyAnalyzer(), new CombinationAnalyzer(), new TraitAnalyzer(), new XmlLiteralAnalyzer());

    // What a slip hid from the rules may be wrong in another way.
    private static readonly string[] Hidden = [Descriptors.Violated.Id, Descriptors.LikelyViolated.Id, Descriptors.XmlViolated.Id, Descriptors.RefusedValue.Id];

    private readonly Document _document;
    private IReadOnlyDictionary<string, int>? _before;

    public Verdict(Document document) => _document = document;

    /// <summary>Whether nothing is reported that was not before, and a diagnostic is gone.</summary>
    /// <param name="isMeant">Whether the change writes what was certainly meant.</param>
    public async Task<bool> AllowsAsync(Document changed, Diagnostic? resolved, bool isMeant, CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, int> before = _before ??= await ReportsAsync(_document, cancellation).ConfigureAwait(false);
        IReadOnlyDictionary<string, int> after = await ReportsAsync(changed, cancellation).ConfigureAwait(false);
        return after.All(report => (before.TryGetValue(report.Key, out int count) && report.Value <= count)
            || (isMeant && Hidden.Any(id => report.Key.StartsWith(id, StringComparison.Ordinal))))
            && (resolved is null || CountOf(after, resolved) < CountOf(before, resolved) || CountOf(before, resolved) == 0)
            && !await AddsTwiceAsync(changed, cancellation).ConfigureAwait(false)
            && !await OtherFiles.BreakAsync(_document, changed, cancellation).ConfigureAwait(false);
    }

    private async Task<bool> AddsTwiceAsync(Document changed, CancellationToken cancellation)
        => await _document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false) is { } compilation
            && await _document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is { } tree
            && await changed.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is { } changedTree
            && AddedTwice.IsIn(compilation.ReplaceSyntaxTree(tree, changedTree).GetSemanticModel(changedTree), tree, cancellation);

    private static int CountOf(IReadOnlyDictionary<string, int> reports, Diagnostic diagnostic)
        => reports.TryGetValue(NameOf(diagnostic), out int count) ? count : 0;

    // In the compilation of the document as it was: nothing is generated anew.
    private async Task<IReadOnlyDictionary<string, int>> ReportsAsync(Document document, CancellationToken cancellation)
    {
        if (await _document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation
            || await _document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is not { } tree
            || await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is not { } changed)
            return new Dictionary<string, int>();
        if (changed != tree)
            compilation = compilation.ReplaceSyntaxTree(tree, changed);
        SemanticModel model = compilation.GetSemanticModel(changed);
        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers(Analyzers,
                new CompilationWithAnalyzersOptions(_document.Project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: false,
                logAnalyzerExecutionTime: false))
            .GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellation).ConfigureAwait(false);
        return found
            // What is written as a text may be written as a constant: that is no mistake.
            .Where(diagnostic => !diagnostic.IsSuppressed && diagnostic.Id != Descriptors.LiteralKey.Id)
            .Concat(model.GetDiagnostics(cancellationToken: cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            .GroupBy(NameOf)
            .ToDictionary(group => group.Key, group => group.Count());
    }

    private static string NameOf(Diagnostic diagnostic) => $"{diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
}
