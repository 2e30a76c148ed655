using System;
using System.Collections.Generic;
using System.Linq;
using NovaLike.Reading;
using Viommu;

namespace NovaLike.Planning;

/// <summary>What only the host knows of a guest, before its vIOMMU is planned: the choices of Nova's libvirt driver where the image makes none.</summary>
internal static class GuestShape
{
    internal static GuestPlatform Of(ViommuOptions asked, Flavor flavor, Host host)
    {
        Architecture own = host.Facts.Architecture!.Value;
        Architecture architecture = asked.EmulationArchitecture ?? asked.ImageArchitecture ?? own;
        bool isArm64 = architecture.Kind == ArchitectureKind.Aarch64;
        FirmwareType firmware = asked.FirmwareType ?? (isArm64 ? FirmwareType.Uefi : FirmwareType.Bios);

        return host.Facts with
        {
            Architecture = architecture,
            // KVM runs only what the host is; everything else is emulated.
            VirtType = architecture == own ? host.Facts.VirtType : VirtType.Qemu,
            Machine = asked.MachineType ?? host.DefaultMachineTypes.GetValueOrDefault(architecture.Text) ?? DefaultMachineType(architecture.Kind),
            Vcpus = flavor.Vcpus,
            // Here a guest gets its devices from its flavor only. Where ports bring more, the host's count belongs here.
            AssignedDevices = (int)Math.Min(int.MaxValue, asked.PciAliases?.Sum(alias => Math.Min(alias.Count, int.MaxValue)) ?? 0),
            Uefi = firmware == FirmwareType.Uefi,
            // An ARM guest has ACPI tables from UEFI, or none.
            Acpi = !isArm64 || firmware == FirmwareType.Uefi,
        };
    }

    /// <summary>The machine type where neither the image nor the host's configuration names one; <see langword="null"/> leaves it to QEMU.</summary>
    private static MachineType? DefaultMachineType(ArchitectureKind architecture) => architecture switch
    {
        ArchitectureKind.X86_64 or ArchitectureKind.I686 => "pc",
        ArchitectureKind.Aarch64 or ArchitectureKind.Armv7l => "virt",
        ArchitectureKind.Ppc64le => "pseries",
        ArchitectureKind.S390x => "s390-ccw-virtio",
        _ => null,
    };
}
