using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Analysis.Xml;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.Tests.Analysis.Xml;

/// <summary>What the analyzer reports of the XML in a literal is what reading and validating the same text reports: rule for rule.</summary>
public class XmlDifferentialTests
{
    private const int Cases = 3000;

    private const string Host = """
        new GuestPlatform
        {
            Architecture = F("Architecture") is { } architecture ? new Architecture(architecture) : (Architecture?)null,
            VirtType = F("VirtType") is { } type ? new VirtType(type) : (VirtType?)null,
            Machine = F("Machine") is { } machine ? new MachineType(machine) : (MachineType?)null,
            Vcpus = F("Vcpus") is { } vcpus ? int.Parse(vcpus) : null,
            Acpi = F("Acpi") is { } acpi ? acpi == "yes" : null,
            Uefi = F("Uefi") is { } uefi ? uefi == "yes" : null,
            AssignedDevices = F("AssignedDevices") is { } devices ? int.Parse(devices) : null,
        }
        """;

    private static readonly Lazy<XmlBench> Shipped = new(() => new XmlBench("Viommu", Host, ("nova.viommu.xml", SchemaSource.Shipped)));
    private static readonly Lazy<XmlBench> Other = new(() => new XmlBench("Tpm", "new TpmHost()", [.. OtherSchemas]));

    /// <summary>The schema about something else, and the one that extends it.</summary>
    public static IEnumerable<(string Path, string Text)> OtherSchemas
        => new[] { "tpm.viommu.xml", "zz-acme.viommu.xml" }.Select(name => (name, File.ReadAllText(Path.Combine(Viommu.Tests.Repository.Root, "tests", "Viommu.OtherSchema.Tests", "Schemas", name))));

    [Fact]
    public void Elements_of_the_shipped_schema() => Compare(Shipped.Value, isDocument: false, rules: 25);

    [Fact]
    public void Documents_of_the_shipped_schema() => Compare(Shipped.Value, isDocument: true, rules: 35);

    [Fact]
    public void Elements_of_another_schema() => Compare(Other.Value, isDocument: false, rules: 10);

    [Fact]
    public void Documents_of_another_schema() => Compare(Other.Value, isDocument: true, rules: 10);

    /// <summary>What is reported where values are not known is true whatever they turn out to be.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_certain_without_some_values_is_so_with_them(bool isDocument)
    {
        XmlBench bench = Shipped.Value;
        var xml = new RandomXml(bench.Rules.Feature);
        int certain = 0;
        Make.Select(isDocument ? xml.Document : xml.Element, Make.Bool.Array[60], Make.OneOf(Placeholder.Hole.ToString(), " ", "{0}", "%s", "${x}", "$(X)", "@X@", "{{ x }}", "...", "a|b")).Sample(
            (tree, changes, instead) =>
            {
                if (bench.Run(tree, isDocument).HasErrors)
                    return;
                int index = 0;
                string text = tree.Write(value =>
                {
                    bool isChanged = changes[index++ % changes.Length];
                    return isChanged ? instead : value;
                });
                string[] known = Violated(bench.Check(tree.Write())), guessed = Violated(bench.Check(text));
                Assert.True(guessed.All(known.Contains), $"{tree.Write()}\n{text}\n{string.Join(" ", known)}\n{string.Join(" ", guessed)}");
                certain += guessed.Length;
            },
            iter: Cases,
            threads: 1);
        Assert.True(certain > Cases / 10, $"{certain}");
    }

