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
        bool uefi = architecture switch
        {
            "aarch64" => dice.Next(4) != 0,
            // The host has no firmware for the 32-bit ones.
            "x86_64" => dice.Next(6) == 0,
            _ => false,
        };
        bool acpi = architecture switch
        {
            "aarch64" => uefi ? dice.Next(6) != 0 : dice.Next(6) == 0,
            "armv7l" => false,
            _ => dice.Next(6) != 0,
        };
        GuestCpu cpu = !x86 ? GuestCpu.Default : dice.Of(GuestCpu.Default, GuestCpu.Default, virtType == "kvm" ? GuestCpu.Default : GuestCpu.Maximum, GuestCpu.WithoutX2Apic);
        // A 32-bit Arm guest has the interrupt controller that stops at 8.
        int count = architecture == "armv7l" ? dice.Of(1, 4, 8) : dice.Of(vcpus);
        return new Guest(architecture, machine, virtType, count, acpi, uefi, cpu);
    }
}
