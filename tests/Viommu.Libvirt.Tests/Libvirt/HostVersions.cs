using Viommu.Runtime;

namespace Viommu.Libvirt.Tests.Libvirt;

/// <summary>What a host runs: all that a plan needs to know of it.</summary>
internal sealed record HostVersions(ComponentVersion Libvirt, ComponentVersion Qemu)
{
    public override string ToString() => $"libvirt {Libvirt}, QEMU {Qemu}";
}
