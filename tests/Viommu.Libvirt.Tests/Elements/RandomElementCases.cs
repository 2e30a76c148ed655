using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using Viommu.Libvirt.Tests.Guests;

namespace Viommu.Libvirt.Tests.Elements;

/// <summary>Random elements over all attributes and values that libvirt has, and some that it has not.</summary>
internal static class RandomElementCases
{
    private static readonly string[] s_q35 = ["q35", "q35", "q35", "pc-q35-6.2", "pc-q35-7.2"];
    private static readonly string[] s_pc = ["pc", "pc-i440fx-6.2"];
    private static readonly string[] s_virt = ["virt", "virt-6.2"];
    private static readonly int[] s_vcpus = [1, 2, 4, 4, 4, 8, 255, 256, 288];
    private static readonly string[] s_switches = ["intremap", "caching_mode", "eim", "iotlb", "dma_translation", "passthrough", "xtsup", "accel", "ats", "ril", "cmdqv"];
    private static readonly string[] s_wrongSwitches = ["ON", "yes", "true", "1", "", "default"];
    private static readonly string[] s_awBits = ["39", "48", "48", "0", "32", "64", "31", "65", "57", "1", "255", "256", "048", "+48", " 48", "48 ", "0x30", "-1", "48.0", "abc", ""];
    private static readonly string[] s_ssidsizes = ["0", "20", "21", "8"];
    private static readonly string[] s_oas = ["44", "48", "0", "40"];
    private static readonly string[] s_pciBuses = ["0", "0", "0", "abc", "", "0x0"];
    private static readonly string[] s_granules =
    [
        "<granule mode='host'/>", "<granule size='4'/>", "<granule size='64' unit='KiB'/>", "<granule size='65536' unit='b'/>", "<granule size='32'/>", "<granule size='2' unit='MiB'/>",
        "<granule size='0'/>", "<granule/>", "<granule mode='guest'/>", "<granule mode='host' size='4'/>", "<granule size='4k'/>", "<granule size='16' unit='KB'/>",
    ];
    private static readonly string[] s_ioapics =
    [
        "<ioapic driver='qemu'/>", "<ioapic driver='qemu'/>", "<ioapic driver='qemu'/>", "<ioapic driver='kvm'/>", "<ioapic driver='kvm'/>", "<ioapic/>", "<ioapic driver='auto'/>", "<ioapic driver=''/>",
    ];
    private static readonly string[] s_addresses =
    [
        "<address type='pci' domain='0x0000' bus='0x00' slot='0x05' function='0x0'/>", "<address type='pci' bus='0x00' slot='0x07'/>", "<address type='pci'/>",
        "<address type='pci' bus='0x01' slot='0x01'/>", "<address type='pci' domain='0x0001' bus='0x00' slot='0x05'/>", "<address type='pci' slot='0x20'/>", "<address type='isa'/>", "<address type='usb' bus='0' port='1'/>",
    ];

    internal static ElementCase Case(int number, bool kvm)
    {
        Random dice = LiveRun.Dice(number);
        Guest guest = RandomGuests.Guest(dice, s_q35, s_pc, s_virt, s_vcpus, kvm) with { Cpu = GuestCpu.Default };
        // Most of them are guests that could have an IOMMU: what is random here is the element.
        if (dice.Next(4) != 0)
            guest = guest.IsX86 ? guest with { Machine = dice.Of(s_q35), Vcpus = dice.Of(1, 2, 4, 8), Acpi = true } : guest with { Architecture = "aarch64", Machine = dice.Of(s_virt), Acpi = true, Uefi = true };
        return new ElementCase(guest, new Fragments(
            dice.Next(12) != 0 ? Iommu(dice, guest) : null,
            dice.Next(guest.IsX86 ? 3 : 10) == 0 ? dice.Of(s_ioapics) : dice.Next(2) == 0 && guest.IsX86 ? s_ioapics[0] : null,
            dice.Next(3) == 0 ? Memory(dice) : null));
    }

