using System.Globalization;

namespace Viommu.Runtime;

/// <summary>Whole numbers and their ranges in messages.</summary>
static class NumberRange
{
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Which numbers are in the range.</summary>
    public static string Describe(long min, long max, bool isHexadecimal) => isHexadecimal
        ? $"a hexadecimal number from {Hexadecimal(min)} to {Hexadecimal(max)}"
        : $"a whole number from {Text(min)} to {Text(max)}";

    private static string Hexadecimal(long value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);
}
