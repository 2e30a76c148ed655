using System;

namespace Viommu.Runtime;

/// <summary>Whole numbers as text: digits only, no sign, no white space, no separators.</summary>
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
