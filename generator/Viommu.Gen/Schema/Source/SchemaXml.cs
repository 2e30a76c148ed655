using System;
using System.Collections.Generic;
using System.IO;
using System.Xml;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Diagnostics;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Source;

/// <summary>Reads the XML of a schema file into nodes that know where they are.</summary>
internal static class SchemaXml
{
    public const string Namespace = "urn:viommu-gen:schema:1";
    public const int MaxCharacters = 4 * 1024 * 1024;
    public const int MaxDepth = 32;

    private const string DocumentType = "a schema file has no document type (DTD): remove <!DOCTYPE>";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <returns>The root, or null when the file can't be read; then there is a problem.</returns>
    public static SchemaNode? Read(SchemaFile file, List<Problem> problems)
    {
        if (file.Text.Length > MaxCharacters)
        {
            problems.Add(new Problem(Descriptors.NotWellFormed, file, default, $"the file has more than {MaxCharacters} characters"));
            return null;
        }
        string text = file.Text.ToString();
        var positions = new PositionMap(text);
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            return Read(reader, file, text, positions, problems);
        }
        catch (XmlException problem)
        {
            int offset = positions.OffsetOf(problem.LineNumber, problem.LinePosition);
            problems.Add(new Problem(Descriptors.NotWellFormed, file, new TextSpan(offset, 0),
                IsDocumentType(text, offset) ? DocumentType : Sentence(Shown.Unquoted(problem.Message, 3 * Shown.MaxLength))));
            return null;
        }
    }

    private static SchemaNode? Read(XmlReader reader, SchemaFile file, string text, PositionMap positions, List<Problem> problems)
    {
        var open = new Stack<(SchemaNode Node, int FirstChild, bool IsForeign)>();
        // What has ended, and is in something that has not.
        var ended = new List<SchemaNode>();
        var attributes = new List<SchemaAttribute>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    bool isEmpty = reader.IsEmptyElement, isInForeign = open.Count > 0 && open.Peek().IsForeign;
                    if (open.Count >= MaxDepth)
                        throw new XmlException($"The elements are nested more than {MaxDepth} deep.", null, LineOf(reader), ColumnOf(reader));
                    SchemaNode node = ReadElement(reader, file, text, positions, problems, attributes, isInForeign);
                    if (isEmpty)
                        ended.Add(node);
                    else
                        open.Push((node, ended.Count, isInForeign || node.IsForeign));
                    break;
                case XmlNodeType.EndElement:
                    (SchemaNode parent, int firstChild, _) = open.Pop();
                    parent.Children = TakeFrom(ended, firstChild);
                    ended.Add(parent);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    open.Peek().Node.Text.Add(reader.Value, positions.OffsetOf(LineOf(reader), ColumnOf(reader)));
                    break;
                // Between a text and a comment, or two sections, it stands between words.
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when open.Count > 0 && open.Peek().Node.HasTextSoFar:
                    open.Peek().Node.Text.Add(reader.Value, positions.OffsetOf(LineOf(reader), ColumnOf(reader)));
                    break;
            }
        }
        return ended.Count > 0 ? ended[0] : null;
    }

    // As many as there are: most lists are short, and one that grows is thrown away some times.
    private static T[] TakeFrom<T>(List<T> list, int start)
    {
        if (start == list.Count)
            return Array.Empty<T>();
        var taken = new T[list.Count - start];
        list.CopyTo(start, taken, 0, taken.Length);
        list.RemoveRange(start, taken.Length);
        return taken;
    }

    private static SchemaNode ReadElement(
        XmlReader reader, SchemaFile file, string text, PositionMap positions, List<Problem> problems, List<SchemaAttribute> attributes, bool isInForeign)
    {
        TextSpan nameSpan = new(positions.OffsetOf(LineOf(reader), ColumnOf(reader)), reader.Name.Length);
        bool isForeign = reader.NamespaceURI != Namespace && !isInForeign;
        if (isForeign)
            problems.Add(new Problem(Descriptors.Grammar, file, nameSpan,
                $"<{reader.Name}> is not in the namespace of schema files: write xmlns=\"{Namespace}\" on the root element"));
        string name = reader.LocalName;
        var tag = new TagScanner(text, nameSpan.End);
        while (reader.MoveToNextAttribute())
        {
            string attribute = reader.Name;
            TextSpan attributeSpan = tag.Next(attribute.Length);
            // Namespace declarations and hints for editors (xsi:schemaLocation) are no part of the schema.
            if (reader.NamespaceURI.Length == 0)
                attributes.Add(new SchemaAttribute(file, attribute, attributeSpan, reader.Value));
        }
        return new SchemaNode(file, name, nameSpan) { IsForeign = isForeign, Attributes = TakeFrom(attributes, 0) };
    }

    private static int LineOf(XmlReader reader) => ((IXmlLineInfo)reader).LineNumber;

    private static int ColumnOf(XmlReader reader) => ((IXmlLineInfo)reader).LinePosition;

    // The reader says what a programmer could do about it, and stops somewhere in the word.
    private static bool IsDocumentType(string text, int offset)
        => text.IndexOf("DOCTYPE", Math.Max(0, offset - 8), Math.Min(text.Length, offset + 9) - Math.Max(0, offset - 8), StringComparison.Ordinal) >= 0;

    /// <summary>The message without its ending, which repeats the position.</summary>
    private static string Sentence(string message)
    {
        int end = message.IndexOf(" Line ", StringComparison.Ordinal);
        return (end < 0 ? message : message.Substring(0, end)).TrimEnd('.', ' ');
    }
}
