using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Code;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>What a text is that a key is given.</summary>
internal enum ValueVerdict
{
    /// <summary>Not known, not there, or for a key that takes any text.</summary>
    Unknown,

    /// <summary>The type of the key reads it.</summary>
    Read,

    /// <summary>Nothing, or white space only.</summary>
    Empty,

    /// <summary>A slip away from a value.</summary>
    Near,

    /// <summary>One word, and no value.</summary>
    Word,

    /// <summary>Something else: a sentence, a pattern, the name of the key or of a type, another key.</summary>
    Other,
}

/// <summary>The one place that says whether a text is a value of a key.</summary>
internal sealed class ValueEvidence
{
    // A table of columns has a type for each key.
    private static readonly HashSet<string> TypeNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "string", "str", "text", "char", "varchar", "bool", "boolean", "int", "integer", "number", "float", "double", "decimal", "enum", "object", "array",
            "json", "uuid", "bytes",
    };

    private readonly KeyIndex _keys;

    public ValueEvidence(KeyIndex keys) => _keys = keys;

    public ValueVerdict Of(SchemaKey key, IOperation? value)
        => value is null || ConstantText.Of(value) is not { } text ? ValueVerdict.Unknown
            : MapEntries.WithoutConversions(value) is INameOfOperation ? ValueVerdict.Other
            : Of(key, text);

    public ValueVerdict Of(SchemaKey key, string text)
    {
        if (key.Feature.Values.Read(key.Option.ValueType, text) is not null)
        {
            // What takes any text says nothing about a text.
            bool isOpen = key.Option.ValueType.Kind is ValueKind.Text or ValueKind.OpenEnum or ValueKind.TextList;
            return !isOpen ? ValueVerdict.Read : IsKey(text) ? ValueVerdict.Other : ValueVerdict.Unknown;
        }
        string trimmed = text.Trim();
        if (trimmed.Length == 0)
            return ValueVerdict.Empty;
        if (!IsWord(trimmed) || IsKey(trimmed))
            return ValueVerdict.Other;
        if (NearValue.Of(key.Feature.Values, key.Option.ValueType, text) is not null)
            return ValueVerdict.Near;
        return TypeNames.Contains(trimmed) || IsNameOf(key, trimmed) ? ValueVerdict.Other : ValueVerdict.Word;
    }

    /// <summary>Whether a text is itself a key, however it is written.</summary>
    public bool IsKey(string text) => _keys.Find(text) is not null || _keys.Nearest(text) is not null;

    private static bool IsWord(string text)
        => char.IsLetterOrDigit(text[0]) && text.All(static c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+');

    // Labels, columns and properties are called as the key is, or as a part of it.
    private static bool IsNameOf(SchemaKey key, string text)
    {
        string name = Letters(text), whole = Letters(key.Text);
        return name.Length > 2 && (whole.Contains(name) || name.Contains(Letters(key.Option.Name)));
    }

    private static string Letters(string text)
    {
        var letters = new StringBuilder();
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
                letters.Append(char.ToLowerInvariant(c));
        }
        return letters.ToString();
    }
}
