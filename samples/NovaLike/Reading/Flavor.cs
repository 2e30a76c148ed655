using System.Collections.Generic;
using System.Text.Json;

namespace NovaLike.Reading;

/// <summary>A flavor, as Nova's API returns it (<c>GET /flavors/{id}</c>).</summary>
internal sealed record Flavor(string Name, int Vcpus, int? MemoryMb, IReadOnlyDictionary<string, string> ExtraSpecs)
{
    /// <exception cref="DocumentException">This is no such flavor.</exception>
    internal static Flavor Read(JsonElement document)
    {
        var root = new JsonMembers(document, "");
        JsonMembers flavor = root.Object("flavor") ?? throw root.Missing("flavor", "A flavor looks like {\"flavor\": {\"vcpus\": ..., \"extra_specs\": {...}}}.");
        JsonMembers extraSpecs = flavor.Object("extra_specs") ?? throw flavor.Missing("extra_specs", "Ask Nova's API with microversion 2.61 or newer.");

        return new Flavor(
            flavor.Text("name") ?? flavor.Text("id") ?? throw flavor.Missing("name"),
            flavor.Count("vcpus", least: 1) ?? throw flavor.Missing("vcpus"),
            flavor.Count("ram", least: 1),
            extraSpecs.Texts());
    }
}
