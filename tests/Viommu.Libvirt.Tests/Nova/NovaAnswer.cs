using System.Text.Json.Serialization;

namespace Viommu.Libvirt.Tests.Nova;

/// <summary>What Nova decides of a request.</summary>
internal sealed record NovaAnswer
{
    /// <summary>Why it refuses it, by its own exception; null when it does not.</summary>
    [JsonPropertyName("refusal")]
    public string? Refusal { get; init; }

    [JsonPropertyName("model")]
    public string? Model { get; init; }

    [JsonPropertyName("iommu")]
    public string? Iommu { get; init; }

    [JsonPropertyName("ioapic")]
    public string? Ioapic { get; init; }

    [JsonPropertyName("locked")]
    public bool Locked { get; init; }

    [JsonPropertyName("required_traits")]
    public string[] RequiredTraits { get; init; } = [];

    [JsonPropertyName("host_traits")]
    public string[] HostTraits { get; init; } = [];

    internal bool IsAccepted => Refusal is null;

    public override string ToString() => Refusal is null ? $"accepted: {Iommu}{Ioapic}{(Locked ? "<locked/>" : "")}" : $"refused: {Refusal}";
}
