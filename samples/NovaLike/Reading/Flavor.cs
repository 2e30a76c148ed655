using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace NovaLike.Reading;

/// <summary>A flavor, as Nova's API returns it (<c>GET /flavors/{id}</c>).</summary>
internal sealed record Flavor(string Name, int Vcpus, int? MemoryMb, int AssignedDevices, IReadOnlyDictionary<string, string> ExtraSpecs)
{
    private const string PciAlias = "pci_passthrough:alias";

    /// <exception cref="DocumentException">This is no such flavor.</exception>
    internal static Flavor Read(JsonElement document)
    {
        var root = new JsonMembers(document, "");
        JsonMembers flavor = root.Object("flavor") ?? throw root.Missing("flavor", "A flavor looks like {\"flavor\": {\"vcpus\": ..., \"extra_specs\": {...}}}.");
        JsonMembers extraSpecs = flavor.Object("extra_specs") ?? throw flavor.Missing("extra_specs", "Ask Nova's API with microversion 2.61 or newer.");
        Dictionary<string, string> texts = extraSpecs.Texts();

        return new Flavor(
            flavor.Text("name") ?? flavor.Text("id") ?? throw flavor.Missing("name"),
            flavor.Count("vcpus", least: 1) ?? throw flavor.Missing("vcpus"),
            flavor.Count("ram", least: 1),
            texts.TryGetValue(PciAlias, out string? aliases) ? CountDevices(aliases) : 0,
            texts);
    }

    /// <summary>How many devices <c>alias:count[,alias:count...]</c> asks for.</summary>
    private static int CountDevices(string aliases)
    {
        int devices = 0;
        foreach (string alias in aliases.Split(','))
        {
            if (alias.Split(':') is not [var name, var count]
                || string.IsNullOrWhiteSpace(name)
                || !ushort.TryParse(count.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out ushort number))
            {
                throw new DocumentException($"flavor.extra_specs.{PciAlias} must look like gpu:2,nic:1 and is '{aliases}'.");
            }

            devices += number;
        }

        return devices;
    }
}
