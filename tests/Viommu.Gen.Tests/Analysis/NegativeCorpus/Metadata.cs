using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace Cloud.Compute.Metadata;

/// <summary>What a guest reads about itself: the files of a config drive.</summary>
internal sealed class ConfigDrive
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public ConfigDrive Add(string path, string text)
    {
        _files[path] = Encoding.UTF8.GetBytes(text);
        return this;
    }

    public ConfigDrive AddUserData(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        _files["openstack/latest/user_data"] = packed.ToArray();
        return this;
    }

    public IReadOnlyDictionary<string, byte[]> Files => _files;

    public long Size => _files.Sum(file => 2048L * ((file.Value.Length + 2047) / 2048));
}

/// <summary>Cloud-init's YAML, as far as it is written here.</summary>
internal static class CloudConfig
{
    public static string Write(string hostname, IReadOnlyDictionary<string, string> sysctl, IEnumerable<string> kernelArguments)
    {
        var text = new StringBuilder("#cloud-config\n");
        text.Append("hostname: ").Append(hostname).Append('\n');
        text.Append("write_files:\n");
        text.Append("  - path: /etc/sysctl.d/60-cloud.conf\n    content: |\n");
        foreach ((string key, string value) in sysctl)
            text.Append(CultureInfo.InvariantCulture, $"      {key} = {value}\n");
        text.Append("bootcmd:\n");
        text.Append("  - grubby --update-kernel=ALL --args=\"").AppendJoin(' ', kernelArguments).Append("\"\n");
        return text.ToString();
    }

    public static IReadOnlyList<string> KernelArguments(ViommuModel model) => model switch
    {
        ViommuModel.Intel => ["intel_iommu=on", "iommu=pt"],
        ViommuModel.Smmuv3 => ["arm-smmu-v3.disable_bypass=0", "iommu.passthrough=0"],
        ViommuModel.Virtio => ["iommu=pt"],
        _ => [],
    };

    public static Dictionary<string, string> Sysctl(ViommuOptions options, long memoryKiB)
    {
        var settings = new Dictionary<string, string>
        {
            ["vm.swappiness"] = options.LockedMemory == true ? "0" : "60",
            ["vm.nr_hugepages"] = "0",
            ["kernel.panic"] = "10",
        };
        if (options.MemPageSize is { Amount: { } size and > 4 })
            settings["vm.nr_hugepages"] = (memoryKiB / size).ToString(CultureInfo.InvariantCulture);
        if (options.MemPageSize?.Word == PageSizeWord.Large)
            settings.Remove("vm.nr_hugepages");
        return settings;
    }
}

internal sealed class Tags
{
    private readonly Dictionary<string, HashSet<string>> _byTag = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string tag, string instance)
    {
        if (!_byTag.TryGetValue(tag, out HashSet<string>? instances))
            _byTag.Add(tag, instances = new HashSet<string>(StringComparer.Ordinal));
        instances.Add(instance);
    }

    public IEnumerable<string> InstancesOf(params string[] tags)
        => tags.Select(tag => _byTag.TryGetValue(tag, out HashSet<string>? instances) ? instances : []).Aggregate((IEnumerable<string>)[], (all, next) => all.Union(next));

    public static Dictionary<string, string> FromQuery(string query)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=');
            tags[Uri.UnescapeDataString(equals < 0 ? part : part[..equals])] = equals < 0 ? "" : Uri.UnescapeDataString(part[(equals + 1)..]);
        }
        return tags;
    }

    public static Dictionary<string, string> OfInstance(string owner, string project) => new()
    {
        { "owner", owner },
        { "project", project },
        { "hw", "virtual" },
        { "hw:", "" },
        { "hw_", "" },
        { "memory", "locked" },
        { "page_size", "2M" },
        { "viommu", "intle" },
        { "model", "INTEL" },
        { "trait", "COMPUTE" },
    };
}
