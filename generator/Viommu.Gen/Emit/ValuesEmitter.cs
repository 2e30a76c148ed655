using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>Prints the value types of a feature.</summary>
internal static class ValuesEmitter
{
    private const string NotNullWhenTrue = "[global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)]";

    public static IEnumerable<EmittedFile> Emit(string feature, string @namespace, ValuesModel model, EmitSettings settings)
    {
        var writer = new CodeWriter(@namespace);
        foreach (EnumModel type in model.Enums)
        {
            WriteEnum(writer, type, settings);
            WriteTexts(writer, type, settings);
        }
        foreach (OpenEnumModel type in model.OpenEnums)
            WriteOpenEnum(writer, type, settings);
        foreach (QuantityModel type in model.Quantities)
            WriteQuantity(writer, type, feature, settings);
        WriteFormats(writer, model, feature);
        yield return new EmittedFile($"{feature}.Values.g.cs", writer.ToSourceText());
        if (settings.Visibility != "public")
            yield break;

        var exposes = new CodeWriter(null);
        exposes.Line($"[assembly: {Names.Runtime}.ExposesFeature({Literals.Text(feature)})]");
        yield return new EmittedFile($"{feature}.Exposes.g.cs", exposes.ToSourceText());
    }

    private static void WriteEnum(CodeWriter writer, EnumModel type, EmitSettings settings)
    {
        writer.Doc(type.Docs, $"The values of {type.Name}.");
        writer.Generated();
        using (writer.Braces($"{settings.Visibility} enum {type.Name}"))
        {
            foreach (EnumValueModel value in type.Values)
            {
                writer.Doc(value.Docs, value.Name, $"Written as <c>{XmlText.Escape(value.Text)}</c>.");
                writer.Line($"{value.Name},");
            }
        }
        writer.Line();
    }

    private static void WriteTexts(CodeWriter writer, EnumModel type, EmitSettings settings)
    {
        string texts = string.Join(", ", type.Values.Select(value => Literals.Text(value.Text)));
        writer.Doc($"The texts of <see cref=\"{type.Name}\"/>.");
        writer.Generated();
        using (writer.Braces($"{settings.Visibility} static class {GeneratedNames.EnumText(type.Name)}"))
        {
            writer.Lines($$"""
                internal static readonly {{Names.Runtime}}.EnumTexts<{{type.Name}}> Texts = new({{texts}});

                /// <summary>All texts, in the order of the values.</summary>
                public static {{Names.List}}<string> All => Texts.All;

                /// <summary>The text of a value.</summary>
                /// <exception cref="global::System.ArgumentOutOfRangeException">It is no value of the enum.</exception>
                public static string ToText(this {{type.Name}} value) => Texts.TextOf(value);

                /// <summary>Reads a text; case counts.</summary>
                public static bool TryParse({{NotNullWhenTrue}} string? text, out {{type.Name}} value) => Texts.TryParse(text, out value);

                /// <summary>Reads a text; case counts.</summary>
                /// <exception cref="global::System.FormatException">It is none of the texts.</exception>
                public static {{type.Name}} Parse(string text) => Texts.Parse(text);

                internal static global::System.ReadOnlySpan<byte> ToUtf8(this {{type.Name}} value) => Texts.XmlOf(value);
                """);
        }
        writer.Line();
    }

