using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Schema.Source;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>
/// Reads the XML in the value of a literal, which may be a template, into nodes that know where they are in it; with the bounds that run time has for depth.
/// </summary>
internal static class LiteralXml
{
    public const int MaxCharacters = 1024 * 1024;
    public const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        ConformanceLevel = ConformanceLevel.Fragment,
        MaxCharactersFromEntities = 1024,
    };

    /// <returns>The outermost elements; none when it is not XML.</returns>
    public static IReadOnlyList<LiteralElement> Read(string text)
    {
        int start = 0;
        while (start < text.Length && text[start] is (' ' or '\t' or '\n' or '\r'))
            start++;
        if (start == text.Length || text[start] is not ('<' or '{' or '$' or '#' or Placeholder.Hole) || text.Length > MaxCharacters)
            return Array.Empty<LiteralElement>();
        string masked = TemplateMask.Mask(text, out ICollection<int> openTags);
        try
        {
            using var reader = XmlReader.Create(new StringReader(masked.Substring(start)), Settings);
            return new Reading(reader, masked, start, openTags).Read() ?? Array.Empty<LiteralElement>();
        }
        catch (XmlException)
        {
            return Array.Empty<LiteralElement>();
        }
    }

    private sealed class Reading
    {
        private readonly XmlReader _reader;
        private readonly string _text;
        private readonly int _start;
        private readonly PositionMap _positions;
        private readonly List<LiteralElement> _roots = new();
        private readonly Stack<LiteralElement> _open = new();
        private readonly ICollection<int> _openTags;

        public Reading(XmlReader reader, string text, int start, ICollection<int> openTags)
        {
            _openTags = openTags;
            _reader = reader;
            _text = text;
            _start = start;
            _positions = new PositionMap(text.Substring(start));
        }

        public IReadOnlyList<LiteralElement>? Read()
        {
            while (_reader.Read())
            {
                switch (_reader.NodeType)
                {
                    case XmlNodeType.Element:
                        if (_open.Count >= MaxDepth)
                            return null;
                        ReadElement();
                        break;
                    case XmlNodeType.EndElement:
                        int name = Position();
                        _open.Pop().Close(new TextSpan(name, _reader.Name.Length), new TagScanner(_text, name).End());
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                        if (_open.Count > 0)
                            _open.Peek().AddText(_reader.Value);
                        else if (_reader.Value.Any(c => c != Placeholder.Hole && !char.IsWhiteSpace(c)))
                            return null;
                        break;
                }
            }
            return _roots;
        }

        private void ReadElement()
        {
            bool isEmpty = _reader.IsEmptyElement;
            var nameSpan = new TextSpan(Position(), _reader.Name.Length);
            LiteralElement? parent = _open.Count > 0 ? _open.Peek() : null;
            var element = new LiteralElement(parent, _reader.LocalName, _reader.NamespaceURI, nameSpan) { HasOpenTag = _openTags.Contains(nameSpan.Start - 1) };
            var tag = new TagScanner(_text, nameSpan.End);
            while (_reader.MoveToNextAttribute())
            {
                TextSpan attribute = tag.Next(_reader.Name.Length);
                element.Attributes.Add(new LiteralAttribute(element, _reader.LocalName, _reader.NamespaceURI, _reader.Value, attribute, tag.Value));
            }
            if (parent is null)
                _roots.Add(element);
            else
                parent.Children.Add(element);
            int end = tag.End();
            element.OpenAt(end);
            if (isEmpty)
                element.Close(default, end);
            else
                _open.Push(element);
        }

        private int Position()
        {
            var line = (IXmlLineInfo)_reader;
            return _start + _positions.OffsetOf(line.LineNumber, line.LinePosition);
        }
    }
}
