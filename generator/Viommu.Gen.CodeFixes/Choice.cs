using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.CodeFixes.Editing;

namespace Viommu.Gen.CodeFixes;

/// <summary>One way to fix one diagnostic.</summary>
/// <param name="Key">What it has in common with the fixes of other diagnostics: it does not vary with what is written, so that fixing all does to each what fits it.</param>
internal sealed record Choice(string Title, string Key, Action<SourceEdits> Edit)
{
    public IReadOnlyList<TextChange> ChangesOf(SourceText text)
    {
        var edits = new SourceEdits(text);
        Edit(edits);
        return edits.ToChanges();
    }
}
