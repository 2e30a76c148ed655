using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Viommu.Libvirt.Tests.Elements;

/// <summary>What we refuse although this libvirt takes it, and why.</summary>
/// <param name="Reason">Why that is right.</param>
/// <param name="Covers">Whether a case is one of these; given the case, our findings, and the domain as libvirt keeps it.</param>
internal sealed record ToleratedElements(string Reason, Func<ElementCase, Findings, string, bool> Covers)
{
    internal static IReadOnlyList<ToleratedElements> All { get; } =
    [
        new("A number is written in a way that only libvirt's parser reads (a sign or a blank before it): its schema refuses the one, and nobody means the other.",
            static (elements, ours, _) => ours.Errors is ["IommuDriverAwBitsValue"] && HasValue(elements, "aw_bits", "+48", " 48")),
        new("A setting that this libvirt does not know, and drops: what we say of it holds for the versions that do know it.",
            static (elements, ours, kept) => ours.Errors.All(rule => Dropped(elements, kept).Any(name => rule.StartsWith("IommuDriver" + Pascal(name), StringComparison.OrdinalIgnoreCase) || s_rulesOfDropped.Contains(rule)))),
    ];

    // Rules that are not named after the setting that they are about.
    private static readonly string[] s_rulesOfDropped =
        ["GranuleSize", "GranuleModeOrSize", "SsidsizeWidth", "OasWidth", "AccelSettingsNeedAccel", "IommuGranuleModeValue", "IommuGranuleSizeValue", "PassthroughUntilQemu"];

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

    private static string Pascal(string name) => name.Replace("_", "", StringComparison.Ordinal);
}
