using System;
using Viommu.Libvirt.Tests.Libvirt;

namespace Viommu.Libvirt.Tests.Guests;

/// <summary>The CPU of a guest, as far as it matters for interrupts.</summary>
internal enum GuestCpu
{
    /// <summary>Nothing is said: QEMU decides.</summary>
    Default,

    /// <summary>All that QEMU can emulate. Not under KVM, where it depends on the host what that is.</summary>
    Maximum,

    /// <summary>x2APIC is switched off.</summary>
    WithoutX2Apic,
}

/// <summary>A minimal guest: no disk, no network, started paused.</summary>
internal sealed record Guest(string Architecture, string Machine, string VirtType, int Vcpus, bool Acpi, bool Uefi, GuestCpu Cpu = GuestCpu.Default)
{
    /// <summary>A guest that everything works on.</summary>
    internal static Guest Q35 { get; } = new("x86_64", "q35", "qemu", 2, true, false);

    internal static Guest Virt { get; } = new("aarch64", "virt", "qemu", 2, true, true);

    internal bool IsX86 => Architecture is "x86_64" or "i686";

    /// <summary>All facts of it, as a control plane would give them.</summary>
    internal GuestPlatform On(HostVersions host) => new()
    {
        Architecture = Architecture,
        Machine = Machine,
        VirtType = VirtType,
        Libvirt = host.Libvirt,
        Qemu = host.Qemu,
        Vcpus = Vcpus,
        Acpi = Acpi,
        Uefi = Uefi,
        X2Apic = Cpu switch
        {
            // KVM adds it to QEMU's default CPU, emulation does not.
            GuestCpu.Default => VirtType == "kvm",
            GuestCpu.Maximum => true,
            _ => false,
        },
        AssignedDevices = 0,
        HostAddressBits = 48,
    };

    /// <summary>The domain with exactly these fragments.</summary>
    internal string ToXml(string name, Fragments fragments) => $"""
        <domain type='{VirtType}'>
          <name>{name}</name>
          <memory unit='MiB'>{MemoryMiB}</memory>
          {fragments.MemoryBacking}
          <vcpu placement='static'>{Vcpus}</vcpu>
          {fragments.Settings}
          <os><type arch='{Architecture}' machine='{Machine}'>hvm</type>{Firmware}</os>
          <features>{(Acpi ? "<acpi/>" : "")}{InterruptController}{TranslationBuffer}{fragments.Ioapic}</features>
          {CpuXml}
          <devices>
            <controller type='usb' model='none'/>
            <memballoon model='none'/>
            {fragments.Iommu}
            {fragments.Devices}
          </devices>
        </domain>
        """;

    private int MemoryMiB => IsX86 ? 64 : 128;

    private string Firmware => (Uefi, Architecture) switch
    {
        (false, _) => "",
        (_, "aarch64") => "<loader readonly='yes' type='pflash'>/usr/share/AAVMF/AAVMF_CODE.fd</loader>",
        _ => "<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>",
    };

    // On Arm, version 2 of the interrupt controller stops at 8 vCPUs.
    private string InterruptController => IsX86 ? "<apic/>" : Architecture == "aarch64" && Machine.StartsWith("virt", StringComparison.Ordinal) ? "<gic version='3'/>" : "";

    // Locked memory includes it, and by default it is a GiB.
    private string TranslationBuffer => VirtType == "qemu" ? "<tcg><tb-cache unit='MiB'>16</tb-cache></tcg>" : "";

    private string CpuXml => Cpu switch
    {
        GuestCpu.Default => "",
        GuestCpu.Maximum => "<cpu mode='maximum'/>",
        _ => $"<cpu mode='custom' match='exact' check='none'><model>{(Architecture == "i686" ? "kvm32" : "kvm64")}</model><feature policy='disable' name='x2apic'/></cpu>",
    };
}
