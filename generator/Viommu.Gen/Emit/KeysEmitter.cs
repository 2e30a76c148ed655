using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Emit;

/// <summary>Prints the keys of one side: their constants, and how options are written with them.</summary>
internal static class KeysEmitter
{
    /// <summary>The class of the constants.</summary>
    public static void Write(CodeWriter writer, string name, string what, IEnumerable<(OptionModel Option, string? Key)> keys, EmitSettings settings)
    {
        (OptionModel Option, string? Key)[] present = keys.Where(pair => pair.Key is not null).ToArray();
        writer.Doc($"The keys among the {what}.");
        writer.Generated();
        using (writer.Braces($"{settings.Visibility} static class {name}"))
        {
            foreach ((OptionModel option, string? key) in present)
            {
                writer.Doc(option.Docs, option.Name, $"The key <c>{XmlText.Escape(key!)}</c>.");
                if (option.IsMap)
                    WriteKey(writer, option, key!);
                else
                    writer.Line($"public const string {option.KeyName} = {Literals.Text(key!)};");
                writer.Line();
            }
            writer.Doc("All of them.");
            writer.Line($"public static {Names.List}<string> All {{ get; }} = [{string.Join(", ", present.Where(pair => !pair.Option.IsMap).Select(pair => pair.Option.KeyName))}];");
        }
        writer.Line();
    }

    /// <summary>The method that writes options to a map.</summary>
    /// <param name="placeOf">The table that has the key of a map on this side, and which of its keys it is.</param>
    public static void WriteMap(
        CodeWriter writer, string feature, string name, string what, IEnumerable<(OptionModel Option, string? Key)> keys, Func<OptionModel, (string Table, int Place)> placeOf)
    {
        writer.Doc($"Writes the options as {what}.");
        using (writer.Braces($"public {Names.Map} {name}()"))
        {
            writer.Line("var map = new global::System.Collections.Generic.Dictionary<string, string>(global::System.StringComparer.Ordinal);");
            foreach ((OptionModel option, string? key) in keys.Where(pair => pair.Key is not null))
            {
                string local = Identifiers.Local(option.Name);
                if (option.IsMap)
                {
                    (string table, int place) = placeOf(option);
                    writer.Line($"{GeneratedNames.MapConverter(option.Name)}.Instance.AddTo(map, {option.Name}, {table}, {Literals.Number(place)});");
                }
                else if (option.Default is null)
                    writer.Lines($"if ({option.Name} is {{ }} {local})\n    map.Add({Literals.Text(key!)}, {CSharpTypes.ToText(feature, option.Type, local)});");
                else
                    writer.Lines($"if (!global::System.Collections.Generic.EqualityComparer<{CSharpTypes.Of(option.Type)}>.Default.Equals({option.Name}, {Literals.Assign(option.Default, option.Type)}))\n    map.Add({Literals.Text(key!)}, {CSharpTypes.ToText(feature, option.Type, option.Name)});");
            }
            writer.Line("return map;");
        }
        writer.Line();
    }

    // A key with parameters is made of what they are.
    private static void WriteKey(CodeWriter writer, OptionModel option, string key)
    {
        string type = option.Type.HasNumberKeys ? "long" : "string";
        (string Text, bool IsParameter)[] parts = new KeyPattern(key).Parts.ToArray();
        IEnumerable<string> parameters = parts.Where(part => part.IsParameter).Select(part => $"{type} {Identifiers.Escape(part.Text)}");
        IEnumerable<string> pieces = parts.Select(part => part.IsParameter ? KeyText(option, Identifiers.Escape(part.Text)) : Literals.Text(part.Text));
        writer.Line($"public static string {option.KeyName}({string.Join(", ", parameters)}) => {string.Join(" + ", pieces)};");
    }

    private static string KeyText(OptionModel option, string key)
        => option.Type.HasNumberKeys ? $"{key}.ToString(global::System.Globalization.CultureInfo.InvariantCulture)" : key;
}
