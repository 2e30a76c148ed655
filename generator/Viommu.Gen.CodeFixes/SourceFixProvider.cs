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
/// What the rules would refuse, or the compiler, is not offered.
/// </summary>
public abstract class SourceFixProvider : CodeFixProvider
{
    private protected SourceFixProvider()
    {
    }

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var verdict = new Verdict(context.Document);
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
                Document changed = await SourceChange.ApplyAsync(context.Document, changes, context.CancellationToken).ConfigureAwait(false);
                if (!await verdict.AllowsAsync(changed, diagnostic, choice.IsMeant, context.CancellationToken).ConfigureAwait(false))
                    continue;
                context.RegisterCodeFix(CodeAction.Create(choice.Title, _ => Task.FromResult(changed), choice.Key), diagnostic);
                isOffered = true;
            }
            if (isOffered)
                await RegisterFurtherAsync(context, diagnostic).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new AllThatIsMeant(ChoicesAt);

    /// <summary>What can be done about a diagnostic, the likeliest first. What would change nothing is not offered.</summary>
    private protected abstract IEnumerable<Choice> ChoicesAt(Place place);

    /// <summary>Registers what edits other files; only where there is something else to choose.</summary>
    private protected virtual Task RegisterFurtherAsync(CodeFixContext context, Diagnostic diagnostic) => Task.CompletedTask;
}
