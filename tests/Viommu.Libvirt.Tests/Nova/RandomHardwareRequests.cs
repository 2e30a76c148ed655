using System;
using System.Collections.Generic;
using System.Linq;

namespace Viommu.Libvirt.Tests.Nova;

/// <summary>A flavor and an image, and what the flavor is besides.</summary>
internal sealed record HardwareRequest(Dictionary<string, string> Flavor, Dictionary<string, string> Image, int Vcpus, int MemoryMb)
{
    public override string ToString() => $"flavor {Show(Flavor)}, image {Show(Image)}, {Vcpus} CPUs, {MemoryMb} MiB";

    private static string Show(Dictionary<string, string> map) => $"[{string.Join(", ", map.Select(pair => $"{pair.Key}='{pair.Value}'"))}]";
}

/// <summary>Random requests over all keys: most of them say several things that have to do with one another.</summary>
internal sealed class RandomHardwareRequests
{
    private static readonly string[] s_flags = ["true", "false", "yes", "0"];
    private static readonly string[] s_masks = ["0", "0-1", "1-2", "^0", "^0-1", "0-3", "0-3,^1", "7", "^0,^3", "2-3", "0,2", "0-7"];

    /// <summary>What is never a value of anything here, or hardly.</summary>
    private static readonly string[] s_wrong = ["", "x", "maybe", "-1", "3-1", " 2", "1,,2", "Dedicated", "huge"];

    // Keys without their beginning: a flavor has hw: before them, and an image hw_.
    private static readonly Dictionary<string, string[]> s_both = new()
    {
        ["cpu_policy"] = ["dedicated", "shared", "mixed"], ["cpu_thread_policy"] = ["prefer", "isolate", "require"], ["numa_nodes"] = ["1", "2", "3", "4", "0"],
        ["cpu_sockets"] = ["1", "2", "4", "8"], ["cpu_cores"] = ["1", "2", "4"], ["cpu_threads"] = ["1", "2"], ["pmu"] = s_flags,
        ["pci_numa_affinity_policy"] = ["required", "preferred", "legacy", "socket"], ["mem_encryption"] = s_flags, ["serial_port_count"] = ["0", "1", "2", "3"],
        ["tpm_version"] = ["1.2", "2.0"], ["tpm_model"] = ["tpm-tis", "tpm-crb"], ["watchdog_action"] = ["none", "pause", "reset"], ["vif_multiqueue_enabled"] = s_flags,
        ["ephemeral_encryption"] = s_flags, ["ephemeral_encryption_format"] = ["plain", "luks"], ["boot_menu"] = s_flags, ["locked_memory"] = s_flags,
        ["mem_page_size"] = ["small", "large", "any", "2048", "2MB"],
    };

    private static readonly Dictionary<string, string[]> s_flavor = new()
    {
        ["hw:emulator_threads_policy"] = ["share", "isolate"], ["hw:cpu_dedicated_mask"] = s_masks, ["hw:cpu_realtime"] = s_flags, ["hw:cpu_realtime_mask"] = s_masks,
        ["hw:hide_hypervisor_id"] = s_flags, ["hw:pmem"] = ["a", "a,b", "a,"], ["os:secure_boot"] = ["required", "disabled", "optional"],
        ["pci_passthrough:alias"] = ["gpu:1", "gpu:2,nic:1", "gpu", "gpu:x"], ["hw_video:ram_max_mb"] = ["0", "64"], ["hw_rng:allowed"] = s_flags, ["hw_rng:rate_bytes"] = ["0", "1000"],
        ["hw_rng:rate_period"] = ["10"], ["quota:cpu_shares"] = ["0", "100"], ["quota:cpu_quota"] = ["-1", "5000"], ["quota:cpu_period"] = ["1000"], ["quota:cpu_reservation"] = ["-5", "7"],
        ["quota:vif_shares_level"] = ["custom", "low"], ["quota:disk_read_bytes_sec"] = ["1"], ["quota:vif_inbound_peak"] = ["1"], ["accel:device_profile"] = ["p"],
        ["resources:VCPU"] = ["0", "2", "4"], ["resources:PCPU"] = ["1", "2", "4", "5"], ["resources1:PCPU"] = ["2", "3"], ["resources:MEMORY_MB"] = ["5"], ["resources2:CUSTOM_X"] = ["1"],
        ["trait:HW_CPU_HYPERTHREADING"] = ["required", "forbidden"], ["trait1:HW_CPU_HYPERTHREADING"] = ["required"], ["trait:CUSTOM_A"] = ["required"], ["group_policy"] = ["none", "isolate"],
        ["hide_hypervisor_id"] = s_flags,
        // Keys that there are not, and keys that are no one's business.
        ["hw:cpu_polcy"] = ["shared"], ["quota:cpu_share"] = ["1"], ["hw:numa_cpus.a"] = ["1"], ["other:key"] = ["1"], ["key"] = ["1"],
    };

