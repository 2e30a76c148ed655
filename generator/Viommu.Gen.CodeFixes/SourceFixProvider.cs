using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.CodeFixes.Editing;

namespace Viommu.Gen.CodeFixes;

/// <summary>
/// A fix that edits the file where the diagnostic is. What it does to one diagnostic is said once, as edits; fixing all is the edits for all of them, put together.
/// </summary>
public abstract class SourceFixProvider : CodeFixProvider
{
    private protected SourceFixProvider()
    {
    }

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await Place.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } place)
                continue;
            bool isOffered = false;
            foreach (Choice choice in ChoicesAt(place))
            {
                IReadOnlyList<TextChange> changes = choice.ChangesOf(place.Text);
                if (changes.Count == 0)
                    continue;
                context.RegisterCodeFix(
                    CodeAction.Create(choice.Title, cancellation => SourceChange.ApplyAsync(context.Document, changes, cancellation), choice.Key),
                    diagnostic);
                isOffered = true;
            }
            if (isOffered)
                await RegisterFurtherAsync(context, diagnostic).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AllInDocument;

    /// <summary>What can be done about a diagnostic, the likeliest first. What would change nothing is not offered.</summary>
    private protected abstract IEnumerable<Choice> ChoicesAt(Place place);

    /// <summary>Registers what edits other files; only where there is something else to choose.</summary>
    private protected virtual Task RegisterFurtherAsync(CodeFixContext context, Diagnostic diagnostic) => Task.CompletedTask;

    /// <summary>The fix of all diagnostics of a document at once.</summary>
    private protected FixAllProvider AllInDocument => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        Document? changed = await FixAllAsync(document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false);
        return changed ?? document;
    });

    // dotnet format asks without a key where the first diagnostic of the same analyzers has another id: then it is the likeliest choice for each.
    private async Task<Document?> FixAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellation)
    {
        SourceEdits? edits = null;
        foreach (Diagnostic diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Location.SourceSpan.End))
        {
            if (await Place.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is not { } place)
                continue;
            edits ??= new SourceEdits(place.Text);
            ChoicesAt(place).FirstOrDefault(choice => key is null || choice.Key == key)?.Edit(edits);
        }
        return edits?.ToChanges() is { Count: > 0 } changes ? await SourceChange.ApplyAsync(document, changes, cancellation).ConfigureAwait(false) : null;
    }
}
