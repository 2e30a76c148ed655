using System.Globalization;

namespace Cloud.Compute.Numa;

internal sealed record Cell(int Id, ImmutableSortedSet<int> Cpus, long MemoryMiB)
{
    public IReadOnlyDictionary<int, long> PagesBySizeKiB { get; init; } = ImmutableDictionary<int, long>.Empty;

    public int? PinnedTo { get; init; }
}

internal sealed record Topology(ImmutableArray<Cell> Cells)
{
    public long MemoryMiB => Cells.Sum(cell => cell.MemoryMiB);

    public static Topology? FromSpecs(IReadOnlyDictionary<string, string> specs, int vcpus, long memoryMiB)
    {
        if (!specs.TryGetValue("hw:numa_nodes", out string? text))
            return null;
        int nodes = int.Parse(text, CultureInfo.InvariantCulture);
        var cells = ImmutableArray.CreateBuilder<Cell>(nodes);
        for (int node = 0; node < nodes; node++)
        {
            string cpus = specs.GetValueOrDefault($"hw:numa_cpus.{node}", Even(node, nodes, vcpus));
            string memory = specs.GetValueOrDefault($"hw:numa_mem.{node}", (memoryMiB / nodes).ToString(CultureInfo.InvariantCulture));
            cells.Add(new Cell(node, CpuList.Parse(cpus), long.Parse(memory, CultureInfo.InvariantCulture)));
        }
        return new Topology(cells.MoveToImmutable());
    }

    private static string Even(int node, int nodes, int vcpus)
    {
        int share = vcpus / nodes, start = node * share;
        return node == nodes - 1 ? $"{start}-{vcpus - 1}" : $"{start}-{start + share - 1}";
    }
}

internal static class CpuList
{
    public static ImmutableSortedSet<int> Parse(string text)
    {
        var include = new HashSet<int>();
        var exclude = new HashSet<int>();
        foreach (string part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            HashSet<int> target = part[0] == '^' ? exclude : include;
            string range = part.TrimStart('^');
            int dash = range.IndexOf('-');
            int first = int.Parse(dash < 0 ? range : range[..dash], CultureInfo.InvariantCulture);
            int last = dash < 0 ? first : int.Parse(range[(dash + 1)..], CultureInfo.InvariantCulture);
            if (last < first)
                throw new FormatException($"'{part}' ends before it begins.");
            for (int cpu = first; cpu <= last; cpu++)
                target.Add(cpu);
        }
        include.ExceptWith(exclude);
        return [.. include];
    }

    public static string Format(IEnumerable<int> cpus)
    {
        var ranges = new List<string>();
        int? start = null, previous = null;
        foreach (int cpu in cpus.Order())
        {
            if (previous is { } last && cpu == last + 1)
            {
                previous = cpu;
                continue;
            }
            Close(ranges, start, previous);
            start = previous = cpu;
        }
        Close(ranges, start, previous);
        return string.Join(',', ranges);
    }

    private static void Close(List<string> ranges, int? start, int? end)
    {
        if (start is not null)
            ranges.Add(start == end ? $"{start}" : $"{start}-{end}");
    }
}

/// <summary>Chooses page sizes and cells of a host.</summary>
internal sealed class NumaFitter(IReadOnlyList<Cell> host)
{
    public IReadOnlyList<(int GuestCell, int HostCell, int PageKiB)>? Fit(Topology guest, PageSize? wanted)
    {
        var fitted = new List<(int, int, int)>();
        var free = host.ToDictionary(cell => cell.Id, cell => new Dictionary<int, long>(cell.PagesBySizeKiB));
        foreach (Cell cell in guest.Cells)
        {
            (int Host, int Page)? place = Place(cell, wanted, free);
            if (place is not { } found)
                return null;
            free[found.Host][found.Page] -= cell.MemoryMiB * 1024 / found.Page;
            fitted.Add((cell.Id, found.Host, found.Page));
        }
        return fitted;
    }

    private static (int Host, int Page)? Place(Cell cell, PageSize? wanted, Dictionary<int, Dictionary<int, long>> free)
    {
        foreach ((int id, Dictionary<int, long> pages) in free)
        {
            foreach (int size in pages.Keys.Where(size => Matches(size, wanted)).OrderDescending())
            {
                if (pages[size] * size >= cell.MemoryMiB * 1024)
                    return (id, size);
            }
        }
        return null;
    }

    private static bool Matches(int size, PageSize? wanted) => wanted switch
    {
        null => size == 4,
        { Word: PageSizeWord.Small } => size == 4,
        { Word: PageSizeWord.Large } => size > 4,
        { Word: PageSizeWord.Any } => true,
        { Amount: { } amount } => size == amount,
        _ => false,
    };

    public static MemoryBacking Merge(MemoryBacking? planned, IEnumerable<(int GuestCell, int HostCell, int PageKiB)> fitted)
    {
        HugePage[] pages = fitted
            .Where(cell => cell.PageKiB > 4)
            .GroupBy(cell => cell.PageKiB)
            .Select(group => new HugePage { Size = MemorySize.FromKiB(group.Key), Nodeset = CpuList.Format(group.Select(cell => cell.GuestCell)) })
            .ToArray();
        MemoryBacking backing = planned ?? new MemoryBacking();
        return pages.Length == 0 ? backing : backing with { Hugepages = new HugePages { Pages = [.. pages] } };
    }

    public static Dictionary<string, string> Specs(int nodes, bool isPinned) => new(StringComparer.Ordinal)
    {
        ["hw:numa_nodes"] = nodes.ToString(CultureInfo.InvariantCulture),
        ["hw:numa_cpus.0"] = "0-3",
        ["hw:numa_mem.0"] = "4096",
        ["hw:cpu_policy"] = isPinned ? "dedicated" : "shared",
        ["hw:cpu_thread_policy"] = "prefer",
        ["hw:cpu_sockets"] = "1",
        ["hw:cpu_max_sockets"] = "2",
        ["hw:cpu_dedicated_mask"] = "0-1",
        ["hw:mem_page_size"] = isPinned ? "large" : "any",
    };
}
