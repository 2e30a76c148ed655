using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Interpretation;

/// <summary>Reads and shows the values of one feature as generated code does, with the same readers.</summary>
internal sealed class ValueReader
{
    private readonly Dictionary<string, EnumModel> _enums;
    private readonly Dictionary<string, OpenEnumModel> _openEnums;
    private readonly Dictionary<string, TextPatterns> _patterns;
    private readonly Dictionary<string, FlagWords> _flags;
    private readonly Dictionary<string, TextFormat> _texts;
    private readonly Dictionary<string, QuantityModel> _quantities;
    private readonly Dictionary<string, QuantityFormat> _formats;
    private readonly Dictionary<string, NumberSetFormat> _sets;
    private readonly Dictionary<string, ListFormat> _lists;

    public ValueReader(ValuesModel values)
    {
        _enums = values.Enums.ToDictionary(type => type.Name);
        _openEnums = values.OpenEnums.ToDictionary(type => type.Name);
        _patterns = values.OpenEnums.ToDictionary(type => type.Name, type => new TextPatterns(type.Values.Select(value => value.Patterns).ToArray()));
        _texts = values.Texts.ToDictionary(type => type.Name, type => new TextFormat(type.Pattern, type.Example));
        _flags = values.Flags.ToDictionary(type => type.Name, type => new FlagWords(type.True, type.False, type.Exact));
        _quantities = values.Quantities.ToDictionary(type => type.Name);
        _formats = values.Quantities.ToDictionary(type => type.Name, Format);
        _sets = values.Sets.ToDictionary(type => type.Name, type => new NumberSetFormat(type.Max, type.Excludes));
        _lists = values.Lists.ToDictionary(type => type.Name, Format);
    }

    /// <returns>The value, or null when generated code could not read the text.</returns>
    public Literal? Read(MemberType type, string text)
    {
        switch (type.Kind)
        {
            case ValueKind.Enum:
                return _enums[type.Name].Find(text) is { } value ? Literal.OfName(value.Name) : null;
            case ValueKind.OpenEnum:
                return string.IsNullOrWhiteSpace(text) ? null : KindOf(type, text);
            case ValueKind.Flag:
                return _flags[type.Name].TryRead(text, out bool flag) ? Literal.OfFlag(flag) : null;
            case ValueKind.Quantity:
                return !_formats[type.Name].TryRead(text, out int word, out long amount) ? null
                    : word >= 0 ? Literal.OfName(_quantities[type.Name].Words[word].Name)
                    : Literal.OfNumber(amount);
            case ValueKind.Int or ValueKind.Long or ValueKind.Hex:
                bool isNumber = type.Kind == ValueKind.Hex
                    ? NumberText.TryReadHex(text.AsSpan(), out long number)
                    : type.IsSigned
                        ? NumberText.TryReadSigned(text.AsSpan(), out number)
                        : NumberText.TryReadDecimal(text.AsSpan(), out number);
                return isNumber && number >= type.Min && number <= type.Max ? Literal.OfNumber(number) : null;
            case ValueKind.Decimal:
                return DecimalText.TryRead(text.AsSpan(), out decimal read, type.IsSigned) && Literal.OfDecimal(read) is var @decimal && type.Takes(@decimal)
                    ? @decimal
                    : null;
            case ValueKind.Version:
                return ComponentVersion.TryParse(text, out ComponentVersion version) ? Literal.OfVersion(version) : null;
            case ValueKind.Text when type.HasPattern:
                return _texts[type.Name].IsMatch(text) ? Literal.OfText(text) : null;
            case ValueKind.Text:
                return string.IsNullOrWhiteSpace(text) ? null : Literal.OfText(text);
            case ValueKind.NumberSet:
                return _sets[type.Name].TryRead(text, out NumberSet? set) ? ToLiteral(set) : null;
            case ValueKind.TextList or ValueKind.NumberList or ValueKind.CountList:
                return _lists[type.Name].Read(text) is { } items ? ToList(type, items) : null;
            default:
                return null;
        }
    }

    public static Literal ToLiteral(NumberSet set) => new(LiteralKind.Set, set.ToString());

    /// <summary>A set that was read.</summary>
    public static NumberSet ToSet(Literal value)
        => new NumberSetFormat(long.MaxValue, excludes: true).TryRead(value.Text, out NumberSet? set) ? set : new NumberSet(Array.Empty<(long, long)>(), isExclusion: false);

    /// <summary>Reads an amount whose suffix is separate.</summary>
    public Literal? ReadAmount(MemberType type, string digits, string? suffix)
        => _formats[type.Name].TryReadAmount(digits, suffix, out long amount) ? Literal.OfNumber(amount) : null;

    /// <summary>What there is to say about the suffix of an amount; empty when there is nothing.</summary>
    public string RemarkOn(MemberType type, string text) => type.Kind == ValueKind.Quantity ? _formats[type.Name].RemarkOn(text) : "";

    /// <summary>What a text of an open type is known as.</summary>
    public Literal KindOf(MemberType type, string text)
    {
        OpenEnumModel open = _openEnums[type.Name];
        int kind = Match(type, text).Kind;
        return Literal.OfName(kind == 0 ? open.Other : open.Values[kind - 1].Name);
    }

