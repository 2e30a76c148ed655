using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Emit;

/// <summary>Prints the method that writes an element as UTF-8.</summary>
internal sealed class ElementWriterEmitter(CodeWriter writer, string feature, ElementModel element)
{
    public void Write()
    {
        PropertyModel[] attributes = element.Properties.Where(property => property.IsOwnAttribute).ToArray();
        PropertyModel[] content = element.Properties.Where(property => !property.IsOwnAttribute).ToArray();
        writer.Line("/// <inheritdoc/>");
        using (writer.Braces($"public override void Write(ref {Names.Runtime}.Utf8XmlWriter writer)"))
        {
            // What is always there is one piece with the start of the element.
            bool isFirstThere = attributes.Length > 0 && attributes[0].Required;
            if (!isFirstThere)
                writer.Line($"writer.Markup({Utf8("<" + element.Name)});");
            foreach (PropertyModel attribute in attributes)
                writer.Line(Attribute(attribute, isFirstThere && attribute == attributes[0] ? "<" + element.Name : ""));
            string hasContent = content.Length == 0 ? "false"
                : content.Any(property => property.Required) ? "true"
                : string.Join(" || ", content.Select(HasContent));
            writer.Lines($"if (!writer.Open(Unknown, {hasContent}))\n    return;");
            foreach (PropertyModel property in content)
                writer.Lines(Content(property));
            writer.Line($"writer.Close(Unknown, {Utf8($"</{element.Name}>")});");
        }
    }

    private static string HasContent(PropertyModel property) => property.Kind switch
    {
        PropertyKind.Presence => property.Name,
        PropertyKind.Children => $"{property.Name}.Count > 0",
        _ => $"{property.Name} is not null",
    };

    // An attribute that is null is not written.
    private string Attribute(PropertyModel property, string before)
    {
        string start = Utf8($"{before} {property.XmlName}='");
        if (property.Flag is { } flag)
            return $"writer.Flag({property.Name}, {Whole(flag.True)}, {Whole(flag.False)});";
        return property.Type.Kind switch
        {
            ValueKind.Enum => $"writer.Value<{property.Type.Name}>({start}, {property.Name}, {CSharpTypes.Texts(property.Type)});",
            ValueKind.Quantity => $"writer.Amount<{property.Type.Name}>({start}, {property.Name}, {Utf8(property.UnitAttribute is null ? "" : $" {property.UnitAttribute}='{XmlText.EscapeAttribute(property.UnitText!)}'")});",
            ValueKind.Int or ValueKind.Long => $"writer.Number({start}, {property.Name});",
            ValueKind.Decimal => $"writer.Decimal({start}, {property.Name});",
            ValueKind.Hex => $"writer.Hex({start}, {property.Name}, {property.Type.Digits});",
            ValueKind.Version => $"writer.Version({start}, {property.Name});",
            ValueKind.Text => $"writer.Text({start}, {property.Name});",
            _ => $"writer.Text({start}, {property.Name}{(property.Required ? "" : "?")}.ToString());",
        };

        string Whole(string words) => Utf8($"{before} {property.XmlName}='{XmlText.EscapeAttribute(Words.Split(words)[0])}'");
    }

    private string Content(PropertyModel property)
    {
        string value = property.Required || !CSharpTypes.IsValueType(property.Type) ? property.Name : property.Name + ".Value";
        if (property.In is { } child)
        {
            string[] lines = property.Kind == PropertyKind.Attribute
                ? new[] { Attribute(property, "<" + child), "writer.Markup(\"/>\"u8);" }
                : new[] { $"writer.Markup({Utf8($"<{child}>")});", Text(property.Type, value), $"writer.Markup({Utf8($"</{child}>")});" };
            return property.Required ? string.Join("\n", lines) : $"if ({property.Name} is not null)\n{{\n    {string.Join("\n    ", lines)}\n}}";
        }
        return property.Kind switch
        {
            PropertyKind.Presence => $"if ({property.Name})\n    writer.Markup({Utf8($"<{property.XmlName}/>")});",
            PropertyKind.Children => $"foreach ({property.Type.Name} item in {property.Name})\n    item.Write(ref writer);",
            PropertyKind.Child => $"{property.Name}{(property.Required ? "" : "?")}.Write(ref writer);",
            _ when property.Required => Text(property.Type, value),
            _ => $"if ({property.Name} is not null)\n    {Text(property.Type, value)}",
        };
    }

    private string Text(MemberType type, string value) => type.Kind switch
    {
        ValueKind.Int or ValueKind.Long => $"writer.Number({value});",
        ValueKind.Decimal => $"writer.Decimal({value});",
        ValueKind.Hex => $"writer.Hex({value}, {type.Digits});",
        ValueKind.Quantity => $"writer.Amount({value});",
        ValueKind.Version => $"writer.Version({value});",
        _ => $"writer.Text({CSharpTypes.ToText(feature, type, value)});",
    };

    private static string Utf8(string text) => Literals.Text(text) + "u8";
}
