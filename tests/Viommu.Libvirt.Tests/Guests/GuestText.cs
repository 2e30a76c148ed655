using System;
using System.Globalization;
using System.Linq;

namespace Viommu.Libvirt.Tests.Guests;

/// <summary>A guest in words, as tables have it: <c>x86_64, q35, kvm, 256 vCPUs, no ACPI</c>.</summary>
internal static class GuestText
{
    internal static Guest Parse(string text)
    {
        string[] words = text.Split(", ");
        Guest guest = words[0] == "aarch64" ? Guest.Virt : Guest.Q35;
        return words[3..].Aggregate(guest with { Architecture = words[0], Machine = words[1], VirtType = words[2] }, static (guest, word) => word switch
        {
            "no ACPI" => guest with { Acpi = false },
            "no UEFI" => guest with { Uefi = false },
            "maximum CPU" => guest with { Cpu = GuestCpu.Maximum },
            _ when word.EndsWith(" vCPUs", StringComparison.Ordinal) => guest with { Vcpus = int.Parse(word[..^" vCPUs".Length], CultureInfo.InvariantCulture) },
            _ => throw new FormatException($"'{word}' says nothing about a guest."),
        });
    }
}
