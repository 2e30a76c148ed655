using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Viommu.Runtime;

/// <summary>Writes a set of numbers as its text, and reads it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NumberSetJsonConverter : StringJsonConverter<NumberSet>
{
    /// <inheritdoc/>
    protected override bool TryRead(string text, [NotNullWhen(true)] out NumberSet? value) => NumberSet.TryParse(text, out value);

    /// <inheritdoc/>
    protected override string TextOf(NumberSet value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.ToString();
    }
}

/// <summary>Converts a set of numbers from its text and to it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NumberSetTypeConverter : StringTypeConverter<NumberSet>
{
    /// <inheritdoc/>
    protected override NumberSet Read(string text) => NumberSet.Parse(text);
}

/// <summary>Writes a list as an array, and reads it.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ValueListJsonConverter<T> : JsonConverter<ValueList<T>>
{
    /// <summary>Reads an item.</summary>
    protected abstract T ReadItem(ref Utf8JsonReader reader);

    /// <summary>Writes an item.</summary>
    protected abstract void WriteItem(Utf8JsonWriter writer, T item);

    /// <inheritdoc/>
    public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"A list is an array in JSON, and this is {reader.TokenType}.");
        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadItem(ref reader));
        return new ValueList<T>([.. items]);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartArray();
        foreach (T item in value)
            WriteItem(writer, item);
        writer.WriteEndArray();
    }
}

/// <summary>Writes a list of texts as an array of strings.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextListJsonConverter : ValueListJsonConverter<string>
{
    /// <inheritdoc/>
    protected override string ReadItem(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException($"An item of this list is a string, and this is {reader.TokenType}.");

    /// <inheritdoc/>
    protected override void WriteItem(Utf8JsonWriter writer, string item)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(item);
    }
}

/// <summary>Writes a list of numbers as an array of numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NumberListJsonConverter : ValueListJsonConverter<long>
{
    /// <inheritdoc/>
    protected override long ReadItem(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number) ? number : throw new JsonException("An item of this list is a whole number.");

    /// <inheritdoc/>
    protected override void WriteItem(Utf8JsonWriter writer, long item)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(item);
    }
}

/// <summary>Writes a list of texts with counts as an array of strings such as <c>a:1</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CountListJsonConverter : ValueListJsonConverter<NamedCount>
{
    /// <inheritdoc/>
    protected override NamedCount ReadItem(ref Utf8JsonReader reader)
    {
        string text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        int end = text.LastIndexOf(':');
        return end > 0 && NumberText.TryReadDecimal(text.AsSpan(end + 1), out long count)
            ? new NamedCount(text[..end], count)
            : throw new JsonException($"An item of this list is a text with a count behind it, such as 'a:1', and not {Shown.Of(text)}.");
    }

    /// <inheritdoc/>
    protected override void WriteItem(Utf8JsonWriter writer, NamedCount item)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(item.ToString());
    }
}