    [Fact]
    public void The_analyzer_reports_what_the_check_finds_in_literals_of_all_kinds()
    {
        XmlBench bench = Shipped.Value;
        var xml = new RandomXml(bench.Rules.Feature);
        Make.OneOf(xml.Element, xml.Document).Array[200].Sample(
            trees =>
            {
                string[] texts = [.. trees.Select(tree => tree.Write())];
                string code = string.Join(",\n", texts.Select((text, i) => (i % 4) switch
                {
                    0 => SymbolDisplay.FormatLiteral(text, quote: true),
                    1 => $"@\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
                    2 => $"\"\"\"\n        {text.Replace("\n", "\n        ", StringComparison.Ordinal)}\n        \"\"\"u8.ToArray()",
                    _ => $"$@\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
                }));
                string source = XmlCheck.Code(code);
                IReadOnlyList<Diagnostic> found = XmlCheck.Analyze(source);
                Assert.Equal(
                    texts.SelectMany(text => bench.Check(text)).Select(finding => $"{finding.Descriptor.Id} {finding.Rule}: {finding.Message}").Order(StringComparer.Ordinal),
                    found.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Properties[DiagnosticProperties.Rule]}: {diagnostic.GetMessage(null)}").Order(StringComparer.Ordinal));
                // Each at something that can be pointed at inside.
                Assert.All(found, diagnostic => Assert.DoesNotContain('<', source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)));
            },
            iter: 3,
            threads: 1);
    }

    private static void Compare(XmlBench bench, bool isDocument, int rules)
    {
        var xml = new RandomXml(bench.Rules.Feature);
        var met = new HashSet<string>();
        int readable = 0, unreadable = 0, foreign = 0;
        Make.Select(isDocument ? xml.Document : xml.Element, isDocument ? Around : Make.Const("{0}")).Sample(
            (tree, around) =>
            {
                string text = around.Replace("{0}", tree.Write(), StringComparison.Ordinal);
                Reported reported = bench.Run(tree, isDocument, text);
                IReadOnlyList<XmlFinding> findings = bench.Check(text);
                // Nothing is said of an element that is someone else's; a reader that is given it by its name does.
                if (bench.HasForeign(text))
                {
                    foreign++;
                    Assert.Subset(reported.Read.ToHashSet(), findings.Where(finding => finding.Descriptor == Descriptors.XmlValue || IsMisplaced(finding)).Select(finding => finding.Rule).ToHashSet());
                    if (!reported.HasErrors)
                        Assert.Subset(reported.Found.ToHashSet(), Violated(findings).ToHashSet());
                    return;
                }
                string[] read = [.. findings.Where(finding => finding.Descriptor == Descriptors.XmlValue || IsMisplaced(finding)).Select(finding => finding.Rule).Order(StringComparer.Ordinal)];
                Assert.True(reported.Read.SequenceEqual(read), $"{text}\nreads: {string.Join(" ", reported.Read)}\nfound: {string.Join(" ", read)}");
                Assert.DoesNotContain(findings, finding => finding.Descriptor == Descriptors.XmlMisspelt);
                met.UnionWith(read);
                if (reported.HasErrors)
                {
                    unreadable++;
                    return;
                }
                readable++;
                string[] violated = Violated(findings);
                Assert.True(reported.Found.SequenceEqual(violated), $"{text}\nvalidates: {string.Join(" ", reported.Found)}\nfound: {string.Join(" ", violated)}");
                met.UnionWith(violated);
            },
            iter: Cases,
            threads: 1);
        Assert.True(readable > Cases / 4 && unreadable > Cases / 20 && foreign > 0 && met.Count >= rules, $"{readable} could be read, {unreadable} not, {foreign} are someone else's; {met.Count} rules: {string.Join(" ", met.Order(StringComparer.Ordinal))}");
    }

    // A document alone, and inside of others.
    private static Gen<string> Around => Make.OneOf("{0}", "<domainsnapshot><name>x</name>{0}</domainsnapshot>", "<a><b/><c>{0}</c></a>");

    // Reading says so, although it is a rule.
    private static bool IsMisplaced(XmlFinding finding) => finding.Rule.EndsWith("Misplaced", StringComparison.Ordinal);

    private static string[] Violated(IEnumerable<XmlFinding> findings)
        => [.. findings.Where(finding => finding.Descriptor == Descriptors.XmlViolated && !IsMisplaced(finding)).Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal)];
}
