using System;
using System.Linq;

namespace Viommu.Gen.Model;

/// <summary>The value types of a feature.</summary>
internal sealed record ValuesModel(
    EquatableArray<EnumModel> Enums,
    EquatableArray<OpenEnumModel> OpenEnums,
    EquatableArray<FlagModel> Flags,
    EquatableArray<QuantityModel> Quantities);

/// <summary>A closed list of texts.</summary>
/// <param name="IgnoresCase">Whether texts are read in any case.</param>
internal sealed record EnumModel(string Name, EquatableArray<EnumValueModel> Values, Documentation Docs, bool IgnoresCase = false)
{
    /// <summary>The value that a text is read as, or null.</summary>
    public EnumValueModel? Find(string text)
    {
        StringComparison comparison = IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return Values.FirstOrDefault(value => string.Equals(value.Text, text, comparison) || value.Also.Any(other => string.Equals(other, text, comparison)));
    }
}

/// <param name="Text">How it is written.</param>
/// <param name="Also">Further texts that are read as it.</param>
internal sealed record EnumValueModel(string Name, string Text, EquatableArray<string> Also, Documentation Docs);

/// <summary>Any text, some of which are known by patterns.</summary>
/// <param name="Other">The name of the kind of all other texts.</param>
internal sealed record OpenEnumModel(string Name, string Other, EquatableArray<OpenValueModel> Values, Documentation Docs);

/// <param name="Patterns">Texts and patterns, separated by white space.</param>
/// <param name="Plain">The first text that is no pattern.</param>
internal sealed record OpenValueModel(string Name, string Patterns, string? Plain, Documentation Docs);

/// <summary>Words for yes and no.</summary>
internal sealed record FlagModel(string Name, string True, string False, bool Exact);

/// <summary>A word or an amount in a unit.</summary>
internal sealed record QuantityModel(
    string Name,
    string Unit,
    long Min,
    long Max,
    bool RoundUp,
    string Outside,
    EquatableArray<EnumValueModel> Words,
    EquatableArray<SuffixModel> Suffixes,
    Documentation Docs)
{
    public bool HasRemarks => Suffixes.Any(suffix => suffix.Remark.Length > 0);
}

/// <param name="Refused">Why these suffixes are not taken, or null when they are.</param>
/// <param name="Remark">What there is to say to somebody who uses them, or empty.</param>
internal sealed record SuffixModel(string Texts, long Numerator, long Denominator, string? Refused, string Remark = "");

internal enum ValueKind
{
    Enum,
    OpenEnum,
    Flag,
    Quantity,
    Int,
    Long,
    Hex,
    Version,
    Text,

    /// <summary>An element that is there or not and has no content.</summary>
    Presence,

    /// <summary>An element with content: it has members, and no value but being there.</summary>
    Element,

    /// <summary>Repeated elements: absent when there is none.</summary>
    List,
}

/// <summary>The type of a member.</summary>
/// <param name="Name">The name of the enum, flag, quantity or element type; else empty.</param>
/// <param name="Min">For numbers: the least.</param>
/// <param name="Max">For numbers: the greatest.</param>
/// <param name="Digits">For hexadecimal numbers: the least digits when written.</param>
internal sealed record MemberType(ValueKind Kind, string Name = "", long Min = 0, long Max = 0, int Digits = 0)
{
    /// <summary>Whether a number may be negative.</summary>
    public bool IsSigned => IsNumber && Min < 0;

    public bool IsNumber => Kind is ValueKind.Int or ValueKind.Long or ValueKind.Hex;

    /// <summary>The type as a schema names it.</summary>
    public string Display => Name.Length > 0 ? Name : Kind.ToString().ToLowerInvariant();

    /// <summary>Which numbers it has, in words.</summary>
    public string DescribeNumber() => Runtime.NumberRange.Describe(Min, Max, Kind == ValueKind.Hex);

    public bool IsOrdered => IsNumber || Kind is ValueKind.Version or ValueKind.Quantity;
}

internal enum LiteralKind
{
    /// <summary>A member of an enum or a word of a quantity, by its name in C#.</summary>
    Name,
    Number,
    Flag,
    Version,
    Text,
}

/// <summary>A value that is in the schema.</summary>
internal sealed record Literal(LiteralKind Kind, string Text, long Number = 0)
{
    public static Literal OfFlag(bool value) => new(LiteralKind.Flag, "", value ? 1 : 0);

    public static Literal OfNumber(long value) => new(LiteralKind.Number, "", value);

    public static Literal OfName(string name) => new(LiteralKind.Name, name);

    /// <summary>A version, normalized to three numbers.</summary>
    public static Literal OfVersion(Runtime.ComponentVersion value) => new(LiteralKind.Version, value.ToString());

    public static Literal OfText(string text) => new(LiteralKind.Text, text);

    public Runtime.ComponentVersion Version => Runtime.ComponentVersion.Parse(Text);

    public bool IsTrue => Number != 0;
}
