using System;
using System.Globalization;

namespace Viommu.Runtime;

/// <summary>Values as they appear in messages.</summary>
public static partial class Shown
{
    /// <summary>A flag.</summary>
    public static string Of(bool? value) => value switch { null => Nothing, true => "true", false => "false" };

    /// <summary>A set of numbers.</summary>
    public static string Of(NumberSet? value) => Of(value?.ToString());

    /// <summary>A list.</summary>
    public static string Of<T>(ValueList<T>? value) => Of(value?.ToString());

    /// <summary>A decimal number.</summary>
    public static string Of(decimal? value) => value is null ? Nothing : DecimalText.ToText(value.Value);

    /// <summary>A number or another value that has a text.</summary>
    public static string Of<T>(T? value)
        where T : struct, IFormattable
        => value is null ? Nothing : value.Value.ToString(null, CultureInfo.InvariantCulture);
}
