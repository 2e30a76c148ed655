using System.Buffers;
using System.IO;
using System.Text;
using System.Xml;

namespace Cloud.Compute.Elements;

/// <summary>Elements as objects: what a plan does not make.</summary>
internal static class Devices
{
    public static readonly IommuDevice Intel = new()
    {
        Model = IommuModel.Intel,
        Driver = new IommuDriver { Intremap = true, CachingMode = true, Eim = true, Iotlb = true, AwBits = 48 },
    };

    public static readonly IommuDevice Virtio = new() { Model = IommuModel.Virtio };

    public static readonly IoapicFeature Split = new() { Driver = IoapicDriver.Qemu };

    public static readonly MemoryBacking Locked = new() { Locked = true };

    public static IommuDevice ForClient() => Intel with { Driver = Intel.Driver! with { AwBits = 39 } };

    public static IommuDevice WithoutEim() => Intel with { Driver = new IommuDriver { Intremap = true, CachingMode = true, AwBits = 48 } };

    public static IommuDevice VirtioWithGranule(bool isOfHost) => Virtio with
    {
        Driver = new IommuDriver
        {
            AwBits = 48,
            Granule = isOfHost ? new IommuGranule { Mode = GranuleMode.Host } : new IommuGranule { Size = MemorySize.FromKiB(64) },
        },
    };

    public static IommuDevice VirtioAt(long slot) => new()
    {
        Model = IommuModel.Virtio,
        Address = new DeviceAddress { Type = AddressType.Pci, Domain = 0, Bus = 0, Slot = slot, Function = 0 },
        Alias = new DeviceAlias { Name = "ua-viommu" },
    };

    public static IReadOnlyList<IommuDevice> PerBus(IEnumerable<int> buses, bool isAccelerated)
    {
        var devices = new List<IommuDevice>();
        foreach (int bus in buses)
        {
            var driver = new IommuDriver { PciBus = bus };
            if (isAccelerated)
                driver = driver with { Accel = true, Ats = true, Ril = false, Ssidsize = 20, Oas = 48 };
            devices.Add(new IommuDevice { Model = IommuModel.Smmuv3, Driver = driver });
        }
        return devices;
    }

    public static IommuDevice Amd(bool isLarge) => new()
    {
        Model = IommuModel.Amd,
        Driver = new IommuDriver { Intremap = true, Xtsup = isLarge ? true : null },
    };

    public static MemoryBacking Huge(params (long KiB, string Nodes)[] pages) => new()
    {
        Hugepages = new HugePages { Pages = [.. pages.Select(page => new HugePage { Size = MemorySize.FromKiB(page.KiB), Nodeset = page.Nodes })] },
        Locked = true,
        Source = new MemoryBackingSource { Type = MemorySource.Memfd },
        Access = new MemoryBackingAccess { Mode = MemoryAccess.Shared },
        Allocation = new MemoryBackingAllocation { Mode = MemoryAllocation.Immediate, Threads = 4 },
    };

    public static Findings Check(GuestPlatform platform)
    {
        Findings device = Intel.Validate(platform);
        Findings together = ViommuPlan.Validate(platform, Intel, Split, Locked);
        return device.Violations.HasErrors ? device : together;
    }

    public static Findings CheckOnQ35() => ViommuPlan.Validate(
        new GuestPlatform { Architecture = Architecture.X86_64, Machine = "pc-q35-9.2", VirtType = VirtType.Kvm, Libvirt = new(11, 3), Qemu = new(10, 0), Vcpus = 16, Acpi = true, AssignedDevices = 0 },
        Intel,
        Split);

    public static Findings CheckOnVirt()
    {
        var platform = new GuestPlatform { Architecture = Architecture.Aarch64, Machine = MachineType.Virt, VirtType = VirtType.Kvm, Libvirt = new(12, 8), Qemu = new(11, 0), Acpi = true, Uefi = true };
        IommuDevice device = Virtio with { Driver = new IommuDriver { AwBits = 48 } };
        return device.Validate(platform);
    }
}

internal static class ElementOutput
{
    public static string ToText(IommuDevice device)
    {
        var buffer = new ArrayBufferWriter<byte>();
        device.WriteTo(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static bool Fits(IommuDevice device, Span<byte> buffer) => device.TryFormat(buffer, out int written) && written < buffer.Length;

    public static void Write(TextWriter output, ViommuPlan plan)
    {
        using var writer = XmlWriter.Create(output, new XmlWriterSettings { ConformanceLevel = ConformanceLevel.Fragment });
        plan.MemoryBacking?.WriteTo(writer);
        plan.Ioapic?.WriteTo(writer);
        plan.Iommu?.WriteTo(writer);
    }

    public static IommuDevice? Only(string domain)
    {
        ValueList<IommuDevice> devices = IommuDevice.ParseAll(domain);
        return devices is [var only] ? only : null;
    }

    public static string Difference(IommuDevice before, IommuDevice after)
    {
        var changes = new List<string>();
        if (before.Model != after.Model)
            changes.Add($"model {before.Model.ToText()} to {after.Model.ToText()}");
        foreach ((string name, bool? old, bool? changed) in new (string, bool?, bool?)[]
        {
            ("intremap", before.Driver?.Intremap, after.Driver?.Intremap),
            ("caching_mode", before.Driver?.CachingMode, after.Driver?.CachingMode),
            ("eim", before.Driver?.Eim, after.Driver?.Eim),
            ("iotlb", before.Driver?.Iotlb, after.Driver?.Iotlb),
        })
        {
            if (old != changed)
                changes.Add($"{name} {Show(old)} to {Show(changed)}");
        }
        return changes.Count == 0 ? "nothing" : string.Join(", ", changes);
    }

    private static string Show(bool? value) => value switch { true => "on", false => "off", null => "unset" };

    public static bool RoundTrips(IommuDevice device) => IommuDevice.Parse(device.ToString()) == device;

    public static IEnumerable<string> Lost(string xml)
    {
        ElementRead<IommuDevice> read = IommuDevice.Read(xml);
        foreach (IommuDevice device in read.Elements)
        {
            foreach (UnknownContent content in device.Unknown)
                yield return $"{content.Kind} {content.Name}";
        }
    }
}
