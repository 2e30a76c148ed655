using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Viommu.Runtime;

/// <summary>The texts of a generated enum, whose values are 0, 1, 2 and so on.</summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumTexts<T>
    where T : struct, Enum
{
    private readonly string[] _texts;
    private readonly byte[][] _xml;
    private (string Text, T Value)[] _also = [];

    /// <summary>Gives texts to an enum.</summary>
    /// <param name="texts">The text of each value, in the order of the values.</param>
    /// <exception cref="NotSupportedException">The values of the enum are no <see cref="int"/>.</exception>
    public EnumTexts(params string[] texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        // Values are taken for their index without a conversion.
        if (Enum.GetUnderlyingType(typeof(T)) != typeof(int))
            throw new NotSupportedException($"{typeof(T).Name} is not an enum of int.");
        _texts = texts;
        _xml = Array.ConvertAll(texts, Utf8Xml.Escape);
        All = [.. texts];
        Allowed = string.Join(", ", texts);
    }

    /// <summary>Whether texts are read in any case.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>Adds texts that are read as a value, and never written.</summary>
    /// <param name="value">The value.</param>
    /// <param name="texts">The texts.</param>
    /// <returns>This object.</returns>
    public EnumTexts<T> Also(T value, params string[] texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        _also = [.. _also, .. Array.ConvertAll(texts, text => (text, value))];
        return this;
    }

    /// <summary>All texts, in the order of the values.</summary>
    public ValueList<string> All { get; }

    /// <summary>All texts, for messages.</summary>
    public string Allowed { get; }

    /// <summary>The text of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no value of the enum.</exception>
    public string TextOf(T value) => IsDefined(value) ? _texts[Index(value)] : throw Undefined(value);

    /// <summary>The text of a value as it is written in XML.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no value of the enum.</exception>
    public ReadOnlySpan<byte> XmlOf(T value) => IsDefined(value) ? _xml[Index(value)] : throw Undefined(value);

    /// <summary>Whether the enum has the value.</summary>
    public bool IsDefined(T value) => (uint)Index(value) < (uint)_texts.Length;

    /// <summary>Reads a text.</summary>
    public bool TryParse([NotNullWhen(true)] string? text, out T value)
    {
        StringComparison comparison = IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        for (int i = 0; i < _texts.Length; i++)
        {
            if (string.Equals(text, _texts[i], comparison))
            {
                value = Unsafe.As<int, T>(ref i);
                return true;
            }
        }
        foreach ((string other, T meant) in _also)
        {
            if (string.Equals(text, other, comparison))
            {
                value = meant;
                return true;
            }
        }
        value = default;
        return false;
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">It is none of the texts.</exception>
    public T Parse(string text) => TryParse(text, out T value) ? value : throw Problems.BadText(text, Allowed);

    private static int Index(T value) => Unsafe.As<T, int>(ref value);

    private static ArgumentOutOfRangeException Undefined(T value) => new(nameof(value), value, "It is no value of the enum.");
}