    private static void WriteOpenEnum(CodeWriter writer, OpenEnumModel type, EmitSettings settings)
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
        writer.Doc(type.Docs, $"A {type.Name}: any text, some of which are known.");
        writer.Generated();
        using (writer.Braces($"{settings.Visibility} readonly record struct {type.Name} : {Names.Runtime}.ITextValue<{type.Name}>"))
        {
            writer.Lines($$"""
                private static readonly {{Names.Runtime}}.TextPatterns Patterns = new({{string.Join(", ", type.Values.Select(value => Literals.Text(value.Patterns)))}});

                private readonly {{Names.Runtime}}.KnownText? _known;

                /// <summary>Recognises a text, and keeps it.</summary>
                public {{type.Name}}(string text)
                {
                    global::System.ArgumentNullException.ThrowIfNull(text);
                    _known = Patterns.Match(text);
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
                public static bool TryParse({{NotNullWhenTrue}} string? text, out {{type.Name}} value)
                {
                    value = string.IsNullOrWhiteSpace(text) ? default : new(text);
                    return value._known is not null;
                }

                /// <summary>Recognises a text that is not empty, and keeps it.</summary>
                /// <exception cref="global::System.FormatException">It is empty.</exception>
                public static {{type.Name}} Parse(string text)
                    => TryParse(text, out {{type.Name}} value) ? value : throw {{Names.Runtime}}.Problems.BadText(text, "any text other than white space");

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

    private static void WriteQuantity(CodeWriter writer, QuantityModel type, string feature, EmitSettings settings)
    {
        string format = $"{Names.Formats(feature)}.{type.Name}";
        writer.Doc($"The words of <see cref=\"{type.Name}\"/>.");
        writer.Generated();
        using (writer.Braces($"{settings.Visibility} enum {GeneratedNames.QuantityWord(type.Name)}"))
        {
            foreach (EnumValueModel word in type.Words)
            {
                writer.Doc(word.Docs, word.Name, $"Written as <c>{XmlText.Escape(word.Text)}</c>.");
                writer.Line($"{word.Name},");
            }
        }
        writer.Line();
        writer.Doc(type.Docs, $"A {type.Name}.", $"An amount in {type.Unit}, from {Literals.Number(type.Min)} to {Literals.Number(type.Max)}, or a word.");
        writer.Generated();
        using (writer.Braces($"{settings.Visibility} readonly record struct {type.Name} : {Names.Runtime}.IQuantity<{type.Name}>"))
        {
            writer.Lines($$"""
                private readonly string? _written;

                private {{type.Name}}({{GeneratedNames.QuantityWord(type.Name)}}? word, long? amount, string? written)
                {
                    Word = word;
                    Amount = amount;
                    _written = written;
                }

                """);
            foreach (EnumValueModel word in type.Words)
            {
                writer.Doc(word.Docs, word.Name);
                writer.Line($"public static {type.Name} {word.Name} => new({Names.Own(GeneratedNames.QuantityWord(type.Name))}.{word.Name}, null, null);");
                writer.Line();
            }
            writer.Lines($$"""
                /// <summary>The word, or null for an amount.</summary>
                public {{GeneratedNames.QuantityWord(type.Name)}}? Word { get; }

                /// <summary>The amount in {{type.Unit}}, or null for a word.</summary>
                public long? Amount { get; }

                /// <summary>The text that it was read from, for messages; it is no part of the value.</summary>
                internal string AsWritten => _written ?? ToString();

                /// <summary>An amount in {{type.Unit}}.</summary>
                /// <exception cref="global::System.ArgumentOutOfRangeException">It is less than {{type.Min}} or more than {{type.Max}}.</exception>
                public static {{type.Name}} {{GeneratedNames.FromUnit(type.Unit)}}(long amount)
                    => amount >= {{type.Min}} && amount <= {{type.Max}}
                        ? Of(amount)
                        : throw new global::System.ArgumentOutOfRangeException(nameof(amount), amount, {{Literals.Text($"It must be between {type.Min} and {type.Max} {type.Unit}.")}});

                internal static {{type.Name}} Of(long amount) => new(null, amount, null);

                static {{type.Name}} {{Names.Runtime}}.IQuantity<{{type.Name}}>.Of(long amount) => Of(amount);

                /// <summary>Reads a word, or an amount with or without a suffix.</summary>
                public static bool TryParse({{NotNullWhenTrue}} string? text, out {{type.Name}} value)
                {
                    bool isRead = {{format}}.TryRead(text, out int word, out long amount);
                    value = !isRead ? default : word >= 0 ? new(({{GeneratedNames.QuantityWord(type.Name)}})word, null, null) : new(null, amount, text);
                    return isRead;
                }

                /// <summary>Reads a word, or an amount with or without a suffix.</summary>
                /// <exception cref="global::System.FormatException">It is neither.</exception>
                public static {{type.Name}} Parse(string text)
                    => TryParse(text, out {{type.Name}} value) ? value : throw {{Names.Runtime}}.Problems.BadText(text, {{format}});

                /// <summary>The word, or the amount in {{type.Unit}} without a suffix.</summary>
                """);
            using (writer.Braces("public override string ToString() => Word switch", "};"))
            {
                foreach (EnumValueModel word in type.Words)
                    writer.Line($"{Names.Own(GeneratedNames.QuantityWord(type.Name))}.{word.Name} => {Literals.Text(word.Text)},");
                writer.Line("_ => Amount?.ToString(global::System.Globalization.CultureInfo.InvariantCulture) ?? \"\",");
            }
            writer.Lines($$"""

                /// <summary>Whether both are the same word, or the same amount.</summary>
                public bool Equals({{type.Name}} other) => Word == other.Word && Amount == other.Amount;

                /// <summary>A hash code.</summary>
                public override int GetHashCode() => global::System.HashCode.Combine(Word, Amount);
                """);
        }
        writer.Line();
    }

    private static void WriteFormats(CodeWriter writer, ValuesModel model, string feature)
    {
        writer.Doc("How words and amounts are written.");
        writer.Generated();
        using (writer.Braces($"internal static class {GeneratedNames.Formats(feature)}"))
        {
            foreach (FlagModel flag in model.Flags)
                writer.Line($"internal static readonly {Names.Runtime}.FlagWords {flag.Name} = new({Literals.Text(flag.True)}, {Literals.Text(flag.False)}, {Literals.Bool(flag.Exact)});");
            foreach (QuantityModel quantity in model.Quantities)
            {
                writer.Line($"internal static readonly {Names.Runtime}.QuantityFormat {quantity.Name} = new(");
                string words = string.Join(" ", quantity.Words.Select(word => word.Text));
                string start = $"    {Literals.Text(quantity.Unit)}, {Literals.Number(quantity.Min)}, {Literals.Number(quantity.Max)}, {Literals.Text(quantity.Outside)}, {Literals.Text(words)}";
                IEnumerable<string> suffixes = quantity.Suffixes.Select(suffix => suffix.Refused is null
                    ? $"    new {Names.Runtime}.QuantitySuffix({Literals.Text(suffix.Texts)}, {Literals.Number(suffix.Numerator)}, {Literals.Number(suffix.Denominator)}){(suffix.Remark.Length == 0 ? "" : $" {{ Remark = {Literals.Text(suffix.Remark)} }}")}"
                    : $"    new {Names.Runtime}.QuantitySuffix({Literals.Text(suffix.Texts)}, {Literals.Text(suffix.Refused)})");
                writer.Lines(string.Join(",\n", suffixes.Prepend(start)) + (quantity.RoundUp ? ") { RoundUp = true };" : ");"));
            }
        }
    }
}
