using System.Collections.Generic;
using System.Linq;
using Viommu.Libvirt.Tests.Guests;
using Viommu.Libvirt.Tests.Libvirt;

namespace Viommu.Libvirt.Tests.Plans;

/// <summary>The suite can fail: planners that are wrong on purpose are found.</summary>
public class WrongPlannerTests
{
    public static IEnumerable<object[]> Hosts => Host.All;

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void One_that_drops_the_device_is_found(string host)
        => MustBeFound(host, static (_, answer) => answer with { Emitted = answer.Emitted! with { Iommu = null } }, static (request, answer) => answer.Emitted?.Iommu is { Length: > 0 } && !ForcedGuest.IsLocked(request));

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void One_that_takes_another_device_is_found(string host)
        => MustBeFound(
            host,
            static (_, answer) => answer with { Emitted = answer.Emitted! with { Iommu = "<iommu model='intel'/>" } },
            static (request, answer) => answer.IsAccepted && request.ModelText == "virtio" && request.Guest.IsX86);

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void One_that_drops_the_lock_is_found(string host)
        => MustBeFound(host, static (_, answer) => answer with { Emitted = answer.Emitted! with { MemoryBacking = null } }, static (request, answer) => answer.IsAccepted && ForcedGuest.IsLocked(request));

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void One_that_forgets_a_setting_for_the_interrupts_is_found(string host)
        => MustBeFound(
            host,
            static (_, answer) => answer with { Emitted = answer.Emitted! with { Iommu = "<iommu model='intel'><driver eim='on'/></iommu>" } },
            static (request, answer) => answer.IsAccepted && request.ModelText == "intel" && request.Guest.Vcpus <= 255);

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void One_that_leaves_a_rule_undecided_is_found(string host)
        => MustBeFound(host, static (_, answer) => answer with { Undecided = ["VirtioNeedsAcpi"] }, static (_, answer) => answer.IsAccepted);

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void One_that_refuses_too_much_is_found(string host)
        => MustBeFound(host, static (request, _) => new PlanAnswer(null, [new Refusal(request.ModelText, ["NoReason"])], []), static (request, answer) => answer.IsAccepted && request.ModelText is "intel" or "virtio");

    /// <summary>For each rule of libvirt's that is the only one to refuse some request, a planner that ignores it.</summary>
    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void One_that_ignores_a_rule_is_found_whichever_rule_it_is(string host)
    {
        string[] rules =
        [
            .. from request in PlanTests.Cases(host)
               from rule in OnlyRule(OurPlanner.Plan(request, Host.Named(host).Versions))
               where !StatedRules.Sources.ContainsKey(rule)
               orderby rule
               select rule,
        ];
        Assert.True(rules.Distinct().Count() >= 8, $"Only {string.Join(", ", rules.Distinct())} were met.");
        foreach (string rule in rules.Distinct())
        {
            MustBeFound(
                host,
                static (request, answer) => new PlanAnswer(ForcedGuest.Forms(request, answer.Refusals[0].Model).First(), [], []),
                (_, answer) => OnlyRule(answer).Contains(rule));
        }
    }

    private static IEnumerable<string> OnlyRule(PlanAnswer answer) => answer.Refusals is [{ Rules: [var rule] }] ? [rule] : [];

    /// <param name="host">Who is asked.</param>
    /// <param name="wrong">What the planner says in place of the right answer.</param>
    /// <param name="where">Where it does so.</param>
    private static void MustBeFound(string host, System.Func<PlanCase, PlanAnswer, PlanAnswer> wrong, System.Func<PlanCase, PlanAnswer, bool> where)
    {
        Daemon daemon = Host.Named(host);
        PlanCase[] cases = [.. PlanTests.Cases(host).Where(request => where(request, OurPlanner.Plan(request, daemon.Versions))).Take(3)];
        Assert.NotEmpty(cases);
        var judge = new PlanJudge(new Oracle(daemon), (request, asked) => wrong(request, OurPlanner.Plan(request, asked)));
        IReadOnlyList<string> found = Disagreements.In(cases, request => judge.Judge(request) ?? judge.JudgeLive(request));
        Assert.Equal(cases.Length, found.Count);
    }
}
