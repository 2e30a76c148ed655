using System.Collections.Generic;
using Viommu.Runtime;

namespace Viommu.Benchmarks.RunTime;

/// <summary>One ordinary guest: what its flavor and its image ask for, and where it will run.</summary>
internal static class Guest
{
    public static readonly Dictionary<string, string> ExtraSpecs = new()
    {
        ["hw:viommu_model"] = "intel",
        ["hw:locked_memory"] = "true",
        ["hw:mem_page_size"] = "large",
        ["hw:cpu_policy"] = "dedicated",
        ["trait:CUSTOM_GOLD"] = "required",
    };

    public static readonly Dictionary<string, string> ImageProperties = new()
    {
        ["hw_machine_type"] = "q35",
        ["hw_firmware_type"] = "uefi",
        ["os_distro"] = "debian",
    };

    public static readonly Dictionary<string, string> AutoExtraSpecs = new(ExtraSpecs) { ["hw:viommu_model"] = "auto" };

    public static readonly GuestPlatform Platform = new()
    {
        Architecture = "x86_64",
        Libvirt = new ComponentVersion(11, 3, 0),
        Qemu = new ComponentVersion(10, 0, 0),
        VirtType = "kvm",
        Machine = "pc-q35-9.2",
        Vcpus = 8,
        Acpi = true,
        Uefi = true,
        X2Apic = true,
        AssignedDevices = 0,
        HostAddressBits = 48,
    };

    /// <summary>The element that all ways of writing write.</summary>
    public static readonly IommuDevice Iommu = new()
    {
        Model = IommuModel.Intel,
        Driver = new() { Intremap = true, CachingMode = true, Eim = true, Iotlb = true, AwBits = 48 },
    };

    public const string IommuXml = "<iommu model='intel'><driver intremap='on' caching_mode='on' eim='on' iotlb='on' aw_bits='48'/></iommu>";
}