    private static string Iommu(Random dice, Guest guest)
    {
        string model = dice.Next(15) switch
        {
            0 => dice.Of("", "Intel", "auto", "none"),
            < 5 => dice.Of("intel", "smmuv3", "virtio", "amd"),
            _ => guest.IsX86 ? dice.Of("intel", "intel", "intel", "virtio", "amd") : dice.Of("smmuv3", "virtio"),
        };
        string modelText = dice.Next(60) == 0 ? "" : $" model='{model}'";
        string unknown = dice.Next(40) == 0 ? " colour='blue'" : "";
        string driver = dice.Next(6) == 0 ? dice.Of("", "<driver/>") : Driver(dice, model);
        string alias = dice.Next(15) == 0 ? "<alias name='ua-iommu'/>" : "";
        string address = dice.Next(model is "virtio" or "amd" ? 6 : 25) == 0 ? dice.Of(s_addresses) : "";
        return $"<iommu{modelText}{unknown}>{driver}{alias}{address}</iommu>";
    }

    private static string Driver(Random dice, string model)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string[] own = model switch
        {
            "intel" => ["intremap", "caching_mode", "eim", "iotlb", "dma_translation"],
            "amd" => ["intremap", "iotlb", "passthrough", "xtsup"],
            "smmuv3" => ["accel", "ats", "ril", "cmdqv"],
            _ => [],
        };
        foreach (string name in own)
        {
            if (dice.Next(2) == 0)
                attributes[name] = Switch(dice, name);
        }
        if (dice.Next(6) == 0)
        {
            string foreign = dice.Of(s_switches);
            attributes[foreign] = Switch(dice, foreign);
        }
        if (dice.Next(model is "intel" or "virtio" ? 3 : 20) == 0)
            attributes["aw_bits"] = dice.Next(2) == 0 ? dice.Of(s_awBits) : dice.Of("39", "48");
        if (dice.Next(model == "smmuv3" ? 3 : 40) == 0)
            attributes["pciBus"] = dice.Of(s_pciBuses);
        if (dice.Next(model == "smmuv3" ? 6 : 60) == 0)
            attributes["ssidsize"] = dice.Of(s_ssidsizes);
        if (dice.Next(model == "smmuv3" ? 6 : 60) == 0)
            attributes["oas"] = dice.Of(s_oas);
        if (dice.Next(40) == 0)
            attributes["novelty"] = "on";
        string granule = dice.Next(model == "virtio" ? 3 : 40) == 0 ? dice.Of(s_granules) : "";
        return $"<driver{string.Concat(attributes.Select(static pair => $" {pair.Key}='{SecurityElement.Escape(pair.Value)}'"))}>{granule}</driver>";
    }

    // Interrupt remapping goes first: most of the other settings only make sense with it.
    private static string Switch(Random dice, string name) => dice.Next(40) == 0 ? dice.Of(s_wrongSwitches) : dice.Next(name is "intremap" ? 6 : 3) == 0 ? "off" : "on";

    private static string Memory(Random dice)
    {
        var parts = new List<string>();
        Add(8, "<hugepages/>", "<hugepages><page size='2048' unit='KiB'/></hugepages>", "<hugepages><page size='2' unit='M'/></hugepages>", "<hugepages><page size='2' unit='MB'/></hugepages>", "<hugepages><page size='0'/></hugepages>", "<hugepages><page size='1' unit='furlong'/></hugepages>");
        Add(5, "<nosharepages/>");
        Add(2, "<locked/>", "<locked/>", "<locked/>", "<locked>yes</locked>", "<locked mode='on'/>");
        Add(3, "<source type='file'/>", "<source type='memfd'/>", "<source type='anonymous'/>", "<source type='disk'/>");
        Add(5, "<access mode='private'/>", "<access mode='shared'/>", "<access mode='secret'/>");
        Add(4, "<allocation mode='immediate'/>", "<allocation mode='ondemand'/>", "<allocation mode='never'/>", "<allocation mode='immediate' threads='2'/>", "<allocation threads='0'/>", "<allocation mode='immediate' threads='many'/>");
        Add(6, "<discard/>");
        return $"<memoryBacking>{string.Concat(parts)}</memoryBacking>";

        void Add(int oneIn, params string[] forms)
        {
            if (dice.Next(oneIn) == 0)
                parts.Add(dice.Of(forms));
        }
    }
}