    /// <summary>What a text of an open type is known as, with the version that it names.</summary>
    public KnownText Match(MemberType type, string text) => _patterns[type.Name].Match(text);

    /// <summary>The plain text of a value of an open type, by its name.</summary>
    public string? PlainOf(MemberType type, string name) => _openEnums[type.Name].Values.FirstOrDefault(value => value.Name == name)?.Plain;

    /// <summary>Why a text can't be read, in the words of generated code.</summary>
    public string Explain(MemberType type, string key, string text) => type.Kind == ValueKind.Quantity
        ? Problems.BadQuantity(key, text, _formats[type.Name])
        : Problems.BadValue(key, text, Allowed(type), type.Kind == ValueKind.Enum ? Texts(type) : null);

    /// <summary>The texts that a value may have, as far as they can be listed.</summary>
    public IReadOnlyList<string> Texts(MemberType type) => type.Kind switch
    {
        ValueKind.Enum => _enums[type.Name].Values.Select(value => value.Text).ToArray(),
        ValueKind.Flag => new[] { _flags[type.Name].ToText(true), _flags[type.Name].ToText(false) },
        ValueKind.Quantity => _quantities[type.Name].Words.Select(word => word.Text).ToArray(),
        _ => Array.Empty<string>(),
    };

    /// <summary>All words that are values: more than those that are written.</summary>
    public IReadOnlyList<string> Words(MemberType type)
        => type.Kind switch
        {
            ValueKind.Flag => _flags[type.Name].Allowed.Split(new[] { ", " }, StringSplitOptions.None),
            ValueKind.Enum => _enums[type.Name].Values.SelectMany(value => value.Also.Prepend(value.Text)).ToArray(),
            _ => Texts(type),
        };

    /// <summary>The suffixes that amounts of a quantity may have.</summary>
    public IEnumerable<string> Suffixes(MemberType type)
        => _quantities[type.Name].Suffixes.Where(suffix => suffix.Refused is null).SelectMany(suffix => Viommu.Runtime.Words.Split(suffix.Texts));

    /// <summary>A value as it is written.</summary>
    public string ToText(MemberType type, Literal value) => (type.Kind, value.Kind) switch
    {
        (ValueKind.Enum, _) => _enums[type.Name].Values.First(candidate => candidate.Name == value.Text).Text,
        (ValueKind.Quantity, LiteralKind.Name) => _quantities[type.Name].Words.First(word => word.Name == value.Text).Text,
        (ValueKind.Quantity, _) => _quantities[type.Name].ToText(value.Number),
        (ValueKind.Flag, _) => _flags[type.Name].ToText(value.IsTrue),
        (ValueKind.Presence, _) => value.IsTrue ? "true" : "false",
        (_, LiteralKind.Number) => NumberRange.Text(value.Number),
        _ => value.Text,
    };

    /// <summary>A value as it appears in a message.</summary>
    public string Show(MemberType type, Literal value, string? text) => type.Kind switch
    {
        ValueKind.Enum or ValueKind.OpenEnum or ValueKind.Text or ValueKind.Quantity => Shown.Of(text ?? ToText(type, value)),
        _ when type.IsCollection => Shown.Of(value.Text),
        ValueKind.Flag or ValueKind.Presence => value.IsTrue ? "true" : "false",
        _ => ToText(type, value),
    };

    private string Allowed(MemberType type) => type.Kind switch
    {
        ValueKind.Enum => string.Join(", ", Texts(type)),
        ValueKind.Flag => _flags[type.Name].Allowed,
        ValueKind.Version => ComponentVersion.Allowed,
        ValueKind.Text when type.HasPattern => _texts[type.Name].Allowed,
        ValueKind.NumberSet => _sets[type.Name].Allowed,
        _ when type.IsCollection => _lists[type.Name].Allowed,
        _ when type.HasRange => type.DescribeNumber(),
        _ => "any text other than white space",
    };

    private static Literal ToList(MemberType type, List<(string Text, long Number)> items)
        => Literal.OfList(items.ConvertAll(item => type.Kind switch
        {
            ValueKind.TextList => Literal.OfText(item.Text),
            ValueKind.NumberList => Literal.OfNumber(item.Number),
            _ => Literal.OfCounted(item.Text, item.Number),
        }));

    private static ListFormat Format(ListModel type)
        => type.IsNumbers ? new ListFormat(type.Separator, type.Min, type.Max)
            : type.Count is { } count ? new ListFormat(type.Separator, count)
            : new ListFormat(type.Separator);

    private static QuantityFormat Format(QuantityModel type) => new(
        type.Unit,
        type.Min,
        type.Max,
        type.Outside,
        string.Join(" ", type.Words.Select(word => word.Text)),
        type.Suffixes.Select(suffix => suffix.Refused is null
            ? new QuantitySuffix(suffix.Texts, suffix.Numerator, suffix.Denominator) { Remark = suffix.Remark }
            : new QuantitySuffix(suffix.Texts, suffix.Refused)).ToArray())
    {
        RoundUp = type.RoundUp,
        Suffix = type.WrittenSuffix,
    };
}
