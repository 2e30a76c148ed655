using System;

namespace Viommu.Runtime;

// The readers of values are compiled into the generator too, where they are internal: here they are public.

public readonly partial struct ComponentVersion : IFormattable
{
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();
}

public sealed partial class FlagWords;

public static partial class NumberText;

public sealed partial class QuantitySuffix;

public sealed partial class QuantityFormat;

public sealed partial class TextPatterns;
