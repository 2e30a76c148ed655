using System.Buffers;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Cloud.Compute.Json;

internal sealed record FlavorDocument(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("vcpus")] int Vcpus,
    [property: JsonPropertyName("ram")] int Ram,
    [property: JsonPropertyName("extra_specs")] Dictionary<string, string> ExtraSpecs);

internal sealed record ServerDocument
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; init; } = [];

    [JsonPropertyName("OS-EXT-SRV-ATTR:host")]
    public string? Host { get; init; }

    [JsonPropertyName("OS-EXT-STS:power_state")]
    public int PowerState { get; init; }

    [JsonPropertyName("hw:viommu_model")]
    public string? Viommu { get; init; }
}

internal static class Documents
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    public static FlavorDocument ReadFlavor(string json)
    {
        JsonNode root = JsonNode.Parse(json) ?? throw new JsonException("The document is empty.");
        JsonNode flavor = root["flavor"] ?? root;
        var specs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (flavor["extra_specs"] is JsonObject written)
        {
            foreach ((string key, JsonNode? value) in written)
                specs[key] = value?.GetValue<string>() ?? "";
        }
        return new FlavorDocument((string)flavor["id"]!, (string)flavor["name"]!, (int)flavor["vcpus"]!, (int)flavor["ram"]!, specs);
    }

    /// <summary>Glance returns properties among the fields of the image.</summary>
    public static Dictionary<string, string> ReadImageProperties(JsonElement image)
    {
        string[] fields = ["id", "name", "status", "size", "checksum", "owner", "tags", "file", "self", "schema", "visibility", "protected", "created_at", "updated_at"];
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty property in image.EnumerateObject())
        {
            if (!fields.Contains(property.Name, StringComparer.Ordinal) && property.Value.ValueKind == JsonValueKind.String)
                properties.Add(property.Name, property.Value.GetString()!);
        }
        return properties;
    }

    public static string Write(ServerDocument server) => JsonSerializer.Serialize(server, Options);

    public static string Example() => """
        {
          "flavor": {
            "id": "g1", "name": "g1.accelerated", "vcpus": 16, "ram": 65536,
            "extra_specs": { "hw:viommu_model": "intel", "hw:locked_memory": "true", "hw:mem_page_size": "large" }
          }
        }
        """;

    public static JsonObject Patch(IEnumerable<(string Path, string Value)> additions)
    {
        var operations = new JsonArray();
        foreach ((string path, string value) in additions)
            operations.Add(new JsonObject { ["op"] = "add", ["path"] = "/" + path.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal), ["value"] = value });
        return new JsonObject { ["patch"] = operations };
    }

    public static string ToSpecs(ViommuOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("extra_specs"u8);
            foreach ((string key, string value) in options.ToExtraSpecs())
                writer.WriteString(key, value);
            writer.WriteString("hw:cpu_policy", "dedicated");
            writer.WriteString("hw:maxphysaddr_mode"u8, "emulate"u8);
            writer.WriteNumber("hw:maxphysaddr_bits", 42);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static JsonObject Merge(JsonObject target, JsonObject changes)
    {
        foreach ((string name, JsonNode? change) in changes.ToArray())
        {
            if (change is null)
                target.Remove(name);
            else if (change is JsonObject inner && target[name] is JsonObject existing)
                target[name] = Merge((JsonObject)existing.DeepClone(), inner);
            else
                target[name] = change.DeepClone();
        }
        return target;
    }

    public static IEnumerable<string> Problems(ViommuRead read)
        => read.Violations.Select(violation => JsonSerializer.Serialize(new { rule = violation.Rule, message = violation.Message, keys = violation.Keys.ToArray() }));

    public static void WriteReport(Stream stream, ViommuPlan plan)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteBoolean("valid", plan.IsValid);
        writer.WriteString("viommu_model", plan.Options.Model.ToText());
        writer.WriteString("iommu", plan.Iommu?.ToString());
        writer.WriteString("ioapic", plan.Ioapic?.ToString());
        writer.WriteStartArray("required");
        foreach (string trait in plan.RequiredTraits)
            writer.WriteStringValue(trait);
        writer.WriteEndArray();
        writer.WriteStartArray("tried");
        foreach (Attempt attempt in plan.Attempts)
        {
            writer.WriteStartObject();
            writer.WriteString("candidate", attempt.Candidate);
            writer.WriteString("reasons", string.Join("; ", attempt.Violations.Select(violation => violation.Message)));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
