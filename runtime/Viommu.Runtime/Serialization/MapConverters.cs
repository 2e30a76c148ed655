using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Viommu.Runtime;

/// <summary>Writes a map with numbers as keys as an object whose values are texts, and reads it.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NumberMapJsonConverter<T> : KeyedMapJsonConverter<NumberMap<T>, long, T>
{
    /// <inheritdoc/>
    protected sealed override NumberMap<T> Make(List<KeyValuePair<long, T>> entries) => new(entries);

    /// <inheritdoc/>
    protected sealed override bool TryReadKey(string text, out long key) => NumberText.TryReadDecimal(text, out key) && NumberRange.Text(key) == text;

    /// <inheritdoc/>
    protected sealed override string TextOfKey(long key) => NumberRange.Text(key);
}

/// <summary>Writes a map with texts as keys as an object whose values are texts, and reads it.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TextMapJsonConverter<T> : KeyedMapJsonConverter<TextMap<T>, string, T>
{
    /// <inheritdoc/>
    protected sealed override TextMap<T> Make(List<KeyValuePair<string, T>> entries) => new(entries);

    /// <inheritdoc/>
    protected sealed override bool TryReadKey(string text, out string key)
    {
        key = text;
        return true;
    }

    /// <inheritdoc/>
    protected sealed override string TextOfKey(string key) => key;
}

/// <summary>Writes a map as an object, and reads it.</summary>
/// <typeparam name="TMap">The map.</typeparam>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class KeyedMapJsonConverter<TMap, TKey, TValue> : JsonConverter<TMap>
    where TMap : KeyedMap<TKey, TValue>
    where TKey : notnull
{
    /// <summary>Reads the text of a value.</summary>
    protected abstract bool TryRead(string text, [MaybeNullWhen(false)] out TValue result);

    /// <summary>The text of a value.</summary>
    protected abstract string TextOf(TValue value);

    /// <summary>Which values there are, for messages.</summary>
    protected abstract string Allowed { get; }

    /// <summary>Makes the map.</summary>
    protected abstract TMap Make(List<KeyValuePair<TKey, TValue>> entries);

    /// <summary>Reads the text of a key.</summary>
    protected abstract bool TryReadKey(string text, [MaybeNullWhen(false)] out TKey key);

    /// <summary>The text of a key.</summary>
    protected abstract string TextOfKey(TKey key);

    /// <summary>
    /// Writes the entries with their keys. A map counts as a whole: where one of them would be read as something else, or not at all, there is none.
    /// </summary>
    /// <param name="map">Where they are written to.</param>
    /// <param name="entries">The entries, or null.</param>
    /// <param name="table">The table that has their key.</param>
    /// <param name="pattern">Which of the keys of the table.</param>
    public void AddTo(Dictionary<string, string> map, TMap? entries, KeyTable table, int pattern)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(table);
        if (entries is null || KeysOf(entries, table, pattern) is var keys && !MapCheck.IsWhole(keys))
            return;
        for (int i = 0; i < keys.Length; i++)
            map.Add(keys[i]!, TextOf(entries.Entries[i].Value));
    }

    /// <summary>The keys of all entries; null for those that a table has none for.</summary>
    internal string?[] KeysOf(TMap entries, KeyTable? table, int pattern)
    {
        var keys = new string?[entries.Count];
        for (int i = 0; i < keys.Length; i++)
            keys[i] = table?.KeyFor(pattern, TextOfKey(entries.Entries[i].Key));
        return keys;
    }

    internal string TextOfParameters(TKey key) => TextOfKey(key);

    /// <summary>What is wrong with a value that was made in code: what is written of it is not read, or as something else. Null where nothing is.</summary>
    internal string? WhatIsWrong(string key, TValue value)
    {
        string text;
        try
        {
            text = TextOf(value) ?? "";
        }
        // An enum has no text for what is none of its values.
        catch (ArgumentOutOfRangeException)
        {
            return Problems.BadValue(key, value?.ToString() ?? "", Allowed);
        }
        if (!TryRead(text, out TValue? read))
            return Problems.BadValue(key, text, Allowed);
        return EqualityComparer<TValue>.Default.Equals(read, value) ? null : Problems.NotReadBack(key, text, Allowed);
    }

    /// <inheritdoc/>
    public override TMap Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"A map is an object in JSON, and this is {reader.TokenType}.");
        var entries = new List<KeyValuePair<TKey, TValue>>();
        var keys = new HashSet<TKey>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            string? text = reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            if (!TryReadKey(key, out TKey? own) || text is null || !TryRead(text, out TValue? value))
                throw new JsonException($"{Shown.Of(key)} with {(text is null ? $"a value of kind {reader.TokenType}" : Shown.Of(text))} is no entry of this map: values are strings, and those that there are: {Allowed}.");
            if (!keys.Add(own))
                throw new JsonException($"The key {Shown.Of(key)} is there twice.");
            entries.Add(new(own, value));
        }
        return Make(entries);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TMap value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        foreach ((TKey key, TValue item) in value)
            writer.WriteString(TextOfKey(key), TextOf(item));
        writer.WriteEndObject();
    }
}
