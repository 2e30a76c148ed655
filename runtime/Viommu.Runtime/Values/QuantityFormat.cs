using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Viommu.Runtime;

/// <summary>What the suffixes of an amount are worth, as a fraction of the unit, or why they are refused.</summary>
sealed partial class QuantitySuffix
{
    /// <summary>Suffixes that are taken.</summary>
    /// <param name="texts">The suffixes, separated by white space; empty for an amount that has none.</param>
    /// <param name="numerator">Their worth in the unit is this ...</param>
    /// <param name="denominator">... divided by this.</param>
    public QuantitySuffix(string texts, long numerator, long denominator)
    {
        Texts = texts.Length == 0 ? new[] { "" } : Words.Split(texts);
        Numerator = numerator;
        Denominator = denominator;
    }

    /// <summary>Suffixes that are known and refused.</summary>
    /// <param name="texts">The suffixes, separated by white space; empty for an amount that has none.</param>
    /// <param name="refused">The reason.</param>
    public QuantitySuffix(string texts, string refused)
        : this(texts, 0, 1) => Refused = refused;

    /// <summary>What there is to say to somebody who uses them, or empty.</summary>
    public string Remark { get; init; } = "";

    internal string[] Texts { get; }
    internal long Numerator { get; }
    internal long Denominator { get; }
    internal string? Refused { get; }
}

/// <summary>How a quantity is written: a word, or a whole amount with or without a suffix.</summary>
sealed partial class QuantityFormat
{
    private readonly string _unit;
    private readonly long _min;
    private readonly long _max;
    private readonly string _outside;
    private readonly string[] _words;
    private readonly QuantitySuffix[] _suffixes;

    /// <summary>Describes a quantity.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="min">The least amount.</param>
    /// <param name="max">The greatest amount.</param>
    /// <param name="outside">Why other amounts are not taken, or empty.</param>
    /// <param name="words">The words, separated by white space.</param>
    /// <param name="suffixes">The suffixes.</param>
    public QuantityFormat(string unit, long min, long max, string outside, string words, params QuantitySuffix[] suffixes)
    {
        _unit = unit;
        _min = min;
        _max = max;
        _outside = outside;
        _words = Runtime.Words.Split(words);
        _suffixes = suffixes;
    }

    /// <summary>Whether an amount that is not a whole number of units is rounded up, instead of refused.</summary>
    public bool RoundUp { get; init; }

    /// <summary>The suffix that amounts are written with; empty where one without a suffix is in the unit.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>Reads a word or an amount.</summary>
    /// <param name="text">The text.</param>
    /// <param name="word">The index of the word, or -1.</param>
    /// <param name="amount">The amount in the unit, or 0.</param>
    /// <returns>Whether the text is a quantity.</returns>
    public bool TryRead([NotNullWhen(true)] string? text, out int word, out long amount)
    {
        amount = 0;
        word = text is null ? -1 : Array.IndexOf(_words, text);
        return word >= 0 || (text is not null && ReadAmount(text.AsSpan(), out amount, out _, out _) == Outcome.Read);
    }

    /// <summary>Reads an amount whose suffix is separate.</summary>
    /// <param name="digits">The number.</param>
    /// <param name="suffix">The suffix, or null for none; the unit itself is one, since it is written.</param>
    /// <param name="amount">The amount in the unit.</param>
    /// <returns>Whether it is an amount.</returns>
    public bool TryReadAmount(string? digits, string? suffix, out long amount)
    {
        amount = 0;
        bool isUnit = suffix == _unit && Find(suffix.AsSpan(), out _) is null;
        return digits is not null && NumberText.TryReadDecimal(digits.AsSpan(), out long number)
            && Scale(number, isUnit ? Suffix.AsSpan() : suffix.AsSpan(), out amount, out _, out _) == Outcome.Read;
    }

    /// <summary>A word or an amount as it is written; empty when it is neither.</summary>
    /// <param name="word">The index of the word, or null.</param>
    /// <param name="amount">The amount in the unit, or null.</param>
    public string ToText(int? word, long? amount)
        => word is { } index && (uint)index < (uint)_words.Length ? _words[index]
            : amount is { } number ? number.ToString(CultureInfo.InvariantCulture) + Suffix : "";

    /// <summary>What there is to say about the suffix of an amount; empty when there is nothing.</summary>
    /// <param name="text">The amount, with its suffix behind it.</param>
    public string RemarkOn(string text)
    {
        int digits = 0;
        while (digits < text.Length && text[digits] is >= '0' and <= '9')
            digits++;
        return Find(text.AsSpan(digits), out _)?.Remark.TrimEnd('.') ?? "";
    }

