using System;
using System.Collections.Generic;
using System.IO;
using System.Xml;
using System.Xml.Linq;

namespace Viommu.Runtime;

/// <summary>Loads documents from untrusted sources: no DTD, bounded size and depth.</summary>
static class XmlSource
{
    /// <summary>The most characters of a document.</summary>
    public const int MaxCharacters = 16 * 1024 * 1024;

    /// <summary>The most elements inside one another.</summary>
    public const int MaxDepth = 64;

    public static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        MaxCharactersFromEntities = 1024,
    };

    /// <exception cref="XmlException">Not well formed, too deep, too long, or with a DTD.</exception>
    public static XElement Load(string xml)
    {
        // Once for the depth, so that what recurses later can't be led too deep.
        using (var reader = XmlReader.Create(new StringReader(xml), Settings))
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.Depth >= MaxDepth)
                    throw new XmlException($"The elements are nested more than {MaxDepth} deep.");
            }
        }
        using var second = XmlReader.Create(new StringReader(xml), Settings);
        return XElement.Load(second, LoadOptions.SetLineInfo);
    }

    /// <summary>The document, or the outermost documents in it: a snapshot or a status has a whole one inside.</summary>
    public static IReadOnlyList<XElement> Documents(XElement root, ReadOnlySpan<string> path, string name)
    {
        if (path.Length == 0 || root.Name == name || path.IndexOf(PlainName(root)) >= 0)
            return [root];
        var documents = new List<XElement>();
        AddDocuments(root, path[0], documents);
        return documents;
    }

    /// <summary>The elements with a name: the root itself, or those at the path below it.</summary>
    public static IEnumerable<XElement> Find(XElement root, ReadOnlySpan<string> path, string name)
    {
        if (root.Name == name)
            return [root];
        int start = path.IndexOf(PlainName(root));
        return start < 0 ? [] : At(root, path[(start + 1)..]).Elements(name);
    }

    /// <summary>The elements at a path below an element.</summary>
    public static IEnumerable<XElement> At(XElement root, ReadOnlySpan<string> path)
    {
        IEnumerable<XElement> found = [root];
        foreach (string segment in path)
            found = found.Elements(segment);
        return found;
    }

    private static void AddDocuments(XElement element, string name, List<XElement> documents)
    {
        foreach (XElement child in element.Elements())
        {
            if (child.Name == name)
                documents.Add(child);
            else
                AddDocuments(child, name, documents);
        }
    }

    private static string PlainName(XElement element) => element.Name.NamespaceName.Length == 0 ? element.Name.LocalName : "";
}
