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

/// <summary>
/// Content of an element that the schema does not know: kept, and written back as it was. A prefix that is declared further up in the document is
/// declared by an attribute in the same list.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name of the attribute or element.</param>
/// <param name="Xml">Its XML; of an attribute without the space before it.</param>
public sealed record UnknownContent(UnknownKind Kind, string Name, string Xml)
{
    /// <summary>Whether one of them is between the tags of the element.</summary>
    internal static bool HasChildren(ValueList<UnknownContent> unknown)
    {
        foreach (UnknownContent content in unknown)
        {
            if (content.Kind != UnknownKind.Attribute)
                return true;
        }
        return false;
    }
}
