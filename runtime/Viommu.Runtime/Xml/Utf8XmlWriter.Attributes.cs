using System;

namespace Viommu.Runtime;

// Attributes: each begins with a space, its name and a quote, and is not written when its value is null.
public ref partial struct Utf8XmlWriter
{
    /// <summary>Writes a flag.</summary>
    /// <param name="value">The flag.</param>
    /// <param name="yes">The whole attribute for yes.</param>
    /// <param name="no">The whole attribute for no.</param>
    public void Flag(bool? value, ReadOnlySpan<byte> yes, ReadOnlySpan<byte> no)
    {
        if (value is { } flag)
            Markup(flag ? yes : no);
    }

    /// <summary>Writes a value of an enum.</summary>
    public void Value<T>(ReadOnlySpan<byte> start, T? value, EnumTexts<T> texts)
        where T : struct, Enum
    {
        if (value is not { } known)
            return;
        Markup(start);
        Markup(texts.XmlOf(known));
        Markup("'"u8);
    }

    /// <summary>Writes a whole number.</summary>
    public void Number(ReadOnlySpan<byte> start, long? value)
    {
        if (value is not { } number)
            return;
        Markup(start);
        Number(number);
        Markup("'"u8);
    }

    /// <summary>Writes a decimal number.</summary>
    public void Decimal(ReadOnlySpan<byte> start, decimal? value)
    {
        if (value is not { } number)
            return;
        Markup(start);
        Decimal(number);
        Markup("'"u8);
    }

    /// <summary>Writes a hexadecimal number with 0x and at least so many digits.</summary>
    public void Hex(ReadOnlySpan<byte> start, long? value, int digits)
    {
        if (value is not { } number)
            return;
        Markup(start);
        Hex(number, digits);
        Markup("'"u8);
    }

    /// <summary>Writes an amount with its unit, or a word without one.</summary>
    /// <param name="start">The start of the attribute.</param>
    /// <param name="value">The amount.</param>
    /// <param name="unit">The attribute with the unit; empty when there is none.</param>
    public void Amount<T>(ReadOnlySpan<byte> start, T? value, ReadOnlySpan<byte> unit)
        where T : struct, IQuantity<T>
    {
        if (value is not { } quantity)
            return;
        Markup(start);
        if (quantity.Amount is { } amount && !unit.IsEmpty)
        {
            Number(amount);
            Markup("'"u8);
            Markup(unit);
        }
        else
        {
            Amount(quantity);
            Markup("'"u8);
        }
    }

    /// <summary>Writes the three numbers of a version.</summary>
    public void Version(ReadOnlySpan<byte> start, ComponentVersion? value)
    {
        if (value is not { } version)
            return;
        Markup(start);
        Version(version);
        Markup("'"u8);
    }

    /// <summary>Writes a text.</summary>
    /// <exception cref="FormatException">The text has a character that no XML can hold.</exception>
    public void Text(ReadOnlySpan<byte> start, string? value)
    {
        if (value is null)
            return;
        Markup(start);
        Text(value);
        Markup("'"u8);
    }
}
