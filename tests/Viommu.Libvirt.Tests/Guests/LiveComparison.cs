using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Viommu.Libvirt.Tests.Libvirt;

namespace Viommu.Libvirt.Tests.Guests;

/// <summary>Whether a guest that runs has the device and the settings that its XML asks for.</summary>
internal static class LiveComparison
{
    /// <summary>QEMU's names of libvirt's settings, by model.</summary>
    private static readonly Dictionary<(string Model, string Setting), string> s_properties = new()
    {
        [("intel", "intremap")] = "intremap",
        [("intel", "caching_mode")] = "caching-mode",
        [("intel", "eim")] = "eim",
        [("intel", "iotlb")] = "device-iotlb",
        [("intel", "aw_bits")] = "aw-bits",
        [("intel", "dma_translation")] = "dma-translation",
        [("virtio", "aw_bits")] = "aw-bits",
        [("amd", "intremap")] = "intremap",
        [("amd", "iotlb")] = "device-iotlb",
        [("amd", "xtsup")] = "xtsup",
    };

    internal static IEnumerable<string> Differences(Fragments emitted, LiveGuest seen, IReadOnlyCollection<string?> models, bool isLocked)
    {
        string?[] live = [.. seen.Iommus.Select(static iommu => iommu.Model)];
        string? model = live.FirstOrDefault();
        if (live.Length > 1 || !(models.Contains(model) || IsAddedByLibvirt(emitted, model)))
            yield return $"the live guest has {(live.Length == 0 ? "no IOMMU" : string.Join(" and ", live))}";
        if (seen.LockedKiB > 0 != isLocked)
            yield return $"the live guest has locked {seen.LockedKiB} KiB";
        foreach (string difference in SettingsOf(emitted, seen))
            yield return difference;
    }

    /// <summary>The settings of the device that differ from what was asked for.</summary>
    internal static IEnumerable<string> SettingsOf(Fragments emitted, LiveGuest seen)
    {
        if (emitted.Iommu is not { Length: > 0 } iommu)
            return [];
        var element = XElement.Parse(iommu);
        string model = (string)element.Attribute("model")!;
        LiveGuest.Device? device = seen.Iommus.FirstOrDefault(live => live.Model == model).Device;
        return device is null ? [$"the live guest has no IOMMU of the model {model}"] : Settings(element, model, device);
    }

    // For more than 255 vCPUs on q35, without being asked.
    private static bool IsAddedByLibvirt(Fragments emitted, string? model) => model == "intel" && string.IsNullOrEmpty(emitted.Iommu);

    private static IEnumerable<string> Settings(XElement iommu, string model, LiveGuest.Device device)
    {
        foreach (XAttribute setting in iommu.Element("driver")?.Attributes() ?? [])
        {
            if (!s_properties.TryGetValue((model, setting.Name.LocalName), out string? property))
                continue;
            string? live = device.Properties.GetValueOrDefault(property);
            if (Normal(live) != Normal(setting.Value))
                yield return $"{setting.Name}='{setting.Value}' was asked for, and the live {device.Name} has {property}={live ?? "(nothing)"}";
        }
    }

    private static string? Normal(string? value) => value switch
    {
        "true" => "on",
        "false" => "off",
        _ => value,
    };
}
