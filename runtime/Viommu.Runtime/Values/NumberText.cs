using System;

namespace Viommu.Runtime;

/// <summary>Whole numbers as text: digits only, no white space, no separators, and no sign but a minus where a number may be negative.</summary>
static partial class NumberText
{
    /// <summary>Reads a decimal number.</summary>
    /// <param name="text">The digits.</param>
    /// <param name="value">The number, 0 or more.</param>
    /// <returns>Whether the text is a number of at most 63 bits.</returns>
    public static bool TryReadDecimal(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        foreach (char digit in text)
        {
            if (digit is < '0' or > '9' || value > (long.MaxValue - (digit - '0')) / 10)
            {
                value = 0;
                return false;
            }
            value = value * 10 + (digit - '0');
        }
        return !text.IsEmpty;
    }

    /// <summary>Reads a decimal number that may have a minus sign.</summary>
    /// <param name="text">The digits, with a sign before them where the number is negative.</param>
    /// <param name="value">The number.</param>
    /// <returns>Whether the text is such a number of at most 63 bits.</returns>
    public static bool TryReadSigned(ReadOnlySpan<char> text, out long value)
    {
        if (text.IsEmpty || text[0] != '-')
            return TryReadDecimal(text, out value);
        bool isNumber = TryReadDecimal(text.Slice(1), out value);
        value = -value;
        return isNumber;
    }

    /// <summary>Reads a hexadecimal number with its 0x, or a decimal one without.</summary>
    /// <param name="text">The digits.</param>
    /// <param name="value">The number, 0 or more.</param>
    /// <returns>Whether the text is a number of at most 63 bits.</returns>
    public static bool TryReadHex(ReadOnlySpan<char> text, out long value)
    {
        if (text.Length < 3 || text[0] != '0' || text[1] is not ('x' or 'X'))
            return TryReadDecimal(text, out value);
        value = 0;
        foreach (char digit in text.Slice(2))
        {
            int nibble = digit switch
            {
                >= '0' and <= '9' => digit - '0',
                >= 'a' and <= 'f' => digit - 'a' + 10,
                >= 'A' and <= 'F' => digit - 'A' + 10,
                _ => -1,
            };
            if (nibble < 0 || value > long.MaxValue >> 4)
            {
                value = 0;
                return false;
            }
            value = value << 4 | (long)nibble;
        }
        return true;
    }
}
