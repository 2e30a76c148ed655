using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>Prints the method that reads an element.</summary>
internal sealed class ElementReaderEmitter(CodeWriter writer, string feature, ElementModel element)
{
    public void Write()
    {
        PropertyModel[] attributes = element.Properties.Where(property => property.IsOwnAttribute).ToArray();
        PropertyModel[] children = element.Properties.Where(property => property.ChildName is not null).ToArray();
        PropertyModel? text = element.Properties.FirstOrDefault(property => property.IsOwnText);
        using (writer.Braces($"internal static {element.Type}? ReadFrom({Names.Runtime}.ElementReader reader)"))
        {
            writer.Line($"global::System.Collections.Generic.List<{Names.Runtime}.UnknownContent>? unknown = null;");
            foreach (PropertyModel property in element.Properties)
                Declare(property);
            writer.Line("reader.Open();");
            WriteAttributes(attributes);
            WriteLoop(text is null ? "NextNode" : "NextElement", children, WriteChild);
            if (text is not null)
                writer.Lines($"if (reader.Value.Length > 0)\n    {Local(text)} = {Read(text)};");
            WriteRequired(element.Properties.Where(property => property.Required).ToArray());
            using (writer.Braces($"return new {element.Type}", "};"))
            {
                foreach (PropertyModel property in element.Properties)
                    writer.Line($"{property.Name} = {Result(property)},");
                writer.Line("Unknown = unknown is null ? [] : [.. unknown],");
            }
        }
    }

    private void Declare(PropertyModel property)
    {
        string type = CSharpTypes.Of(property.Type), local = Local(property);
        writer.Line(property.Kind switch
        {
            PropertyKind.Presence => $"bool {local} = false;",
            PropertyKind.Children => $"global::System.Collections.Generic.List<{type}>? {local} = null;",
            _ => $"{type}? {local} = null;",
        });
        if (property.UnitAttribute is not null)
            writer.Line($"string? {local}Number = null, {local}Unit = null;");
        if (NeedsSeen(property))
            writer.Line($"bool {local}Seen = false;");
    }

    private void WriteAttributes(PropertyModel[] attributes)
    {
        WriteLoop("NextAttribute", attributes, WriteAttribute);
        foreach (PropertyModel property in attributes.Where(property => property.UnitAttribute is not null))
        {
            string local = Local(property);
            writer.Line($"{local} = reader.ReadAmount<{property.Type.Name}>({local}Number, {local}Unit, {Literals.Text(property.XmlName)}, {Format(property)});");
        }
    }

    private void WriteAttribute(PropertyModel property)
    {
        if (property.UnitAttribute is null)
        {
            WriteCase(property.XmlName, Seen(property) + $"{Local(property)} = {Read(property)};");
            return;
        }
        WriteCase(property.XmlName, Seen(property) + $"{Local(property)}Number = reader.Value;");
        WriteCase(property.UnitAttribute, $"{Local(property)}Unit = reader.Value;");
    }

    private void WriteChild(PropertyModel property)
    {
        string local = Local(property), type = Names.Own(CSharpTypes.Of(property.Type));
        if (property.In is not null || property.Kind == PropertyKind.Child)
        {
            string name = property.ChildName!;
            WriteCase(name, Seen(property) + (property.In is null ? $"{local} = {type}.ReadFrom(reader);" : ReadIn(property)), when: $" when {local} is null");
            WriteCase(name, $"reader.Repeated({Rule(property, ImpliedRule.Repeated)});");
            return;
        }
        WriteCase(property.XmlName, property.Kind == PropertyKind.Presence
            ? $"{local} = true;\nreader.Content({Rule(property, ImpliedRule.Content)});"
            : $"if ({type}.ReadFrom(reader) is {{ }} {local}Item)\n    ({local} ??= []).Add({local}Item);");
    }

    private string ReadIn(PropertyModel property)
    {
        string rules = $"{Rule(property, ImpliedRule.Content)}, {(property.MayBeEmpty ? "null" : Rule(property, ImpliedRule.Required))}";
        string has = property.Kind == PropertyKind.Attribute ? $"while (reader.NextOnly({Literals.Text(property.XmlName)}, {rules}))" : $"if (reader.OnlyText({rules}))";
        return $"reader.Open();\n{has}\n    {Local(property)} = {Read(property)};";
    }

