using System.Collections.Generic;
using System.Linq;
using Viommu.Libvirt.Tests.Guests;
using Viommu.Libvirt.Tests.Libvirt;
using Xunit.Abstractions;

namespace Viommu.Libvirt.Tests.Plans;

/// <summary>What the planner accepts boots, and what it refuses is refused.</summary>
public class PlanTests(ITestOutputHelper output)
{
    public static IEnumerable<object[]> Hosts => Host.All;

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void Random_requests_are_decided_as_the_host_decides(string host)
    {
        var oracle = new Oracle(Host.Named(host));
        var judge = new PlanJudge(oracle, OurPlanner.Plan);
        Disagreements.AreNone(Cases(host), judge.Judge);
        output.WriteLine($"{LiveRun.Plans} requests, seed {LiveRun.Seed}: {oracle.Asked}, no disagreement");
    }

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void Guests_that_are_accepted_start_and_have_what_was_asked_for(string host)
    {
        var oracle = new Oracle(Host.Named(host));
        var judge = new PlanJudge(oracle, OurPlanner.Plan);
        // One of each kind first: most random guests are alike.
        PlanCase[] cases =
        [
            .. Cases(host)
                .Where(request => !IsTooLargeToStart(request.Guest) && OurPlanner.Plan(request, oracle.Host.Versions).IsAccepted)
                .GroupBy(Kind)
                .SelectMany(static kind => kind.Select(static (request, round) => (request, round)))
                .OrderBy(static one => one.round)
                .Select(static one => one.request)
                .Take(LiveRun.Starts),
        ];
        Assert.True(cases.Length == LiveRun.Starts, $"Only {cases.Length} of {LiveRun.Plans} requests were accepted: {LiveRun.Starts} can't be started.");
        Disagreements.AreNone(cases, judge.JudgeLive);
        output.WriteLine($"{cases.Length} guests started, seed {LiveRun.Seed}: no disagreement");
    }

    internal static IEnumerable<PlanCase> Cases(string host)
    {
        bool kvm = Host.HasKvm(host);
        return Enumerable.Range(0, LiveRun.Plans).Select(number => RandomPlanCases.Case(number, kvm));
    }

    // A thousand emulated CPUs take more than 20 GiB of memory and minutes: whether they start says more about this machine than about libvirt.
    private static bool IsTooLargeToStart(Guest guest) => guest.VirtType == "qemu" && guest.Vcpus > 300;

    private static object Kind(PlanCase request) => new
    {
        request.ModelText,
        request.Guest.Architecture,
        IsQ35 = request.Guest.Machine.Contains("q35"),
        request.Guest.VirtType,
        IsLarge = request.Guest.Vcpus > 255,
        request.Guest.Acpi,
        IsLocked = ForcedGuest.IsLocked(request),
    };
}
