using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Analysis;
using Viommu.Gen.Analysis.Combinations;
using Viommu.Gen.Analysis.Keys;
using Viommu.Gen.Analysis.Traits;
using Viommu.Gen.Analysis.Xml;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>Every diagnostic in C# can be turned off and made an error like any other, for a file, for a project, and where it is about a rule, for that rule.</summary>
public class SuppressionTests
{
    /// <summary>For each id a member that gives it, and nothing else of a rule.</summary>
    private static readonly (string Id, string Code)[] Reported =
    [
        ("VIO1001", """static object A() => new Dictionary<string, string> { ["hw:viommu_modle"] = "intel" };"""),
        ("VIO1002", """static object B() => new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = "intle" };"""),
        ("VIO1003", """static void C([ExtraSpecs] Dictionary<string, string> map) => map[ImageProperties.ViommuModel] = "intel";"""),
        ("VIO1004", """static object D() => new List<KeyValuePair<string, string>> { new(ExtraSpecs.ViommuModel, "intel"), new(ExtraSpecs.ViommuModel, "virtio") };"""),
        ("VIO1005", """static object E() => new Dictionary<string, string> { ["hw:viommu_model"] = "intel" };"""),
        ("VIO1006", """static object M() => Acme.BackupOptions.Read(new Dictionary<string, string> { ["backup:schedule"] = "daily" }, new Dictionary<string, string>());"""),
        ("VIO1007", """static object N() => Acme.BackupOptions.Read(new Dictionary<string, string> { ["keep"] = "3" }, new Dictionary<string, string>());"""),
        ("VIO2001", """static object F() => new ViommuOptions { LockedMemory = true }.Validate();"""),
        ("VIO2002", """static object G() => new ViommuOptions { LockedMemory = true };"""),
        ("VIO3001", """static string H() => "COMPUTE_VIOMMU_MODEL_INTLE";"""),
        ("VIO3002", """static string I() => "COMPUTE_VIOMMU_INTEL";"""),
        ("VIO4001", """static string J() => "<iommu model='virtio'><driver eim='on'/></iommu>";"""),
        ("VIO4002", """static string K() => "<iommu model='intle'/>";"""),
        ("VIO4003", """static string L() => "<iommu model='intel'><driver intermap='on'/></iommu>";"""),
    ];

    // The shipped schema closes nothing.
    private const string Closed = """
        <schema xmlns="urn:viommu-gen:schema:1"><feature name="Backup" namespace="Acme"><options closed="backup:">
          <option name="Keep" extra-spec="backup:keep" type="int"><alias extra-spec="keep" deprecated="since Acme 2"/></option>
        </options></feature></schema>
        """;

    private static readonly string[] Ids = [.. Reported.Select(row => row.Id)];

    [Fact]
    public void Every_id_in_code_is_among_them() => Assert.Equal(
        new Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer[] { new KeyAnalyzer(), new CombinationAnalyzer(), new TraitAnalyzer(), new XmlLiteralAnalyzer() }
            .SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Distinct().Order(StringComparer.Ordinal),
        Ids);

    [Fact]
    public void No_analyzer_of_code_is_forgotten() => Assert.Equal(
        Ids,
        Consumer.Analyzers.Where(analyzer => analyzer is not (SchemaAnalyzer or ProjectAnalyzer))
            .SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void They_are_reported_once_each() => Assert.Equal(Ids, Analyze(Code()));

    [Fact]
    public void A_pragma_suppresses_its_own_id_only()
    {
        Assert.Empty(Analyze(Code(Ids)));
        // Each pragma stands around the whole file: what it suppresses is missing, and nothing else.
        foreach (string[] half in new[] { Ids.Where((_, index) => index % 2 == 0).ToArray(), Ids.Where((_, index) => index % 2 == 1).ToArray() })
            Assert.Equal(Ids.Except(half), Analyze(Code(half)));
    }

    [Fact]
    public void A_severity_of_none_suppresses_it_and_error_makes_it_an_error()
    {
        Assert.Empty(Analyze(Code(), Ids.ToDictionary(id => id, _ => ReportDiagnostic.Suppress)));
        IReadOnlyList<Diagnostic> raised = Find(Code(), Ids.ToDictionary(id => id, _ => ReportDiagnostic.Error));
        Assert.Equal(Ids, raised.Select(diagnostic => diagnostic.Id));
        Assert.All(raised, diagnostic => Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity));
    }

    [Theory]
    [InlineData("none", "", "", "")]
    [InlineData("silent", "Hidden", "Hidden", "Hidden")]
    [InlineData("suggestion", "Info", "Info", "Info")]
    [InlineData("warning", "Warning", "Info", "Warning")]
    [InlineData("error", "Error", "Info", "Error")]
    [InlineData("loud", "Warning", "Info", "Warning")]
    public void A_rule_has_a_severity_of_its_own_that_never_raises_what_is_likely(string severity, string certain, string likely, string xml)
    {
        var config = new Dictionary<string, string>
        {
            ["viommu.rule.LockedMemoryNeedsPageSize.severity"] = severity,
            ["viommu.rule.IommuDriverEimAllowed.severity"] = severity,
        };
        IReadOnlyList<Diagnostic> found = Find(Code(), null, config);
        Assert.Equal(
            (certain, likely, xml),
            (Severity("VIO2001"), Severity("VIO2002"), Severity("VIO4001")));

        string Severity(string id) => found.SingleOrDefault(diagnostic => diagnostic.Id == id)?.Severity.ToString() ?? "";
    }

    [Fact]
    public void A_line_for_another_rule_changes_nothing()
        => Assert.Equal(Ids, Find(Code(), null, new() { ["viommu.rule.IntelNeedsQ35.severity"] = "none" }).Select(diagnostic => diagnostic.Id));

    private static string Code(params string[] suppressed) => $$"""
        {{string.Join('\n', suppressed.Select(id => "#pragma warning disable " + id))}}
        using Viommu;
        using Viommu.Runtime;
        class Consumers
        {
            {{string.Join("\n    ", Reported.Select(row => row.Code))}}
        }
        """;

    private static IEnumerable<string> Analyze(string code, Dictionary<string, ReportDiagnostic>? severities = null) => Find(code, severities).Select(diagnostic => diagnostic.Id);

    private static IReadOnlyList<Diagnostic> Find(string code, Dictionary<string, ReportDiagnostic>? severities, Dictionary<string, string>? config = null)
        => Consumer.Analyze([("Consumer.cs", code)], [.. Consumer.Shipped, ("backup.viommu.xml", Closed)], config, severities);
}
