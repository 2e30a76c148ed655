using System.Globalization;
using System.IO;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Cloud.Compute.Libvirt;

internal sealed record GuestDefinition(Guid Id, string Name, int Vcpus, long MemoryKiB)
{
    public string Arch { get; init; } = "x86_64";

    public string Machine { get; init; } = "pc-q35-9.2";

    public string Type { get; init; } = "kvm";

    public bool HasAcpi { get; init; } = true;

    public IReadOnlyList<DiskDefinition> Disks { get; init; } = [];

    public IReadOnlyList<InterfaceDefinition> Interfaces { get; init; } = [];

    public IReadOnlyList<string> HostDevices { get; init; } = [];
}

internal sealed record DiskDefinition(string Source, string Target, string Bus, string Format = "qcow2", string Cache = "none");

internal sealed record InterfaceDefinition(string Mac, string Bridge, string Model = "virtio", int Queues = 1);

/// <summary>Writes the domain of a guest for libvirt.</summary>
internal sealed class DomainBuilder
{
    private static readonly XmlWriterSettings Settings = new() { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" };

    public string Build(GuestDefinition guest, ViommuPlan plan)
    {
        plan.ThrowIfInvalid();
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, Settings))
        {
            writer.WriteStartElement("domain");
            writer.WriteAttributeString("type", guest.Type);
            writer.WriteElementString("uuid", guest.Id.ToString("D"));
            writer.WriteElementString("name", guest.Name);
            WriteMemory(writer, guest, plan.MemoryBacking);
            WriteOs(writer, guest);
            WriteFeatures(writer, guest, plan.Ioapic);
            WriteClock(writer, guest);
            WriteDevices(writer, guest, plan.Iommu);
            writer.WriteEndElement();
        }
        return text.ToString();
    }

    private static void WriteMemory(XmlWriter writer, GuestDefinition guest, MemoryBacking? backing)
    {
        writer.WriteStartElement("memory");
        writer.WriteAttributeString("unit", "KiB");
        writer.WriteString(guest.MemoryKiB.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndElement();
        writer.WriteStartElement("vcpu");
        writer.WriteAttributeString("placement", "static");
        writer.WriteString(guest.Vcpus.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndElement();
        backing?.WriteTo(writer);
    }

    private static void WriteOs(XmlWriter writer, GuestDefinition guest)
    {
        writer.WriteStartElement("os");
        writer.WriteStartElement("type");
        writer.WriteAttributeString("arch", guest.Arch);
        writer.WriteAttributeString("machine", guest.Machine);
        writer.WriteString("hvm");
        writer.WriteEndElement();
        if (guest.Arch == "aarch64")
        {
            writer.WriteStartElement("loader");
            writer.WriteAttributeString("readonly", "yes");
            writer.WriteAttributeString("type", "pflash");
            writer.WriteString("/usr/share/AAVMF/AAVMF_CODE.fd");
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    private static void WriteFeatures(XmlWriter writer, GuestDefinition guest, IoapicFeature? ioapic)
    {
        writer.WriteStartElement("features");
        if (guest.HasAcpi)
            writer.WriteElementString("acpi", null);
        if (guest.Arch is "x86_64" or "i686")
        {
            writer.WriteElementString("apic", null);
            ioapic?.WriteTo(writer);
        }
        else
        {
            writer.WriteStartElement("gic");
            writer.WriteAttributeString("version", "host");
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    private static void WriteClock(XmlWriter writer, GuestDefinition guest)
    {
        writer.WriteStartElement("clock");
        writer.WriteAttributeString("offset", "utc");
        var timers = new Dictionary<string, string> { ["pit"] = "delay", ["rtc"] = "catchup" };
        if (guest.Arch == "x86_64")
            timers["hpet"] = "discard";
        foreach ((string name, string policy) in timers)
        {
            writer.WriteStartElement("timer");
            writer.WriteAttributeString("name", name);
            writer.WriteAttributeString("tickpolicy", policy);
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    private static void WriteDevices(XmlWriter writer, GuestDefinition guest, IommuDevice? iommu)
    {
        writer.WriteStartElement("devices");
        foreach (DiskDefinition disk in guest.Disks)
            WriteDisk(writer, disk, iommu is { Model: IommuModel.Virtio });
        foreach (InterfaceDefinition port in guest.Interfaces)
        {
            writer.WriteStartElement("interface");
            writer.WriteAttributeString("type", "bridge");
            Empty(writer, "mac", ("address", port.Mac));
            Empty(writer, "source", ("bridge", port.Bridge));
            Empty(writer, "model", ("type", port.Model));
            if (port.Queues > 1)
                Empty(writer, "driver", ("name", "vhost"), ("queues", port.Queues.ToString(CultureInfo.InvariantCulture)));
            writer.WriteEndElement();
        }
        foreach (string address in guest.HostDevices)
            WriteHostDevice(writer, address);
        iommu?.WriteTo(writer);
        Empty(writer, "memballoon", ("model", "virtio"));
        writer.WriteEndElement();
    }

    private static void WriteDisk(XmlWriter writer, DiskDefinition disk, bool isBehindIommu)
    {
        writer.WriteStartElement("disk");
        writer.WriteAttributeString("type", "file");
        writer.WriteAttributeString("device", "disk");
        if (isBehindIommu && disk.Bus == "virtio")
            Empty(writer, "driver", ("name", "qemu"), ("type", disk.Format), ("cache", disk.Cache), ("iommu", "on"), ("ats", "on"));
        else
            Empty(writer, "driver", ("name", "qemu"), ("type", disk.Format), ("cache", disk.Cache));
        Empty(writer, "source", ("file", disk.Source));
        Empty(writer, "target", ("dev", disk.Target), ("bus", disk.Bus));
        writer.WriteEndElement();
    }

    private static void WriteHostDevice(XmlWriter writer, string address)
    {
        string[] parts = address.Split(':', '.');
        if (parts.Length != 4)
            throw new FormatException($"'{address}' is no PCI address: DDDD:BB:SS.F is expected.");
        writer.WriteStartElement("hostdev");
        writer.WriteAttributeString("mode", "subsystem");
        writer.WriteAttributeString("type", "pci");
        writer.WriteAttributeString("managed", "yes");
        writer.WriteStartElement("source");
        Empty(writer, "address", ("domain", "0x" + parts[0]), ("bus", "0x" + parts[1]), ("slot", "0x" + parts[2]), ("function", "0x" + parts[3]));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Empty(XmlWriter writer, string name, params (string Name, string Value)[] attributes)
    {
        writer.WriteStartElement(name);
        foreach ((string attribute, string value) in attributes)
            writer.WriteAttributeString(attribute, value);
        writer.WriteEndElement();
    }
}

/// <summary>The same with LINQ to XML, for what is changed in a domain that exists.</summary>
internal static class DomainEditor
{
    public static XElement AddIommu(XElement domain, IommuDevice device)
    {
        XElement devices = domain.Element("devices") ?? throw new InvalidDataException("The domain has no devices.");
        devices.Elements("iommu").Remove();
        devices.Add(XElement.Parse(device.ToString()));
        return domain;
    }

    public static XElement LockMemory(XElement domain)
    {
        XElement? backing = domain.Element("memoryBacking");
        if (backing is null)
            domain.Add(new XElement("memoryBacking", new XElement("locked")));
        else if (backing.Element("locked") is null)
            backing.Add(new XElement("locked"));
        return domain;
    }

    public static bool HasSplitIoapic(XElement domain)
        => (string?)domain.Element("features")?.Element("ioapic")?.Attribute("driver") == "qemu";

    public static IReadOnlyDictionary<string, string> AttributesOf(XElement element)
        => element.Attributes().ToDictionary(attribute => attribute.Name.LocalName, attribute => attribute.Value, StringComparer.Ordinal);

    public static IEnumerable<string> ModelsIn(string xml)
        => XDocument.Parse(xml).Descendants("iommu").Select(element => (string?)element.Attribute("model")).OfType<string>();

    public static string Describe(XElement domain)
    {
        ElementRead<IommuDevice> read = IommuDevice.Read(domain.ToString());
        return read.Violations.HasErrors ? read.Violations.ToString() : string.Join(", ", read.Elements.Select(device => device.Model.ToText()));
    }
}
