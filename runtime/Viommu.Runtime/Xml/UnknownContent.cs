using System.Globalization;
using System.IO;
using System.Xml;
using System.Xml.Linq;

namespace Viommu.Runtime;

/// <summary>What kind of content it is.</summary>
public enum UnknownKind
{
    /// <summary>An attribute.</summary>
    Attribute,

    /// <summary>An element.</summary>
    Element,

    /// <summary>Text.</summary>
    Text,
}

/// <summary>Content of an element that the schema does not know: kept, and written back as it was.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name of the attribute or element.</param>
/// <param name="Xml">Its XML; of an attribute without the blank before it.</param>
public sealed record UnknownContent(UnknownKind Kind, string Name, string Xml)
{
    /// <summary>Whether one of them stands between the tags of the element.</summary>
    public static bool HasChildren(ValueList<UnknownContent> unknown)
    {
        foreach (UnknownContent content in unknown.AsSpan())
        {
            if (content.Kind != UnknownKind.Attribute)
                return true;
        }
        return false;
    }

    // An attribute writes itself with its prefix and quotes, escaped.
    internal static UnknownContent Of(XAttribute attribute)
        => new(UnknownKind.Attribute, attribute.Name.LocalName, attribute.ToString());

    /// <summary>The declaration that the prefix of an attribute needs, when it stands further up in the document.</summary>
    internal static UnknownContent? DeclarationFor(XAttribute attribute)
        => !attribute.IsNamespaceDeclaration
            && attribute.Name.NamespaceName.Length > 0
            && attribute.Parent?.GetPrefixOfNamespace(attribute.Name.Namespace) is { } prefix and not "xml"
            && attribute.Parent.Attribute(XNamespace.Xmlns + prefix) is null
                ? Of(new XAttribute(XNamespace.Xmlns + prefix, attribute.Name.NamespaceName))
                : null;

    internal static UnknownContent Of(XElement element) => new(UnknownKind.Element, element.Name.LocalName, Write(element));

    internal static UnknownContent Of(XText text) => new(UnknownKind.Text, "", Write(text));

    private static string Write(XNode node)
    {
        var xml = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = XmlWriter.Create(xml, Settings))
            node.WriteTo(writer);
        return xml.ToString();
    }

    // A carriage return that was written as a reference stays one.
    private static readonly XmlWriterSettings Settings = new()
    {
        OmitXmlDeclaration = true,
        ConformanceLevel = ConformanceLevel.Fragment,
        NewLineHandling = NewLineHandling.Entitize,
    };
}
