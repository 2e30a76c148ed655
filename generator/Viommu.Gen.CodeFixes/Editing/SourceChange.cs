using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.CodeFixes.Editing;

/// <summary>
/// Writes changes into a document. Full names in what is written become as short as they can be there, with a using directive where one is missing.
/// </summary>
internal static class SourceChange
{
    public static async Task<Document> ApplyAsync(Document document, IReadOnlyList<TextChange> changes, CancellationToken cancellation)
    {
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        Document changed = document.WithText(text.WithChanges(changes));
        if (!changes.Any(change => change.NewText!.Contains(FullNamePrefix)))
            return changed;
        SyntaxNode root = (await changed.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        SyntaxNode[] names = NewSpans(changes).SelectMany(span => FullNames(root, span)).Distinct().ToArray();
        changed = changed.WithSyntaxRoot(root.ReplaceNodes(names, static (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation)));
        changed = await ImportAdder.AddImportsAsync(changed, Simplifier.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
        return await Simplifier.ReduceAsync(changed, Simplifier.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
    }

    private const string FullNamePrefix = "global::";

    private static IEnumerable<TextSpan> NewSpans(IEnumerable<TextChange> changes)
    {
        int shift = 0;
        foreach (TextChange change in changes)
        {
            yield return new TextSpan(change.Span.Start + shift, change.NewText!.Length);
            shift += change.NewText.Length - change.Span.Length;
        }
    }

    private static IEnumerable<SyntaxNode> FullNames(SyntaxNode root, TextSpan span)
        => root.DescendantNodes(node => node.FullSpan.IntersectsWith(span))
            .OfType<AliasQualifiedNameSyntax>()
            .Where(name => span.Contains(name.Span) && name.Alias.Identifier.IsKind(SyntaxKind.GlobalKeyword))
            .Select(Whole);

    private static SyntaxNode Whole(SyntaxNode name)
    {
        while (name.Parent is QualifiedNameSyntax or MemberAccessExpressionSyntax && name.Parent.SpanStart == name.SpanStart)
            name = name.Parent;
        return name;
    }
}
