using System.Collections.Generic;
using System.Text;
using System.Xml;

namespace Viommu.Gen.Schema.Source;

/// <summary>Writes nodes as the text of a schema file: what they mean, without comments and layout.</summary>
internal static class SchemaWriter
{
    private static readonly XmlWriterSettings Settings = new() { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize };

    public static string Write(IEnumerable<SchemaNode> children)
    {
        var text = new StringBuilder();
        using (XmlWriter writer = XmlWriter.Create(text, Settings))
        {
            writer.WriteStartElement("schema", SchemaXml.Namespace);
            foreach (SchemaNode child in children)
                Write(writer, child);
        }
        return text.ToString();
    }

    private static void Write(XmlWriter writer, SchemaNode node)
    {
        writer.WriteStartElement(node.Name, SchemaXml.Namespace);
        foreach (SchemaAttribute attribute in node.Attributes)
            writer.WriteAttributeString(attribute.Name, attribute.Value);
        if (node.Text.Value.Length > 0)
            writer.WriteString(node.Text.Value);
        foreach (SchemaNode child in node.Children)
            Write(writer, child);
        writer.WriteEndElement();
    }
}
