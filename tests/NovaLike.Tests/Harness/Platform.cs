using System.Text.Json.Nodes;

namespace NovaLike.Tests.Harness;

/// <summary>The platform of a case; what is null is left out of the line.</summary>
internal sealed record Platform
{
    internal string? Architecture { get; init; }
    internal string? Machine { get; init; }
    internal string? VirtType { get; init; }
    internal string? Libvirt { get; init; }
    internal string? Qemu { get; init; }
    internal int? Vcpus { get; init; }
    internal bool? Acpi { get; init; }
    internal bool? Uefi { get; init; }
    internal bool? X2Apic { get; init; }
    internal int? AssignedDevices { get; init; }
    internal int? HostAddressBits { get; init; }

    /// <summary>Debian 12: the versions that the facts were found on.</summary>
    internal static Platform X86 { get; } = new()
    {
        Architecture = "x86_64",
        Machine = "pc-q35-7.2",
        VirtType = "kvm",
        Libvirt = "9.0.0",
        Qemu = "7.2.22",
        Vcpus = 4,
        Acpi = true,
        Uefi = false,
        // KVM adds it to QEMU's default CPU.
        X2Apic = true,
        AssignedDevices = 0,
        HostAddressBits = 48,
    };

    internal static Platform Arm { get; } = X86 with { Architecture = "aarch64", Machine = "virt-7.2", Uefi = true };

    /// <summary>Debian 13.</summary>
    internal static Platform NewX86 { get; } = X86 with { Machine = "pc-q35-10.0", Libvirt = "11.3.0", Qemu = "10.0.13" };

    internal static Platform Unknown { get; } = new();

    internal Platform On(string libvirt, string qemu) => this with { Libvirt = libvirt, Qemu = qemu };

    internal JsonObject ToJson()
    {
        var facts = new JsonObject();
        Add("architecture", Architecture);
        Add("machine", Machine);
        Add("virt_type", VirtType);
        Add("libvirt", Libvirt);
        Add("qemu", Qemu);
        Add("vcpus", Vcpus);
        Add("acpi", Acpi);
        Add("uefi", Uefi);
        Add("x2apic", X2Apic);
        Add("assigned_devices", AssignedDevices);
        Add("host_address_bits", HostAddressBits);
        return facts;

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
                facts[name] = value;
        }
    }
}
