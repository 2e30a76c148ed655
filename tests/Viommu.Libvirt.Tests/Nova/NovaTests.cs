using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Viommu.Libvirt.Tests.Guests;
using Viommu.Libvirt.Tests.Libvirt;
using Viommu.Libvirt.Tests.Plans;
using Xunit.Abstractions;

namespace Viommu.Libvirt.Tests.Nova;

/// <summary>Nova decides the same requests: where it differs, the difference has a name and a reason.</summary>
public class NovaTests(ITestOutputHelper output)
{
    public static IEnumerable<object[]> Hosts => Host.All;

    [NovaTheory]
    [MemberData(nameof(Hosts))]
    public void Nova_differs_only_where_it_is_known_to(string host)
    {
        Daemon daemon = Host.Named(host);
        var met = new ConcurrentDictionary<string, int>();
        Disagreements.AreNone(Compare(daemon, host), both => Difference(both, daemon, met));

        foreach ((string name, int count) in met.OrderByDescending(static pair => pair.Value))
            output.WriteLine($"{count,6}  {name}");
        output.WriteLine($"{LiveRun.NovaRequests} requests, seed {LiveRun.Seed}, {host}");
        // From QEMU 10.0 on, extended interrupt mode works in emulation too, and that difference is none.
        string[] gone = daemon.Versions.Qemu >= new Viommu.Runtime.ComponentVersion(10) ? ["eim-without-kvm"] : [];
        Assert.Equal(NovaDifference.All.Select(static difference => difference.Name).Distinct().Except(gone).Order(StringComparer.Ordinal), met.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>The page on compatibility is written from the table.</summary>
    [Fact]
    public void Each_difference_stands_in_the_table_with_its_reason()
    {
        string[][] rows = [.. FactTable.Rows("nova-differences.tsv")];
        Assert.Equal(NovaDifference.All.Select(static difference => difference.Name).Distinct().Order(StringComparer.Ordinal), rows.Select(static row => row[0]).Order(StringComparer.Ordinal));
        Assert.All(rows, static row => Assert.All(row, static cell => Assert.NotEqual("", cell)));
    }

    [NovaTheory]
    [MemberData(nameof(Hosts))]
    public void Share_of_guests_that_boot(string host)
    {
        Daemon daemon = Host.Named(host);
        var oracle = new Oracle(daemon);
        NovaComparison[] cases = [.. Compare(daemon, host).Where(static both => both.Models.Any(static model => model != "none")).Take(LiveRun.NovaRequests / 10)];
        (int ours, int oursBoot) = Boots(cases, oracle, static both => both.Ours.Emitted is { Iommu: not null } ? both.Ours.Emitted : null);
        (int nova, int novaBoots) = Boots(cases, oracle, static both => both.Nova is { IsAccepted: true, Iommu: not null } ? new Fragments(both.Nova.Iommu, both.Nova.Ioapic, both.Nova.Locked ? "<memoryBacking><locked/></memoryBacking>" : null) : null);

        output.WriteLine($"{host}: of {cases.Length} requests for a vIOMMU (seed {LiveRun.Seed})");
        output.WriteLine($"  Viommu.Gen accepts {ours}, of which {oursBoot} boot ({100.0 * oursBoot / ours:F1} %)");
        output.WriteLine($"  Nova accepts {nova}, of which {novaBoots} boot ({100.0 * novaBoots / nova:F1} %)");
        Assert.True(ours > 0);
        Assert.Equal(ours, oursBoot);
    }

    private static (int Accepted, int Boot) Boots(NovaComparison[] cases, Oracle oracle, Func<NovaComparison, Fragments?> emitted)
    {
        NovaComparison[] accepted = [.. cases.Where(both => emitted(both) is not null)];
        return (accepted.Length, accepted.AsParallel().Count(both => oracle.Boot(both.Request.Guest, emitted(both)!).IsAccepted));
    }

    private static IEnumerable<NovaComparison> Compare(Daemon daemon, string host)
    {
        bool kvm = Host.HasKvm(host);
        PlanCase[] cases = [.. Enumerable.Range(0, LiveRun.NovaRequests).Select(number => RandomPlanCases.Case(number, kvm))];
        return cases.Zip(NovaProcess.Decide(cases, daemon), (request, nova) => new NovaComparison(
            request, OurPlanner.Plan(request, daemon.Versions), ViommuPlan.Create(ViommuOptions.Read(request.Flavor, request.Image), request.Guest.On(daemon.Versions)), nova));
    }

    private static string? Difference(NovaComparison both, Daemon daemon, ConcurrentDictionary<string, int> met)
    {
        var complaints = new List<string>();
        Unless(both.Plan.Options.RequiredTraits().Order(StringComparer.Ordinal).SequenceEqual(both.Nova.RequiredTraits) || !both.Nova.IsAccepted || !both.Ours.IsAccepted, NovaDifference.RequiredTraits, "the required traits");
        Unless(both.Request.Guest.On(daemon.Versions).SupportedTraits().Order(StringComparer.Ordinal).SequenceEqual(both.Nova.HostTraits), NovaDifference.HostTraits, "the host's traits");
        if (both.Ours.IsAccepted != both.Nova.IsAccepted)
            Unless(false, both.Ours.IsAccepted ? NovaDifference.WeAccept : NovaDifference.WeRefuse, "acceptance");
        else if (both.Ours.Emitted is { } emitted)
        {
            Unless(emitted.MemoryBacking?.Contains("<locked/>") == true == both.Nova.Locked, [], "the lock");
            if (Model(emitted.Iommu) != both.Nova.Model)
                Unless(false, NovaDifference.Model, "the model");
            else
                Unless(Same(emitted.Iommu, both.Nova.Iommu) && Same(emitted.Ioapic, both.Nova.Ioapic), NovaDifference.Xml, "the XML");
        }
        return complaints.Count == 0 ? null : $"{daemon}, VIOMMU_LIVE_SEED={LiveRun.Seed}: Nova differs in {string.Join(" and ", complaints)}\n{both}";

        void Unless(bool same, IReadOnlyList<NovaDifference> known, string what)
        {
            if (same)
                return;
            if (known.FirstOrDefault(difference => difference.Holds(both)) is { } named)
                met.AddOrUpdate(named.Name, 1, static (_, count) => count + 1);
            else
                complaints.Add(what);
        }
    }

    private static string? Model(string? iommu) => iommu is { Length: > 0 } ? (string?)XElement.Parse(iommu).Attribute("model") : null;

    private static bool Same(string? ours, string? theirs)
        => string.IsNullOrEmpty(ours) || theirs is null ? string.IsNullOrEmpty(ours) && theirs is null : XNode.DeepEquals(RoundTrip.Normal(XElement.Parse(ours)), RoundTrip.Normal(XElement.Parse(theirs)));
}
