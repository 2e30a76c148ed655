using System.Linq;
using System.Text;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Emit;

/// <summary>Prints the method that writes an element as UTF-8. Fixed pieces that follow one another become one literal.</summary>
internal sealed class ElementWriterEmitter
{
    private readonly CodeWriter _writer;
    private readonly string _feature;
    private readonly StringBuilder _markup = new();

    private ElementWriterEmitter(CodeWriter writer, string feature)
    {
        _writer = writer;
        _feature = feature;
    }

    public static void Write(CodeWriter writer, string feature, ElementModel element)
    {
        using (writer.Braces("/// <inheritdoc/>\n" + $"public override void Write(ref {Names.Runtime}.Utf8XmlWriter writer)"))
            new ElementWriterEmitter(writer, feature).Write(element);
    }

    private void Write(ElementModel element)
    {
        PropertyModel[] attributes = element.Properties.Where(property => property.Kind == PropertyKind.Attribute).ToArray();
        PropertyModel[] content = element.Properties.Except(attributes).ToArray();
        Markup("<" + element.Name);
        foreach (PropertyModel attribute in attributes)
        {
            if (attribute.Required)
                WriteAttribute(attribute, attribute.Name);
            else
                WriteIf($"{attribute.Name} is {{ }} {Identifiers.Local(attribute.Name)}", () => WriteAttribute(attribute, Identifiers.Local(attribute.Name)));
        }
        Flush();
        _writer.Line("writer.UnknownAttributes(Unknown);");

        string[] tests = content.Where(property => !property.Required).Select(HasContent).ToArray();
        bool alwaysHasContent = tests.Length < content.Length;
        if (!alwaysHasContent)
        {
            string hasContent = string.Join(" || ", tests.Append($"{Names.Runtime}.UnknownContent.HasChildren(Unknown)"));
            WriteIf($"!({hasContent})", () => Markup("/>"), "return;");
        }
        Markup(">");
        foreach (PropertyModel property in content)
            WriteContent(property);
        Flush();
        _writer.Line("writer.UnknownChildren(Unknown);");
        Markup($"</{element.Name}>");
        Flush();
    }

    private static string HasContent(PropertyModel property) => property.Kind switch
    {
        PropertyKind.Presence => property.Name,
        PropertyKind.Children => $"{property.Name}.Count > 0",
        _ => $"{property.Name} is not null",
    };

    private void WriteAttribute(PropertyModel attribute, string value)
    {
        if (attribute.Flag is { } flag)
        {
            // Both words are known: each is one piece with its attribute.
            string before = $"{_markup} {attribute.XmlName}='";
            _markup.Clear();
            _writer.Line($"writer.Markup({value} ? {Whole(flag.True)} : {Whole(flag.False)});");
            return;

            string Whole(string words) => $"{Literals.Text($"{before}{XmlText.EscapeAttribute(Words.Split(words)[0])}'")}u8";
        }
        if (attribute.UnitAttribute is null)
        {
            Markup($" {attribute.XmlName}='");
            WriteValue(attribute.Type, value);
            Markup("'");
            return;
        }
        // An amount has a unit beside it, a word has none.
        Markup($" {attribute.XmlName}='");
        WriteValue(attribute.Type, value);
        Markup("'");
        WriteIf($"{value}.Amount is not null", () => Markup($" {attribute.UnitAttribute}='{XmlText.EscapeAttribute(attribute.UnitText!)}'"));
    }

    private void WriteContent(PropertyModel property)
    {
        string local = Identifiers.Local(property.Name);
        switch (property.Kind)
        {
            case PropertyKind.Presence:
                WriteIf(property.Name, () => Markup($"<{property.XmlName}/>"));
                break;
            case PropertyKind.Children:
                Flush();
                _writer.Lines($"foreach ({property.Type.Name} item in {property.Name}.AsSpan())\n    item.Write(ref writer);");
                break;
            case PropertyKind.Child:
                Flush();
                _writer.Line($"{property.Name}{(property.Required ? "" : "?")}.Write(ref writer);");
                break;
            case PropertyKind.Text when property.Required:
                WriteValue(property.Type, property.Name);
                break;
            default:
                WriteIf($"{property.Name} is {{ }} {local}", () => WriteValue(property.Type, local));
                break;
        }
    }

    private void WriteValue(MemberType type, string value)
    {
        Flush();
        _writer.Line(type.Kind switch
        {
            ValueKind.Enum => $"writer.Markup({value}.ToUtf8());",
            ValueKind.Flag => $"writer.Text({Names.Formats(_feature)}.{type.Name}.ToText({value}));",
            ValueKind.Int or ValueKind.Long => $"writer.Number({value});",
            ValueKind.Hex => $"writer.Hex({value}, {type.Digits});",
            ValueKind.Version => $"writer.Version({value});",
            ValueKind.Quantity => $"if ({value}.Amount is {{ }} {value}Amount) writer.Number({value}Amount); else writer.Text({value}.ToString());",
            _ => $"writer.Text({CSharpTypes.ToText(_feature, type, value)});",
        });
    }

    private void WriteIf(string condition, System.Action write, string? last = null)
    {
        Flush();
        using (_writer.Braces($"if ({condition})"))
        {
            write();
            Flush();
            if (last is not null)
                _writer.Line(last);
        }
    }

    private void Markup(string text) => _markup.Append(text);

    private void Flush()
    {
        if (_markup.Length > 0)
            _writer.Line($"writer.Markup({Literals.Text(_markup.ToString())}u8);");
        _markup.Clear();
    }
}
