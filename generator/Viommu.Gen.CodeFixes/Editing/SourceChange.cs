using System;
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
    /// <param name="mayImport">Whether a using directive may be added; without it, names stay as long as they must be.</param>
    public static async Task<Document> ApplyAsync(Document document, IReadOnlyList<TextChange> changes, bool mayImport, CancellationToken cancellation)
    {
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        Document written = document.WithText(text.WithChanges(changes));
        if (!HasNames(changes))
            return written;
        SyntaxNode root = (await written.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        SyntaxNode[] names = NewSpans(changes).SelectMany(span => FullNames(root, span)).Distinct().ToArray();
        Document marked = written.WithSyntaxRoot(root.ReplaceNodes(names, static (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation)));
        try
        {
            if (mayImport)
            {
                Document imported = await ImportAdder.AddImportsAsync(marked, Simplifier.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
                imported = await ShortenAsync(imported, cancellation).ConfigureAwait(false);
                // An import that makes nothing shorter is taken back, and what came with it stays.
                if (await CountImportsAsync(imported, cancellation).ConfigureAwait(false) > CountImports(root))
                    return imported;
            }
            return await ShortenAsync(marked, cancellation).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // The oldest Roslyn that is supported can't shorten names in a foreach that takes pairs apart.
            return written;
        }
    }

    /// <summary>Whether names are written, which may need a using directive.</summary>
    public static bool HasNames(IReadOnlyList<TextChange> changes) => changes.Any(change => change.NewText!.Contains(FullNamePrefix));

    private static Task<Document> ShortenAsync(Document document, CancellationToken cancellation)
        => Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellation);

    private static async Task<int> CountImportsAsync(Document document, CancellationToken cancellation)
        => CountImports((await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!);

    private static int CountImports(SyntaxNode root)
        => root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).Count(node => node is UsingDirectiveSyntax);

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