    private void WriteLoop(string next, PropertyModel[] properties, System.Action<PropertyModel> write)
    {
        string unknown = $"reader.Unknown({Literals.Text(GeneratedNames.Rule(element.Type, ImpliedRule.Unknown))}, ref unknown);";
        if (properties.Length == 0)
        {
            writer.Lines($"while (reader.{next}())\n    {unknown}");
            return;
        }
        using (writer.Braces($"while (reader.{next}())"))
        using (writer.Braces("switch (reader.Name)"))
        {
            foreach (PropertyModel property in properties)
                write(property);
            writer.Line($"default: {unknown} break;");
        }
    }

    // A table, as far as it goes.
    private void WriteCase(string name, string body, string when = "")
        => writer.Lines(body.Contains('\n')
            ? $"case {Literals.Text(name)}{when}:\n    {body.Replace("\n", "\n    ")}\n    break;"
            : $"case {Literals.Text(name)}{when}: {body} break;");

    // All that is missing is reported at once.
    private void WriteRequired(PropertyModel[] properties)
    {
        foreach (PropertyModel property in properties)
        {
            string what = property.Kind switch
            {
                _ when property.ChildName is { } child => $"element <{child}>",
                PropertyKind.Attribute => $"attribute '{property.XmlName}'",
                _ => "text",
            };
            writer.If(property.IsOwnText ? "reader.Value.Length == 0" : $"!{Local(property)}Seen",
                $"reader.Missing({Rule(property, ImpliedRule.Required)}, {Literals.Text(what)});");
        }
        if (properties.Length > 0)
            writer.If(string.Join(" || ", properties.Select(property => $"{Local(property)} is null")), "return null;");
    }

    private string Read(PropertyModel property)
    {
        MemberType type = property.Type;
        string rule = Rule(property, ImpliedRule.Value), range = type.HasRange ? Literals.Range(type) : "";
        return type.Kind switch
        {
            ValueKind.Enum => $"reader.Read({rule}, {CSharpTypes.Texts(type)})",
            ValueKind.Flag => $"reader.Read({rule}, {Names.Formats(feature)}.{type.Name})",
            ValueKind.Text when type.HasPattern => $"reader.Read({rule}, {Names.Formats(feature)}.{type.Name})",
            ValueKind.Quantity => $"reader.ReadAmount<{type.Name}>({Format(property)})",
            ValueKind.Int => $"(int?)reader.ReadNumber({rule}, {range})",
            ValueKind.Long => $"reader.ReadNumber({rule}, {range})",
            ValueKind.Decimal => $"reader.ReadDecimal({rule}, {range})",
            ValueKind.Hex => $"reader.ReadHex({rule}, {range})",
            ValueKind.Text => "reader.Value",
            _ => $"reader.Read<{CSharpTypes.Of(type)}>({rule}, {CSharpTypes.Allowed(feature, type)})",
        };
    }

    private string Format(PropertyModel property)
        => $"{Rule(property, ImpliedRule.Value)}, {Names.Formats(feature)}.{property.Type.Name}, {(property.HasRemarks ? Rule(property, ImpliedRule.Remark) : "null")}";

    private static string Result(PropertyModel property)
    {
        string local = Local(property);
        return property.Kind == PropertyKind.Children ? $"{local} is null ? [] : [.. {local}]"
            : property.Required && CSharpTypes.IsValueType(property.Type) ? local + ".Value"
            : local;
    }

    // What is required and there, but can't be read, was reported.
    private static bool NeedsSeen(PropertyModel property) => property.Required && !property.IsOwnText;

    private static string Seen(PropertyModel property) => NeedsSeen(property) ? $"{Local(property)}Seen = true;\n" : "";

    private static string Local(PropertyModel property) => Identifiers.Local(property.Name);

    private string Rule(PropertyModel property, ImpliedRule rule) => Literals.Text(element.Rule(property, rule));
}
