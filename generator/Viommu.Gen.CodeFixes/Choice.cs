using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.CodeFixes.Editing;

namespace Viommu.Gen.CodeFixes;

/// <summary>One way to fix one diagnostic.</summary>
/// <param name="IsMeant">Whether it writes what was certainly meant: only then all diagnostics can be fixed so, and tools may do it without asking.</param>
internal sealed record Choice(string Title, bool IsMeant, Action<SourceEdits> Edit)
{
    /// <summary>The key of what was meant: it does not vary with what is written, so that fixing all does to each what fits it.</summary>
    public const string Meant = "Nearest";

    /// <summary>What it has in common with the fixes of other diagnostics; a choice among several has a key of its own text.</summary>
    public string Key => IsMeant ? Meant : Title;

    public IReadOnlyList<TextChange> ChangesOf(SourceText text)
    {
        var edits = new SourceEdits(text);
        Edit(edits);
        return edits.ToChanges();
    }
}
