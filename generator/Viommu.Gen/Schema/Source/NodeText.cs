using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.Schema.Source;

/// <summary>The text inside an element, with single spaces between its words, and where its characters are.</summary>
internal sealed class NodeText
{
    private const string CDataStart = "<![CDATA[";

    private readonly SchemaFile _file;

    // Comments and elements take a text apart.
    private readonly List<(string Value, int Start)> _pieces = new();
    private string? _value;

    public NodeText(SchemaFile file) => _file = file;

    public string Value => _value ??= BindValue();

    /// <summary>Adds a piece.</summary>
    /// <param name="start">Where it begins in the file.</param>
    public void Add(string value, int start)
    {
        _pieces.Add((value, start));
        _value = null;
    }

    /// <summary>Where a part of the value is.</summary>
    public TextSpan SpanOf(int start, int length)
    {
        List<int> offsets = Offsets();
        if (offsets.Count == 0 || length == 0)
            return default;
        int first = offsets[Math.Min(start, offsets.Count - 1)], last = offsets[Math.Min(start + length - 1, offsets.Count - 1)];
        return TextSpan.FromBounds(first, Math.Max(first, last) + 1);
    }

    private string BindValue()
    {
        var all = new System.Text.StringBuilder();
        bool isBlank = false;
        foreach ((string value, _) in _pieces)
        {
            foreach (char c in value)
            {
                if (c is ' ' or '\t' or '\n' or '\r')
                {
                    isBlank = all.Length > 0;
                    continue;
                }
                if (isBlank)
                    all.Append(' ');
                isBlank = false;
                all.Append(c);
            }
        }
        return all.ToString();
    }

    // In step with BindValue: of a run of white space the first character counts for all, and none at the ends.
    private List<int> Offsets()
    {
        var offsets = new List<int>();
        int blank = -1;
        foreach ((string value, int start) in _pieces)
        {
            List<int> raw = RawOffsets(start);
            for (int i = 0; i < value.Length && i < raw.Count; i++)
            {
                if (value[i] is ' ' or '\t' or '\n' or '\r')
                {
                    blank = blank < 0 && offsets.Count > 0 ? raw[i] : blank;
                    continue;
                }
                if (blank >= 0)
                    offsets.Add(blank);
                blank = -1;
                offsets.Add(raw[i]);
            }
        }
        return offsets;
    }

    private List<int> RawOffsets(int start)
    {
        var raw = new List<int>();
        if (CharacterOffsets.StandsAt(_file.Text, start, CDataStart))
            CharacterOffsets.Add(raw, _file.Text, start + CDataStart.Length, "]]>", hasReferences: false);
        else if (start >= CDataStart.Length && CharacterOffsets.StandsAt(_file.Text, start - CDataStart.Length, CDataStart))
            CharacterOffsets.Add(raw, _file.Text, start, "]]>", hasReferences: false);
        else
            CharacterOffsets.Add(raw, _file.Text, start, "<", hasReferences: true);
        return raw;
    }
}
