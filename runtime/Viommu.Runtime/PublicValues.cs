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

[JsonConverter(typeof(NumberSetJsonConverter))]
[TypeConverter(typeof(NumberSetTypeConverter))]
public sealed partial class NumberSet : IParsable<NumberSet>
{
    private static readonly NumberSetFormat Format = new(long.MaxValue, excludes: true);

    /// <summary>Reads a set such as <c>0-3,8</c> or <c>^0</c>.</summary>
    /// <exception cref="FormatException">It can't be read.</exception>
    public static NumberSet Parse(string text) => Format.TryRead(text, out NumberSet? set) ? set : throw Problems.BadText(text, Format.Allowed);

    /// <summary>Reads a set such as <c>0-3,8</c> or <c>^0</c>.</summary>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NumberSet? set) => Format.TryRead(text, out set);

    static NumberSet IParsable<NumberSet>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<NumberSet>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out NumberSet result)
        => Format.TryRead(s, out result);
}

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class NumberSetFormat;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class KnownKeys;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class TextFormat;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class FlagWords;

[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class NumberText;

[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class DecimalText;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class QuantitySuffix;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class QuantityFormat;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class KnownText;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class TextPatterns;
