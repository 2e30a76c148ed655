using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace Viommu.Runtime;

/// <summary>
/// Where generated code is while it reads an element: first at its attributes, then at the elements and texts in it, and then at its end.
/// What is found wrong is reported for the place where it is.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ElementReader
{
    // Whether the attribute that an element is read for was there.
    private bool _hasOnly;

    private protected ElementReader()
    {
    }

    /// <summary>The name of the attribute or element; empty for a text, and for a name that is in a namespace.</summary>
    public abstract ReadOnlySpan<char> Name { get; }

    /// <summary>Whether it is at a text.</summary>
    internal abstract bool IsText { get; }

    /// <summary>The value of the attribute; at the end of an element its own text, without the white space around it.</summary>
    public abstract string Value { get; }

    /// <summary>Goes into the element that it is at.</summary>
    public abstract void Open();

    /// <summary>Moves to the next attribute.</summary>
    /// <returns>Whether there is one.</returns>
    public abstract bool NextAttribute();

    /// <summary>Moves to the next element or text in the element; an element that was opened is closed when there is none.</summary>
    /// <returns>Whether there is one; texts of white space are passed over.</returns>
    public abstract bool NextNode();

    /// <summary>Moves to the next element in an element that may have a text, which is its value at the end.</summary>
    /// <returns>Whether there is one.</returns>
    public bool NextElement()
    {
        while (NextNode())
        {
            if (!IsText)
                return true;
        }
        return false;
    }

    /// <summary>Reads a value that has a type of its own.</summary>
    /// <param name="rule">The rule that a value breaks which can't be read.</param>
    /// <param name="allowed">What is allowed.</param>
    public T? Read<T>(string rule, string allowed)
        where T : struct, IParsable<T>
    {
        if (T.TryParse(Value, null, out T value))
            return value;
        BadValue(rule, allowed);
        return null;
    }

    /// <summary>Reads a value of an enum.</summary>
    public T? Read<T>(string rule, EnumTexts<T> texts)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.TryParse(Value, out T value))
            return value;
        BadValue(rule, texts.Allowed);
        return null;
    }

    /// <summary>Reads a flag.</summary>
    public bool? Read(string rule, FlagWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.TryRead(Value, out bool value))
            return value;
        BadValue(rule, words.Allowed);
        return null;
    }

    /// <summary>Reads a text that matches a pattern.</summary>
    public string? Read(string rule, TextFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (format.IsMatch(Value))
            return Value;
        BadValue(rule, format.Allowed);
        return null;
    }

    /// <summary>Reads a whole number; with a sign where the least one is negative.</summary>
    public long? ReadNumber(string rule, long min, long max)
    {
        bool isRead = min < 0 ? NumberText.TryReadSigned(Value, out long value) : NumberText.TryReadDecimal(Value, out value);
        return Number(rule, isRead, value, min, max, isHexadecimal: false);
    }

    /// <summary>Reads a hexadecimal number.</summary>
    public long? ReadHex(string rule, long min, long max) => Number(rule, NumberText.TryReadHex(Value, out long value), value, min, max, isHexadecimal: true);

    /// <summary>Reads a decimal number.</summary>
    public decimal? ReadDecimal(string rule, decimal min, decimal max)
    {
        if (DecimalText.TryRead(Value, out decimal value, isSigned: min < 0) && value >= min && value <= max)
            return value;
        BadValue(rule, NumberRange.Describe(min, max));
        return null;
    }

    /// <summary>Reads an amount with its suffix.</summary>
    /// <param name="rule">The rule that a value breaks which can't be read.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="remark">The rule for amounts that there is something to say about; null where there is nothing to be said.</param>
    public T? ReadAmount<T>(string rule, QuantityFormat format, string? remark)
        where T : struct, IQuantity<T>
    {
        ArgumentNullException.ThrowIfNull(format);
        if (!T.TryParse(Value, out T value))
        {
            BadAmount(rule, null, Value, format);
            return null;
        }
        if (remark is not null && format.RemarkOn(Value) is { Length: > 0 } text)
            Remark(remark, null, Value, text);
        return value;
    }

    /// <summary>Reads an amount whose suffix is in an attribute of its own, after all attributes.</summary>
    /// <param name="number">The number, or a word; null when there is none.</param>
    /// <param name="unit">The suffix; null when there is none.</param>
    /// <param name="attribute">The attribute with the number.</param>
    /// <param name="rule">The rule that a value breaks which can't be read.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="remark">The rule for amounts that there is something to say about; null where there is nothing to be said.</param>
    public T? ReadAmount<T>(string? number, string? unit, string attribute, string rule, QuantityFormat format, string? remark)
        where T : struct, IQuantity<T>
    {
        ArgumentNullException.ThrowIfNull(format);
        if (number is null)
        {
            if (unit is not null)
                Missing(rule, $"attribute '{attribute}' next to its unit");
            return null;
        }
        T? value = unit is null && T.TryParse(number, out T word) && word.Amount is null ? word
            : format.TryReadAmount(number, unit, out long amount) ? T.Of(amount)
            : null;
        if (value is null)
            BadAmount(rule, attribute, number + unit, format);
        else if (remark is not null && format.RemarkOn(number + unit) is { Length: > 0 } text)
            Remark(remark, attribute, number + unit, text);
        return value;
    }

    /// <summary>Moves to the attribute of an element that has nothing else; what else it has is reported and dropped.</summary>
    /// <param name="attribute">The name of the attribute.</param>
    /// <param name="content">The rule that other content breaks.</param>
    /// <param name="required">The rule that an element without the attribute breaks.</param>
    /// <returns>Whether it is at the attribute; false when the element is read.</returns>
    public bool NextOnly(ReadOnlySpan<char> attribute, string content, string required)
    {
        while (NextAttribute())
        {
            if (Name.SequenceEqual(attribute))
                return _hasOnly = true;
            Dropped(content);
        }
        while (NextNode())
            Dropped(content);
        if (!_hasOnly)
            Missing(required, $"attribute '{attribute}'");
        return _hasOnly = false;
    }

    /// <summary>Reads an element that has nothing but a text, which is the value then; what else it has is reported and dropped.</summary>
    /// <param name="content">The rule that other content breaks.</param>
    /// <param name="required">The rule that an element without a text breaks; null where it is nothing.</param>
    /// <returns>Whether there is a text.</returns>
    public bool OnlyText(string content, string? required)
    {
        while (NextAttribute())
            Dropped(content);
        while (NextElement())
            Dropped(content);
        if (Value.Length > 0)
            return true;
        if (required is not null)
            Missing(required, "text");
        return false;
    }

    /// <summary>Passes over an element whose presence is its value; reports content that it has nevertheless.</summary>
    public abstract void Content(string rule);

    /// <summary>Passes over an element that may be there once, and was there before.</summary>
    public abstract void Repeated(string rule);

    /// <summary>Reports a required attribute, element or text that is not there.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="what">What is missing, with its kind.</param>
    public abstract void Missing(string rule, string what);

    /// <summary>Keeps an attribute, element or text that the schema does not know.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="unknown">The list, made when something is added.</param>
    public abstract void Unknown(string rule, ref List<UnknownContent>? unknown);

    private protected abstract void Dropped(string rule);

    private protected abstract void BadValue(string rule, string allowed);

    private protected abstract void BadAmount(string rule, string? attribute, string value, QuantityFormat format);

    private protected abstract void Remark(string rule, string? attribute, string value, string remark);

    private long? Number(string rule, bool isRead, long value, long min, long max, bool isHexadecimal)
    {
        if (isRead && value >= min && value <= max)
            return value;
        BadValue(rule, NumberRange.Describe(min, max, isHexadecimal));
        return null;
    }
}
