using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Viommu.Runtime;

/// <summary>Reads one element; generated for each element type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T? ReadElement<out T>(ElementReader reader)
    where T : class;

/// <summary>Entry points of generated readers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ElementReading
{
    /// <summary>Reads the elements with a name from a document: the root itself, or those at a path. The document may be inside of other elements.</summary>
    /// <param name="xml">The document.</param>
    /// <param name="type">The name of the element's type: rules begin with it.</param>
    /// <param name="path">Where the element belongs: the names of the elements around it.</param>
    /// <param name="elsewhere">Places in the document in which the element has no effect, as <c>document/part</c>.</param>
    /// <param name="name">The name of the element.</param>
    /// <param name="read">Reads one of them.</param>
    public static ElementRead<T> Read<T>(string xml, string type, ReadOnlySpan<string> path, ReadOnlySpan<string> elsewhere, string name, ReadElement<T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(xml);
        return TextElementReader.TryRead(xml, path, elsewhere, name, read) is { } elements
            ? new ElementRead<T>(elements, Violations.None)
            : ReadTree(xml, type, path, elsewhere, name, read);
    }

    internal static ElementRead<T> ReadTree<T>(string xml, string type, ReadOnlySpan<string> path, ReadOnlySpan<string> elsewhere, string name,
        ReadElement<T> read)
        where T : class
    {
        var reader = new TreeElementReader();
        XElement root;
        try
        {
            root = XmlSource.Load(xml);
        }
        catch (XmlException problem)
        {
            reader.Reject(type + "Xml", $"The document can't be read: {Describe(problem)}", name);
            return new ElementRead<T>([], reader.ToViolations());
        }
        var elements = new List<T>();
        foreach (XElement document in XmlSource.Documents(root, path, name))
        {
            foreach (XElement element in XmlSource.Find(document, path, name))
            {
                if (reader.Read(element, read) is { } value)
                    elements.Add(value);
            }
            if (path.Length > 0 && document.Name == path[0])
                ReportMisplaced(document, type, path, elsewhere, name, reader);
        }
        return new ElementRead<T>([.. elements], reader.ToViolations());
    }

    /// <summary>The text of an element without that of the elements in it, and without the white space around it.</summary>
    internal static string TextOf(XElement element)
    {
        if (element.FirstNode is XText only && only.NextNode is null)
            return only.Value.Trim();
        var text = new StringBuilder();
        foreach (XNode node in element.Nodes())
            text.Append((node as XText)?.Value);
        return text.ToString().Trim();
    }

    private static void ReportMisplaced(XElement document, string type, ReadOnlySpan<string> path, ReadOnlySpan<string> elsewhere, string name,
        TreeElementReader reader)
    {
        foreach (string place in elsewhere)
        {
            foreach (XElement element in XmlSource.At(document, place.Split('/').AsSpan(1)).Elements(name))
                reader.Misplaced(type + "Misplaced", element, "/" + place, "/" + string.Join('/', path.ToArray()));
        }
    }

    // The reader of the platform tells programmers how to allow a DTD; here no one can. And it shows names of any length.
    private static string Describe(XmlException problem)
    {
        if (problem.Message.Contains("DTD", StringComparison.Ordinal))
            return "it has a DTD, and documents with a DTD are not read.";
        string shown = Shown.Unquoted(problem.Message, MaxReason);
        return problem.Message.Length <= MaxReason ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown}, line {problem.LineNumber}.");
    }

    private const int MaxReason = 3 * Shown.MaxLength;
}
