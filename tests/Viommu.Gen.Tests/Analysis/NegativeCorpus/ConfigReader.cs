using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;

namespace Cloud.Compute.Config;

/// <summary>Reads the files of oslo.config: sections, keys, and values over several lines.</summary>
internal sealed class ConfigFile
{
    private readonly Dictionary<string, Dictionary<string, List<string>>> _sections = new(StringComparer.Ordinal);

    public static ConfigFile Parse(TextReader reader)
    {
        var file = new ConfigFile();
        string section = "DEFAULT";
        List<string>? last = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] is '#' or ';')
                continue;
            if (char.IsWhiteSpace(line[0]) && last is { Count: > 0 })
            {
                last[^1] += "\n" + line.Trim();
                continue;
            }
            if (SectionName.Match(line) is { Success: true } match)
            {
                section = match.Groups["name"].Value;
                last = null;
                continue;
            }
            int equals = line.IndexOfAny(['=', ':']);
            if (equals < 0)
                throw new FormatException($"'{line}' is neither a section nor a key with its value.");
            string key = line[..equals].Trim();
            last = file.Values(section, key);
            last.Add(line[(equals + 1)..].Trim());
        }
        return file;
    }

    public string? Get(string section, string key)
        => _sections.TryGetValue(section, out Dictionary<string, List<string>>? keys) && keys.TryGetValue(key, out List<string>? values) ? values[^1] : null;

    public IReadOnlyList<string> GetAll(string section, string key)
        => _sections.TryGetValue(section, out Dictionary<string, List<string>>? keys) && keys.TryGetValue(key, out List<string>? values) ? values : [];

    public bool GetFlag(string section, string key, bool otherwise)
        => Get(section, key)?.ToLowerInvariant() switch
        {
            null => otherwise,
            "true" or "1" or "yes" or "on" => true,
            "false" or "0" or "no" or "off" => false,
            var text => throw new FormatException($"[{section}] {key} = {text}: true or false is expected"),
        };

    public int GetNumber(string section, string key, int otherwise)
        => Get(section, key) is { } text ? int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : otherwise;

    private List<string> Values(string section, string key)
    {
        if (!_sections.TryGetValue(section, out Dictionary<string, List<string>>? keys))
            _sections[section] = keys = new(StringComparer.Ordinal);
        if (!keys.TryGetValue(key, out List<string>? values))
            keys[key] = values = [];
        return values;
    }

    private static readonly Regex SectionName = new(@"^\[(?<name>[^\]]+)\]\s*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}

/// <summary>What the libvirt driver of a host is told.</summary>
internal sealed record LibvirtSettings
{
    public VirtType VirtType { get; init; } = VirtType.Kvm;

    public string CpuMode { get; init; } = "host-model";

    public string? ConnectionUri { get; init; }

    public IReadOnlyDictionary<string, string> MachineTypes { get; init; } = ImmutableDictionary<string, string>.Empty;

    public int PciePorts { get; init; } = 28;

    public bool FileBackedMemory { get; init; }

    public static LibvirtSettings From(ConfigFile config)
    {
        const string Section = "libvirt";
        var machines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string pair in (config.Get(Section, "hw_machine_type") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] parts = pair.Split('=', 2);
            if (parts.Length != 2)
                throw new FormatException($"[libvirt] hw_machine_type has '{pair}': ARCHITECTURE=MACHINE is expected.");
            machines.Add(parts[0], parts[1]);
        }
        return new LibvirtSettings
        {
            VirtType = config.Get(Section, "virt_type") ?? "kvm",
            CpuMode = config.Get(Section, "cpu_mode") ?? "host-model",
            ConnectionUri = config.Get(Section, "connection_uri"),
            MachineTypes = machines,
            PciePorts = config.GetNumber(Section, "num_pcie_ports", 0),
            FileBackedMemory = config.GetNumber(Section, "file_backed_memory", 0) > 0,
        };
    }

    public string MachineFor(string architecture) => MachineTypes.TryGetValue(architecture, out string? machine)
        ? machine
        : architecture switch
        {
            "x86_64" or "i686" => "pc",
            "aarch64" or "armv7l" => "virt",
            "s390x" => "s390-ccw-virtio",
            "ppc64le" => "pseries",
            _ => throw new NotSupportedException($"No machine type is known for '{architecture}'."),
        };
}

/// <summary>Options on the command line: --key value, --key=value, --flag.</summary>
internal static class CommandLine
{
    public static Dictionary<string, string> Parse(IReadOnlyList<string> args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                options["file"] = args[i];
                continue;
            }
            string name = args[i][2..];
            int equals = name.IndexOf('=');
            if (equals >= 0)
                options[name[..equals]] = name[(equals + 1)..];
            else if (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                options[name] = args[++i];
            else
                options[name] = "true";
        }
        return options;
    }

    public static Dictionary<string, string> Defaults { get; } = new()
    {
        ["config-file"] = "/etc/compute/compute.conf",
        ["log-dir"] = "/var/log/compute",
        ["workers"] = "4",
        ["debug"] = "false",
        ["model"] = "auto",
        ["size"] = "large",
        ["locked"] = "maybe",
    };

    public static string Environment(string name, string otherwise)
        => System.Environment.GetEnvironmentVariable("COMPUTE_" + name) ?? System.Environment.GetEnvironmentVariable("COMPUTE_VIOMMU_" + name) ?? otherwise;
}
