using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Viommu.Runtime;

// The readers of values are compiled into the generator too, where they are internal: here they are public.

[JsonConverter(typeof(TextJsonConverter<ComponentVersion>))]
[TypeConverter(typeof(TextTypeConverter<ComponentVersion>))]
public readonly partial struct ComponentVersion : ISpanFormattable, IUtf8SpanFormattable, ISpanParsable<ComponentVersion>
{
    // A version is written and read in one way, whatever the format and the culture.
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => destination.TryWrite(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}", out charsWritten);

    bool IUtf8SpanFormattable.TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => Utf8.TryWrite(utf8Destination, CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}", out bytesWritten);

    static ComponentVersion IParsable<ComponentVersion>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<ComponentVersion>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ComponentVersion result)
        => TryParse(s, out result);

    static ComponentVersion ISpanParsable<ComponentVersion>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool ISpanParsable<ComponentVersion>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out ComponentVersion result)
        => TryParse(s.ToString(), out result);
}

[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct ComputedNumber;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class FlagWords;

[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class NumberText;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class QuantitySuffix;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class QuantityFormat;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class KnownText;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class TextPatterns;
