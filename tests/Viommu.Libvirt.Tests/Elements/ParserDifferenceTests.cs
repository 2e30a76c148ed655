using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Libvirt.Tests.Guests;
using Viommu.Libvirt.Tests.Libvirt;

namespace Viommu.Libvirt.Tests.Elements;

/// <summary>Where libvirt's parser and its schema file differ: what they do, and what we do. The page on compatibility is written from the same table.</summary>
public class ParserDifferenceTests
{
    public static IEnumerable<object[]> Hosts => Host.All;

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void The_table_says_what_libvirt_and_we_do(string host)
    {
        Daemon daemon = Host.Named(host);
        Disagreements.AreNone(
            FactTable.Rows("parser-differences.tsv"),
            row => row is [var xml, .. var said] && Seen(daemon, xml) is var (seen, words) && !seen.SequenceEqual(said.Take(3))
                ? $"{daemon}, {xml}: the table says that parser, schema and we {string.Join(", ", said.Take(3))}; it is {string.Join(", ", seen)} ({words})"
                : null);
    }

    private static (string[] Seen, string Words) Seen(Daemon host, string xml)
    {
        var elements = new ElementCase(Guest.Q35, new Fragments(Only("<iommu"), Only("<ioapic"), Only("<memoryBacking")));
        Findings ours = OurValidator.Validate(elements, host.Versions);
        Verdict parser = host.Define(elements.Guest.ToXml(Daemon.NewName(), elements.Written));
        Verdict schema = host.Define(elements.Guest.ToXml(Daemon.NewName(), elements.Written), validate: true);
        return ([Word(parser), Word(schema), !ours.IsAccepted ? "refuses" : ours.Warnings.Count > 0 ? "warns" : "takes"], $"parser: {parser}; schema: {schema}");

        string? Only(string start) => xml.StartsWith(start, StringComparison.Ordinal) ? xml : null;
    }

    private static string Word(Verdict verdict) => verdict.IsAccepted ? "takes" : "refuses";
}
