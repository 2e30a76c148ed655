using System;
using System.Collections.Generic;
using System.Text.Json;

namespace NovaLike.Reading;

/// <summary>
/// An image: as Glance returns it (<c>GET /v2/images/{id}</c>), with its properties among the other members; or as the command line client prints it
/// (<c>openstack image show -f json</c>), with the properties in an object of their own.
/// </summary>
internal sealed record Image(string Name, IReadOnlyDictionary<string, string> Properties)
{
    /// <exception cref="DocumentException">This is no such image.</exception>
    internal static Image Read(JsonElement document)
    {
        var root = new JsonMembers(document, "");
        string id = root.Text("id") ?? throw root.Missing("id", "An image looks like {\"id\": ..., \"name\": ..., \"hw_machine_type\": ...}.");
        return new Image(root.Text("name") ?? id, ReadProperties(root));
    }

    private static Dictionary<string, string> ReadProperties(JsonMembers root)
    {
        Dictionary<string, string> properties = root.TextsAmongOthers();
        foreach ((string name, string value) in root.Object("properties")?.TextsAmongOthers() ?? [])
        {
            if (!properties.TryAdd(name, value) && properties[name] != value)
                throw new DocumentException($"{name} is '{properties[name]}', and properties.{name} is '{value}': an image has it once.");
        }

        return properties;
    }
}
