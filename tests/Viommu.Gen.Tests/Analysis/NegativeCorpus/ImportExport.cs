using System.Globalization;
using System.IO;
using System.Text;
using System.Xml.Linq;

namespace Cloud.Compute.Import;

/// <summary>Flavors in and out of other systems: CSV, properties files, Heat, Terraform, OVF.</summary>
internal static class FlavorFiles
{
    public static IEnumerable<(string Name, Dictionary<string, string> Specs)> ReadCsv(TextReader reader)
    {
        string[] header = reader.ReadLine()?.Split(';') ?? [];
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(';');
            var specs = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int column = 1; column < Math.Min(header.Length, cells.Length); column++)
            {
                if (cells[column].Length > 0)
                    specs[header[column]] = cells[column];
            }
            yield return (cells[0], specs);
        }
    }

    public static void WriteProperties(TextWriter writer, IReadOnlyDictionary<string, string> specs)
    {
        foreach ((string key, string value) in specs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.Write($"--property {key}={(value.Contains(' ', StringComparison.Ordinal) ? $"'{value}'" : value)}\n");
    }

    public static Dictionary<string, string> ReadProperties(string commandLine)
    {
        var specs = new Dictionary<string, string>();
        string[] words = commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i + 1 < words.Length; i++)
        {
            if (words[i] == "--property" && words[i + 1].Split('=', 2) is [var key, var value])
                specs[key] = value;
        }
        return specs;
    }

    public static string Command(string flavor)
        => $"openstack flavor set {flavor} --property hw:viommu_model=auto --property hw:locked_memory=true --property hw:mem_page_size=large";

    public static string Terraform(string name, IReadOnlyDictionary<string, string> specs)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"resource \"openstack_compute_flavor_v2\" \"{name}\" {{\n  extra_specs = {{\n");
        foreach ((string key, string value) in specs)
            text.Append(CultureInfo.InvariantCulture, $"    \"{key}\" = \"{value}\"\n");
        return text.Append("  }\n}\n").ToString();
    }

    public static string Heat(string name) => $$"""
        heat_template_version: 2021-04-16
        resources:
          {{name}}:
            type: OS::Nova::Flavor
            properties:
              vcpus: 8
              ram: 16384
              extra_specs: { "hw:viommu_model": "virtio", "hw:cpu_policy": "dedicated" }
        """;

    public static string Ovf(string name, int vcpus, int memoryMiB)
    {
        XNamespace ovf = "http://schemas.dmtf.org/ovf/envelope/1";
        XNamespace rasd = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData";
        return new XElement(
            ovf + "Envelope",
            new XElement(
                ovf + "VirtualSystem",
                new XAttribute(ovf + "id", name),
                Item(rasd, 3, vcpus),
                Item(rasd, 4, memoryMiB))).ToString();
    }

    private static XElement Item(XNamespace rasd, int type, int quantity)
        => new("Item", new XElement(rasd + "ResourceType", type), new XElement(rasd + "VirtualQuantity", quantity));

    /// <summary>Names that an old installation used, and what they are now.</summary>
    public static Dictionary<string, string> Renamed(IReadOnlyDictionary<string, string> old)
    {
        FrozenDictionary<string, string> names = new Dictionary<string, string>
        {
            ["cpu_policy"] = "hw:cpu_policy",
            ["acme:iommu"] = ExtraSpecs.ViommuModel,
            ["acme:mlock"] = ExtraSpecs.LockedMemory,
            ["acme:hugepages"] = ExtraSpecs.MemPageSize,
            ["acme:vtpm"] = "hw:tpm_version",
        }.ToFrozenDictionary(StringComparer.Ordinal);
        var changed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in old)
            changed[names.GetValueOrDefault(key, key)] = value;
        return changed;
    }

    /// <summary>What image properties are called in a flavor, by the rule of the names.</summary>
    public static string ToExtraSpec(string property) => property.StartsWith("hw_", StringComparison.Ordinal) ? "hw:" + property["hw_".Length..] : property;

    public static (Dictionary<string, string> Flavor, Dictionary<string, string> Image) Split(IReadOnlyDictionary<string, string> mixed)
    {
        var flavor = new Dictionary<string, string>(StringComparer.Ordinal);
        var image = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in mixed)
            (key.Contains(':', StringComparison.Ordinal) ? flavor : image)[key] = value;
        return (flavor, image);
    }

    public static IReadOnlyDictionary<string, string> Documented { get; } = new Dictionary<string, string>
    {
        [ExtraSpecs.MemPageSize] = "any",
        ["hw:cpu_policy"] = "dedicated",
        ["hw:mem_encryption"] = "false",
    };
}
