using System.Collections.Generic;
using System.IO;
using System.Xml;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Schema.Source;

namespace Viommu.Gen.CodeFixes.Schemas;

/// <summary>An element of an XML text, with the places where something can be put into it.</summary>
internal sealed class ElementSpan
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private readonly Dictionary<string, string> _attributes = new();

    private ElementSpan(XmlReader reader, string text, PositionMap positions)
    {
        Name = reader.LocalName;
        Prefix = reader.Prefix;
        NameSpan = new TextSpan(OffsetOf(reader, positions), reader.Name.Length);
        bool isEmpty = reader.IsEmptyElement;
        var tag = new TagScanner(text, NameSpan.End);
        int end = NameSpan.End;
        while (reader.MoveToNextAttribute())
        {
            _attributes[reader.Name] = reader.Value;
            int nameEnd = tag.Next(reader.Name.Length).End, open = text.IndexOfAny(Quotes, nameEnd);
            end = text.IndexOf(text[open], open + 1) + 1;
        }
        StartTagEnd = text.IndexOf('>', end) + 1;
        EmptyTagEnd = isEmpty ? StartTagEnd - 2 : null;
    }

    public string Name { get; }

    public string Prefix { get; }

    public TextSpan NameSpan { get; }

    public List<ElementSpan> Children { get; } = new();

    public string? this[string attribute] => _attributes.TryGetValue(attribute, out string? value) ? value : null;

    /// <summary>Where the element begins.</summary>
    public int Start => NameSpan.Start - 1;

    /// <summary>Where the content begins.</summary>
    public int StartTagEnd { get; }

    /// <summary>Where the slash of an element without content is.</summary>
    public int? EmptyTagEnd { get; }

    /// <summary>Where the end tag begins.</summary>
    public int EndTagStart { get; private set; }

    /// <returns>The root, or null when the text is not well formed.</returns>
    public static ElementSpan? Read(SourceText source)
    {
        string text = source.ToString();
        var positions = new PositionMap(text);
        var open = new Stack<ElementSpan>();
        ElementSpan? root = null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.EndElement)
                {
                    open.Pop().EndTagStart = OffsetOf(reader, positions) - "</".Length;
                }
                else if (reader.NodeType == XmlNodeType.Element)
                {
                    var element = new ElementSpan(reader, text, positions);
                    if (open.Count > 0)
                        open.Peek().Children.Add(element);
                    root ??= element;
                    if (element.EmptyTagEnd is null)
                        open.Push(element);
                }
            }
            return root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static int OffsetOf(XmlReader reader, PositionMap positions)
        => reader is IXmlLineInfo info ? positions.OffsetOf(info.LineNumber, info.LinePosition) : 0;

    private static readonly char[] Quotes = { '"', '\'' };
}
