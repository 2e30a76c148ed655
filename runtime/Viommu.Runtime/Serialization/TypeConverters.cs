using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Viommu.Runtime;

/// <summary>Converts a value from its text and to it: for configuration, which has texts only.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StringTypeConverter<T> : TypeConverter
{
    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">It is none of the type.</exception>
    protected abstract T Read(string text);

    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    public override bool CanConvertTo(ITypeDescriptorContext? context, [NotNullWhen(true)] Type? destinationType)
        => destinationType == typeof(string) || base.CanConvertTo(context, destinationType);

    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        => value is string text ? Read(text) : base.ConvertFrom(context, culture, value);

    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType)
        => destinationType == typeof(string) && value is T own ? TextOf(own) : base.ConvertTo(context, culture, value, destinationType);

    private protected virtual string TextOf(T value) => value!.ToString()!;
}

/// <summary>Converts the value of an enum from its text and to it.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <param name="texts">The texts of the enum.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EnumTypeConverter<T>(EnumTexts<T> texts) : StringTypeConverter<T>
    where T : struct, Enum
{
    /// <inheritdoc/>
    protected override T Read(string text) => texts.Parse(text);

    private protected override string TextOf(T value) => texts.TextOf(value);
}

/// <summary>Converts a value that has a text form.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextTypeConverter<T> : StringTypeConverter<T>
    where T : struct, IParsable<T>
{
    /// <inheritdoc/>
    protected override T Read(string text) => T.Parse(text, null);
}

/// <summary>Converts an XML element from its XML and to it.</summary>
/// <typeparam name="T">The type of the element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ElementTypeConverter<T> : StringTypeConverter<T>
    where T : SchemaElement, IRootElement<T>
{
    /// <inheritdoc/>
    /// <exception cref="ViolationException">It is not the XML of such an element.</exception>
    protected override T Read(string text) => T.Parse(text);
}
