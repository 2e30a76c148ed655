using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.IO;
using System.Text;

namespace Cloud.Compute.Metrics;

/// <summary>A set of labels: equal when all pairs are.</summary>
internal sealed class Labels : IEquatable<Labels>
{
    private readonly SortedDictionary<string, string> _pairs;

    public Labels(params (string Name, string Value)[] pairs)
    {
        _pairs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in pairs)
            _pairs.Add(name, value);
    }

    private Labels(SortedDictionary<string, string> pairs) => _pairs = pairs;

    public Labels With(string name, string value)
    {
        var more = new SortedDictionary<string, string>(_pairs, StringComparer.Ordinal) { [name] = value };
        return new Labels(more);
    }

    public Labels Without(string name)
    {
        var fewer = new SortedDictionary<string, string>(_pairs, StringComparer.Ordinal);
        fewer.Remove(name);
        return new Labels(fewer);
    }

    public bool Equals(Labels? other) => other is not null && _pairs.SequenceEqual(other._pairs);

    public override bool Equals(object? obj) => Equals(obj as Labels);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach ((string name, string value) in _pairs)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value, StringComparer.Ordinal);
        }
        return hash.ToHashCode();
    }

    public override string ToString()
    {
        if (_pairs.Count == 0)
            return "";
        var text = new StringBuilder("{");
        foreach ((string name, string value) in _pairs)
        {
            if (text.Length > 1)
                text.Append(',');
            text.Append(name).Append("=\"").Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('"');
        }
        return text.Append('}').ToString();
    }
}

internal sealed class Registry
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Labels, double>> _families = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _help = new(StringComparer.Ordinal);

    public void Describe(string family, string help) => _help[family] = help;

    public void Add(string family, Labels labels, double amount = 1)
        => _families.GetOrAdd(family, _ => new()).AddOrUpdate(labels, amount, (_, before) => before + amount);

    public void Set(string family, Labels labels, double value) => _families.GetOrAdd(family, _ => new())[labels] = value;

    public void Write(TextWriter writer)
    {
        foreach ((string family, ConcurrentDictionary<Labels, double> samples) in _families.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (_help.TryGetValue(family, out string? help))
                writer.Write($"# HELP {family} {help}\n");
            writer.Write($"# TYPE {family} {(family.EndsWith("_total", StringComparison.Ordinal) ? "counter" : "gauge")}\n");
            foreach ((Labels labels, double value) in samples.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal))
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{family}{labels} {value}\n"));
        }
    }
}

/// <summary>What is counted of plans.</summary>
internal sealed class PlanMetrics
{
    private static readonly Meter Meter = new("cloud.compute.plans", "1.0");
    private static readonly Counter<long> Plans = Meter.CreateCounter<long>("plans");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("plan.duration", "ms");

    private readonly Registry _registry;

    public PlanMetrics(Registry registry)
    {
        _registry = registry;
        registry.Describe("compute_plans_total", "Plans that were made, by their result.");
        registry.Describe("compute_viommu_guests", "Guests by the model of their virtual IOMMU.");
        registry.Describe("compute_locked_memory_bytes", "Memory of guests that is locked.");
    }

    public void Planned(ViommuPlan plan, string host, double milliseconds)
    {
        string result = plan.IsValid ? plan.IsDecided ? "valid" : "open" : "refused";
        var labels = new Labels(("host", host), ("result", result), ("model", plan.Options.Model.ToText()));
        _registry.Add("compute_plans_total", labels);
        foreach (Violation violation in plan.Violations)
            _registry.Add("compute_plan_violations_total", new Labels(("rule", violation.Rule), ("severity", violation.Severity == Severity.Error ? "error" : "warning")));
        Plans.Add(1, new KeyValuePair<string, object?>("result", result), new KeyValuePair<string, object?>("host", host));
        Duration.Record(milliseconds, new KeyValuePair<string, object?>("host", host));
    }

    public void Guests(string host, IReadOnlyDictionary<ViommuModel, int> byModel)
    {
        foreach ((ViommuModel model, int count) in byModel)
            _registry.Set("compute_viommu_guests", new Labels(("host", host), ("viommu_model", model.ToText())), count);
    }

    public void Locked(string host, string flavor, long bytes)
    {
        Labels labels = new Labels(("host", host)).With("flavor", flavor).With("locked_memory", "true").With("mem_page_size", "large");
        _registry.Set("compute_locked_memory_bytes", labels.Without("mem_page_size"), bytes);
    }
}
