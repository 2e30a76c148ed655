using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Emit;

/// <summary>Prints a type of which some texts are known, and the enum of what they are known as.</summary>
internal static class OpenEnumEmitter
{
    public static void Write(CodeWriter writer, OpenEnumModel type, string feature, EmitSettings settings)
    {
        WriteKind(writer, type, settings);
        WriteType(writer, type, feature, settings);
    }

    private static void WriteKind(CodeWriter writer, OpenEnumModel type, EmitSettings settings)
    {
        writer.Doc($"The known kinds of <see cref=\"{type.Name}\"/>.");
        writer.Generated();
        using (writer.Braces($"{settings.Visibility} enum {GeneratedNames.OpenKind(type.Name)}"))
        {
            writer.Doc("A text that is not known.");
            writer.Line($"{type.Other},");
            foreach (OpenValueModel value in type.Values)
            {
                writer.Doc(value.Docs, value.Name, $"Known by <c>{XmlText.Escape(value.Patterns)}</c>.");
                writer.Line($"{value.Name},");
            }
        }
        writer.Line();
    }

    private static void WriteType(CodeWriter writer, OpenEnumModel type, string feature, EmitSettings settings)
    {
        writer.Doc(type.Docs, $"A {type.Name}: any text, some of which are known.");
        writer.Generated();
        writer.Role(feature, SchemaRole.Value);
        writer.ConvertersOf("Text", type.Name);
        using (writer.Braces($"{settings.Visibility} readonly record struct {type.Name} : {Names.Runtime}.ITextValue<{type.Name}>"))
        {
            writer.Lines($$"""
                private static readonly {{Names.Runtime}}.TextPatterns Patterns = new({{string.Join(", ", type.Values.Select(value => Literals.Text(value.Patterns)))}});

                private readonly {{Names.Runtime}}.KnownText? _known;

                /// <summary>Recognises a text, and keeps it.</summary>
                public {{type.Name}}(string text)
                {
                    global::System.ArgumentNullException.ThrowIfNull(text);
                    _known = text.Length == 0 ? null : Patterns.Match(text);
                }

                """);
            foreach (OpenValueModel value in type.Values.Where(value => value.Plain is not null))
            {
                writer.Doc(value.Docs, value.Name, $"The text is <c>{XmlText.Escape(value.Plain!)}</c>.");
                writer.Line($"public static {type.Name} {value.Name} {{ get; }} = new({Literals.Text(value.Plain!)});");
                writer.Line();
            }
            writer.Lines($$"""
                /// <summary>The text itself.</summary>
                public string Text => _known?.Text ?? "";

                /// <summary>What the text is known as.</summary>
                public {{GeneratedNames.OpenKind(type.Name)}} Kind => ({{GeneratedNames.OpenKind(type.Name)}})(_known?.Kind ?? 0);

                /// <summary>The version that the text names, or null.</summary>
                public {{Names.Version}}? Version => _known?.Version;

                /// <summary>Whether the text is a known name that stands for a version of its own choice.</summary>
                public bool IsAlias => _known?.IsAlias ?? false;

                /// <summary>Recognises a text that is not empty, and keeps it.</summary>
                public static bool TryParse({{Names.NotNullWhenTrue}} string? text, out {{type.Name}} value)
                {
                    value = string.IsNullOrWhiteSpace(text) ? default : new(text);
                    return value._known is not null;
                }

                /// <summary>Recognises a text that is not empty, and keeps it.</summary>
                /// <exception cref="global::System.FormatException">It is empty.</exception>
                public static {{type.Name}} Parse(string text)
                    => TryParse(text, out {{type.Name}} value) ? value : throw {{Names.Runtime}}.Problems.BadText(text, {{CSharpTypes.AnyText}});

                /// <summary>Recognises a text, and keeps it; null is the same as an empty text.</summary>
                public static implicit operator {{type.Name}}(string? text) => text is null ? default : new(text);

                /// <summary>Recognises a text, and keeps it; null is no value.</summary>
                public static implicit operator {{type.Name}}?(string? text) => text is null ? null : new(text);

                /// <summary>The text itself.</summary>
                public override string ToString() => Text;
                """);
        }
        writer.Line();
    }
}
