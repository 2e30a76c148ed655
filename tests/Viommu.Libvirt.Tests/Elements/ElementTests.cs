using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Libvirt.Tests.Guests;
using Xunit.Abstractions;

namespace Viommu.Libvirt.Tests.Elements;

/// <summary>Elements that are validated without an error boot, those with one don't; what libvirt writes of them comes back as it is.</summary>
public class ElementTests(ITestOutputHelper output)
{
    public static IEnumerable<object[]> Hosts => Host.All;

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void Random_elements_are_validated_as_the_host_does(string host)
    {
        var oracle = new Oracle(Host.Named(host));
        var judge = new ElementJudge(oracle, OurValidator.Validate);
        Disagreements.AreNone(Cases(host), judge.Judge);
        output.WriteLine($"{LiveRun.Elements} elements, seed {LiveRun.Seed}: {oracle.Asked}, no disagreement");
    }

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void Guests_with_elements_that_are_accepted_start_and_have_what_was_written(string host)
    {
        var oracle = new Oracle(Host.Named(host));
        var judge = new ElementJudge(oracle, OurValidator.Validate);
        ElementCase[] cases =
        [
            .. Cases(host)
                .Where(elements => elements.Written.Iommu is not null && !elements.NeedsHugePages && OurValidator.Validate(elements, oracle.Host.Versions).IsAccepted)
                .DistinctBy(static elements => elements.Written.Iommu)
                .Take(LiveRun.Starts),
        ];
        Assert.True(cases.Length == LiveRun.Starts, $"Only {cases.Length} of {LiveRun.Elements} elements were accepted: {LiveRun.Starts} guests can't be started.");
        Disagreements.AreNone(cases, judge.JudgeLive);
        output.WriteLine($"{cases.Length} guests started, seed {LiveRun.Seed}: no disagreement");
    }

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void A_validator_that_finds_nothing_is_found(string host)
        => MustBeFound(host, static ours => ours with { Errors = [] }, static (oracle, elements, ours) => !ours.IsAccepted && !oracle.Boot(elements.Guest, elements.Written).IsAccepted);

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void A_validator_that_refuses_everything_is_found(string host)
        => MustBeFound(host, static ours => ours with { Errors = ["NoReason"] }, static (_, _, ours) => ours.IsAccepted);

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void A_reader_that_drops_something_is_found(string host)
        => MustBeFound(
            host,
            static ours => ours with { Read = ours.Read with { Iommu = "<iommu model='intel'><driver iotlb='on' dropped='on'/></iommu>" } },
            static (_, _, ours) => ours.IsAccepted && ours.Warnings.Count == 0);

    private static IEnumerable<ElementCase> Cases(string host)
    {
        bool kvm = Host.HasKvm(host);
        return Enumerable.Range(0, LiveRun.Elements).Select(number => RandomElementCases.Case(number, kvm));
    }

    /// <param name="host">Who is asked.</param>
    /// <param name="wrong">What the validator says in place of the right findings.</param>
    /// <param name="where">Where that is wrong.</param>
    private static void MustBeFound(string host, Func<Findings, Findings> wrong, Func<Oracle, ElementCase, Findings, bool> where)
    {
        var oracle = new Oracle(Host.Named(host));
        ElementCase[] cases = [.. Cases(host).Where(elements => !elements.NeedsHugePages && where(oracle, elements, OurValidator.Validate(elements, oracle.Host.Versions))).Take(8)];
        Assert.Equal(8, cases.Length);
        var judge = new ElementJudge(oracle, (elements, asked) => wrong(OurValidator.Validate(elements, asked)));
        IReadOnlyList<string> found = Disagreements.In(cases, elements => judge.Judge(elements) ?? judge.JudgeLive(elements));
        Assert.True(found.Count == cases.Length, $"Only these of {cases.Length} were found:\n\n{string.Join("\n\n", found)}");
    }
}
