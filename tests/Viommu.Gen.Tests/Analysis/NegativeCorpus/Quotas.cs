using System.Threading;

namespace Cloud.Compute.Quotas;

internal readonly record struct Usage(int Limit, int InUse, int Reserved)
{
    public int Free => Limit < 0 ? int.MaxValue : Limit - InUse - Reserved;
}

internal sealed class QuotaExceededException(IReadOnlyDictionary<string, Usage> over) : Exception(
    "Quota exceeded for " + string.Join(", ", over.Select(pair => $"{pair.Key} ({pair.Value.InUse} of {pair.Value.Limit} in use)")))
{
    public IReadOnlyDictionary<string, Usage> Over { get; } = over;
}

internal sealed class QuotaEngine
{
    private static readonly Dictionary<string, int> Defaults = new(StringComparer.Ordinal)
    {
        ["instances"] = 10,
        ["cores"] = 20,
        ["ram"] = 51200,
        ["metadata_items"] = 128,
        ["server_groups"] = 10,
        ["key_pairs"] = -1,
    };

    private readonly Dictionary<string, Dictionary<string, Usage>> _projects = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public IDisposable Reserve(string project, IReadOnlyDictionary<string, int> deltas)
    {
        lock (_gate)
        {
            Dictionary<string, Usage> usages = Of(project);
            var over = deltas.Where(delta => usages.TryGetValue(delta.Key, out Usage usage) && usage.Free < delta.Value).ToDictionary(delta => delta.Key, delta => usages[delta.Key]);
            if (over.Count > 0)
                throw new QuotaExceededException(over);
            foreach ((string resource, int delta) in deltas)
                usages[resource] = usages[resource] with { Reserved = usages[resource].Reserved + delta };
        }
        return new Reservation(this, project, deltas);
    }

    private Dictionary<string, Usage> Of(string project)
    {
        if (!_projects.TryGetValue(project, out Dictionary<string, Usage>? usages))
            _projects[project] = usages = Defaults.ToDictionary(limit => limit.Key, limit => new Usage(limit.Value, 0, 0), StringComparer.Ordinal);
        return usages;
    }

    private void Release(string project, IReadOnlyDictionary<string, int> deltas)
    {
        lock (_gate)
        {
            Dictionary<string, Usage> usages = Of(project);
            foreach ((string resource, int delta) in deltas)
                usages[resource] = usages[resource] with { Reserved = usages[resource].Reserved - delta, InUse = usages[resource].InUse + delta };
        }
    }

    private sealed class Lock;

    private sealed class Reservation(QuotaEngine engine, string project, IReadOnlyDictionary<string, int> deltas) : IDisposable
    {
        private int _isDone;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDone, 1) == 0)
                engine.Release(project, deltas);
        }
    }

    /// <summary>The limits that extra specs set for one guest.</summary>
    public static IEnumerable<(string Name, string Value)> LimitsOf(IReadOnlyDictionary<string, string> extraSpecs)
    {
        (string Spec, string Element)[] known =
        [
            ("quota:cpu_shares", "shares"),
            ("quota:cpu_period", "period"),
            ("quota:cpu_quota", "quota"),
            ("quota:memory_limit", "hard_limit"),
            ("quota:disk_total_bytes_sec", "total_bytes_sec"),
            ("quota:vif_inbound_average", "average"),
        ];
        foreach ((string spec, string element) in known)
        {
            if (extraSpecs.TryGetValue(spec, out string? value))
                yield return (element, value);
        }
    }
}
