using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.CodeFixes.Editing;

/// <summary>What is added to one list of elements and removed from it, so that the commas come out right for all of it.</summary>
internal sealed class ListEdit
{
    private readonly SourceText _text;
    private readonly SyntaxNode _owner;
    private readonly ElementList? _list;
    private readonly HashSet<SyntaxNode> _removed = new();
    private readonly List<(string Name, string Text)> _added = new();

    /// <param name="owner">The list, or an object creation without one.</param>
    public ListEdit(SourceText text, SyntaxNode owner)
    {
        _text = text;
        _owner = owner;
        _list = ElementList.Of(owner);
    }

    public void Remove(SyntaxNode element)
    {
        // An element that is there under a condition of the preprocessor only is no business of a fix.
        if (_list is not null && !_owner.ContainsDirectives)
            _removed.Add(element);
    }

    public void Add(string name, string text)
    {
        if (_added.All(other => other.Name != name))
            _added.Add((name, text));
    }

    public IEnumerable<TextChange> ToChanges()
    {
        string added = string.Join(", ", _added.Select(addition => addition.Text));
        if (_list is null)
            return added.Length == 0 ? [] : [new TextChange(new TextSpan(_owner.Span.End, 0), $" {{ {added} }}")];
        if (_removed.Count == _list.Elements.Count)
        {
            TextSpan inside = TextSpan.FromBounds(_list.Open.Span.End, _list.Close.SpanStart);
            return _removed.Count > 0 ? [new TextChange(inside, " ")] : added.Length > 0 ? [new TextChange(inside, $" {added} ")] : [];
        }
        return Removals(_list).Select(span => new TextChange(span, "")).Concat(_added.Count == 0 ? [] : Additions(_list));
    }

    // A comma goes with the element before it; only when the last elements go, and no comma stood behind them, the comma before them goes too.
    private IEnumerable<TextSpan> Removals(ElementList list)
    {
        int last = list.Elements.Count - 1, kept = last;
        while (kept >= 0 && _removed.Contains(list.Elements[kept]))
            kept--;
        if (kept < last && !list.EndsWithSeparator)
            yield return list.Separators[kept].Span;
        for (int i = 0; i <= last; i++)
        {
            if (_removed.Contains(list.Elements[i]))
                yield return SpanOf(list, i);
        }
    }

    // With what stands behind it; the end of the line stays where the line has an element that stays.
    private TextSpan SpanOf(ElementList list, int index)
    {
        int start = list.Elements[index].FullSpan.Start;
        int end = index < list.Separators.Count ? list.Separators[index].FullSpan.End : list.Elements[index].FullSpan.End;
        TextLine line = _text.Lines.GetLineFromPosition(list.Elements[index].Span.End);
        bool isShared = Enumerable.Range(0, index).Any(i => !_removed.Contains(list.Elements[i]) && list.Elements[i].Span.End > line.Start);
        if (end != line.EndIncludingLineBreak || !isShared)
            return TextSpan.FromBounds(start, end);
        return TextSpan.FromBounds(_removed.Contains(list.Elements[index - 1]) ? start : list.Separators[index - 1].Span.End, line.End);
    }

    private IEnumerable<TextChange> Additions(ElementList list)
    {
        SyntaxNode last = list.Elements[list.Elements.Count - 1];
        SyntaxToken end = list.EndsWithSeparator ? list.Separators[list.Separators.Count - 1] : last.GetLastToken();
        bool isOnLineOfItsOwn = Layout.IsFirstOnLine(_text, last.SpanStart);
        string between = isOnLineOfItsOwn ? Layout.LineBreak(_text, last.SpanStart) + Layout.Indentation(_text, last.SpanStart) : " ";
        // A comment behind the last element stays with it.
        int position = isOnLineOfItsOwn ? Layout.EndOfTrailingComment(end) : end.Span.End;
        if (!list.EndsWithSeparator)
            yield return new TextChange(new TextSpan(end.Span.End, 0), ",");
        string added = string.Join("," + between, _added.Select(addition => addition.Text));
        yield return new TextChange(new TextSpan(position, 0), between + added + (list.EndsWithSeparator ? "," : ""));
    }
}
