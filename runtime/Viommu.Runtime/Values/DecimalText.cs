using System;
using System.Globalization;

namespace Viommu.Runtime;

/// <summary>Decimal numbers as text: digits, with a point between two of them or without one, and a minus sign before a negative number. No white space, no separators, no exponent.</summary>
static partial class DecimalText
{
    // No number with so many digits is beyond a decimal.
    private const int SafeDigits = 28;
    private const int MaxDecimals = 28;

    /// <summary>Reads a decimal number.</summary>
    /// <param name="text">The digits.</param>
    /// <param name="value">The number.</param>
    /// <param name="isSigned">Whether it may have a minus sign.</param>
    /// <returns>Whether the text is a number that is exactly a <see cref="decimal"/>.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out decimal value, bool isSigned = true)
    {
        value = 0;
        // Zeros at its end say nothing, but there is a digit behind a point.
        if (text.IndexOf('.') is > 0 and var mark && mark < text.Length - 1 && mark == text.LastIndexOf('.'))
            text = text.TrimEnd('0').TrimEnd('.');
        bool isNegative = isSigned && !text.IsEmpty && text[0] == '-';
        decimal number = 0;
        int digits = 0, point = -1;
        foreach (char c in isNegative ? text.Slice(1) : text)
        {
            if (c == '.' && digits > 0 && point < 0)
            {
                point = digits;
                continue;
            }
            if (c is < '0' or > '9' || (digits >= SafeDigits && number > (decimal.MaxValue - (c - '0')) / 10))
                return false;
            number = number * 10 + (c - '0');
            digits++;
        }
        int decimals = point < 0 ? 0 : digits - point;
        if (digits == 0 || digits == point || decimals > MaxDecimals)
            return false;
        if (number != 0)
            value = number * new decimal(1, 0, 0, isNegative, (byte)decimals);
        return true;
    }

    /// <summary>The number without zeros at its end.</summary>
    public static string ToText(decimal value) => value == 0 ? "0" : value.ToString(Format, CultureInfo.InvariantCulture);

    internal const string Format = "0.############################";
}