    /// <summary>Says why a text is not a quantity; empty when it is one.</summary>
    public string Explain(string text)
    {
        if (Array.IndexOf(_words, text) >= 0)
            return "";
        return ReadAmount(text.AsSpan(), out long amount, out string suffix, out string reason) switch
        {
            Outcome.Read => "",
            Outcome.Refused => $"{(suffix.Length == 0 ? "an amount without a suffix" : Shown.Of(suffix))} is not accepted: {reason.TrimEnd('.')}",
            Outcome.Fraction => $"it is not a whole number of {_unit}",
            Outcome.Range => Range(),
            // Without a limit of its own, what does not fit is too much, and not too little.
            Outcome.Overflow => _max < long.MaxValue ? Range() : string.Format(CultureInfo.InvariantCulture, "the amount must be {0} {1} or less", _max, _unit),
            _ => $"allowed values: {Allowed}",
        };
    }

    private string Range()
    {
        string range = _max == long.MaxValue
            ? string.Format(CultureInfo.InvariantCulture, "the amount must be {0} {1} or more", _min, _unit)
            : string.Format(CultureInfo.InvariantCulture, "the amount must be between {0} and {1} {2}", _min, _max, _unit);
        return _outside.Length == 0 ? range : $"{range}, because {_outside.TrimEnd('.')}";
    }

    /// <summary>What is allowed, for messages.</summary>
    public string Allowed
    {
        get
        {
            string words = _words.Length == 0 ? "" : string.Join(", ", _words) + ", or ";
            string suffixes = "";
            foreach (QuantitySuffix suffix in _suffixes)
            {
                if (suffix.Refused is null && suffix.Texts is not [""])
                    suffixes += (suffixes.Length == 0 ? "" : ", ") + string.Join(", ", suffix.Texts);
            }
            QuantitySuffix? none = Find(default, out _);
            return words + (none is { Refused: not null } ? $"a number with one of {suffixes}"
                : (none is null ? $"a whole number of {_unit}" : "a whole number") + (suffixes.Length == 0 ? "" : $", or a number with one of {suffixes}"));
        }
    }

    private enum Outcome { Read, NoAmount, Refused, Fraction, Range, Overflow }

    private Outcome ReadAmount(ReadOnlySpan<char> text, out long amount, out string suffix, out string reason)
    {
        int digits = 0;
        while (digits < text.Length && text[digits] is >= '0' and <= '9')
            digits++;
        if (digits == 0)
        {
            amount = 0;
            suffix = reason = "";
            return Outcome.NoAmount;
        }
        if (!NumberText.TryReadDecimal(text.Slice(0, digits), out long number))
        {
            amount = 0;
            suffix = reason = "";
            return Outcome.Overflow;
        }
        return Scale(number, text.Slice(digits), out amount, out suffix, out reason);
    }

    private Outcome Scale(long number, ReadOnlySpan<char> suffixText, out long amount, out string suffix, out string reason)
    {
        amount = 0;
        suffix = reason = "";
        QuantitySuffix? found = Find(suffixText, out suffix);
        if (found is null && !suffixText.IsEmpty)
            return Outcome.NoAmount;
        if (found is { Refused: not null })
        {
            reason = found.Refused;
            return Outcome.Refused;
        }
        (long numerator, long denominator) = found is null ? (1, 1) : (found.Numerator, found.Denominator);
        // Reduced first: only an amount that is really too much overflows.
        long common = GreatestCommonDivisor(number, denominator);
        number /= common;
        denominator /= common;
        common = GreatestCommonDivisor(numerator, denominator);
        numerator /= common;
        denominator /= common;
        if (denominator != 1 && !RoundUp)
            return Outcome.Fraction;
        // In whole steps and the rest, so that what fits does not overflow on the way.
        (long steps, long rest) = (number / denominator, number % denominator);
        if (steps > long.MaxValue / numerator || rest > long.MaxValue / numerator)
            return Outcome.Overflow;
        long whole = steps * numerator, part = rest * numerator / denominator + (rest * numerator % denominator == 0 ? 0 : 1);
        if (whole > long.MaxValue - part)
            return Outcome.Overflow;
        if (whole + part < _min || whole + part > _max)
            return Outcome.Range;
        amount = whole + part;
        return Outcome.Read;
    }

    private static long GreatestCommonDivisor(long left, long right)
    {
        while (right != 0)
            (left, right) = (right, left % right);
        return left;
    }

    private QuantitySuffix? Find(ReadOnlySpan<char> text, out string suffix)
    {
        foreach (QuantitySuffix candidate in _suffixes)
        {
            foreach (string known in candidate.Texts)
            {
                if (text.SequenceEqual(known.AsSpan()))
                {
                    suffix = known;
                    return candidate;
                }
            }
        }
        suffix = "";
        return null;
    }
}
