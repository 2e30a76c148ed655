using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using Viommu.Runtime;

namespace NovaLike.Reading;

/// <summary>The members of one JSON object, read by type. A member that is null counts as left out.</summary>
internal readonly struct JsonMembers
{
    // What the properties of an image that describe the guest's hardware begin with: they are texts.
    private const string HardwareProperty = "hw_";

    // Version 1.0.0, packed.
    private const int LeastPacked = 1_000_000;

    private readonly JsonElement _object;
    private readonly string _where;

    /// <param name="element">The object.</param>
    /// <param name="where">What it is called in messages; empty for the document itself.</param>
    /// <exception cref="DocumentException">It is no object.</exception>
    internal JsonMembers(JsonElement element, string where)
    {
        _where = where;
        _object = element.ValueKind == JsonValueKind.Object
            ? element
            : throw new DocumentException($"{(where.Length == 0 ? "the document" : where)} must be an object and is {Kind(element)}.");
    }

    internal JsonMembers? Object(string name) =>
        Find(name) is { } value ? new JsonMembers(value, Path(name)) : null;

    internal string? Text(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { } value => throw Mismatch(name, "a text", value),
    };

    /// <summary>A text that says something.</summary>
    internal string? Word(string name) => Text(name) switch
    {
        null => null,
        var text when string.IsNullOrWhiteSpace(text) => throw new DocumentException($"{Path(name)} is empty. Leave it out when it is not known."),
        var text => text,
    };

    internal int? Count(string name, int least = 0, int most = int.MaxValue) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out int number) && number >= least && number <= most => number,
        { } value => throw Mismatch(name, $"a whole number from {least} to {most}", value),
    };

    internal bool? Flag(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => throw Mismatch(name, "true or false", value),
    };

    /// <summary>A version: as a text, or packed into one number as libvirt's API has it and Nova's <c>hypervisor_version</c>, written as a number or as a text.</summary>
    internal ComponentVersion? Version(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value => value.TryGetInt32(out int packed) && packed >= LeastPacked
            ? ComponentVersion.FromPacked(packed)
            : throw Mismatch(name, "a version such as \"9.0.0\" (in quotes), or 9000000", value),
        { ValueKind: JsonValueKind.String } value => ReadVersion(value.GetString()!)
            ?? throw new DocumentException($"{Path(name)} must be a version such as 9.0.0 (or packed, 9000000) and is '{value.GetString()}'."),
        { } value => throw Mismatch(name, "a version such as \"9.0.0\"", value),
    };

    /// <summary>All members, which must be texts.</summary>
    internal Dictionary<string, string> Texts() => Collect(othersAreSkipped: false);

    /// <summary>The members that are texts; numbers, lists and the like are skipped, unless they are properties of the hardware.</summary>
    internal Dictionary<string, string> TextsAmongOthers() => Collect(othersAreSkipped: true);

    /// <summary>Makes sure that no member is there by another name: a fact that is misspelt would pass for one that is not known.</summary>
    internal void AllowOnly(HashSet<string> names)
    {
        foreach (JsonProperty member in _object.EnumerateObject())
        {
            if (!names.Contains(member.Name))
                throw new DocumentException($"{Path(member.Name)} is not known here. There are: {string.Join(", ", names)}.");
        }
    }

    internal DocumentException Missing(string name, string advice = "") =>
        new($"{Path(name)} is missing.{(advice.Length == 0 ? "" : " ")}{advice}");

    private static ComponentVersion? ReadVersion(string text) =>
        ComponentVersion.TryParse(text, out ComponentVersion version) ? version
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int packed) && packed >= LeastPacked ? ComponentVersion.FromPacked(packed)
        : null;

    private Dictionary<string, string> Collect(bool othersAreSkipped)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty member in _object.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String)
                texts[member.Name] = member.Value.GetString()!;
            else if (!othersAreSkipped || (member.Name.StartsWith(HardwareProperty, StringComparison.Ordinal) && member.Value.ValueKind != JsonValueKind.Null))
                throw Mismatch(member.Name, "a text", member.Value);
        }

        return texts;
    }

    private JsonElement? Find(string name) =>
        _object.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string Path(string name) => _where.Length == 0 ? name : $"{_where}.{name}";

    private DocumentException Mismatch(string name, string expected, JsonElement found) =>
        new($"{Path(name)} must be {expected} and is {Kind(found)}.");

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => element.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };
}
