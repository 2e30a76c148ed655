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
/// <param name="Xml">Its XML.</param>
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

    internal static UnknownContent Of(XAttribute attribute)
    {
        // The attribute writes itself with its prefix and quotes, escaped; a prefix needs its declaration beside it.
        string declaration = "";
        if (!attribute.IsNamespaceDeclaration && attribute.Name.NamespaceName.Length > 0
            && attribute.Parent?.GetPrefixOfNamespace(attribute.Name.Namespace) is { } prefix
            && attribute.Parent.Attribute(XNamespace.Xmlns + prefix) is null && prefix != "xml")
        {
            declaration = " " + new XAttribute(XNamespace.Xmlns + prefix, attribute.Name.NamespaceName);
        }
        return new UnknownContent(UnknownKind.Attribute, attribute.Name.LocalName, declaration + " " + attribute);
    }

    internal static UnknownContent Of(XElement element)
        => new(UnknownKind.Element, element.Name.LocalName, element.ToString(SaveOptions.DisableFormatting));

    internal static UnknownContent Of(XText text)
        => new(UnknownKind.Text, "", text.ToString(SaveOptions.DisableFormatting));
}