    private static readonly Dictionary<string, string[]> s_image = new()
    {
        ["hw_cpu_realtime_mask"] = s_masks, ["hw_firmware_type"] = ["uefi", "bios"], ["hw_machine_type"] = ["q35", "pc", "pc-q35-7.2", "virt"], ["os_secure_boot"] = ["required", "disabled", "optional"],
        ["hw_cpu_max_sockets"] = ["1", "2", "4"], ["hw_cpu_max_cores"] = ["1", "2"], ["hw_cpu_max_threads"] = ["1"], ["trait:HW_CPU_HYPERTHREADING"] = ["required"],
        ["hw_video_model"] = ["vga", "qxl"], ["hw_video_ram"] = ["16"], ["hw_disk_bus"] = ["virtio", "scsi"], ["hw_rescue_bus"] = ["usb"], ["hw_scsi_model"] = ["virtio-scsi", "lsilogic"],
        ["hw_vif_model"] = ["virtio"], ["os_type"] = ["linux", "windows"], ["img_config_drive"] = ["optional", "mandatory"], ["hw_cpu_polcy"] = ["shared"],
        // Former names, some beside those of today.
        ["architecture"] = ["x86_64"], ["vm_mode"] = ["hvm", "XEN", "exe"], ["hw_vm_mode"] = ["hvm"], ["xenapi_device_id"] = ["1"], ["hypervisor_type"] = ["qemu", "KVM", "xapi"],
        ["ipxe_boot"] = s_flags, ["hw_ipxe_boot"] = s_flags, ["owner_id"] = ["a"], ["vmware_disktype"] = ["sparse"], ["vmware_adaptertype"] = ["ide", "lsiLogic"],
    };

    private static readonly string[][] s_groups =
    [
        ["cpu_policy", "cpu_thread_policy", "hw:emulator_threads_policy", "hw:cpu_dedicated_mask", "hw:cpu_realtime", "hw:cpu_realtime_mask", "hw_cpu_realtime_mask", "resources:PCPU", "resources1:PCPU", "resources:VCPU", "trait:HW_CPU_HYPERTHREADING"],
        ["numa_nodes", "NUMA", "mem_page_size", "cpu_policy", "hw:pmem"],
        ["cpu_sockets", "cpu_cores", "cpu_threads", "hw_cpu_max_sockets", "hw_cpu_max_cores"],
        ["mem_encryption", "hw_firmware_type", "hw_machine_type", "locked_memory", "mem_page_size"],
        ["tpm_version", "tpm_model"],
        ["vm_mode", "hw_vm_mode", "ipxe_boot", "hw_ipxe_boot"],
    ];

    private static readonly string[] s_all = [.. s_both.Keys, .. s_flavor.Keys, .. s_image.Keys];

    private readonly Random _dice;
    private readonly Dictionary<string, string> _flavor = [];
    private readonly Dictionary<string, string> _image = [];

    private RandomHardwareRequests(Random dice) => _dice = dice;

    internal static HardwareRequest Request(int number)
    {
        var random = new RandomHardwareRequests(LiveRun.Dice(number));
        random.Say();
        return new HardwareRequest(random._flavor, random._image, random.Pick(1, 2, 4, 4, 4, 6), random.Pick(1024, 2048, 2048, 3000));
    }

    private void Say()
    {
        if (_dice.Next(4) != 0)
        {
            string[] group = Pick(s_groups);
            foreach (string key in group.OrderBy(_ => _dice.Next()).Take(_dice.Next(1, 5)))
                Say(key);
        }
        for (int i = _dice.Next(3); i > 0; i--)
            Say(Pick(s_all));
    }

    private void Say(string key)
    {
        if (key == "NUMA")
            SayNuma();
        else if (s_both.TryGetValue(key, out string[]? values))
        {
            int sides = _dice.Next(3);
            if (sides != 1)
                _flavor["hw:" + key] = Value(values);
            if (sides != 0)
                _image["hw_" + key] = Value(values);
        }
        else if (s_flavor.TryGetValue(key, out values) && (!s_image.ContainsKey(key) || _dice.Next(2) == 0))
            _flavor[key] = Value(values);
        else
            _image[key] = Value(s_image[key]);
    }

    private void SayNuma()
    {
        (Dictionary<string, string> map, string prefix) = _dice.Next(3) == 0 ? (_image, "hw_") : (_flavor, "hw:");
        for (int node = Pick(0, 1, 1, 2); node >= 0; node--)
        {
            if (_dice.Next(10) != 0)
                map[$"{prefix}numa_cpus.{node}"] = Pick("0", "0-1", "2-3", "1", "2", "3", "0,1", "0-3,^1");
            if (_dice.Next(10) != 0)
                map[$"{prefix}numa_mem.{node}"] = Pick("1024", "512", "2048");
        }
    }

    private string Value(string[] values) => _dice.Next(25) == 0 ? Pick(s_wrong) : Pick(values);

    private T Pick<T>(params T[] items) => items[_dice.Next(items.Length)];
}
