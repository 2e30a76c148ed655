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
    /// <summary>The machine type the image asks for.</summary>
    internal string? MachineType => Find("hw_machine_type");

    /// <summary>The architecture the image is for; a host of another one emulates it.</summary>
    internal string? Architecture => Find("hw_emulation_architecture") ?? Find("hw_architecture");

    /// <summary>Whether the image wants UEFI; <see langword="null"/> when it doesn't say.</summary>
    internal bool? Uefi { get; private init; }

    /// <exception cref="DocumentException">This is no such image.</exception>
    internal static Image Read(JsonElement document)
    {
        var root = new JsonMembers(document, "");
        string id = root.Text("id") ?? throw root.Missing("id", "An image looks like {\"id\": ..., \"name\": ..., \"hw_machine_type\": ...}.");
        var image = new Image(root.Text("name") ?? id, ReadProperties(root));
        return image with { Uefi = image.ReadFirmware() };
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

    private bool? ReadFirmware() => Find("hw_firmware_type") switch
    {
        null => null,
        "uefi" => true,
        "bios" => false,
        var other => throw new DocumentException($"hw_firmware_type must be uefi or bios and is '{other}'."),
    };

    private string? Find(string property) =>
        Properties.TryGetValue(property, out string? text) && !string.IsNullOrWhiteSpace(text) ? text : null;
}
