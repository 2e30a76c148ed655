using System.Collections.ObjectModel;
using System.Threading;
using System.Threading.Tasks;

namespace Cloud.Compute.Placement;

internal sealed record Inventory(int Total)
{
    public int Reserved { get; init; }

    public int MinUnit { get; init; } = 1;

    public int MaxUnit { get; init; } = int.MaxValue;

    public int StepSize { get; init; } = 1;

    public double AllocationRatio { get; init; } = 1.0;

    public int Capacity => (int)((Total - Reserved) * AllocationRatio);
}

internal sealed class ResourceProvider(Guid id, string name)
{
    private readonly Dictionary<string, Inventory> _inventories = new(StringComparer.Ordinal);
    private readonly HashSet<string> _traits = new(StringComparer.Ordinal);

    public Guid Id { get; } = id;

    public string Name { get; } = name;

    public int Generation { get; private set; }

    public IReadOnlyDictionary<string, Inventory> Inventories => new ReadOnlyDictionary<string, Inventory>(_inventories);

    public IReadOnlySet<string> Traits => _traits;

    public void SetInventory(string resourceClass, Inventory inventory)
    {
        _inventories[resourceClass] = inventory;
        Generation++;
    }

    public void SetTraits(IEnumerable<string> traits)
    {
        _traits.Clear();
        _traits.UnionWith(traits);
        Generation++;
    }

    public bool Has([TraitName] string trait) => _traits.Contains(trait);
}

internal static class StandardTraits
{
    public const string Kvm = "COMPUTE_ACCELERATORS";
    public const string UefiBoot = "COMPUTE_FIRMWARE_UEFI";
    public const string SecureBoot = "COMPUTE_SECURITY_UEFI_SECURE_BOOT";
    public const string Tpm = "COMPUTE_SECURITY_TPM_2_0";
    public const string VolumeMultiAttach = "COMPUTE_VOLUME_MULTI_ATTACH";
    public const string Avx512 = "HW_CPU_X86_AVX512F";
    public const string Vmx = "HW_CPU_X86_VMX";
    public const string Sev = "HW_CPU_X86_AMD_SEV";
    public const string Numa = "HW_NUMA_ROOT";
    public const string Iommu = "HW_PLATFORM_IOMMU";
    public const string Custom = "CUSTOM_VIOMMU_TESTED";
    public const string CustomModel = "CUSTOM_COMPUTE_VIOMMU_MODEL_OLD";
    public const string AddressSpacePassthrough = "COMPUTE_ADDRESS_SPACE_PASSTHROUGH";
}

internal sealed class HostReporter(Func<ResourceProvider, CancellationToken, Task> publish)
{
    private static readonly ImmutableArray<string> Always = [StandardTraits.UefiBoot, StandardTraits.VolumeMultiAttach, "COMPUTE_NODE", "COMPUTE_RESCUE_BFV"];

    public async Task ReportAsync(ResourceProvider provider, GuestPlatform host, IReadOnlySet<string> cpuFlags, CancellationToken cancellation)
    {
        var traits = new List<string>(Always);
        traits.AddRange(host.SupportedTraits());
        foreach (string flag in cpuFlags)
        {
            if (TraitOf(flag) is { } trait)
                traits.Add(trait);
        }
        provider.SetTraits(traits);
        await publish(provider, cancellation).ConfigureAwait(false);
    }

    private static string? TraitOf(string flag) => flag switch
    {
        "vmx" => StandardTraits.Vmx,
        "avx512f" => StandardTraits.Avx512,
        "sev" => StandardTraits.Sev,
        "aes" => "HW_CPU_X86_AESNI",
        "sse4_2" => "HW_CPU_X86_SSE42",
        _ => null,
    };

    public static GuestPlatform Xeon(ComponentVersion libvirt, ComponentVersion qemu) => new()
    {
        Architecture = Architecture.X86_64,
        VirtType = VirtType.Kvm,
        Libvirt = libvirt,
        Qemu = qemu,
        HostAddressBits = 52,
    };

    public static GuestPlatform Ampere { get; } = new()
    {
        Architecture = Architecture.Aarch64,
        VirtType = VirtType.Kvm,
        Libvirt = new ComponentVersion(11, 3),
        Qemu = ComponentVersion.Parse("10.0.2"),
    };
}

internal static class Requests
{
    public static Dictionary<string, string> ForAccelerator(int count) => new()
    {
        ["resources:PGPU"] = count.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["trait:HW_GPU_API_VULKAN"] = "required",
        ["trait:CUSTOM_NVIDIA_11"] = "forbidden",
        ["trait:COMPUTE_VIOMMU_MODEL_INTEL"] = "required",
        ["group_policy"] = "isolate",
    };

    public static IReadOnlyList<string> Required(ViommuRead read)
    {
        var traits = new SortedSet<string>(StringComparer.Ordinal) { "COMPUTE_NODE" };
        traits.UnionWith(read.Options.RequiredTraits());
        return [.. traits];
    }

    public static bool Fits(ResourceProvider provider, ViommuOptions options)
        => options.RequiredTraits().All(provider.Has) && (options.LockedMemory != true || provider.Inventories.ContainsKey("MEMORY_MB"));

    public static string Query(IEnumerable<string> required, IEnumerable<string> forbidden)
        => string.Join(',', required.Concat(forbidden.Select(trait => "!" + trait)));

    public static bool IsCustom(string trait) => trait.StartsWith("CUSTOM_", StringComparison.Ordinal);

    public static bool IsOfFamily(string trait)
        => trait.StartsWith("COMPUTE_VIOMMU_MODEL_", StringComparison.Ordinal) || trait.StartsWith("COMPUTE_VIOMMU_", StringComparison.Ordinal);

    public static string TraitFor(ViommuModel model) => "COMPUTE_VIOMMU_MODEL_" + model.ToText().ToUpperInvariant();

    public static IEnumerable<ResourceProvider> WithViommu(IEnumerable<ResourceProvider> providers)
        => providers.Where(provider => provider.Has(Viommu.Traits.ModelVirtio) || provider.Has("COMPUTE_VIOMMU_MODEL_AUTO"));
}
