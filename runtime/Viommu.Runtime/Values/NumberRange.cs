using System.Globalization;

namespace Viommu.Runtime;

/// <summary>Whole numbers and their ranges in messages.</summary>
static class NumberRange
{
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Which numbers are in the range. A limit that is none, because no number is beyond it, is not told.</summary>
    public static string Describe(long min, long max, bool isHexadecimal)
    {
        string number = isHexadecimal ? "a hexadecimal number" : "a whole number";
        string least = isHexadecimal ? Hexadecimal(min) : Text(min), greatest = isHexadecimal ? Hexadecimal(max) : Text(max);
        return (min == long.MinValue, max == long.MaxValue) switch
        {
            (true, true) => number,
            (true, false) => $"{number} of at most {greatest}",
            (false, true) => $"{number} of at least {least}",
            _ => $"{number} from {least} to {greatest}",
        };
    }

    private static string Hexadecimal(long value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);
}
