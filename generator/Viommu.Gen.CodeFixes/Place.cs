using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes;

/// <summary>A diagnostic in a document, and the code there.</summary>
internal sealed class Place
{
    private Place(Diagnostic diagnostic, SourceText text, SyntaxNode root, SemanticModel model)
    {
        Diagnostic = diagnostic;
        Text = text;
        Root = root;
        Model = model;
        Node = root.FindNode(diagnostic.Location.SourceSpan, findInsideTrivia: false, getInnermostNodeForTie: true);
    }

    public Diagnostic Diagnostic { get; }

    public SourceText Text { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    /// <summary>The smallest node that the diagnostic covers.</summary>
    public SyntaxNode Node { get; }

    /// <returns>The place, or null when the diagnostic is not in the document as it is now.</returns>
    public static async Task<Place?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Location.IsInSource
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || !root.FullSpan.Contains(diagnostic.Location.SourceSpan))
            return null;
        return new Place(diagnostic, await document.GetTextAsync(cancellation).ConfigureAwait(false), root, model);
    }

    /// <summary>A property of the diagnostic.</summary>
    public string? this[string property] => Diagnostic.Properties.TryGetValue(property, out string? value) ? value : null;

    /// <summary>The values of a property of the diagnostic.</summary>
    public IReadOnlyList<string> All(string property) => this[property]?.Split(DiagnosticProperties.Separator) ?? Array.Empty<string>();
}
