namespace Viommu.Libvirt.Tests.Guests;

/// <summary>What is put into a minimal domain: XML, in its three places. Null or empty where there is nothing.</summary>
internal sealed record Fragments(string? Iommu = null, string? Ioapic = null, string? MemoryBacking = null)
{
    public override string ToString() => $"{Iommu}{Ioapic}{MemoryBacking}" is { Length: > 0 } text ? text : "(nothing)";
}
