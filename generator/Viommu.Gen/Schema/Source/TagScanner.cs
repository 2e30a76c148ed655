using System;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.Schema.Source;

/// <summary>
/// Finds the attributes of a start tag, one after the other. The tag is known to be well formed. The positions that an XML reader gives for
/// attributes were seen to be wrong in a document of some 8,000 characters, so they are not asked for.
/// </summary>
internal struct TagScanner
{
    private readonly string _text;
    private int _position;

    /// <param name="nameEnd">Where the name of the element ends.</param>
    public TagScanner(string text, int nameEnd)
    {
        _text = text;
        _position = nameEnd;
        Value = default;
    }

    /// <summary>Where the value of the last attribute is, between its quotes.</summary>
    public TextSpan Value { readonly get; private set; }

    /// <summary>Where the name of the next attribute is.</summary>
    public TextSpan Next(int nameLength)
    {
        int start = _position;
        while (start < _text.Length && char.IsWhiteSpace(_text[start]))
            start++;
        var name = new TextSpan(start, Math.Min(nameLength, _text.Length - start));
        int open = _text.IndexOfAny(Quotes, name.End);
        int close = open < 0 ? -1 : _text.IndexOf(_text[open], open + 1);
        _position = close < 0 ? _text.Length : close + 1;
        Value = close < 0 ? new TextSpan(_position, 0) : TextSpan.FromBounds(open + 1, close);
        return name;
    }

    /// <summary>Where the tag ends.</summary>
    public readonly int End() => _text.IndexOf('>', _position) is >= 0 and var end ? end + 1 : _text.Length;

    private static readonly char[] Quotes = { '"', '\'' };
}
