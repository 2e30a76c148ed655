using System;
using System.Diagnostics.CodeAnalysis;
using System.Text.Unicode;

namespace Viommu.Runtime;

/// <summary>A generated type that is read from a text and written as one, in one way, whatever the format and the culture.</summary>
/// <typeparam name="TSelf">The type.</typeparam>
public interface ITextValue<TSelf> : ISpanParsable<TSelf>, ISpanFormattable, IUtf8SpanFormattable
    where TSelf : struct, ITextValue<TSelf>
{
    /// <summary>Reads a text.</summary>
    static abstract bool TryParse([NotNullWhen(true)] string? text, out TSelf value);

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">It can't be read.</exception>
    static abstract TSelf Parse(string text);

    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => TSelf.Parse(s);

    static bool IParsable<TSelf>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TSelf result) => TSelf.TryParse(s, out result);

    static TSelf ISpanParsable<TSelf>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TSelf.Parse(s.ToString());

    static bool ISpanParsable<TSelf>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out TSelf result) => TSelf.TryParse(s.ToString(), out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString()!;

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString()!;
        charsWritten = text.TryCopyTo(destination) ? text.Length : 0;
        return charsWritten == text.Length;
    }

    bool IUtf8SpanFormattable.TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => Utf8.TryWrite(utf8Destination, provider, $"{ToString()}", out bytesWritten);
}

/// <summary>An amount, or a word instead of one.</summary>
/// <typeparam name="TSelf">The type.</typeparam>
public interface IQuantity<TSelf> : ITextValue<TSelf>
    where TSelf : struct, IQuantity<TSelf>
{
    /// <summary>The amount in the unit of the type, or null for a word.</summary>
    long? Amount { get; }

    /// <summary>The suffix that an amount is written with; empty where one without a suffix is in the unit.</summary>
    static virtual string Suffix => "";

    /// <summary>An amount whose range was checked.</summary>
    static abstract TSelf Of(long amount);
}
