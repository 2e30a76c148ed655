using System;

namespace Viommu.Libvirt.Tests.Guests;

/// <summary>Random guests: the machine mostly fits the architecture.</summary>
internal static class RandomGuests
{
    internal static T Of<T>(this Random dice, params T[] values) => values[dice.Next(values.Length)];

    internal static Guest Guest(Random dice, string[] q35, string[] pc, string[] virt, int[] vcpus, bool kvm)
    {
        string architecture = dice.Of("x86_64", "x86_64", "x86_64", "x86_64", "x86_64", "i686", "aarch64", "aarch64", "aarch64", "armv7l");
        bool x86 = architecture is "x86_64" or "i686";
        string machine = (x86 ^ (dice.Next(20) == 0)) ? dice.Of(dice.Next(4) == 0 ? pc : q35) : dice.Of(virt);
        // Guests of another architecture than the host's are emulated, and so are some of its own.
        string virtType = x86 && kvm && dice.Next(3) != 0 ? "kvm" : "qemu";
        bool uefi = architecture == "aarch64" ? dice.Next(4) != 0 : x86 && dice.Next(6) == 0;
        bool acpi = architecture switch
        {
            "aarch64" => uefi ? dice.Next(6) != 0 : dice.Next(6) == 0,
            "armv7l" => false,
            _ => dice.Next(6) != 0,
        };
        GuestCpu cpu = !x86 ? GuestCpu.Default : dice.Of(GuestCpu.Default, GuestCpu.Default, virtType == "kvm" ? GuestCpu.Default : GuestCpu.Maximum, GuestCpu.WithoutX2Apic);
        return new Guest(architecture, machine, virtType, dice.Of(vcpus), acpi, uefi, cpu);
    }
}
