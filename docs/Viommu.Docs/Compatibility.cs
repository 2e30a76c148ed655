using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Viommu.Gen.Schema.Source;

namespace Viommu.Docs;

/// <summary>What each model can do by version, and what Nova does differently: written from the shipped schema and the tables of the live suite.</summary>
internal sealed class Compatibility
{
    private static readonly XNamespace s_namespace = SchemaXml.Namespace;

    private readonly StringBuilder _text = new();
    private readonly XElement _feature;
    private readonly string _tables;

    private Compatibility(string root)
    {
        _feature = XDocument.Load(Path.Combine(root, "schemas", "nova.viommu.xml")).Root!.Element(s_namespace + "feature")!;
        _tables = Path.Combine(root, "tests", "Viommu.Libvirt.Tests", "Facts");
    }

    public static string Write(string root)
    {
        var page = new Compatibility(root);
        page._text.Append("<!-- Written from schemas/nova.viommu.xml and tests/Viommu.Libvirt.Tests/Facts; changes are lost. -->\n");
        page._text.Append("# Compatibility\n\n");
        page._text.Append("What is marked as verified was run: tests/Viommu.Libvirt.Tests holds it against libvirt 9.0 with QEMU 7.2, 11.3 with 10.0, and 12.8 with 11.1. The rest rests on the sources that the schema names.\n");
        page.Guests();
        page.Models();
        page.Settings();
        page.Rules();
        page.Nova();
        page.NotLookedAt();
        page.Parser();
        page.RulesOfLibvirt();
        return page._text.ToString();
    }

    private void Guests()
    {
        Heading("What works where", "By libvirt and QEMU: what becomes of a model that a request names, or of an element that is written, in the guest next to it. The suite starts these guests on all three. "
            + "Emulated CPUs have no x2APIC unless the guest asks for one, as `maximum` does.", "asked for", "guest", "9.0, QEMU 7.2", "11.3, QEMU 10.0", "12.8, QEMU 11.1");
        foreach (string[] row in Rows("models.tsv"))
            Row([Code(row[0]), row[1], .. row[2..].Select(Answer)]);

        // Rules come last, after a colon.
        static string Answer(string cell) => cell.Split(": ") is [var words, var rules] ? $"{words}: {string.Join(", ", rules.Split(' ').Select(Code))}" : cell;
    }

    private void Models()
    {
        Heading("Models", "Since when a model is there, and the rules that are about it alone.", "model", "since", "rules");
        foreach (XElement value in Named("enum", "IommuModel").Elements(s_namespace + "value"))
        {
            string name = Text(value, "name");
            IEnumerable<string> since = Named("element", "iommu").Elements(s_namespace + "attribute").First(attribute => Text(attribute, "name") == "model")
                .Elements(s_namespace + "since").Where(since => Text(since, "when") == $"{{ Model: {name} }}").Select(Version);
            IEnumerable<string> rules = _feature.Elements(s_namespace + "reject").Where(rule => Text(rule, "when").Contains($"{{ Model: {name}, ", StringComparison.Ordinal)).Select(rule => Code(Text(rule, "id")));
            Row(Code(Text(value, "text")), string.Join("; ", since), string.Join(", ", rules));
        }
    }

    private void Settings()
    {
        Heading("Settings of the device", "Leaving one out is not the same as off.", "setting", "models", "since", "what it is");
        XElement driver = Named("element", "iommu").Elements(s_namespace + "element").First(element => Text(element, "name") == "driver");
        foreach (XElement setting in driver.Elements().Where(element => element.Name.LocalName is "attribute" or "element"))
        {
            string[] since = [.. ((string?)setting.Attribute("since") is { } version ? [version] : Array.Empty<string>()), .. setting.Elements(s_namespace + "since").Where(one => (string?)one.Attribute("effect") != "filled-in").Select(Since),
                .. setting.Elements(s_namespace + "until").Select(until => "until " + Since(until))];
            string allowed = (string?)setting.Attribute("allowed") is { } condition ? Code(condition) : "";
            Row(Code(Text(setting, "name")), allowed, string.Join("; ", since), Text(setting, "summary"));
        }
    }

