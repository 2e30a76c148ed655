using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Viommu.Gen.CodeFixes.Editing;

namespace Viommu.Gen.CodeFixes;

/// <summary>
/// Fixes all diagnostics for which it is certain what was meant. Of a choice among several, what is right for one diagnostic is not right for all.
/// </summary>
internal sealed class AllThatIsMeant : FixAllProvider
{
    private readonly FixAllProvider _documents;

    public AllThatIsMeant(Func<Place, IEnumerable<Choice>> choicesAt)
        => _documents = Create(async (context, document, diagnostics) => await FixAsync(document, diagnostics, choicesAt, context.CancellationToken)
            .ConfigureAwait(false));

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => _documents.GetSupportedFixAllScopes();

    // dotnet format asks without a key where the first diagnostic of the same analyzers has another id.
    public override Task<CodeAction?> GetFixAsync(FixAllContext context)
        => context.CodeActionEquivalenceKey is null or Choice.Meant ? _documents.GetFixAsync(context) : Task.FromResult<CodeAction?>(null);

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, Func<Place, IEnumerable<Choice>> choicesAt,
        CancellationToken cancellation)
    {
        var all = new List<Choice>();
        foreach (Diagnostic diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.End))
        {
            if (await Place.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } place
                && choicesAt(place).FirstOrDefault(choice => choice.IsMeant) is { } choice)
                all.Add(choice);
        }
        var verdict = new Verdict(document);
        // A using directive may make another name ambiguous.
        foreach (bool mayImport in new[] { true, false })
        {
            Document whole = await ApplyAsync(document, all, mayImport, cancellation).ConfigureAwait(false);
            if (await verdict.AllowsAsync(whole, null, isMeant: true, cancellation).ConfigureAwait(false))
                return whole;
        }
        // One of them makes something else wrong: each is looked at together with those before it.
        var allowed = new List<Choice>();
        Document changed = document;
        foreach (Choice choice in all)
        {
            Document further = await ApplyAsync(document, allowed.Append(choice), mayImport: false, cancellation).ConfigureAwait(false);
            if (!await verdict.AllowsAsync(further, null, isMeant: true, cancellation).ConfigureAwait(false))
                continue;
            allowed.Add(choice);
            changed = further;
        }
        return changed;
    }

    private static async Task<Document> ApplyAsync(Document document, IEnumerable<Choice> choices, bool mayImport, CancellationToken cancellation)
    {
        var edits = new SourceEdits(await document.GetTextAsync(cancellation).ConfigureAwait(false));
        foreach (Choice choice in choices)
            choice.Edit(edits);
        return edits.ToChanges() is { Count: > 0 } changes
            ? await SourceChange.ApplyAsync(document, changes, mayImport, cancellation).ConfigureAwait(false)
            : document;
    }
}
