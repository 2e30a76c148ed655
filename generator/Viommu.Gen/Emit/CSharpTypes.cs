using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>The C# types of values, and how they are read from text.</summary>
internal static class CSharpTypes
{
    /// <summary>What an open type or a text allows, for messages.</summary>
    public const string AnyText = "\"any text other than white space\"";

    public static string Of(MemberType type) => type.Kind switch
    {
        ValueKind.Flag or ValueKind.Presence => "bool",
        ValueKind.Int => "int",
        ValueKind.Long or ValueKind.Hex => "long",
        ValueKind.Decimal => "decimal",
        ValueKind.Version => Names.Version,
        ValueKind.Text => "string",
        ValueKind.NumberSet => $"{Names.Runtime}.NumberSet",
        ValueKind.TextList => $"{Names.List}<string>",
        ValueKind.NumberList => $"{Names.List}<long>",
        ValueKind.CountList => $"{Names.List}<{Names.Runtime}.NamedCount>",
        ValueKind.Map => $"{Names.Runtime}.{(type.HasNumberKeys ? "NumberMap" : "TextMap")}<{Of(type.Value!)}>",
        _ => type.Name,
    };

    /// <summary>Whether <c>T?</c> is another type than <c>T</c>.</summary>
    public static bool IsValueType(MemberType type) => type.Kind is not (ValueKind.Text or ValueKind.Element or ValueKind.List) && !type.IsCollection;

    /// <summary>An expression that reads a text, and is true when that worked.</summary>
    /// <param name="target">The variable that is declared for the value.</param>
    public static string TryRead(string feature, MemberType type, string text, string target)
    {
        string formats = Names.Formats(feature);
        string range = type.Max == long.MaxValue ? "" : $" && {target}Number <= {Literals.Number(type.Max)}";
        if (type.Min != 0)
            range += $" && {target}Number >= {Literals.Number(type.Min)}";
        string decimals = type.IsSigned ? "TryReadSigned" : "TryReadDecimal";
        string span = $"global::System.MemoryExtensions.AsSpan({text})";
        return type.Kind switch
        {
            ValueKind.Enum => $"{Names.Own(GeneratedNames.EnumText(type.Name))}.TryParse({text}, out {type.Name} {target})",
            ValueKind.Flag => $"{formats}.{type.Name}.TryRead({text}, out bool {target})",
            ValueKind.OpenEnum or ValueKind.Quantity => $"{Names.Own(type.Name)}.TryParse({text}, out {type.Name} {target})",
            ValueKind.Int => $"{Names.Runtime}.NumberText.{decimals}({span}, out long {target}Number){range} && (int){target}Number is var {target}",
            ValueKind.Hex => $"{Names.Runtime}.NumberText.TryReadHex({span}, out long {target}Number){range} && {target}Number is var {target}",
            ValueKind.Long => $"{Names.Runtime}.NumberText.{decimals}({span}, out long {target}Number){range} && {target}Number is var {target}",
            ValueKind.Decimal => $"{Names.Runtime}.DecimalText.TryRead({span}, out decimal {target}, isSigned: {Literals.Bool(type.IsSigned)}){Within(type, target)}",
            _ when type.IsCollection => $"{formats}.{type.Name}.TryRead({text}, out {Of(type)}? {target})",
            ValueKind.Version => $"{Names.Version}.TryParse({text}, out {Names.Version} {target})",
            ValueKind.Text when type.HasPattern => $"{text} is {{ }} {target} && {formats}.{type.Name}.IsMatch({target})",
            _ => $"{text} is {{ }} {target}",
        };
    }

    private static string Within(MemberType type, string value)
        => $" && {value} >= {Literals.Of(type.Least, type)} && {value} <= {Literals.Of(type.Greatest, type)}";

