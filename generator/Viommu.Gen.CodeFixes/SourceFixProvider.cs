using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.CodeFixes.Editing;

namespace Viommu.Gen.CodeFixes;

/// <summary>
/// A fix that edits the file where the diagnostic is. What it does to one diagnostic is said once, as edits; fixing all is the edits for all of them, put
/// together.
/// What the rules would refuse, or the compiler, is not offered.
/// </summary>
public abstract class SourceFixProvider : CodeFixProvider
{
    private readonly bool _isMeant;

    /// <param name="isMeant">
    /// Whether it offers what was certainly meant; else the choices among several. No provider offers both: tools that fix all ask a provider for the first
    /// action of the first diagnostic, whatever its id.
    /// </param>
    private protected SourceFixProvider(bool isMeant) => _isMeant = isMeant;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var verdict = new Verdict(context.Document);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await Place.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } place)
                continue;
            bool isOffered = false;
            foreach (Choice choice in ChoicesAt(place).Where(choice => choice.IsMeant == _isMeant))
            {
                IReadOnlyList<TextChange> changes = choice.ChangesOf(place.Text);
                if (changes.Count == 0)
                    continue;
                if (await FindAllowedAsync(context, verdict, diagnostic, choice, changes).ConfigureAwait(false) is not { } changed)
                    continue;
                context.RegisterCodeFix(CodeAction.Create(choice.Title, _ => Task.FromResult(changed), choice.Key,
                    _isMeant ? CodeActionPriority.Default : CodeActionPriority.Low), diagnostic);
                isOffered = true;
            }
            if (isOffered)
                await RegisterFurtherAsync(context, diagnostic).ConfigureAwait(false);
        }
    }

    // A using directive may make another name ambiguous.
    private static async Task<Document?> FindAllowedAsync(
        CodeFixContext context, Verdict verdict, Diagnostic diagnostic, Choice choice, IReadOnlyList<TextChange> changes)
    {
        foreach (bool mayImport in SourceChange.HasNames(changes) ? new[] { true, false } : [true])
        {
            Document changed = await SourceChange.ApplyAsync(context.Document, changes, mayImport, context.CancellationToken).ConfigureAwait(false);
            if (await verdict.AllowsAsync(changed, diagnostic, choice.IsMeant, context.CancellationToken).ConfigureAwait(false))
                return changed;
        }
        return null;
    }

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => _isMeant ? new AllThatIsMeant(ChoicesAt) : null;

    /// <summary>What can be done about a diagnostic, the likeliest first. What would change nothing is not offered.</summary>
    private protected abstract IEnumerable<Choice> ChoicesAt(Place place);

    /// <summary>Registers what edits other files; only where there is something else to choose.</summary>
    private protected virtual Task RegisterFurtherAsync(CodeFixContext context, Diagnostic diagnostic) => Task.CompletedTask;
}
