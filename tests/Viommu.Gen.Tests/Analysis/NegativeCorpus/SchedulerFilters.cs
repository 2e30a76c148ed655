using System.Globalization;

namespace Cloud.Compute.Scheduling;

internal sealed class HostState(string name)
{
    public string Name { get; } = name;

    public int TotalVcpus { get; init; }

    public int UsedVcpus { get; set; }

    public long FreeRamMiB { get; set; }

    public ISet<string> Traits { get; } = new HashSet<string>(StringComparer.Ordinal);

    public IDictionary<string, string> Aggregates { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public GuestPlatform Platform { get; init; } = new();
}

internal sealed record SchedulerRequest(int Vcpus, long RamMiB)
{
    public IReadOnlyDictionary<string, string> ExtraSpecs { get; init; } = ImmutableDictionary<string, string>.Empty;

    public IReadOnlyDictionary<string, string> ImageProperties { get; init; } = ImmutableDictionary<string, string>.Empty;

    public IReadOnlyDictionary<string, string> Hints { get; init; } = ImmutableDictionary<string, string>.Empty;
}

internal interface IHostFilter
{
    bool Passes(HostState host, SchedulerRequest request);
}

internal sealed class ComputeFilter : IHostFilter
{
    public bool Passes(HostState host, SchedulerRequest request)
        => host.TotalVcpus * 4 - host.UsedVcpus >= request.Vcpus && host.FreeRamMiB >= request.RamMiB;
}

/// <summary>Extra specs against the metadata of aggregates, with the operators of the scheduler.</summary>
internal sealed class AggregateFilter : IHostFilter
{
    private const string Scope = "aggregate_instance_extra_specs";

    private static readonly Dictionary<string, Func<string, string, bool>> Operators = new(StringComparer.Ordinal)
    {
        ["="] = (left, right) => Number(left) >= Number(right),
        ["=="] = (left, right) => Number(left) == Number(right),
        ["<="] = (left, right) => Number(left) <= Number(right),
        [">="] = (left, right) => Number(left) >= Number(right),
        ["s=="] = (left, right) => left == right,
        ["s!="] = (left, right) => left != right,
        ["<in>"] = (left, right) => left.Contains(right, StringComparison.Ordinal),
    };

    public bool Passes(HostState host, SchedulerRequest request)
    {
        foreach ((string key, string wanted) in request.ExtraSpecs)
        {
            string[] parts = key.Split(':');
            if (parts is not [Scope, var name])
                continue;
            if (!host.Aggregates.TryGetValue(name, out string? actual) || !Matches(actual, wanted))
                return false;
        }
        return true;
    }

    private static bool Matches(string actual, string wanted)
    {
        string[] words = wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["<or>", ..])
            return words.Where((_, index) => index % 2 == 1).Contains(actual, StringComparer.Ordinal);
        return words is [var sign, .. var rest] && Operators.TryGetValue(sign, out Func<string, string, bool>? compare)
            ? compare(actual, string.Join(' ', rest))
            : actual == wanted;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

internal sealed class TraitFilter : IHostFilter
{
    public bool Passes(HostState host, SchedulerRequest request)
    {
        foreach ((string key, string value) in request.ExtraSpecs)
        {
            if (!key.StartsWith("trait:", StringComparison.Ordinal))
                continue;
            string trait = key["trait:".Length..];
            bool isThere = host.Traits.Contains(trait);
            if (value == "required" ? !isThere : value == "forbidden" && isThere)
                return false;
        }
        return true;
    }
}

internal sealed class ViommuFilter : IHostFilter
{
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Reasons => _reasons;

    public bool Passes(HostState host, SchedulerRequest request)
    {
        if (!ViommuOptions.TryParse(request.ExtraSpecs, request.ImageProperties, out ViommuOptions? options))
        {
            _reasons[host.Name] = "the request is not valid anywhere";
            return false;
        }
        ViommuPlan plan = ViommuPlan.Create(options, host.Platform with { Vcpus = request.Vcpus });
        if (plan.IsValid)
            return true;
        _reasons[host.Name] = string.Join("; ", plan.Violations.Where(violation => violation.Severity == Severity.Error).Select(violation => $"{violation.Rule} ({string.Join(", ", violation.Keys)})"));
        return false;
    }
}

internal sealed class HintFilter : IHostFilter
{
    public bool Passes(HostState host, SchedulerRequest request)
    {
        if (request.Hints.TryGetValue("different_host", out string? other) && other == host.Name)
            return false;
        if (request.Hints.TryGetValue("query", out string? query))
            return query.Contains(host.Name, StringComparison.Ordinal);
        return !request.Hints.ContainsKey("same_host") || request.Hints["same_host"] == host.Name;
    }
}

internal sealed class Weigher(string name, Func<HostState, double> weight, double multiplier)
{
    public string Name => name;

    public IReadOnlyDictionary<HostState, double> Weigh(IReadOnlyCollection<HostState> hosts)
    {
        double[] raw = [.. hosts.Select(weight)];
        double min = raw.DefaultIfEmpty().Min(), max = raw.DefaultIfEmpty().Max();
        return hosts.Zip(raw).ToDictionary(pair => pair.First, pair => multiplier * (max > min ? (pair.Second - min) / (max - min) : 0));
    }
}

internal sealed class Scheduler(IReadOnlyList<IHostFilter> filters, IReadOnlyList<Weigher> weighers)
{
    public IReadOnlyList<HostState> Select(IReadOnlyCollection<HostState> hosts, SchedulerRequest request, int count)
    {
        HostState[] passing = [.. hosts.Where(host => filters.All(filter => filter.Passes(host, request)))];
        var total = passing.ToDictionary(host => host, _ => 0.0);
        foreach (Weigher weigher in weighers)
        {
            foreach ((HostState host, double weight) in weigher.Weigh(passing))
                total[host] += weight;
        }
        return [.. total.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Name, StringComparer.Ordinal).Take(count).Select(pair => pair.Key)];
    }

    public static SchedulerRequest Example { get; } = new(8, 16384)
    {
        ExtraSpecs = new Dictionary<string, string>
        {
            ["aggregate_instance_extra_specs:ssd"] = "true",
            ["aggregate_instance_extra_specs:vendor"] = "<or> amd <or> intel",
            ["trait:COMPUTE_VIOMMU_MODEL_VIRTIO"] = "required",
            ["trait:CUSTOM_MAINTENANCE"] = "forbidden",
            ["hw:viommu_model"] = "virtio",
            ["capabilities:cpu_info:features"] = "<in> aes",
        },
        ImageProperties = ImmutableDictionary.CreateRange(new Dictionary<string, string> { ["img_hv_type"] = "kvm", ["hw_machine_type"] = "q35" }),
        Hints = new Dictionary<string, string> { ["group"] = "4e9b", ["model"] = "intel" },
    };
}