    /// <summary>An expression that reads an option: null where it is not there, or can't be read.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="key">An expression for the key.</param>
    /// <param name="unread">The variable that is set where it can't be read.</param>
    public static string ReadOption(string feature, OptionModel option, string reader, string key, string unread)
    {
        MemberType type = option.Type;
        string start = $"{key}, {Literals.Text(GeneratedNames.Rule(option.Name, ImpliedRule.Value))}, ", end = $", ref {unread})";
        string format = $"{Names.Formats(feature)}.{type.Name}", range = type.HasRange ? Literals.Range(type) : "";
        return type.Kind switch
        {
            ValueKind.Enum => $"{reader}.Read({start}{Texts(type)}{end}",
            ValueKind.Flag or ValueKind.NumberSet => $"{reader}.Read({start}{format}{end}",
            ValueKind.Text when type.HasPattern => $"{reader}.Read({start}{format}{end}",
            ValueKind.Quantity => $"{reader}.ReadAmount<{type.Name}>({start}{format}{end}",
            ValueKind.Int => $"(int?){reader}.ReadNumber({start}{range}{end}",
            ValueKind.Long => $"{reader}.ReadNumber({start}{range}{end}",
            ValueKind.Decimal => $"{reader}.ReadDecimal({start}{range}{end}",
            ValueKind.Hex => $"{reader}.ReadHex({start}{range}{end}",
            ValueKind.Text => $"{reader}.ReadText({start}{AnyText}{end}",
            ValueKind.TextList => $"{reader}.ReadTexts({start}{format}{end}",
            ValueKind.NumberList => $"{reader}.ReadNumbers({start}{format}{end}",
            ValueKind.CountList => $"{reader}.ReadCounts({start}{format}{end}",
            _ => $"{reader}.Read<{Of(type)}>({start}{Allowed(feature, type)}{end}",
        };
    }

    /// <summary>An expression that reads the text of an option that is a map into one of its values; a text is not empty then.</summary>
    public static string TryReadOption(string feature, MemberType type)
        => (type.Kind == ValueKind.Text && !type.HasPattern ? "!string.IsNullOrWhiteSpace(text) && " : "") + TryRead(feature, type, "text", "value");

    /// <summary>An expression for the message about a text that is no value of an option with a key.</summary>
    public static string BadValue(string feature, MemberType type) => $"{Names.Runtime}." + type.Kind switch
    {
        ValueKind.Enum => $"Problems.BadValue(key, text, {Allowed(feature, type)}, {Names.Own(GeneratedNames.EnumText(type.Name))}.All)",
        ValueKind.Quantity => $"Problems.BadQuantity(key, text, {Names.Formats(feature)}.{type.Name})",
        _ => $"Problems.BadValue(key, text, {Allowed(feature, type)})",
    };

    /// <summary>An expression for the texts of an enum.</summary>
    public static string Texts(MemberType type) => $"{Names.Own(GeneratedNames.EnumText(type.Name))}.Texts";

    /// <summary>An expression for what is allowed, for messages; computed only when needed.</summary>
    public static string Allowed(string feature, MemberType type) => type.Kind switch
    {
        ValueKind.Enum => $"{Texts(type)}.Allowed",
        ValueKind.Flag => $"{Names.Formats(feature)}.{type.Name}.Allowed",
        ValueKind.Text when type.HasPattern => $"{Names.Formats(feature)}.{type.Name}.Allowed",
        ValueKind.Quantity => $"{Names.Formats(feature)}.{type.Name}.Allowed",
        _ when type.IsCollection => $"{Names.Formats(feature)}.{type.Name}.Allowed",
        ValueKind.Version => $"{Names.Version}.Allowed",
        _ when type.HasRange => Literals.Text(type.DescribeNumber()),
        _ => AnyText,
    };

    /// <summary>The converter that writes a property of this type to JSON, where the type itself names none.</summary>
    public static string? JsonConverter(MemberType type) => type.Kind switch
    {
        ValueKind.TextList => $"{Names.Runtime}.TextListJsonConverter",
        ValueKind.NumberList => $"{Names.Runtime}.NumberListJsonConverter",
        ValueKind.CountList => $"{Names.Runtime}.CountListJsonConverter",
        _ => null,
    };

    /// <summary>An expression for the text of a value.</summary>
    public static string ToText(string feature, MemberType type, string value) => type.Kind switch
    {
        ValueKind.Enum => $"{value}.ToText()",
        ValueKind.OpenEnum => $"{value}.Text",
        ValueKind.Flag => $"{Names.Formats(feature)}.{type.Name}.ToText({value})",
        ValueKind.Hex => $"\"0x\" + {value}.ToString(\"x{Literals.Number(type.Digits)}\", global::System.Globalization.CultureInfo.InvariantCulture)",
        ValueKind.Decimal => $"{Names.Runtime}.DecimalText.ToText({value})",
        ValueKind.Int or ValueKind.Long => $"{value}.ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
        ValueKind.Text => value,
        ValueKind.TextList or ValueKind.NumberList or ValueKind.CountList => $"{Names.Formats(feature)}.{type.Name}.ToText({value})",
        _ => $"{value}.ToString()",
    };
}
