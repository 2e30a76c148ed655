using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Viommu.Libvirt.Tests.Guests;
using Viommu.Libvirt.Tests.Libvirt;

namespace Viommu.Libvirt.Tests.Plans;

/// <summary>What the planner accepts boots, and what it refuses is refused.</summary>
public class PlanTests
{
    public static IEnumerable<object[]> Hosts => Host.All;

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void Random_requests_are_decided_as_the_host_decides(string host)
    {
        var judge = new PlanJudge(new Oracle(Host.Named(host)), OurPlanner.Plan);
        Disagreements.AreNone(Enumerable.Range(0, LiveRun.Plans), number => judge.Judge(RandomPlanCases.Case(number, Host.HasKvm(host))));
    }
}
