using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Viommu;
using Viommu.Runtime;

namespace NovaLike.Tests.Rules;

/// <summary>What rules are asked about, in the words of tables.</summary>
internal static partial class RuleSubject
{
    private static readonly GuestPlatform s_x86 = new()
    {
        Architecture = Architecture.X86_64, Machine = "pc-q35-6.2", VirtType = VirtType.Kvm, Libvirt = new(12, 8), Qemu = new(11, 0),
        Vcpus = 4, Acpi = true, Uefi = false, AssignedDevices = 0, HostAddressBits = 48, X2Apic = true,
    };

    private static readonly GuestPlatform s_arm = s_x86 with { Architecture = Architecture.Aarch64, Machine = "virt-6.2", Uefi = true };

    /// <param name="asked">Elements; or the entries of a flavor and an image, as <c>hw:locked_memory=true hw_viommu_model=intel</c>; or only the model.</param>
    /// <param name="platform">The usual guest of <c>x86</c> or <c>arm</c>, and what is different: <c>x86 256-vcpus libvirt 11.3</c>.</param>
    internal static IReadOnlyList<string> RulesOf(string asked, string platform) =>
        [.. (asked.StartsWith('<') ? Validate(asked, Platform(platform)) : Plan(asked, Platform(platform))).Select(static violation => violation.Rule)];

    private static Violations Plan(string asked, GuestPlatform platform)
    {
        Dictionary<string, string> flavor = [], image = [];
        foreach (string entry in (asked.Contains('=') ? asked : $"hw:viommu_model={asked}").Split(' '))
        {
            string[] pair = entry.Split('=');
            (pair[0].Contains(':') ? flavor : image).Add(pair[0], pair[1]);
        }
        return ViommuPlan.Create(ViommuOptions.Read(flavor, image), platform).Violations;
    }

    private static Violations Validate(string xml, GuestPlatform platform)
    {
        XElement all = XElement.Parse($"<all>{xml}</all>");
        return ViommuPlan.Validate(
            platform,
            all.Element("iommu") is { } iommu ? IommuDevice.Parse(iommu.ToString()) : null,
            all.Element("ioapic") is { } ioapic ? IoapicFeature.Parse(ioapic.ToString()) : null,
            all.Element("memoryBacking") is { } memory ? MemoryBacking.Parse(memory.ToString()) : null).Violations;
    }

    private static GuestPlatform Platform(string text) => Word().Matches(text).Aggregate(s_x86, static (platform, word) => word.Value.Split(' ', '-') switch
    {
        ["x86"] => platform,
        ["arm"] => s_arm,
        ["s390x"] => platform with { Architecture = "s390x", Machine = "s390-ccw-virtio" },
        ["libvirt", var version] => platform with { Libvirt = ComponentVersion.Parse(version) },
        ["qemu", var version] => platform with { Qemu = ComponentVersion.Parse(version) },
        ["pc" or "virt" or "q35" or "ubuntu", ..] => platform with { Machine = word.Value },
        [var count, "vcpus"] => platform with { Vcpus = int.Parse(count) },
        [var count, "devices"] => platform with { AssignedDevices = int.Parse(count) },
        [var width, "bits"] => platform with { HostAddressBits = int.Parse(width) },
        ["emulated"] => platform with { VirtType = VirtType.Qemu },
        ["xen" or "lxc" or "hvf"] => platform with { VirtType = word.Value },
        ["no", "x2apic"] => platform with { X2Apic = false },
        ["no", "acpi"] => platform with { Acpi = false },
        ["no", "uefi"] => platform with { Uefi = false },
        ["uefi"] => platform with { Uefi = true },
        _ => throw new System.FormatException($"'{word.Value}' says nothing about a platform."),
    });

    [GeneratedRegex(@"(libvirt |qemu )?[^ ]+")]
    private static partial Regex Word();
}
