using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Viommu.Gen.Model;

/// <summary>The value types of a feature.</summary>
internal sealed record ValuesModel(
    EquatableArray<EnumModel> Enums,
    EquatableArray<OpenEnumModel> OpenEnums,
    EquatableArray<FlagModel> Flags,
    EquatableArray<QuantityModel> Quantities,
    EquatableArray<NumberSetModel> Sets,
    EquatableArray<ListModel> Lists,
    EquatableArray<TextModel> Texts);

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
/// <param name="Trait">The name of its trait, where that is not made of the text.</param>
internal sealed record EnumValueModel(string Name, string Text, EquatableArray<string> Also, Documentation Docs, string? Trait = null);

/// <summary>Any text, some of which are known by patterns.</summary>
/// <param name="Other">The name of the kind of all other texts.</param>
internal sealed record OpenEnumModel(string Name, string Other, EquatableArray<OpenValueModel> Values, Documentation Docs);

/// <param name="Patterns">Texts and patterns, separated by white space.</param>
/// <param name="Plain">The first text that is no pattern.</param>
internal sealed record OpenValueModel(string Name, string Patterns, string? Plain, Documentation Docs);

/// <summary>Words for yes and no.</summary>
internal sealed record FlagModel(string Name, string True, string False, bool Exact);

/// <summary>A word or an amount in a unit.</summary>
/// <param name="WrittenSuffix">The suffix that amounts are written with; empty where one without a suffix is in the unit.</param>
internal sealed record QuantityModel(
    string Name,
    string Unit,
    long Min,
    long Max,
    bool RoundUp,
    string Outside,
    EquatableArray<EnumValueModel> Words,
    EquatableArray<SuffixModel> Suffixes,
    string WrittenSuffix,
    Documentation Docs)
{
    public string ToText(long amount) => Runtime.NumberRange.Text(amount) + WrittenSuffix;

    public bool HasRemarks => Suffixes.Any(suffix => suffix.Remark.Length > 0);
}

/// <param name="Texts">The suffixes; empty for amounts without one.</param>
/// <param name="Refused">Why these suffixes are not taken, or null when they are.</param>
/// <param name="Remark">What there is to say to somebody who uses them, or empty.</param>
internal sealed record SuffixModel(string Texts, long Numerator, long Denominator, string? Refused, string Remark = "");

/// <summary>A set of numbers, written as ranges.</summary>
/// <param name="Excludes">Whether numbers can be taken out of it.</param>
/// <param name="Universe">The member that says how many numbers there are, or null.</param>
internal sealed record NumberSetModel(string Name, long Max, bool Excludes, string? Universe);

/// <summary>Texts that match a pattern.</summary>
internal sealed record TextModel(string Name, string Pattern, string Example);

/// <summary>A list of numbers, or of texts.</summary>
/// <param name="Count">What stands before the count of a text, or null.</param>
internal sealed record ListModel(string Name, char Separator, char? Count, bool IsNumbers, long Min, long Max)
{
    public ValueKind Kind => IsNumbers ? ValueKind.NumberList : Count is null ? ValueKind.TextList : ValueKind.CountList;
}

internal enum ValueKind
{
    Enum,
    OpenEnum,
    Flag,
    Quantity,
    Int,
    Long,
    Hex,
    Decimal,
    Version,
    Text,
    NumberSet,
    TextList,
    NumberList,

    /// <summary>Texts, each with a count.</summary>
    CountList,

    /// <summary>Sets of numbers: the values of a map.</summary>
    SetList,

    /// <summary>All numbers that are in one of several sets.</summary>
    SetUnion,

    /// <summary>The values of keys with parameters.</summary>
    Map,

    /// <summary>An element that is there or not and has no content.</summary>
    Presence,

    /// <summary>An element with content: it has members, and no value but being there.</summary>
    Element,

    /// <summary>Repeated elements: absent when there is none.</summary>
    List,
}

/// <summary>The least and the greatest of decimal numbers.</summary>
internal sealed record DecimalRange(decimal Min, decimal Max);

