using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Viommu.Libvirt.Tests.Libvirt;

/// <summary>What a guest that runs really has: the device tree of its QEMU, and the memory of its process.</summary>
internal sealed partial class LiveGuest
{
    private LiveGuest(IReadOnlyList<Device> devices, long lockedKiB) => (Devices, LockedKiB) = (devices, lockedKiB);

    /// <summary>All devices, in the order of the tree.</summary>
    internal IReadOnlyList<Device> Devices { get; }

    /// <summary>How much memory its process has locked.</summary>
    internal long LockedKiB { get; }

    /// <summary>The IOMMUs, by libvirt's names for their models.</summary>
    internal IEnumerable<(string Model, Device Device)> Iommus =>
        from device in Devices
        where s_models.ContainsKey(device.Name)
        select (s_models[device.Name], device);

    private static readonly Dictionary<string, string> s_models = new()
    {
        ["intel-iommu"] = "intel",
        ["virtio-iommu-device"] = "virtio",
        ["amd-iommu"] = "amd",
        ["arm-smmuv3"] = "smmuv3",
    };

    internal static LiveGuest Of(Domain domain, QemuProcess process) => new([.. DevicesOf(domain)], process.LockedKiB);

    private static IEnumerable<Device> DevicesOf(Domain domain)
    {
        Device? device = null;
        bool hasSmmu = false;
        foreach (string line in domain.Ask("info qtree").Split('\n'))
        {
            if (DeviceLine().Match(line) is { Success: true } start)
            {
                if (device is not null)
                    yield return device;
                device = new Device(start.Groups[1].Value, new Dictionary<string, string>());
                hasSmmu |= device.Name == "arm-smmuv3";
            }
            else if (device is not null && PropertyLine().Match(line) is { Success: true } property)
                device.Properties[property.Groups[1].Value] = property.Groups[2].Value;
        }
        if (device is not null)
            yield return device;
        // As an option of the machine it is a part of the board, which not every QEMU shows in the tree.
        if (!hasSmmu && MachineHasSmmu(domain))
            yield return new Device("arm-smmuv3", new Dictionary<string, string>());
    }

    private static bool MachineHasSmmu(Domain domain)
    {
        try
        {
            string answer = domain.Ask("""{"execute":"qom-get","arguments":{"path":"/machine","property":"iommu"}}""");
            return JsonDocument.Parse(answer).RootElement.TryGetProperty("return", out JsonElement value) && value.GetString() == "smmuv3";
        }
        catch (LibvirtException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^\s*dev: ([\w-]+)")]
    private static partial Regex DeviceLine();

    [GeneratedRegex(@"^\s+([\w-]+) = ""?([^""\s]*)")]
    private static partial Regex PropertyLine();

    /// <summary>A device and its properties, by QEMU's names.</summary>
    internal sealed record Device(string Name, Dictionary<string, string> Properties);
}
