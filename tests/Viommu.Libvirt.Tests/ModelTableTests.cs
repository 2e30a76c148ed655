using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Viommu.Libvirt.Tests.Elements;
using Viommu.Libvirt.Tests.Guests;
using Viommu.Libvirt.Tests.Libvirt;
using Viommu.Libvirt.Tests.Plans;
using Viommu.Runtime;

namespace Viommu.Libvirt.Tests;

/// <summary>What each model can do on which host. The page on compatibility is written from the same table.</summary>
public class ModelTableTests
{
    /// <summary>Those of the last columns, in their order.</summary>
    private static readonly HostVersions[] s_hosts = [new(new(9), new(7, 2)), new(new(11, 3), new(10)), new(new(12, 8), new(11, 1))];

    private static IEnumerable<string[]> Rows => FactTable.Rows("models.tsv");

    public static IEnumerable<object[]> Hosts => Host.All;

    [Fact]
    public void The_table_says_what_is_decided()
    {
        string[] decided = [.. Rows.Select(static row => string.Join('\t', [row[0], row[1], .. s_hosts.Select(host => Decide(row, host))]))];
        string[] wrong = [.. decided.Except(Rows.Select(static row => string.Join('\t', row)))];
        Assert.True(wrong.Length == 0, $"Rows of models.tsv should be:\n{string.Join('\n', wrong)}");
    }

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void The_host_agrees(string host)
    {
        var oracle = new Oracle(Host.Named(host));
        var plans = new PlanJudge(oracle, OurPlanner.Plan);
        var elements = new ElementJudge(oracle, OurValidator.Validate);
        bool kvm = Host.HasKvm(host);
        Disagreements.AreNone(
            Rows.Where(row => kvm || GuestText.Parse(row[1]).VirtType != "kvm"),
            row => IsXml(row)
                ? elements.Judge(Elements(row)) ?? (OurValidator.Validate(Elements(row), oracle.Host.Versions).IsAccepted ? elements.JudgeLive(Elements(row)) : null)
                : plans.Judge(Request(row)) ?? plans.JudgeLive(Request(row)));
    }

    private static string Decide(string[] row, HostVersions host)
    {
        if (IsXml(row))
        {
            Elements.Findings findings = OurValidator.Validate(Elements(row), host);
            return Words(findings.Errors, findings.Warnings, "boots");
        }
        PlanCase request = Request(row);
        ViommuPlan plan = ViommuPlan.Create(ViommuOptions.Read(request.Flavor, request.Image), request.Guest.On(host));
        Assert.Empty(plan.Undecided);
        return Words(plan.Violations.Rules(Severity.Error), plan.Violations.Rules(Severity.Warning), row[0] == "auto" ? $"{plan.Iommu?.Model.ToString()?.ToLowerInvariant()} boots" : "boots");
    }

    private static string Words(IReadOnlyList<string> errors, IReadOnlyList<string> warnings, string accepted) => (errors, warnings) switch
    {
        ([_, ..], _) => $"no: {string.Join(' ', errors)}",
        (_, [_, ..]) => $"{accepted}, with a warning: {string.Join(' ', warnings)}",
        _ => accepted,
    };

    // A word is a model that a request names; the rest is written in the domain.
    private static bool IsXml(string[] row) => row[0].StartsWith('<');

    private static PlanCase Request(string[] row) => new(new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = row[0] }, new Dictionary<string, string>(), GuestText.Parse(row[1]));

    private static ElementCase Elements(string[] row)
    {
        var all = XElement.Parse($"<all>{row[0]}</all>");
        return new ElementCase(GuestText.Parse(row[1]), new Fragments(Text("iommu"), Text("ioapic"), Text("memoryBacking")));

        string? Text(string name) => all.Element(name)?.ToString(SaveOptions.DisableFormatting);
    }
}
