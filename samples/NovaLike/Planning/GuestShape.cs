using System.Collections.Generic;
using NovaLike.Reading;
using Viommu;

namespace NovaLike.Planning;

/// <summary>What the guest will look like on a host, before its vIOMMU is planned: the choices Nova's libvirt driver makes.</summary>
internal static class GuestShape
{
    internal static GuestPlatform Of(Flavor flavor, Image image, Host host)
    {
        string hostArchitecture = host.Facts.Architecture!.Value.Text;
        string architecture = image.Architecture ?? hostArchitecture;
        string? machine = image.MachineType ?? host.DefaultMachineTypes.GetValueOrDefault(architecture) ?? DefaultMachineType(architecture);
        bool isArm64 = architecture == Architecture.Aarch64.Text;
        bool uefi = image.Uefi ?? isArm64;

        return host.Facts with
        {
            Architecture = new Architecture(architecture),
            // KVM runs only what the host is; everything else is emulated.
            VirtType = architecture == hostArchitecture ? host.Facts.VirtType : VirtType.Qemu,
            Machine = machine is null ? (MachineType?)null : new MachineType(machine),
            Vcpus = flavor.Vcpus,
            AssignedDevices = flavor.AssignedDevices,
            Uefi = uefi,
            // An ARM guest has ACPI tables from UEFI, or none.
            Acpi = !isArm64 || uefi,
        };
    }

    /// <summary>The machine type where neither the image nor the host's configuration names one; <see langword="null"/> leaves it to QEMU.</summary>
    private static string? DefaultMachineType(string architecture) => architecture switch
    {
        "x86_64" or "i686" => "pc",
        "aarch64" or "armv7l" => "virt",
        "ppc64le" => "pseries",
        "s390" or "s390x" => "s390-ccw-virtio",
        _ => null,
    };
}
