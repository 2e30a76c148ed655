using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Values that are in attributes of the schema, as conditions write them: <c>Red</c>, <c>On</c>, <c>48</c>.</summary>
internal static class LiteralBinder
{
    /// <returns>The value, or null when it is none of the type, which is reported.</returns>
    public static Literal? Bind(BindingContext context, SchemaNode node, string attribute, MemberType type)
    {
        string text = node[attribute]!;
        if (Read(context, type, text) is { } literal)
            return literal;
        if (type.Kind == ValueKind.OpenEnum && NamesOf(context, type).Contains(text))
        {
            context.Report(Descriptors.ConditionType, node, attribute, $"{Shown.Of(text)} is known by patterns only: there is no text that could be written");
            return null;
        }
        string? nearest = Suggestion.Nearest(text, NamesOf(context, type));
        context.Report(Descriptors.ConditionType, node, attribute,
            $"{Shown.Of(text)} is not {Describe(context, type)}{(nearest is null ? "" : $"; did you mean '{nearest}'?")}");
        return null;
    }

    public static Literal? Read(BindingContext context, MemberType type, string text)
    {
        switch (type.Kind)
        {
            case ValueKind.Text when type.HasPattern:
                return context.Texts[type.Name] is var format && new Runtime.TextFormat(format.Pattern, "").IsMatch(text) ? Literal.OfText(text) : null;
            case ValueKind.Text:
                return Literal.OfText(text);
            case ValueKind.OpenEnum:
                return context.OpenEnums[type.Name].Values.FirstOrDefault(value => value.Name == text)?.Plain is { } plain ? Literal.OfText(plain) : null;
            case ValueKind.Version:
                return Runtime.ComponentVersion.TryParse(text, out Runtime.ComponentVersion version) ? Literal.OfVersion(version) : null;
            case ValueKind.Flag or ValueKind.Presence:
                return ReadFlag(context, type, text) is { } flag ? Literal.OfFlag(flag) : null;
            default:
                if (HasName(context, type, text))
                    return Literal.OfName(text);
                return ReadNumber(type, text) is { } number && IsInRange(context, type, number) ? number : null;
        }
    }

    /// <summary>The names of the values of a type; empty for numbers, versions and texts.</summary>
    public static IReadOnlyList<string> NamesOf(BindingContext context, MemberType type) => type.Kind switch
    {
        ValueKind.Enum => context.Enums[type.Name].Values.Select(value => value.Name).ToArray(),
        ValueKind.OpenEnum => context.OpenEnums[type.Name].Values.Select(value => value.Name).Append(context.OpenEnums[type.Name].Other).ToArray(),
        ValueKind.Quantity => context.Quantities[type.Name].Words.Select(word => word.Name).ToArray(),
        ValueKind.Flag
            => new[] { "true", "false" }.Concat(WordsOf(context.Flags[type.Name].True)).Concat(WordsOf(context.Flags[type.Name].False)).Distinct().ToArray(),
        ValueKind.Presence => new[] { "true", "false" },
        _ => Array.Empty<string>(),
    };

    /// <summary>Whether one of the values of a type has a name.</summary>
    public static bool HasName(BindingContext context, MemberType type, string name)
    {
        if (type.Kind != ValueKind.Enum)
            return NamesOf(context, type).Contains(name);
        foreach (EnumValueModel value in context.Enums[type.Name].Values)
        {
            if (value.Name == name)
                return true;
        }
        return false;
    }

    public static bool? ReadFlag(BindingContext context, MemberType type, string name)
    {
        if (name is "true" or "false")
            return name == "true";
        if (type.Kind != ValueKind.Flag)
            return null;
        FlagModel flag = context.Flags[type.Name];
        return WordsOf(flag.True).Contains(name) ? true : WordsOf(flag.False).Contains(name) ? false : null;
    }

    /// <summary>The text that a value is written with in a map of strings.</summary>
    public static string ToText(BindingContext context, MemberType type, Literal literal) => (type.Kind, literal.Kind) switch
    {
        (ValueKind.Enum, _) => context.Enums[type.Name].Values.First(value => value.Name == literal.Text).Text,
        (ValueKind.Quantity, LiteralKind.Name) => context.Quantities[type.Name].Words.First(word => word.Name == literal.Text).Text,
        (ValueKind.Quantity, _) => context.Quantities[type.Name].ToText(literal.Number),
        (ValueKind.Flag, _) => Runtime.Words.Split(literal.IsTrue ? context.Flags[type.Name].True : context.Flags[type.Name].False)[0],
        (_, LiteralKind.Number) => Runtime.NumberRange.Text(literal.Number),
        _ => literal.Text,
    };

    /// <summary>Reads a number or an amount, whatever its range is.</summary>
    public static Literal? ReadNumber(MemberType type, string text)
    {
        if (type.Kind == ValueKind.Decimal)
            return Runtime.DecimalText.TryRead(text.AsSpan(), out decimal value) ? Literal.OfDecimal(value) : null;
        if (!type.IsNumber && type.Kind != ValueKind.Quantity)
            return null;
        bool isRead = type.Kind == ValueKind.Hex
            ? Runtime.NumberText.TryReadHex(text.AsSpan(), out long number)
            : type.IsSigned
                ? Runtime.NumberText.TryReadSigned(text.AsSpan(), out number)
                : Runtime.NumberText.TryReadDecimal(text.AsSpan(), out number);
        return isRead ? Literal.OfNumber(number) : null;
    }

    /// <summary>What a value of a type is, with its article.</summary>
    public static string Describe(BindingContext context, MemberType type) => type.Kind switch
    {
        _ when type.HasRange => type.DescribeNumber(),
        ValueKind.Version => "a version, such as \"1.2.3\"",
        ValueKind.Text when type.HasPattern => $"a text that matches {context.Texts[type.Name].Pattern}",
        ValueKind.Text => "a text in quotes",
        ValueKind.Map => "a map: compare it with null or with another one, or its members Count, Keys and Values",
        ValueKind.TextList or ValueKind.CountList => "a list of texts: compare it with null or with another one, or its members with numbers",
        _ when type.IsCollection => "a set or a list: compare it with null or with another one, or its members Count, Min, Max and Sum with numbers",
        ValueKind.Element or ValueKind.List => "an element, which has no value: compare its members",
        ValueKind.Quantity => $"a whole number of {context.Quantities[type.Name].Unit} without a suffix{(NamesOf(context, type).Count > 0 ? ", or " + string.Join(", ", NamesOf(context, type)) : "")}",
        ValueKind.Flag or ValueKind.Presence => $"one of {string.Join(", ", NamesOf(context, type))}",
        _ => $"one of {type.Name}: {string.Join(", ", NamesOf(context, type))}",
    };

    public static bool IsInRange(BindingContext context, MemberType type, Literal number)
        => type.Kind == ValueKind.Quantity
            ? number.Number >= context.Quantities[type.Name].Min && number.Number <= context.Quantities[type.Name].Max
            : type.Takes(number);

    private static IEnumerable<string> WordsOf(string words) => Runtime.Words.Split(words).Select(Identifiers.Pascal);
}
