using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Viommu.Runtime;

/// <summary>Writes a value as a JSON string, and reads it.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StringJsonConverter<T> : JsonConverter<T>
{
    /// <summary>Reads the text; false when it is none of the type.</summary>
    protected abstract bool TryRead(string text, [NotNullWhen(true)] out T? value);

    /// <summary>The text of a value.</summary>
    /// <exception cref="JsonException">The value has none.</exception>
    protected abstract string TextOf(T value);

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.String
            ? Read(reader.GetString()!)
            : throw new JsonException($"A {typeof(T).Name} is a string in JSON, and this is {reader.TokenType}.");

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(TextOf(value));
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, [DisallowNull] T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(TextOf(value));
    }

    private T Read(string text) => TryRead(text, out T? value) ? value : throw new JsonException($"{Shown.Of(text)} is no {typeof(T).Name}.");
}

/// <summary>Writes the value of an enum as its text, and reads it.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <param name="texts">The texts of the enum.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EnumJsonConverter<T>(EnumTexts<T> texts) : StringJsonConverter<T>
    where T : struct, Enum
{
    /// <inheritdoc/>
    protected override bool TryRead(string text, out T value) => texts.TryParse(text, out value);

    /// <inheritdoc/>
    protected override string TextOf(T value)
        => texts.IsDefined(value) ? texts.TextOf(value) : throw new JsonException($"{typeof(T).Name} has no value {value}.");
}

/// <summary>Writes a value that has a text form as that text, and reads it.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextJsonConverter<T> : StringJsonConverter<T>
    where T : struct, IParsable<T>
{
    /// <inheritdoc/>
    protected override bool TryRead(string text, out T value)
    {
        // A value that says nothing has an empty text.
        value = default;
        return text.Length == 0 ? value.ToString()!.Length == 0 : T.TryParse(text, null, out value);
    }

    /// <inheritdoc/>
    protected override string TextOf(T value) => value.ToString()!;
}

/// <summary>Writes an XML element as a string, and reads it.</summary>
/// <typeparam name="T">The type of the element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ElementJsonConverter<T> : JsonConverter<T>
    where T : SchemaElement, IRootElement<T>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The string is not the XML of such an element; it says why.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException($"A {typeof(T).Name} is its XML in a string, and this is {reader.TokenType}.");
        try
        {
            return T.Parse(reader.GetString()!);
        }
        catch (ViolationException problem)
        {
            throw new JsonException(problem.Message, problem);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.ToString());
    }
}

/// <summary>Refuses to write or to read what would lose something on the way.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RefusingJsonConverter<T> : JsonConverter<T>
{
    private static NotSupportedException Refusal => new($"{typeof(T).Name} has no form in JSON: write what it is made of (the options, the platform), or the element that it belongs to.");

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refusal;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw Refusal;
}
