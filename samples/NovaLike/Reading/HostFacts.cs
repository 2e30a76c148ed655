using System.Collections.Generic;
using Viommu;
using Viommu.Runtime;

namespace NovaLike.Reading;

/// <summary>The facts about a host: the same members in a host's document and in a line of a batch.</summary>
internal static class HostFacts
{
    internal static readonly string[] Names = ["architecture", "virt_type", "libvirt", "qemu", HypervisorVersion, "host_address_bits", "x2apic"];

    // What Nova's API calls the version of QEMU.
    private const string HypervisorVersion = "hypervisor_version";

    /// <summary>A platform that holds what is known of the host, and nothing of the guest.</summary>
    /// <exception cref="DocumentException">A member has the wrong type.</exception>
    internal static GuestPlatform Read(JsonMembers facts) => new()
    {
        Architecture = facts.Word("architecture") is { } architecture ? new Architecture(architecture) : (Architecture?)null,
        VirtType = facts.Word("virt_type") is { } virtType ? new VirtType(virtType) : (VirtType?)null,
        Libvirt = facts.Version("libvirt"),
        Qemu = Qemu(facts),
        HostAddressBits = facts.Count("host_address_bits", least: 1, most: 64),
        X2Apic = facts.Flag("x2apic"),
    };

    private static ComponentVersion? Qemu(JsonMembers facts) => (facts.Version("qemu"), facts.Version(HypervisorVersion)) switch
    {
        ({ } qemu, { } other) when qemu != other => throw new DocumentException($"qemu is {qemu}, and {HypervisorVersion} is {other}: they are the same version. Leave one out."),
        var (qemu, other) => qemu ?? other,
    };
}
