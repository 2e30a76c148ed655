using System.Collections.Generic;
using System.Linq;
using Viommu.Libvirt.Tests.Guests;
using Viommu.Libvirt.Tests.Libvirt;

namespace Viommu.Libvirt.Tests.Elements;

/// <summary>Holds what a validator says against what the host says.</summary>
internal sealed class ElementJudge(Oracle oracle, Validator validate)
{
    /// <summary>What is wrong with the findings, if anything is.</summary>
    internal string? Judge(ElementCase elements)
    {
        Findings ours = validate(elements, oracle.Host.Versions);
        string? complaint = ours switch
        {
            { Undecided: [_, ..] } => $"every fact is known, and these rules are undecided: {string.Join(", ", ours.Undecided)}",
            { IsAccepted: true } => Accepted(elements, ours),
            _ => Refused(elements, ours),
        };
        return complaint is null ? null : Describe(elements, ours, complaint);
    }

    /// <summary>Starts a guest whose elements were accepted.</summary>
    internal string? JudgeLive(ElementCase elements)
    {
        Findings ours = validate(elements, oracle.Host.Versions);
        (Verdict verdict, LiveGuest? seen, IReadOnlyList<string> xml) = oracle.Look(elements.Guest, elements.Written);
        string? complaint = seen is null
            ? $"it is accepted, and libvirt says: {verdict}"
            : Losses(ours, xml).Concat(ours.Warnings.Count > 0 ? [] : LiveComparison.SettingsOf(ours.Read, seen)).FirstOrDefault();
        return complaint is null ? null : Describe(elements, ours, complaint);
    }

    private string? Accepted(ElementCase elements, Findings ours)
    {
        (Verdict verdict, string xml) = oracle.Define(elements.Guest, elements.Written);
        return verdict.IsAccepted ? Losses(ours, [xml]).FirstOrDefault() : $"it is accepted, and libvirt says: {verdict}";
    }

    private string? Refused(ElementCase elements, Findings ours)
    {
        (Verdict defined, string kept) = oracle.Define(elements.Guest, elements.Written);
        if (!defined.IsAccepted || ToleratedElements.CoverAll(elements, ours, kept))
            return null;
        ElementCase bootable = elements.NeedsHugePages ? elements with { Written = elements.Written with { MemoryBacking = null } } : elements;
        bool isRefused = !validate(bootable, oracle.Host.Versions).IsAccepted && !oracle.Boot(bootable.Guest, bootable.Written).IsAccepted;
        return isRefused ? null : $"it is refused by {string.Join(", ", ours.Errors)}, and it boots; libvirt keeps {Kept(kept)}";
    }

    // What was warned of may be dropped; everything else comes through as it was written.
    private static IEnumerable<string> Losses(Findings ours, IEnumerable<string> xml)
        => xml.SelectMany(dump => RoundTrip.Losses(ours.Warnings.Count == 0 ? ours.Read : new Fragments(), dump));

    private static string Kept(string xml) => string.Concat(System.Xml.Linq.XElement.Parse(xml).Descendants().Where(static element => element.Name.LocalName is "iommu" or "ioapic" or "memoryBacking"));

    private string Describe(ElementCase elements, Findings ours, string complaint) => $"""
        {oracle.Host}, VIOMMU_LIVE_SEED={LiveRun.Seed}: {complaint}
        {elements}
        ours:    {ours}
        """;
}
