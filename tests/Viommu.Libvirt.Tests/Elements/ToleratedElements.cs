using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Viommu.Libvirt.Tests.Elements;

/// <summary>What we refuse although this libvirt takes it, and why.</summary>
/// <param name="Reason">Why that is right.</param>
/// <param name="Covers">Whether an error is one of these; given the case, the rule, and the domain as libvirt keeps it.</param>
internal sealed record ToleratedElements(string Reason, Func<ElementCase, string, string, bool> Covers)
{
    private static readonly ToleratedElements[] s_all =
    [
        new("A number is written in a way that only libvirt's parser reads (a sign or a blank before it): its schema refuses the one, and nobody means the other.",
            static (elements, rule, _) => rule == "IommuDriverAwBitsValue" && HasValue(elements, "aw_bits", "+48", " 48")),
        new("A setting that this libvirt does not know, and drops: what we say of it holds for the versions that do know it.",
            static (elements, rule, kept) => Dropped(elements, kept).Any(setting => IsAbout(rule, setting))),
    ];

    /// <summary>Whether each error is one of these.</summary>
    internal static bool CoverAll(ElementCase elements, Findings ours, string kept) => ours.Errors.All(rule => s_all.Any(tolerated => tolerated.Covers(elements, rule, kept)));

    // Most rules about a setting are named after it.
    private static bool IsAbout(string rule, string setting) => rule switch
    {
        "GranuleSize" or "GranuleModeOrSize" or "IommuGranuleModeValue" or "IommuGranuleSizeValue" => setting == "granule",
        "SsidsizeWidth" => setting == "ssidsize",
        "OasWidth" => setting == "oas",
        "AccelSettingsNeedAccel" => setting is "ats" or "ril" or "ssidsize" or "oas" or "cmdqv",
        "PassthroughUntilQemu" => setting == "passthrough",
        _ => rule.StartsWith($"IommuDriver{setting.Replace("_", "", StringComparison.Ordinal)}", StringComparison.OrdinalIgnoreCase),
    };

    private static bool HasValue(ElementCase elements, string attribute, params string[] values)
        => Driver(elements.Written.Iommu)?.Attribute(attribute) is { } written && values.Contains(written.Value);

    /// <summary>The names of the settings that were written and that libvirt did not keep.</summary>
    private static IEnumerable<string> Dropped(ElementCase elements, string kept)
    {
        XElement? written = Driver(elements.Written.Iommu), stays = XElement.Parse(kept).Descendants("iommu").FirstOrDefault()?.Element("driver");
        foreach (XAttribute attribute in written?.Attributes() ?? [])
        {
            if (stays?.Attribute(attribute.Name) is null)
                yield return attribute.Name.LocalName;
        }
        if (written?.Element("granule") is not null && stays?.Element("granule") is null)
            yield return "granule";
    }

    private static XElement? Driver(string? iommu) => iommu is null ? null : XElement.Parse(iommu).Element("driver");
}
