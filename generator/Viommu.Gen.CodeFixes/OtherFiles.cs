using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Viommu.Gen.CodeFixes;

/// <summary>
/// Whether a change of one file makes errors in others: in files that use a constant of it, and in the same file as other projects, or other frameworks,
/// have it.
/// </summary>
internal static class OtherFiles
{
    public static async Task<bool> BreakAsync(Document document, Document changed, CancellationToken cancellation)
        => await BreakUsesAsync(document, changed, cancellation).ConfigureAwait(false)
            || await BreakLinksAsync(document, changed, cancellation).ConfigureAwait(false);

    private static async Task<bool> BreakUsesAsync(Document document, Document changed, CancellationToken cancellation)
    {
        if (await document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation
            || await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is not { } tree
            || await changed.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is not { } changedTree)
            return false;
        SyntaxNode root = await changedTree.GetRootAsync(cancellation).ConfigureAwait(false);
        string[] constants = changedTree.GetChangedSpans(tree)
            .Select(span => root.FindToken(span.Start).Parent?.FirstAncestorOrSelf<VariableDeclaratorSyntax>())
            .OfType<VariableDeclaratorSyntax>()
            .Where(declarator => declarator.Parent?.Parent is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword))
            .Select(declarator => declarator.Identifier.ValueText)
            .ToArray();
        if (constants.Length == 0)
            return false;
        Compilation after = compilation.ReplaceSyntaxTree(tree, changedTree);
        foreach (SyntaxTree other in compilation.SyntaxTrees.Where(other => other != tree))
        {
            string text = (await other.GetTextAsync(cancellation).ConfigureAwait(false)).ToString();
            if (constants.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0)
                && Errors(after, other, cancellation) > Errors(compilation, other, cancellation))
                return true;
        }
        return false;
    }

    private static async Task<bool> BreakLinksAsync(Document document, Document changed, CancellationToken cancellation)
    {
        foreach (DocumentId id in document.GetLinkedDocumentIds())
        {
            if (document.Project.Solution.GetDocument(id) is not { } linked
                || await linked.Project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation
                || await linked.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is not { } tree)
                continue;
            SyntaxTree changedTree = tree.WithChangedText(await changed.GetTextAsync(cancellation).ConfigureAwait(false));
            if (Errors(compilation.ReplaceSyntaxTree(tree, changedTree), changedTree, cancellation) > Errors(compilation, tree, cancellation))
                return true;
        }
        return false;
    }

    private static int Errors(Compilation compilation, SyntaxTree tree, CancellationToken cancellation)
        => compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellation)
            .Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
