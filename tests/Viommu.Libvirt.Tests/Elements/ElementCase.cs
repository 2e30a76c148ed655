using Viommu.Libvirt.Tests.Guests;

namespace Viommu.Libvirt.Tests.Elements;

/// <summary>Elements as somebody wrote them, and the guest that they stand in.</summary>
internal sealed record ElementCase(Guest Guest, Fragments Written)
{
    /// <summary>Huge pages are a resource of the host, which may have none: such guests are only defined.</summary>
    internal bool NeedsHugePages => Written.MemoryBacking?.Contains("<hugepages") == true;

    public override string ToString() => $"""
        written: {Written}
        guest:   {Guest}
        """;
}
