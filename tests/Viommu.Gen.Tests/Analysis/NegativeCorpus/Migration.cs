using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace Cloud.Compute.Migration;

internal enum MigrationState
{
    Queued,
    Checking,
    Running,
    Paused,
    Done,
    Failed,
}

internal sealed record MigrationJob(Guid Instance, string Source, string Target)
{
    public MigrationState State { get; init; }

    public ImmutableDictionary<string, string> Parameters { get; init; } = ImmutableDictionary<string, string>.Empty;

    public MigrationJob To(MigrationState state) => this with { State = state };

    public MigrationJob With(string name, string value) => this with { Parameters = Parameters.SetItem(name, value) };
}

internal static class MigrationSettings
{
    private static readonly ImmutableDictionary<string, string> Defaults = ImmutableDictionary<string, string>.Empty
        .Add("bandwidth", "0")
        .Add("max_downtime", "500")
        .Add("timeout", "800")
        .Add("auto_converge", "false")
        .Add("post_copy", "false")
        .Add("migrate_disks", "vda,vdb")
        .Add("uri", "qemu+tls://%s/system");

    public static MigrationJob Prepare(MigrationJob job, long memoryMiB, bool isLocked)
    {
        ImmutableDictionary<string, string>.Builder parameters = Defaults.ToBuilder();
        parameters["uri"] = parameters["uri"].Replace("%s", job.Target, StringComparison.Ordinal);
        parameters["timeout"] = (memoryMiB / 1024 * 800).ToString(CultureInfo.InvariantCulture);
        // Locked memory is not paged: the whole of it is sent at once.
        if (isLocked)
            parameters.Remove("post_copy");
        foreach ((string name, string value) in job.Parameters)
            parameters[name] = value;
        return job with { Parameters = parameters.ToImmutable() };
    }
}

/// <summary>What libvirt refuses to change in a running guest is compared before.</summary>
internal sealed class MigrationCheck(Func<string, CancellationToken, Task<GuestPlatform>> platformOf)
{
    public async Task<IReadOnlyList<string>> CheckAsync(MigrationJob job, ViommuPlan running, XElement domain, CancellationToken cancellation)
    {
        var reasons = new List<string>();
        GuestPlatform target = await platformOf(job.Target, cancellation).ConfigureAwait(false);
        GuestPlatform guest = target with { Machine = MachineOf(domain), Vcpus = VcpusOf(domain), Acpi = domain.Element("features")?.Element("acpi") is not null };
        ViommuPlan again = ViommuPlan.Create(running.Options, guest, running.Options.Model);
        if (!again.IsValid)
            reasons.AddRange(again.Violations.Select(violation => violation.Message));
        if (again.Iommu != running.Iommu)
            reasons.Add($"the device would change from {running.Iommu} to {again.Iommu}");
        if (again.Ioapic?.Driver != running.Ioapic?.Driver)
            reasons.Add("the I/O APIC would change");
        foreach (string trait in running.RequiredTraits)
        {
            if (!target.SupportedTraits().Contains(trait))
                reasons.Add($"{job.Target} has no {trait}");
        }
        return reasons;
    }

    private static MachineType MachineOf(XElement domain) => (string?)domain.Element("os")?.Element("type")?.Attribute("machine") ?? "pc";

    private static int? VcpusOf(XElement domain) => (int?)domain.Element("vcpu");

    public static XElement Rewrite(XElement domain, IReadOnlyDictionary<string, string> hosts)
    {
        var copy = new XElement(domain);
        foreach (XElement graphics in copy.Descendants("graphics"))
        {
            if ((string?)graphics.Attribute("listen") is { } listen && hosts.TryGetValue(listen, out string? changed))
                graphics.SetAttributeValue("listen", changed);
        }
        foreach (XElement iommu in copy.Descendants("iommu").Where(element => (string?)element.Attribute("model") == "intel"))
            iommu.Element("driver")?.SetAttributeValue("caching_mode", "on");
        return copy;
    }
}

internal sealed class MigrationQueue
{
    private readonly PriorityQueue<MigrationJob, (int Priority, long Order)> _jobs = new();
    private readonly Dictionary<Guid, MigrationState> _states = [];
    private long _order;

    public void Enqueue(MigrationJob job, int priority)
    {
        if (_states.TryGetValue(job.Instance, out MigrationState state) && state is not (MigrationState.Done or MigrationState.Failed))
            throw new InvalidOperationException($"{job.Instance} is {state.ToString().ToLowerInvariant()} already.");
        _states[job.Instance] = MigrationState.Queued;
        _jobs.Enqueue(job, (priority, _order++));
    }

    public async Task RunAsync(Func<MigrationJob, CancellationToken, Task<bool>> migrate, CancellationToken cancellation)
    {
        while (_jobs.TryDequeue(out MigrationJob? job, out _))
        {
            cancellation.ThrowIfCancellationRequested();
            _states[job.Instance] = MigrationState.Running;
            bool isDone = await migrate(job.To(MigrationState.Running), cancellation).ConfigureAwait(false);
            _states[job.Instance] = isDone ? MigrationState.Done : MigrationState.Failed;
        }
    }

    public IReadOnlyDictionary<MigrationState, int> Count() => _states.GroupBy(state => state.Value).ToDictionary(group => group.Key, group => group.Count());
}