/// <summary>The type of a member.</summary>
/// <param name="Name">The name of the enum, flag, quantity, pattern or element type; else empty.</param>
/// <param name="Min">For numbers: the least.</param>
/// <param name="Max">For numbers: the greatest.</param>
/// <param name="Digits">For hexadecimal numbers: the least digits when written.</param>
/// <param name="Value">For a map: the type of its values.</param>
/// <param name="HasNumberKeys">For a map: whether its keys are numbers, and not texts.</param>
/// <param name="Decimals">For decimal numbers: the least and the greatest.</param>
internal sealed record MemberType(
    ValueKind Kind, string Name = "", long Min = 0, long Max = 0, int Digits = 0, MemberType? Value = null, bool HasNumberKeys = false, DecimalRange? Decimals = null)
{
    /// <summary>The type of what is computed: a number of 64 bits.</summary>
    public static readonly MemberType Computed = new(ValueKind.Long, "", long.MinValue, long.MaxValue);

    /// <summary>Whether it is a set or a list: conditions ask how many items there are, and what they are together.</summary>
    public bool IsCollection => Kind is ValueKind.NumberSet or ValueKind.TextList or ValueKind.NumberList or ValueKind.CountList or ValueKind.Map or ValueKind.SetList or ValueKind.SetUnion;

    /// <summary>Whether it is a text that matches a pattern.</summary>
    public bool HasPattern => Kind == ValueKind.Text && Name.Length > 0;

    /// <summary>Whether what is made in code may be something that its format does not read.</summary>
    public bool IsMatched => HasPattern || Kind is ValueKind.NumberSet or ValueKind.TextList or ValueKind.NumberList or ValueKind.CountList;

    /// <summary>Whether a number may be negative.</summary>
    public bool IsSigned => Decimals is { } range ? range.Min < 0 : IsNumber && Min < 0;

    /// <summary>Whether it is a whole number.</summary>
    public bool IsNumber => Kind is ValueKind.Int or ValueKind.Long or ValueKind.Hex;

    /// <summary>Whether it is a number, whole or decimal, which has a range.</summary>
    public bool HasRange => IsNumber || Decimals is not null;

    /// <summary>The least of a type that has a range.</summary>
    public Literal Least => Decimals is null ? Literal.OfNumber(Min) : Literal.OfDecimal(Decimals.Min);

    /// <summary>The greatest of a type that has a range.</summary>
    public Literal Greatest => Decimals is null ? Literal.OfNumber(Max) : Literal.OfDecimal(Decimals.Max);

    /// <summary>Whether a number is in the range of its type.</summary>
    public bool Takes(Literal number) => number.CompareTo(Least) >= 0 && number.CompareTo(Greatest) <= 0;

    /// <summary>The type as a schema names it.</summary>
    public string Display => Value is not null ? $"map of {Value.Display}" : Name.Length > 0 ? Name : Kind switch
    {
        ValueKind.NumberSet or ValueKind.SetUnion => "set of numbers",
        ValueKind.TextList => "list of texts",
        ValueKind.NumberList => "list of numbers",
        ValueKind.SetList => "list of sets",
        _ => Kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Which numbers it has, in words.</summary>
    public string DescribeNumber()
        => Decimals is { } range ? Runtime.NumberRange.Describe(range.Min, range.Max) : Runtime.NumberRange.Describe(Min, Max, Kind == ValueKind.Hex);

    public bool IsOrdered => HasRange || Kind is ValueKind.Version or ValueKind.Quantity;
}

internal enum LiteralKind
{
    /// <summary>A member of an enum or a word of a quantity, by its name in C#.</summary>
    Name,
    Number,
    Flag,
    Decimal,
    Version,
    Text,
    Set,
    List,

    /// <summary>A text with a count: an item of a list.</summary>
    Counted,

    Map,

    /// <summary>A key and its value: an item of a map.</summary>
    Entry,
}

/// <summary>A value that is in the schema.</summary>
/// <param name="Text">The text or the name; of a set, its ranges; of a list, its items for messages.</param>
/// <param name="Items">Of a list.</param>
internal sealed record Literal(LiteralKind Kind, string Text, long Number = 0, EquatableArray<Literal> Items = default)
{
    public static Literal OfFlag(bool value) => new(LiteralKind.Flag, "", value ? 1 : 0);

    public static Literal OfNumber(long value) => new(LiteralKind.Number, "", value);

    public static Literal OfName(string name) => new(LiteralKind.Name, name);

    /// <summary>A decimal number, without zeros at its end.</summary>
    public static Literal OfDecimal(decimal value) => new(LiteralKind.Decimal, Runtime.DecimalText.ToText(value));

    /// <summary>A version, normalized to three numbers.</summary>
    public static Literal OfVersion(Runtime.ComponentVersion value) => new(LiteralKind.Version, value.ToString());

    public static Literal OfText(string text) => new(LiteralKind.Text, text);

    public static Literal OfCounted(string text, long count) => new(LiteralKind.Counted, text, count);

    public static Literal OfList(IReadOnlyCollection<Literal> items)
        => new(LiteralKind.List, string.Join(", ", items.Select(item => item.Shown)), 0, items.ToEquatableArray());

    /// <summary>A map, with its entries in the order of their keys.</summary>
    /// <param name="hasNumberKeys">Whether the keys are numbers.</param>
    public static Literal OfMap(IEnumerable<Literal> entries, bool hasNumberKeys)
        => new(LiteralKind.Map, "", hasNumberKeys ? 1 : 0, entries.OrderBy(entry => entry.Number).ThenBy(entry => entry.Text, StringComparer.Ordinal).ToEquatableArray());

    /// <summary>An entry of a map.</summary>
    /// <param name="number">The key as a number, where keys are numbers; else 0.</param>
    public static Literal OfEntry(string key, long number, Literal value) => new(LiteralKind.Entry, key, number, EquatableArray.Of(value));

    /// <summary>An item of a list, as messages show it.</summary>
    private string Shown => Kind switch
    {
        LiteralKind.Number => Runtime.NumberRange.Text(Number),
        LiteralKind.Counted => $"{Text}:{Runtime.NumberRange.Text(Number)}",
        _ => Text,
    };

    public Runtime.ComponentVersion Version => Runtime.ComponentVersion.Parse(Text);

    public decimal Decimal => decimal.Parse(Text, CultureInfo.InvariantCulture);

    public bool IsTrue => Number != 0;

    /// <summary>Whether it has an order: a word of a quantity is neither more nor less than an amount.</summary>
    public bool IsOrdered => Kind is LiteralKind.Number or LiteralKind.Decimal or LiteralKind.Version;

    /// <summary>Compares two values of one kind that has an order.</summary>
    public int CompareTo(Literal other) => Kind switch
    {
        LiteralKind.Decimal => Decimal.CompareTo(other.Decimal),
        LiteralKind.Version => Version.CompareTo(other.Version),
        _ => Number.CompareTo(other.Number),
    };
}
