using System.Globalization;

namespace Viommu.Runtime;

/// <summary>Numbers and their ranges in messages.</summary>
static class NumberRange
{
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Which numbers are in the range. A limit that is none, because no number is beyond it, is not told.</summary>
    public static string Describe(long min, long max, bool isHexadecimal)
    {
        string number = isHexadecimal ? "a hexadecimal number" : "a whole number";
        string least = isHexadecimal ? Hexadecimal(min) : Text(min), greatest = isHexadecimal ? Hexadecimal(max) : Text(max);
        return Describe(number, min == long.MinValue ? null : least, max == long.MaxValue ? null : greatest);
    }

    /// <summary>Which decimal numbers are in the range.</summary>
    public static string Describe(decimal min, decimal max)
        => Describe("a decimal number", min == decimal.MinValue ? null : DecimalText.ToText(min), max == decimal.MaxValue ? null : DecimalText.ToText(max));

    private static string Describe(string number, string? least, string? greatest) => (least, greatest) switch
    {
        (null, null) => number,
        (null, _) => $"{number} of at most {greatest}",
        (_, null) => $"{number} of at least {least}",
        _ => $"{number} from {least} to {greatest}",
    };

    private static string Hexadecimal(long value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);
}
