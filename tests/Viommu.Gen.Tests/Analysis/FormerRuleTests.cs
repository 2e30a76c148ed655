using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>Settings that use an id which a rule had before: they still work, and the user is told.</summary>
public class FormerRuleTests
{
    private const string Former = "viommu.rule.AmdAbove255NeedsLibvirt1220.severity";
    private const string Current = "viommu.rule.AmdAbove255NeedsNewerLibvirt.severity";
    private const string FormerOfRequest = "viommu.rule.VirtioNeedsQemu700.severity";

    private const string Code = """
        class Planner
        {
            ViommuPlan Plan() => ViommuPlan.Create(
                ViommuOptions.Read(new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = "virtio" }, new Dictionary<string, string>()),
                new GuestPlatform { Qemu = new ComponentVersion(6, 2) });
        }
        """;

    [Fact]
    public void It_counts_as_the_one_of_today()
    {
        Assert.Equal(["VIO2001"], Ids([]));
        Assert.Equal(["VIO9005"], Ids(new() { [FormerOfRequest] = "none" }));
        Assert.Equal(DiagnosticSeverity.Error, Find(new() { [FormerOfRequest] = "error" }).Single(found => found.Id == "VIO2001").Severity);
    }

    [Fact]
    public void It_counts_in_documents_as_well()
    {
        // Nothing of an I/O APIC, and everything of the machine: the rule about elements is certain.
        const string Document = """
            class Templates
            {
                const string Domain = "<domain><vcpu>300</vcpu><os><type machine='q35'/></os><devices><iommu model='virtio'><driver eim='on'/></iommu></devices></domain>";
            }
            """;
        const string Schema = """
            <extend feature="Viommu"><reject id="Now" formerly="Before" when="{ Iommu.Model: Virtio, Vcpus: > 255 }">No.</reject></extend>
            """;
        IReadOnlyList<(string, string)> schemas = [.. Consumer.Shipped, ("own.viommu.xml", $"<schema xmlns='urn:viommu-gen:schema:1'>{Schema}</schema>")];
        Assert.Contains("No.", Messages([]));
        Assert.DoesNotContain("No.", Messages(new() { ["viommu.rule.Before.severity"] = "none" }));

        IEnumerable<string> Messages(Dictionary<string, string> config)
            => Consumer.Analyze([("A.cs", Document)], schemas, config).Select(found => found.GetMessage(null));
    }

    [Fact]
    public void The_one_of_today_wins()
        => Assert.Equal(["VIO2001", "VIO9005"], Ids(new() { [FormerOfRequest] = "none", ["viommu.rule.VirtioNeedsNewerQemu.severity"] = "warning" }));

    [Fact]
    public void The_remark_says_what_to_write()
    {
        Diagnostic remark = Assert.Single(Find(new() { [Former] = "none" }), found => found.Id == "VIO9005");
        Assert.Equal(DiagnosticSeverity.Info, remark.Severity);
        Assert.Contains(Former, remark.GetMessage(null));
        Assert.Contains(Current, remark.GetMessage(null));
    }

    [Fact]
    public void It_is_made_once_for_all_files()
        => Assert.Equal(
            ["VIO9005"],
            Consumer.Analyze([("A.cs", "class A { }"), ("B.cs", "class B { }")], Consumer.Shipped, new() { [Former] = "none" }).Select(found => found.Id));

    [Fact]
    public void It_can_be_suppressed()
        => Assert.Empty(Consumer.Analyze([("A.cs", "class A { }")], Consumer.Shipped, new() { [Former] = "none" }, new() { ["VIO9005"] = ReportDiagnostic.Suppress }));

    [Fact]
    public void Settings_with_the_id_of_today_are_fine() => Assert.Equal(["VIO2001"], Ids(new() { [Current] = "none" }));

    private static IEnumerable<string> Ids(Dictionary<string, string> config) => Find(config).Select(found => found.Id).Order();

    private static IReadOnlyList<Diagnostic> Find(Dictionary<string, string> config)
        => [.. Consumer.Analyze(Code, null, config).Where(found => found.Id is "VIO2001" or "VIO9005")];
}
