using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace Cloud.Compute.Flavors;

internal sealed record Flavor(string Id, string Name, int Vcpus, int RamMiB, int RootGiB)
{
    public int SwapMiB { get; init; }

    public int EphemeralGiB { get; init; }

    public bool IsPublic { get; init; } = true;

    public double RxTxFactor { get; init; } = 1.0;

    public string? Description { get; init; }

    public IReadOnlyDictionary<string, string> ExtraSpecs { get; init; } = ImmutableDictionary<string, string>.Empty;
}

internal interface IFlavorStore
{
    Task<Flavor?> FindAsync(string id, CancellationToken cancellation);

    Task SaveAsync(Flavor flavor, CancellationToken cancellation);

    IAsyncEnumerable<Flavor> ListAsync(CancellationToken cancellation);
}

internal sealed class FlavorService(IFlavorStore store, TimeProvider clock)
{
    private static readonly ImmutableHashSet<string> Namespaces = ["hw", "os", "pci_passthrough", "quota", "resources", "trait", "aggregate_instance_extra_specs", "accel"];

    private readonly Dictionary<string, (Flavor Flavor, DateTimeOffset Until)> _cache = new(StringComparer.Ordinal);
    private readonly object _gate = new();

    public async Task<Flavor> GetAsync(string id, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_cache.TryGetValue(id, out (Flavor Flavor, DateTimeOffset Until) cached) && cached.Until > clock.GetUtcNow())
                return cached.Flavor;
        }
        Flavor flavor = await store.FindAsync(id, cancellation).ConfigureAwait(false) ?? throw new KeyNotFoundException($"There is no flavor '{id}'.");
        lock (_gate)
            _cache[id] = (flavor, clock.GetUtcNow().AddMinutes(5));
        return flavor;
    }

    public async Task<Flavor> SetSpecsAsync(string id, IReadOnlyDictionary<string, string> specs, CancellationToken cancellation)
    {
        Flavor flavor = await GetAsync(id, cancellation).ConfigureAwait(false);
        var merged = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in flavor.ExtraSpecs)
            merged[key] = value;
        foreach ((string key, string value) in specs)
        {
            int colon = key.IndexOf(':');
            if (colon > 0 && !Namespaces.Contains(key[..colon]))
                throw new ArgumentException($"'{key}' is in a namespace that is not known.", nameof(specs));
            if (value.Length > 255)
                throw new ArgumentException($"The value of '{key}' is longer than 255 characters.", nameof(specs));
            merged[key] = value;
        }
        // All that is wrong is told at once.
        ViommuRead read = ViommuOptions.Read(merged, ImmutableDictionary<string, string>.Empty);
        read.ThrowIfInvalid();
        Flavor changed = flavor with { ExtraSpecs = merged };
        await store.SaveAsync(changed, cancellation).ConfigureAwait(false);
        Invalidate(id);
        return changed;
    }

    public async Task<Flavor> UnsetSpecAsync(string id, string key, CancellationToken cancellation)
    {
        Flavor flavor = await GetAsync(id, cancellation).ConfigureAwait(false);
        var rest = new Dictionary<string, string>(flavor.ExtraSpecs, StringComparer.Ordinal);
        if (!rest.Remove(key))
            return flavor;
        Flavor changed = flavor with { ExtraSpecs = rest };
        await store.SaveAsync(changed, cancellation).ConfigureAwait(false);
        Invalidate(id);
        return changed;
    }

    public void Invalidate(string id)
    {
        lock (_gate)
            _cache.Remove(id);
    }

    public async Task<IReadOnlyList<Flavor>> FindAsync(Func<Flavor, bool> predicate, int limit, CancellationToken cancellation)
    {
        var found = new List<Flavor>();
        await foreach (Flavor flavor in store.ListAsync(cancellation).ConfigureAwait(false))
        {
            if (predicate(flavor))
                found.Add(flavor);
            if (found.Count == limit)
                break;
        }
        return found;
    }
}

/// <summary>The flavors that a new installation starts with.</summary>
internal static class DefaultFlavors
{
    public static IReadOnlyList<Flavor> All { get; } =
    [
        new("1", "m1.tiny", 1, 512, 1),
        new("2", "m1.small", 1, 2048, 20),
        new("3", "m1.medium", 2, 4096, 40),
        new("4", "m1.large", 4, 8192, 80),
        new("5", "m1.xlarge", 8, 16384, 160),
        new("c1", "c1.dedicated", 8, 16384, 40)
        {
            ExtraSpecs = new Dictionary<string, string>
            {
                ["hw:cpu_policy"] = "dedicated",
                ["hw:cpu_thread_policy"] = "isolate",
                ["hw:emulator_threads_policy"] = "share",
                ["hw:numa_nodes"] = "2",
                [ExtraSpecs.MemPageSize] = "1GB",
            },
        },
        new("g1", "g1.accelerated", 16, 65536, 200)
        {
            Description = "Two GPUs behind a virtual IOMMU",
            ExtraSpecs = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                { "pci_passthrough:alias", "gpu-a100:2" },
                { "hw:pci_numa_affinity_policy", "preferred" },
                { "hw:hide_hypervisor_id", "true" },
                { ExtraSpecs.ViommuModel, "intel" },
                { ExtraSpecs.LockedMemory, "true" },
                { ExtraSpecs.MemPageSize, "large" },
            },
        },
        new("r1", "r1.realtime", 4, 8192, 20)
        {
            ExtraSpecs = ImmutableDictionary<string, string>.Empty
                .Add("hw:cpu_realtime", "yes")
                .Add("hw:cpu_realtime_mask", "^0-1")
                .Add("hw:cpu_policy", "dedicated")
                .Add(ExtraSpecs.MemPageSize, "2MB"),
        },
        new("e1", "e1.encrypted", 2, 4096, 20)
        {
            ExtraSpecs = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["hw:mem_encryption"] = "true",
                ["hw:mem_encryption_model"] = "amd-sev-es",
                ["trait:HW_CPU_X86_AMD_SEV_ES"] = "required",
                ["resources:MEM_ENCRYPTION_CONTEXT"] = "1",
            },
        },
    ];

    public static Flavor Smallest(int vcpus, int ramMiB)
        => All.Where(flavor => flavor.Vcpus >= vcpus && flavor.RamMiB >= ramMiB).OrderBy(flavor => flavor.RamMiB).ThenBy(flavor => flavor.Vcpus).First();

    public static string Describe(Flavor flavor)
        => string.Create(CultureInfo.InvariantCulture, $"{flavor.Name}: {flavor.Vcpus} vCPU, {flavor.RamMiB / 1024.0:0.#} GiB, {flavor.RootGiB} GiB disk");
}
