using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.CodeFixes.Editing;

/// <summary>
/// Edits of a source text, which come together from any number of fixes. They are edits of text, not of trees: what is not touched stays as somebody laid it
/// out.
/// Of edits that contradict one another the first one counts.
/// </summary>
internal sealed class SourceEdits
{
    private readonly SourceText _text;
    private readonly List<TextChange> _changes = new();
    private readonly Dictionary<SyntaxNode, ListEdit> _lists = new();

    public SourceEdits(SourceText text) => _text = text;

    public void Replace(TextSpan span, string newText)
    {
        if (span.End <= _text.Length && _text.ToString(span) != newText)
            _changes.Add(new TextChange(span, newText));
    }

    /// <summary>Removes an element of an initializer or of a collection expression.</summary>
    public void RemoveElement(SyntaxNode element) => ListOf(element.Parent!).Remove(element);

    /// <summary>
    /// Adds an element to an initializer or a collection expression, or to an object creation that has no initializer yet; a name is added once.
    /// </summary>
    public void AddElement(SyntaxNode owner, string name, string newText) => ListOf(owner).Add(name, newText);

    public void RemoveStatement(StatementSyntax statement)
    {
        if (StatementLayout.Removal(statement) is { } span)
            Replace(span, "");
    }

    public void AddStatement(StatementSyntax after, string newText)
    {
        if (StatementLayout.Addition(_text, after, newText) is { } change)
            _changes.Add(change);
    }

    /// <summary>The changes in the order of the text; they do not overlap.</summary>
    public IReadOnlyList<TextChange> ToChanges()
    {
        var all = new List<TextChange>();
        int end = 0;
        foreach (TextChange change in _changes.Concat(_lists.Values.SelectMany(list => list.ToChanges())).Distinct().OrderBy(change => change.Span.Start)
            .ThenBy(change => change.Span.End))
        {
            if (change.Span.Start < end)
                continue;
            end = change.Span.End;
            if (all.Count > 0 && change.Span.IsEmpty && all[all.Count - 1].Span == change.Span)
                all[all.Count - 1] = new TextChange(change.Span, all[all.Count - 1].NewText + change.NewText);
            else
                all.Add(change);
        }
        return all;
    }

    private ListEdit ListOf(SyntaxNode owner)
    {
        if (!_lists.TryGetValue(owner, out ListEdit? list))
            _lists.Add(owner, list = new ListEdit(_text, owner));
        return list;
    }
}
