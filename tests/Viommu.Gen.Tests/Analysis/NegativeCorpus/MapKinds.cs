using System.Collections;
using System.Collections.Concurrent;
using System.Collections.ObjectModel;

namespace Cloud.Compute.Maps;

/// <summary>Every kind of map that a control plane hands to the reader, right each time.</summary>
internal static class MapKinds
{
    private static readonly ImmutableDictionary<string, string> Empty = ImmutableDictionary<string, string>.Empty;

    private static readonly FrozenDictionary<string, string> Frozen = new Dictionary<string, string>
    {
        [ExtraSpecs.LockedMemory] = "true",
        [ExtraSpecs.MemPageSize] = "any",
    }.ToFrozenDictionary();

    private static readonly ImmutableSortedDictionary<string, string> Sorted = ImmutableSortedDictionary<string, string>.Empty
        .Add(ExtraSpecs.ViommuModel, "virtio")
        .Add("hw:cpu_policy", "shared");

    public static IEnumerable<ViommuRead> All()
    {
        yield return ViommuOptions.Read(Frozen, Empty);
        yield return ViommuOptions.Read(Sorted, Empty);
        yield return ViommuOptions.Read(Empty, Empty);
        yield return ViommuOptions.Read(Frozen.ToDictionary(), Empty);
        yield return OfConcurrent();
        yield return OfReadOnly();
        yield return OfBuilder();
        yield return OfSortedList();
        yield return OfComparer();
        yield return OfPairs();
        yield return OfTuples();
        yield return OfLinq();
        yield return OfLayers();
    }

    private static ViommuRead OfConcurrent()
    {
        var map = new ConcurrentDictionary<string, string>();
        map[ExtraSpecs.LockedMemory] = "yes";
        map.GetOrAdd(ExtraSpecs.MemPageSize, "large");
        map.AddOrUpdate(ExtraSpecs.ViommuModel, "auto", (_, before) => before);
        return ViommuOptions.Read(map, Empty);
    }

    private static ViommuRead OfReadOnly()
    {
        var inner = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        var outer = new ReadOnlyDictionary<string, string>(inner);
        inner[ExtraSpecs.MemPageSize] = "small";
        return ViommuOptions.Read(outer, Empty);
    }

    private static ViommuRead OfBuilder()
    {
        ImmutableDictionary<string, string>.Builder builder = ImmutableDictionary.CreateBuilder<string, string>();
        builder.Add(ExtraSpecs.MemPageSize, "1GB");
        builder.Add(ExtraSpecs.LockedMemory, "true");
        builder["hw:numa_nodes"] = "2";
        return ViommuOptions.Read(builder.ToImmutable(), Empty);
    }

    private static ViommuRead OfSortedList()
    {
        var list = new SortedList<string, string>(StringComparer.Ordinal) { { ExtraSpecs.LockedMemory, "true" }, { ExtraSpecs.MemPageSize, "16384" } };
        return ViommuOptions.Read(list, Empty);
    }

    private static ViommuRead OfComparer()
    {
        var map = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [ExtraSpecs.LockedMemory] = "TRUE", ["HW:CPU_POLICY"] = "dedicated" };
        map[ExtraSpecs.MemPageSize] = "64KB";
        return ViommuOptions.Read(map, Empty);
    }

    private static ViommuRead OfPairs()
    {
        var pairs = new List<KeyValuePair<string, string>>
        {
            new(ExtraSpecs.ViommuModel, "intel"),
            new("hw:cpu_policy", "dedicated"),
            KeyValuePair.Create("hw:watchdog_action", "reset"),
        };
        return ViommuOptions.Read(new Dictionary<string, string>(pairs), Empty);
    }

    private static ViommuRead OfTuples()
    {
        (string Key, string Value)[] entries = [(ExtraSpecs.LockedMemory, "true"), (ExtraSpecs.MemPageSize, "large"), ("hw:rng_allowed", "True"), ("quota:cpu_shares", "2048")];
        return ViommuOptions.Read(entries.ToDictionary(entry => entry.Key, entry => entry.Value), Empty);
    }

    private static ViommuRead OfLinq()
    {
        string[] lines = ["hw:viommu_model=intel", "hw:locked_memory=true", "hw:mem_page_size=large"];
        Dictionary<string, string> map = lines.Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        return ViommuOptions.Read(map, Empty);
    }

    private static ViommuRead OfLayers()
    {
        var layers = new LayeredMap(Frozen, Empty.Add(ExtraSpecs.ViommuModel, "intel"));
        return ViommuOptions.Read(layers, Empty);
    }

    public static ViommuRead Alias(bool isSecond)
    {
        var first = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        Dictionary<string, string> second = new() { [ExtraSpecs.ViommuModel] = "virtio" };
        Dictionary<string, string> chosen = isSecond ? second : first;
        chosen[ExtraSpecs.MemPageSize] = "any";
        return ViommuOptions.Read(chosen, Empty);
    }

    public static ViommuRead Conditional(string? size)
    {
        ImmutableDictionary<string, string> specs = Empty.Add("hw:cpu_policy", "dedicated");
        specs = size is null ? specs : specs.SetItem(ExtraSpecs.MemPageSize, size).SetItem(ExtraSpecs.LockedMemory, "true");
        return ViommuOptions.Read(specs, Empty);
    }

    public static ViommuRead Null(Dictionary<string, string>? given)
    {
        Dictionary<string, string> specs = given ?? new();
        specs[ExtraSpecs.LockedMemory] = "true";
        return ViommuOptions.Read(specs, Empty);
    }
}

/// <summary>A map over others: the first that has a key counts.</summary>
internal sealed class LayeredMap(params IReadOnlyDictionary<string, string>[] layers) : IReadOnlyDictionary<string, string>
{
    public string this[string key] => TryGetValue(key, out string value) ? value : throw new KeyNotFoundException(key);

    public IEnumerable<string> Keys => layers.SelectMany(layer => layer.Keys).Distinct(StringComparer.Ordinal);

    public IEnumerable<string> Values => Keys.Select(key => this[key]);

    public int Count => Keys.Count();

    public bool ContainsKey(string key) => layers.Any(layer => layer.ContainsKey(key));

    public bool TryGetValue(string key, out string value)
    {
        foreach (IReadOnlyDictionary<string, string> layer in layers)
        {
            if (layer.TryGetValue(key, out string? found))
            {
                value = found;
                return true;
            }
        }
        value = "";
        return false;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Keys.Select(key => new KeyValuePair<string, string>(key, this[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
