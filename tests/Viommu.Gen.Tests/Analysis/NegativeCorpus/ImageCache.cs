using System.Collections.Concurrent;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Cloud.Compute.Images;

internal enum ImageStatus
{
    Queued,
    Saving,
    Active,
    Deactivated,
}

internal sealed record Image(Guid Id, string Name, ImageStatus Status)
{
    public string DiskFormat { get; init; } = "qcow2";

    public string ContainerFormat { get; init; } = "bare";

    public long? Size { get; init; }

    public string? Checksum { get; init; }

    public int MinDiskGiB { get; init; }

    public int MinRamMiB { get; init; }

    public IReadOnlyDictionary<string, string> Properties { get; init; } = FrozenDictionary<string, string>.Empty;
}

internal sealed class ImageCache(string folder, Func<Guid, CancellationToken, Task<Stream>> download)
{
    private readonly ConcurrentDictionary<Guid, Lazy<Task<string>>> _paths = new();
    private readonly ConcurrentDictionary<string, string> _checksums = new(StringComparer.Ordinal);

    public Task<string> PathOfAsync(Image image, CancellationToken cancellation)
        => _paths.GetOrAdd(image.Id, id => new Lazy<Task<string>>(() => FetchAsync(image, cancellation))).Value;

    private async Task<string> FetchAsync(Image image, CancellationToken cancellation)
    {
        string name = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(image.Id.ToString("D")))).ToLowerInvariant();
        string path = Path.Combine(folder, "_base", name);
        if (File.Exists(path) && _checksums.TryGetValue(path, out string? known) && known == image.Checksum)
            return path;
        string part = path + ".part";
        await using (Stream source = await download(image.Id, cancellation).ConfigureAwait(false))
        await using (FileStream target = File.Create(part))
            await source.CopyToAsync(target, cancellation).ConfigureAwait(false);
        File.Move(part, path, overwrite: true);
        if (image.Checksum is { } checksum)
            _checksums[path] = checksum;
        return path;
    }

    public int Prune(IReadOnlySet<Guid> used, TimeSpan age, DateTime now)
    {
        int removed = 0;
        foreach (Guid id in _paths.Keys.Where(id => !used.Contains(id)).ToArray())
        {
            if (!_paths.TryGetValue(id, out Lazy<Task<string>>? entry) || !entry.IsValueCreated || !entry.Value.IsCompletedSuccessfully)
                continue;
            string path = entry.Value.Result;
            if (now - File.GetLastWriteTimeUtc(path) < age || !_paths.TryRemove(id, out _))
                continue;
            File.Delete(path);
            _checksums.TryRemove(path, out _);
            removed++;
        }
        return removed;
    }
}

/// <summary>What image properties say about the hardware of a guest.</summary>
internal sealed class ImageHardware
{
    private readonly IReadOnlyDictionary<string, string> _properties;

    public ImageHardware([ImageProperties] IReadOnlyDictionary<string, string> properties) => _properties = properties;

    public string DiskBus => Get("hw_disk_bus", "virtio");

    public string CdromBus => Get("hw_cdrom_bus", MachineType.StartsWith("q35", StringComparison.Ordinal) ? "sata" : "ide");

    public string VifModel => Get("hw_vif_model", "virtio");

    public string VideoModel => Get("hw_video_model", "virtio");

    public string MachineType => Get("hw_machine_type", "q35");

    public string FirmwareType => Get("hw_firmware_type", "uefi");

    public bool SecureBoot => Get("os_secure_boot", "optional") is "required" or "optional";

    public string? RngModel => _properties.GetValueOrDefault("hw_rng_model");

    public string? Viommu => _properties.GetValueOrDefault("hw_viommu_model");

    public bool HasPageSize => _properties.ContainsKey("hw_mem_page_size");

    public bool IsLocked => _properties.TryGetValue("hw_locked_memory", out string? text) && text.Equals("true", StringComparison.OrdinalIgnoreCase);

    public string Kernel => string.Concat(Get("os_distro", "linux"), "/", Get("os_version", "any"));

    private string Get(string name, string otherwise) => _properties.TryGetValue(name, out string? value) && value.Length > 0 ? value : otherwise;
}

internal static class ImageLibrary
{
    public static readonly Image Debian = new(new Guid("6d9c7f1e-0f3b-4c6a-9a49-2f3f4f7f9d11"), "debian-13", ImageStatus.Active)
    {
        MinDiskGiB = 3,
        Properties = new Dictionary<string, string>
        {
            ["os_type"] = "linux", ["os_distro"] = "debian", ["os_version"] = "13", ["hw_machine_type"] = "q35",
            ["hw_firmware_type"] = "uefi", ["hw_qemu_guest_agent"] = "yes", ["hw_vif_multiqueue_enabled"] = "true",
        },
    };

    public static readonly Image DebianWithDevices = Debian with
    {
        Id = new Guid("7fb1b2a0-5d44-49d7-8a0e-0c1d2e3f4a5b"),
        Name = "debian-13-passthrough",
        Properties = new Dictionary<string, string>(Debian.Properties)
        {
            [ImageProperties.ViommuModel] = "auto",
            ["hw_pointer_model"] = "usbtablet",
            ["hw_rng_model"] = "virtio",
        },
    };

    public static readonly FrozenDictionary<string, string> Windows = new Dictionary<string, string>
    {
        { "os_type", "windows" },
        { "os_distro", "windows" },
        { "os_secure_boot", "required" },
        { "hw_machine_type", "pc-q35-9.2" },
        { "hw_tpm_model", "tpm-crb" },
        { "hw_tpm_version", "2.0" },
        { "hw_video_model", "qxl" },
        { "hw_video_ram", "64" },
        { "hw_time_hpet", "true" },
        { ImageProperties.ViommuModel, "intel" },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, string> ForArm(bool withDevices)
    {
        var properties = new Dictionary<string, string>
        {
            ["hw_architecture"] = "aarch64",
            ["hw_machine_type"] = "virt",
            ["hw_firmware_type"] = "uefi",
        };
        if (withDevices)
            properties[ImageProperties.ViommuModel] = "virtio";
        else
            properties[ImageProperties.ViommuModel] = "smmuv3";
        return properties;
    }
}
