using System.Globalization;
using System.Text.Json.Nodes;

namespace Cloud.Compute.Pci;

internal readonly record struct PciAddress(int Domain, int Bus, int Slot, int Function)
{
    public static PciAddress Parse(string text)
    {
        string[] parts = text.Split(':', '.');
        if (parts.Length != 4)
            throw new FormatException($"'{text}' is no PCI address.");
        return new PciAddress(Hex(parts[0]), Hex(parts[1]), Hex(parts[2]), Hex(parts[3]));
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Domain:x4}:{Bus:x2}:{Slot:x2}.{Function:x}");
}

internal sealed record PciDevice(PciAddress Address, string VendorId, string ProductId)
{
    public int? NumaNode { get; init; }

    public string DevType { get; init; } = "type-PCI";

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>One line of [pci] device_spec.</summary>
internal sealed class DeviceSpec
{
    private readonly IReadOnlyDictionary<string, string> _fields;

    public DeviceSpec(string json)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, JsonNode? value) in JsonNode.Parse(json)!.AsObject())
            fields[name] = value!.ToString();
        _fields = fields;
    }

    public bool Matches(PciDevice device)
    {
        foreach ((string name, string expected) in _fields)
        {
            string? actual = name switch
            {
                "vendor_id" => device.VendorId,
                "product_id" => device.ProductId,
                "address" => device.Address.ToString(),
                _ => null,
            };
            if (actual is not null && expected != "*" && !actual.Equals(expected, StringComparison.OrdinalIgnoreCase))
                return false;
        }
        return true;
    }

    public PciDevice Tag(PciDevice device)
    {
        ImmutableDictionary<string, string> tags = device.Tags;
        foreach (string name in (string[])["physical_network", "trusted", "managed", "live_migratable", "resource_class", "traits"])
        {
            if (_fields.TryGetValue(name, out string? value))
                tags = tags.SetItem(name, value);
        }
        return device with { Tags = tags };
    }
}

internal sealed record PciAlias(string Name, string VendorId, string ProductId)
{
    public string NumaPolicy { get; init; } = "legacy";

    public static IReadOnlyList<(PciAlias Alias, int Count)> Requested(IReadOnlyDictionary<string, string> extraSpecs, IReadOnlyDictionary<string, PciAlias> aliases)
    {
        if (!extraSpecs.TryGetValue("pci_passthrough:alias", out string? text))
            return [];
        var requested = new List<(PciAlias, int)>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            int colon = part.IndexOf(':');
            string name = colon < 0 ? part : part[..colon];
            int count = colon < 0 ? 1 : int.Parse(part[(colon + 1)..], CultureInfo.InvariantCulture);
            requested.Add((aliases[name], count));
        }
        return requested;
    }
}

internal sealed class PciTracker(IEnumerable<PciDevice> devices)
{
    private readonly List<PciDevice> _free = [.. devices];
    private readonly Dictionary<PciAddress, string> _owners = [];

    public IReadOnlyList<PciDevice>? Claim(string instance, PciAlias alias, int count, string? policy, int? node)
    {
        IEnumerable<PciDevice> candidates = _free.Where(device => device.VendorId == alias.VendorId && device.ProductId == alias.ProductId);
        candidates = (policy ?? alias.NumaPolicy) switch
        {
            "required" => candidates.Where(device => device.NumaNode == node),
            "socket" => candidates.Where(device => device.NumaNode / 2 == node / 2),
            "preferred" => candidates.OrderByDescending(device => device.NumaNode == node),
            _ => candidates.Where(device => device.NumaNode is null || device.NumaNode == node),
        };
        PciDevice[] claimed = [.. candidates.Take(count)];
        if (claimed.Length < count)
            return null;
        foreach (PciDevice device in claimed)
        {
            _free.Remove(device);
            _owners.Add(device.Address, instance);
        }
        return claimed;
    }

    public void Release(string instance)
    {
        foreach (PciAddress address in _owners.Where(owner => owner.Value == instance).Select(owner => owner.Key).ToArray())
            _owners.Remove(address);
    }

    /// <summary>What a guest with these devices asks for.</summary>
    public static IReadOnlyDictionary<string, string> SpecsFor(PciAlias alias, int count, bool isBehindIommu)
    {
        var specs = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["pci_passthrough:alias"] = $"{alias.Name}:{count}",
            ["hw:pci_numa_affinity_policy"] = alias.NumaPolicy,
            ["hw:pmem"] = "6GB,1GB",
            ["hw:vif_multiqueue_enabled"] = "true",
        };
        if (!isBehindIommu)
            return specs;
        specs[ExtraSpecs.ViommuModel] = count > 1 ? "intel" : "auto";
        specs[ExtraSpecs.LockedMemory] = "yes";
        specs[ExtraSpecs.MemPageSize] = "1GB";
        specs["hw:maxphysaddr_mode"] = "passthrough";
        return specs;
    }

    public static GuestPlatform Count(GuestPlatform platform, IReadOnlyCollection<PciDevice> assigned) => platform with { AssignedDevices = assigned.Count };
}