    private void Rules()
    {
        Heading("Rules", "Everything that is refused or warned of, and on which libvirt it was seen.", "rule", "kind", "when", "verified", "source");
        foreach (XElement rule in _feature.Descendants().Where(element => element.Name.LocalName is "reject" or "warn"))
            Row(Code(Text(rule, "id")), rule.Name.LocalName, Code(Text(rule, "when")), Text(rule, "verified"), Text(rule, "source"));
    }

    private void Nova()
    {
        Heading("What Nova does differently", "Found by asking the real one (26.2) the same requests; the suite tolerates these and no others.", "difference", "Nova", "here");
        foreach (string[] row in Rows("nova-differences.tsv"))
            Row(row[0], row[1], row[2]);
        Heading("What Nova does differently with other keys", "Found by asking Nova 26.2 random requests over all keys of `nova-hardware.viommu.xml`, which has those of the newest Nova (2026-08).", "difference", "Nova", "here");
        foreach (string[] row in Rows("hardware-differences.tsv"))
            Row(row[0], row[1], row[2]);
        Heading("Elements that a host does not take", "Planned as Nova does it: watchdog, TPM, sound, video, CPU time, encrypted memory, the features of Hyper-V and KVM, and the PMU. NUMA tuning names cells of the host, which no request says: the scheduler chooses them. libvirt 9.0 and 11.3 were given each value of their options; these are refused.", "asked for", "by", "why");
        foreach (string[] row in Rows("hardware-elements.tsv"))
            Row(Code(row[1]), row[0], row[2]);
    }

    private void NotLookedAt()
    {
        Heading("What is not looked at", "Requests and documents in which something else than the schema decides.", "what", "by others", "here");
        Row("`hw:mem_encryption` (SEV, SEV-ES) and `hw:cpu_realtime`", "Nova locks the memory of these guests whatever `hw:locked_memory` says.", "The plan locks it too. Where `hw:locked_memory` says no, a warning says so (`LockedAnyway`).");
        Row("two default page sizes, or two IOMMUs on x86, in one document", "libvirt refuses them.", "Each element is checked by itself: nothing counts them.");
    }

    private void Parser()
    {
        Heading("Reading XML", "libvirt's parser decides what is defined; its schema file is looked at, too, only when somebody asks for validation. The two differ, and this is what is done here:", "written", "define", "define, validated", "here", "why");
        foreach (string[] row in Rows("parser-differences.tsv"))
            Row([Code(row[0]), .. row[1..]]);
    }

    private void RulesOfLibvirt()
    {
        Heading("What libvirt and QEMU refuse", "All that is known, and the rule that says it; or why there is none.", "id", "what", "rules", "why not");
        foreach (string[] row in Rows("libvirt-rules.tsv"))
            Row(row[0], row[1], string.Join(", ", row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Code)), row.ElementAtOrDefault(3) ?? "");
    }

    private IEnumerable<string[]> Rows(string table) => File.ReadLines(Path.Combine(_tables, table)).Select(line => line.Split('\t'));

    private static string Since(XElement since) => (string?)since.Attribute("when") is { } when ? $"{Version(since)} for {Code(when)}" : Version(since);

    private static string Version(XElement since) => $"{Text(since, "fact")} {Text(since, "version")}{((string?)since.Attribute("verified") is { } verified ? $" (verified {verified})" : "")}";

    private XElement Named(string kind, string name) => _feature.Elements(s_namespace + kind).First(element => Text(element, "name") == name);

    private static string Text(XElement element, string attribute) => (string?)element.Attribute(attribute) ?? "";

    private static string Code(string text) => $"`{text}`";

    private void Heading(string title, string introduction, params string[] columns)
    {
        _text.Append($"\n## {title}\n\n{introduction}\n\n");
        Row(columns);
        _text.Append($"|{string.Concat(columns.Select(static _ => "---|"))}\n");
    }

    private void Row(params string[] cells) => _text.Append($"| {string.Join(" | ", cells.Select(static cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
}
