using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Viommu.Gen.Model;
using Viommu.Gen.Schema;
using Viommu.Gen.Schema.Language;
using Viommu.Gen.Schema.Source;

namespace Viommu.Docs;

/// <summary>The XSD of schema files, for editors: written from the table that the reader checks against.</summary>
internal static class SchemaXsd
{
    private static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";

    public static string Write()
    {
        var schema = new XElement(
            Xs + "schema",
            new XAttribute(XNamespace.Xmlns + "xs", Xs),
            new XAttribute("xmlns", SchemaXml.Namespace),
            new XAttribute("targetNamespace", SchemaXml.Namespace),
            new XAttribute("elementFormDefault", "qualified"));
        ElementRule root = Grammar.Elements[0];
        schema.Add(new XElement(Xs + "element", new XAttribute("name", root.Name), new XAttribute("type", TypeName(root.Name))));
        foreach (ElementRule element in Grammar.Elements)
            schema.Add(TypeOf(element));
        foreach ((string name, string pattern) in Patterns)
            schema.Add(SimpleType(name, pattern));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- Written from the grammar of the reader; changes are lost. -->\n" + schema.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static readonly (string Name, string Pattern)[] Patterns =
    [
        ("name", "[A-Z][A-Za-z0-9_]*"),
        ("namespace", @"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*"),
        ("words", @"\s*\S+(\s+\S+)*\s*"),
        ("version", @"[0-9]+(\.[0-9]+){0,2}"),
        ("condition", @"[\s\S]*\{[\s\S]*\}[\s\S]*"),
    ];

    private static XElement TypeOf(ElementRule element)
    {
        var type = new XElement(Xs + "complexType", new XAttribute("name", TypeName(element.Name)), Documentation(element.Summary));
        if (element.HasText)
            type.Add(new XAttribute("mixed", "true"));
        if (element.Children.Length > 0)
        {
            type.Add(new XElement(
                Xs + "choice",
                new XAttribute("minOccurs", "0"),
                new XAttribute("maxOccurs", "unbounded"),
                element.Children.Select(child => new XElement(Xs + "element", new XAttribute("name", child), new XAttribute("type", TypeName(child))))));
        }
        type.Add(element.Attributes.Select(attribute => AttributeOf(element, attribute)));
        return type;
    }

    private static XElement AttributeOf(ElementRule element, AttributeRule attribute)
    {
        var xsd = new XElement(Xs + "attribute", new XAttribute("name", attribute.Name));
        // Inside <extend>, what is added to need not say again what it is: only names are required everywhere.
        if (attribute.IsRequired && (attribute.Name is "name" or "feature" or "namespace" || element.Children.Length == 0))
            xsd.Add(new XAttribute("use", "required"));
        xsd.Add(Documentation(attribute.Summary));
        if (attribute.Form == ValueForm.Choice)
            xsd.Add(new XElement(Xs + "simpleType", new XElement(Xs + "restriction", new XAttribute("base", "xs:string"), attribute.Choices.Select(choice => new XElement(Xs + "enumeration", new XAttribute("value", choice))))));
        else
            xsd.SetAttributeValue("type", SimpleTypeName(attribute.Form));
        return xsd;
    }

    private static string SimpleTypeName(ValueForm form) => form switch
    {
        ValueForm.Name => "name",
        ValueForm.Namespace => "namespace",
        ValueForm.Words => "words",
        ValueForm.Version => "version",
        ValueForm.Condition => "condition",
        ValueForm.XmlName => "xs:NCName",
        ValueForm.Boolean => "xs:boolean",
        ValueForm.Number => "xs:nonNegativeInteger",
        ValueForm.Integer => "xs:integer",
        ValueForm.Decimal => "xs:decimal",
        _ => "xs:string",
    };

    private static XElement SimpleType(string name, string pattern)
        => new(Xs + "simpleType", new XAttribute("name", name), new XElement(Xs + "restriction", new XAttribute("base", "xs:string"), new XElement(Xs + "pattern", new XAttribute("value", pattern))));

    private static XElement Documentation(string text)
        => new(Xs + "annotation", new XElement(Xs + "documentation", text));

    private static string TypeName(string element) => element + "Type";
}
