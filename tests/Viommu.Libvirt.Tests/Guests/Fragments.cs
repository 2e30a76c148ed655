namespace Viommu.Libvirt.Tests.Guests;

/// <summary>What is put into a minimal domain: XML, in its places. Null or empty where there is nothing.</summary>
internal sealed record Fragments(string? Iommu = null, string? Ioapic = null, string? MemoryBacking = null)
{
    /// <summary>Other devices.</summary>
    internal string? Devices { get; init; }

    /// <summary>Other elements of the domain.</summary>
    internal string? Settings { get; init; }

    public override string ToString() => $"{Settings}{Iommu}{Devices}{Ioapic}{MemoryBacking}" is { Length: > 0 } text ? text : "(nothing)";
}
