using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Viommu.Libvirt.Tests.Elements;
using Viommu.Libvirt.Tests.Guests;
using Viommu.Libvirt.Tests.Libvirt;
using Viommu.Libvirt.Tests.Plans;
using Xunit.Abstractions;

namespace Viommu.Libvirt.Tests;

/// <summary>A rule that is marked as verified on a version refuses something there that libvirt or QEMU refuse too, and for no other reason of ours.</summary>
public class VerifiedMarkTests(ITestOutputHelper output)
{
    /// <summary>What these refuse another rule refuses as well: a machine belongs to an architecture, and a model comes with its QEMU.</summary>
    private static readonly string[] s_neverAlone = ["IntelNeedsX86", "Smmuv3NeedsVirt", "IommuAmdSinceLibvirt", "VirtioAwBits", "VirtioAwBitsSinceLibvirt", "Above255NeedsSplitIoapic"];

    /// <summary>Without KVM something else is refused, too: more than 255 vCPUs without x2APIC, and extended interrupt mode before QEMU 10.0.</summary>
    private static readonly string[] s_aloneUnderKvm = ["Q35VcpuLimit", "EimNeedsIntremap", "NoneAbove255NeedsNewerLibvirt", "VirtioAbove255NeedsNewerLibvirt", "Above255NeedsEim", "Above255NeedsIntremap"];

    private const int Searched = 40_000;

    public static IEnumerable<object[]> Hosts => Host.All;

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void A_mark_is_earned(string host)
    {
        Daemon daemon = Host.Named(host);
        string version = $"{daemon.Versions.Libvirt.Major}.{daemon.Versions.Libvirt.Minor}";
        string[] marked = [.. MarkedRejections(version)];
        var oracle = new Oracle(daemon);
        var plans = new PlanJudge(oracle, OurPlanner.Plan);
        var elements = new ElementJudge(oracle, OurValidator.Validate);
        bool kvm = Host.HasKvm(host);
        var seen = new Dictionary<string, string?>();
        for (int number = 0; number < Searched && seen.Count < marked.Length; number++)
        {
            PlanCase request = RandomPlanCases.Case(number, kvm);
            if (OurPlanner.Plan(request, daemon.Versions).Refusals is [{ Rules: [var rule] }] && marked.Contains(rule) && !seen.ContainsKey(rule))
                seen[rule] = plans.Judge(request);
            ElementCase element = RandomElementCases.Case(number, kvm);
            if (OurValidator.Validate(element, daemon.Versions).Errors is [var only] && marked.Contains(only) && !seen.ContainsKey(only))
                seen[only] = elements.Judge(element);
        }
        output.WriteLine($"{daemon}: {seen.Count} of {marked.Length} marked rules were met alone; not met: {string.Join(", ", marked.Except(seen.Keys))}");
        Assert.True(seen.Values.All(static complaint => complaint is null), string.Join("\n\n", seen.Values.OfType<string>()));
        Assert.Empty(marked.Except(seen.Keys).Except(s_neverAlone).Except(kvm ? [] : s_aloneUnderKvm));
    }

    /// <summary>The ids of the rules that refuse something and are marked with a version of libvirt.</summary>
    private static IEnumerable<string> MarkedRejections(string version) =>
        from rule in XDocument.Load(Path.Combine(Viommu.Tests.Repository.Root, "schemas", "nova.viommu.xml")).Descendants()
        where rule.Name.LocalName == "reject" || (string?)rule.Attribute("effect") == "refused"
        where ((string?)rule.Attribute("verified"))?.Split(' ').Contains(version) == true
        select (string)rule.Attribute("id")!;
}
