using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>Prints the method that reads an element.</summary>
internal static class ElementReaderEmitter
{
    public static void Write(CodeWriter writer, string feature, ElementModel element)
    {
        PropertyModel[] attributes = element.Properties.Where(property => property.Kind == PropertyKind.Attribute).ToArray();
        PropertyModel[] children = element.Properties.Where(property => property.Kind is PropertyKind.Child or PropertyKind.Children or PropertyKind.Presence).ToArray();
        PropertyModel? text = element.Properties.FirstOrDefault(property => property.Kind == PropertyKind.Text);
        using (writer.Braces($"internal static {element.Type}? ReadFrom(global::System.Xml.Linq.XElement element, ref {Names.Runtime}.ElementReport report)"))
        {
            writer.Line($"global::System.Collections.Generic.List<{Names.Runtime}.UnknownContent>? unknown = null;");
            foreach (PropertyModel property in element.Properties)
                writer.Line(Declaration(property));
            WriteAttributes(writer, feature, element, attributes);
            WriteNodes(writer, element, children, text is not null);
            if (text is not null)
                WriteText(writer, feature, element, text);
            foreach (PropertyModel required in element.Properties.Where(property => property.Required))
                WriteRequired(writer, element, required);
            using (writer.Braces($"return new {element.Type}", "};"))
            {
                foreach (PropertyModel property in element.Properties)
                    writer.Line($"{property.Name} = {Result(property)},");
                writer.Line("Unknown = unknown is null ? [] : [.. unknown],");
            }
        }
    }

    private static string Declaration(PropertyModel property)
    {
        string type = CSharpTypes.Of(property.Type), local = Identifiers.Local(property.Name);
        return property.Kind switch
        {
            PropertyKind.Presence => $"bool {local} = false;",
            PropertyKind.Children => $"global::System.Collections.Generic.List<{type}>? {local} = null;",
            _ when property.UnitAttribute is not null => $"{type}? {local} = null;\nglobal::System.Xml.Linq.XAttribute? {local}Number = null, {local}Unit = null;".Replace("\n", " "),
            _ => $"{type}? {local} = null;",
        };
    }

    private static string Result(PropertyModel property)
    {
        string local = Identifiers.Local(property.Name);
        return property.Kind == PropertyKind.Children ? $"{local} is null ? [] : [.. {local}]"
            : property.Required && CSharpTypes.IsValueType(property.Type) ? local + ".Value"
            : local;
    }

    private static void WriteAttributes(CodeWriter writer, string feature, ElementModel element, PropertyModel[] attributes)
    {
        using (writer.Braces("foreach (global::System.Xml.Linq.XAttribute attribute in element.Attributes())"))
        {
            using (writer.Braces("switch (attribute.Name.NamespaceName.Length == 0 ? attribute.Name.LocalName : \"\")"))
            {
                foreach (PropertyModel property in attributes)
                {
                    string local = Identifiers.Local(property.Name);
                    writer.Line($"case {Literals.Text(property.XmlName)}:");
                    if (property.UnitAttribute is null)
                    {
                        writer.Lines($"""
                                if ({CSharpTypes.TryRead(feature, property.Type, "attribute.Value", local + "Read")})
                                    {local} = {local}Read;
                                else
                                    report.{Bad(feature, property.Type, Rule(element, property, "Value"), "attribute, attribute.Value")};
                            """);
                        WriteRemark(writer, feature, element, property, $"{local} is not null", "attribute, attribute.Value");
                        writer.Line("    break;");
                        continue;
                    }
                    writer.Lines($"""
                            {local}Number = attribute;
                            break;
                        case {Literals.Text(property.UnitAttribute)}:
                            {local}Unit = attribute;
                            break;
                        """);
                }
                writer.Lines($"""
                    default:
                        report.Unknown({Literals.Text(element.Type + "Unknown")}, ref unknown, attribute);
                        break;
                    """);
            }
        }
        foreach (PropertyModel property in attributes)
        {
            string local = Identifiers.Local(property.Name);
            if (property.UnitAttribute is not null)
                WriteAmount(writer, feature, element, property, local);
        }
    }

    private static void WriteAmount(CodeWriter writer, string feature, ElementModel element, PropertyModel property, string local)
    {
        string type = property.Type.Name, format = $"{Names.Formats(feature)}.{type}";
        writer.Lines($$"""
            if ({{local}}Unit is null && {{format}}.TryRead({{local}}Number?.Value, out int {{local}}Word, out _) && {{local}}Word >= 0 && {{Names.Own(type)}}.TryParse({{local}}Number?.Value, out {{type}} {{local}}Plain))
                {{local}} = {{local}}Plain;
            else if ({{format}}.TryReadAmount({{local}}Number?.Value, {{local}}Unit?.Value, out long {{local}}Amount))
                {{local}} = {{Names.Own(type)}}.Of({{local}}Amount);
            else if ({{local}}Number is not null)
                report.BadAmount({{Rule(element, property, "Value")}}, {{local}}Number, {{local}}Number.Value + {{local}}Unit?.Value, {{format}});
            else if ({{local}}Unit is not null)
                report.Missing({{Rule(element, property, "Value")}}, element, {{Literals.Text($"attribute '{property.XmlName}' beside its unit")}});
            """);
        WriteRemark(writer, feature, element, property, $"{local} is not null", $"{local}Number!, {local}Number!.Value + {local}Unit?.Value");
    }

