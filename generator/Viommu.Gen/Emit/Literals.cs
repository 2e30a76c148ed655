using Microsoft.CodeAnalysis.CSharp;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>Values as C#. Every text of a schema that ends up in code passes through here.</summary>
internal static class Literals
{
    /// <summary>A quoted, escaped string.</summary>
    public static string Text(string text) => IsPrintable(text, out bool hasEscapes) switch
    {
        true when hasEscapes => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"",
        true => "\"" + text + "\"",
        false => SymbolDisplay.FormatLiteral(text, quote: true),
    };

    /// <summary>A quoted, escaped character.</summary>
    public static string Sign(char sign) => SymbolDisplay.FormatLiteral(sign, quote: true);

    /// <summary>A piece of an interpolated string.</summary>
    public static string Interpolated(string text)
    {
        string quoted = Text(text);
        return quoted.Substring(1, quoted.Length - 2).Replace("{", "{{").Replace("}", "}}");
    }

    public static string TextOrNull(string? text) => text is null ? "null" : Text(text);

    public static string Number(long value) => Runtime.NumberRange.Text(value);

    public static string Bool(bool value) => value ? "true" : "false";

    /// <summary>The least and the greatest of a type that has a range, as arguments.</summary>
    public static string Range(MemberType type) => $"{Of(type.Least, type)}, {Of(type.Greatest, type)}";

    /// <summary>A value to compare a member of this type with.</summary>
    public static string Of(Literal literal, MemberType type) => literal.Kind switch
    {
        LiteralKind.Flag => Bool(literal.IsTrue),
        LiteralKind.Number => Number(literal.Number),
        LiteralKind.Decimal => literal.Text + "m",
        LiteralKind.Version => $"new {Names.Version}({literal.Version.Major}, {literal.Version.Minor}, {literal.Version.Patch})",
        LiteralKind.Text => Text(literal.Text),
        _ => $"{Names.Own(EnumType(type))}.{literal.Text}",
    };

    /// <summary>A value to assign to a property of this type.</summary>
    public static string Assign(Literal literal, MemberType type) => (type.Kind, literal.Kind) switch
    {
        (ValueKind.OpenEnum, _) => $"new {type.Name}({Text(literal.Text)})",
        (ValueKind.Quantity, LiteralKind.Name) => $"{Names.Own(type.Name)}.{literal.Text}",
        (ValueKind.Quantity, _) => $"{Names.Own(type.Name)}.Of({Number(literal.Number)})",
        _ => Of(literal, type),
    };

    // Most texts need no escape, or hardly one: to see that is quicker than to ask for all.
    private static bool IsPrintable(string text, out bool hasEscapes)
    {
        hasEscapes = false;
        foreach (char c in text)
        {
            if (c is < ' ' or > '~')
                return false;
            hasEscapes |= c is '"' or '\\';
        }
        return true;
    }

    private static string EnumType(MemberType type) => type.Kind switch
    {
        ValueKind.OpenEnum => GeneratedNames.OpenKind(type.Name),
        ValueKind.Quantity => GeneratedNames.QuantityWord(type.Name),
        _ => type.Name,
    };
}
