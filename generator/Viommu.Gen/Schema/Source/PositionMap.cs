using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.Schema.Source;

/// <summary>
/// From the lines and columns of an XML reader to offsets. An XML reader ends a line at LF, CR and CR LF only;
/// Roslyn also at U+0085, U+2028 and U+2029, so its own lines do not serve.
/// </summary>
internal sealed class PositionMap
{
    private static readonly char[] Ends = { '\n', '\r' };

    private readonly List<int> _lineStarts = new() { 0 };
    private readonly int _length;

    public PositionMap(string text)
    {
        for (int i = text.IndexOfAny(Ends); i >= 0; i = text.IndexOfAny(Ends, i + 1))
        {
            if (text[i] == '\n' || i + 1 == text.Length || text[i + 1] != '\n')
                _lineStarts.Add(i + 1);
        }
        _length = text.Length;
    }

    /// <summary>The offset of a position whose line and column count from 1; clamped to the text.</summary>
    public int OffsetOf(int line, int column)
    {
        int start = _lineStarts[Math.Max(0, Math.Min(line - 1, _lineStarts.Count - 1))];
        return Math.Max(0, Math.Min(start + column - 1, _length));
    }
}

/// <summary>Where the characters of an attribute's value are.</summary>
internal sealed class AttributeValueMap
{
    // _offsets[i] is where character i of the value begins; the last one is where the value ends.
    private readonly List<int> _offsets = new();

    /// <param name="nameEnd">Where the name of the attribute ends.</param>
    public AttributeValueMap(SourceText text, int nameEnd)
    {
        int i = nameEnd;
        while (i < text.Length && text[i] is not ('"' or '\''))
            i++;
        char quote = i < text.Length ? text[i++] : '"';
        i = CharacterOffsets.Add(_offsets, text, i, quote.ToString(), hasReferences: true);
        _offsets.Add(i);
    }

    public TextSpan Span => TextSpan.FromBounds(_offsets[0], _offsets[_offsets.Count - 1]);

    public TextSpan SpanOf(int start, int length)
        => TextSpan.FromBounds(OffsetOf(start), Math.Max(OffsetOf(start), OffsetOf(start + length)));

    private int OffsetOf(int index) => _offsets[Math.Max(0, Math.Min(index, _offsets.Count - 1))];
}
