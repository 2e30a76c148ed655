using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>Prints the value types of a feature.</summary>
internal static class ValuesEmitter
{
    public static IEnumerable<EmittedFile> Emit(string feature, string @namespace, ValuesModel model, EmitSettings settings)
    {
        // Whoever references this assembly has the types already.
        string exposes = $"[assembly: {Names.Runtime}.ExposesFeature({Literals.Text(feature)}, {Literals.Bool(settings.Visibility == "public")}, Namespace = {Literals.Text(@namespace)})]";
        var writer = new CodeWriter(@namespace, exposes);
        foreach (EnumModel type in model.Enums)
            EnumEmitter.Write(writer, type, feature, settings);
        foreach (OpenEnumModel type in model.OpenEnums)
            OpenEnumEmitter.Write(writer, type, feature, settings);
        foreach (QuantityModel type in model.Quantities)
            QuantityEmitter.Write(writer, type, feature, settings);
        WriteFormats(writer, model, feature);
        yield return new EmittedFile($"{feature}.Values.g.cs", writer.ToSourceText());
    }

    private static IEnumerable<string> ArgumentsOf(ListModel list)
    {
        yield return Literals.Sign(list.Separator);
        if (list.IsNumbers)
        {
            yield return Literals.Number(list.Min);
            yield return Literals.Number(list.Max);
        }
        else if (list.Count is { } count)
        {
            yield return Literals.Sign(count);
        }
    }

    private static void WriteFormats(CodeWriter writer, ValuesModel model, string feature)
    {
        writer.Doc("How words and amounts are written.");
        writer.Generated();
        using (writer.Braces($"internal static class {GeneratedNames.Formats(feature)}"))
        {
            foreach (FlagModel flag in model.Flags)
                writer.Line($"internal static readonly {Names.Runtime}.FlagWords {flag.Name} = new({Literals.Text(flag.True)}, {Literals.Text(flag.False)}, {Literals.Bool(flag.Exact)});");
            foreach (NumberSetModel set in model.Sets)
                writer.Line($"internal static readonly {Names.Runtime}.NumberSetFormat {set.Name} = new({Literals.Number(set.Max)}, excludes: {Literals.Bool(set.Excludes)});");
            foreach (TextModel text in model.Texts)
                writer.Line($"internal static readonly {Names.Runtime}.TextFormat {text.Name} = new({Literals.Text(text.Pattern)}, {Literals.Text(text.Example)});");
            foreach (ListModel list in model.Lists)
                writer.Line($"internal static readonly {Names.Runtime}.ListFormat {list.Name} = new({string.Join(", ", ArgumentsOf(list))});");
            foreach (QuantityModel quantity in model.Quantities)
                WriteFormat(writer, quantity);
        }
    }

    private static void WriteFormat(CodeWriter writer, QuantityModel quantity)
    {
        writer.Line($"internal static readonly {Names.Runtime}.QuantityFormat {quantity.Name} = new(");
        string words = string.Join(" ", quantity.Words.Select(word => word.Text));
        string start = $"    {Literals.Text(quantity.Unit)}, {Literals.Number(quantity.Min)}, {Literals.Number(quantity.Max)}, {Literals.Text(quantity.Outside)}, {Literals.Text(words)}";
        IEnumerable<string> suffixes = quantity.Suffixes.Select(suffix => suffix.Refused is null
            ? $"    new {Names.Runtime}.QuantitySuffix({Literals.Text(suffix.Texts)}, {Literals.Number(suffix.Numerator)}, {Literals.Number(suffix.Denominator)}){(suffix.Remark.Length == 0 ? "" : $" {{ Remark = {Literals.Text(suffix.Remark)} }}")}"
            : $"    new {Names.Runtime}.QuantitySuffix({Literals.Text(suffix.Texts)}, {Literals.Text(suffix.Refused)})");
        string[] properties = new[]
        {
            quantity.RoundUp ? "RoundUp = true" : "",
            quantity.WrittenSuffix.Length > 0 ? $"Suffix = {Literals.Text(quantity.WrittenSuffix)}" : "",
        }.Where(property => property.Length > 0).ToArray();
        writer.Lines(string.Join(",\n", suffixes.Prepend(start)) + (properties.Length == 0 ? ");" : $") {{ {string.Join(", ", properties)} }};"));
    }
}