    private static void WriteRemark(CodeWriter writer, string feature, ElementModel element, PropertyModel property, string condition, string found)
    {
        if (property.HasRemarks)
            writer.Lines($"if ({condition})\n    report.Remark({Rule(element, property, "Remark")}, {found}, {Names.Formats(feature)}.{property.Type.Name});");
    }

    private static void WriteNodes(CodeWriter writer, ElementModel element, PropertyModel[] children, bool hasText)
    {
        string unknown = $"report.Unknown({Literals.Text(element.Type + "Unknown")}, ref unknown, node);";
        using (writer.Braces("foreach (global::System.Xml.Linq.XNode node in element.Nodes())"))
        {
            if (hasText)
                writer.Lines("if (node is global::System.Xml.Linq.XText)\n    continue;");
            using (writer.Braces("switch (node is global::System.Xml.Linq.XElement child && child.Name.NamespaceName.Length == 0 ? child.Name.LocalName : \"\")"))
            {
                foreach (PropertyModel property in children)
                {
                    writer.Line($"case {Literals.Text(property.XmlName)}:");
                    using (writer.Braces(""))
                        WriteChild(writer, element, property);
                }
                writer.Lines($"default:\n    {unknown}\n    break;");
            }
        }
    }

    private static void WriteChild(CodeWriter writer, ElementModel element, PropertyModel property)
    {
        string local = Identifiers.Local(property.Name), type = CSharpTypes.Of(property.Type);
        const string Element = "(global::System.Xml.Linq.XElement)node";
        string repeated = $"report.Repeated({Rule(element, property, "Repeated")}, {Element});";
        writer.Lines(property.Kind switch
        {
            PropertyKind.Children => $$"""
                if ({{Names.Own(type)}}.ReadFrom({{Element}}, ref report) is { } item)
                    ({{local}} ??= []).Add(item);
                break;
                """,
            PropertyKind.Presence => $"""
                {local} = true;
                report.Content({Rule(element, property, "Content")}, {Element});
                break;
                """,
            _ => $"""
                if ({local} is not null)
                    {repeated}
                else
                    {local} = {Names.Own(type)}.ReadFrom({Element}, ref report);
                break;
                """,
        });
    }

    private static void WriteText(CodeWriter writer, string feature, ElementModel element, PropertyModel property)
    {
        string local = Identifiers.Local(property.Name);
        writer.Lines($"""
            string text = {Names.Runtime}.ElementReading.TextOf(element);
            if (text.Length == 0)
                {local} = null;
            else if ({CSharpTypes.TryRead(feature, property.Type, "text", local + "Read")})
                {local} = {local}Read;
            else
                report.{Bad(feature, property.Type, Rule(element, property, "Value"), "element, text")};
            """);
        WriteRemark(writer, feature, element, property, $"{local} is not null", "element, text");
    }

    private static void WriteRequired(CodeWriter writer, ElementModel element, PropertyModel property)
    {
        string local = Identifiers.Local(property.Name);
        string isAbsent = property.Kind switch
        {
            PropertyKind.Attribute => $"element.Attribute({Literals.Text(property.XmlName)}) is null",
            PropertyKind.Text => "text.Length == 0",
            _ => $"element.Element({Literals.Text(property.XmlName)}) is null",
        };
        string what = property.Kind switch
        {
            PropertyKind.Attribute => $"attribute '{property.XmlName}'",
            PropertyKind.Text => "text",
            _ => $"element <{property.XmlName}>",
        };
        using (writer.Braces($"if ({local} is null)"))
            writer.Lines($"if ({isAbsent})\n    report.Missing({Rule(element, property, "Required")}, element, {Literals.Text(what)});\nreturn null;");
    }

    private static string Bad(string feature, MemberType type, string rule, string found) => type.Kind == ValueKind.Quantity
        ? $"BadAmount({rule}, {found}, {Names.Formats(feature)}.{type.Name})"
        : $"BadValue({rule}, {found}, {CSharpTypes.Allowed(feature, type)})";

    private static string Rule(ElementModel element, PropertyModel property, string ending) => Literals.Text(element.Type + property.Name + ending);
}
