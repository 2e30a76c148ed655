using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Emit;

/// <summary>Prints an enum, and the class that has its texts.</summary>
internal static class EnumEmitter
{
    public static void Write(CodeWriter writer, EnumModel type, string feature, EmitSettings settings)
    {
        WriteEnum(writer, type, settings, hasTexts: true);
        WriteTexts(writer, type, feature, settings);
    }

    /// <summary>Prints the enum alone.</summary>
    public static void WriteEnum(CodeWriter writer, EnumModel type, EmitSettings settings, bool hasTexts = false)
    {
        writer.Doc(type.Docs, $"The values of {type.Name}.");
        writer.Generated();
        string texts = GeneratedNames.EnumText(type.Name);
        if (hasTexts)
            writer.Converters($"{texts}.{GeneratedNames.JsonConverter}", $"{texts}.{GeneratedNames.TypeConverter}");
        using (writer.Braces($"{settings.Visibility} enum {type.Name}"))
        {
            foreach (EnumValueModel value in type.Values)
            {
                writer.Doc(value.Docs, value.Name, $"Written as <c>{XmlText.Escape(value.Text)}</c>.");
                writer.Line("", value.Name, ",");
            }
        }
        writer.Line();
    }

    private static void WriteTexts(CodeWriter writer, EnumModel type, string feature, EmitSettings settings)
    {
        string texts = string.Join(", ", type.Values.Select(value => Literals.Text(value.Text)));
        string also = string.Concat(type.Values.Where(value => value.Also.Count > 0)
            .Select(value => $"\n    .Also({Names.Own(type.Name)}.{value.Name}, {string.Join(", ", value.Also.Select(Literals.Text))})"));
        string @new = also.Length == 0 && !type.IgnoresCase ? "new" : $"new {Names.Runtime}.EnumTexts<{type.Name}>";
        string reads = type.IgnoresCase ? "Reads a text, in any case." : "Reads a text; case counts.";
        writer.Doc($"The texts of <see cref=\"{type.Name}\"/>.");
        writer.Generated();
        writer.Role(feature, SchemaRole.Value);
        using (writer.Braces($"{settings.Visibility} static class {GeneratedNames.EnumText(type.Name)}"))
        {
            writer.Lines($$"""
                internal static readonly {{Names.Runtime}}.EnumTexts<{{type.Name}}> Texts = {{@new}}({{texts}}){{(type.IgnoresCase ? " { IgnoresCase = true }" : "")}}{{also}};

                /// <summary>All texts, in the order of the values.</summary>
                public static {{Names.List}}<string> All => Texts.All;

                /// <summary>The text of a value.</summary>
                /// <exception cref="global::System.ArgumentOutOfRangeException">It is no value of the enum.</exception>
                public static string ToText(this {{type.Name}} value) => Texts.TextOf(value);

                /// <summary>{{reads}}</summary>
                public static bool TryParse({{Names.NotNullWhenTrue}} string? text, out {{type.Name}} value) => Texts.TryParse(text, out value);

                /// <summary>{{reads}}</summary>
                /// <exception cref="global::System.FormatException">It is none of the texts.</exception>
                public static {{type.Name}} Parse(string text) => Texts.Parse(text);

                /// <summary>Writes the text to JSON, and reads it.</summary>
                public sealed class {{GeneratedNames.JsonConverter}}() : {{Names.Runtime}}.EnumJsonConverter<{{type.Name}}>(Texts);

                /// <summary>Reads the text from configuration.</summary>
                public sealed class {{GeneratedNames.TypeConverter}}() : {{Names.Runtime}}.EnumTypeConverter<{{type.Name}}>(Texts);
                """);
        }
        writer.Line();
    }
}
