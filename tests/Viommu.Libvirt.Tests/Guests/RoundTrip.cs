using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Viommu.Runtime;

namespace Viommu.Libvirt.Tests.Guests;

/// <summary>Whether what libvirt writes of a guest comes through our readers and writers as it is.</summary>
internal static class RoundTrip
{
    /// <param name="emitted">What was asked for: libvirt may add to it, and drop nothing.</param>
    /// <param name="dump">The domain as libvirt writes it.</param>
    internal static IEnumerable<string> Losses(Fragments emitted, string dump)
    {
        XElement domain = XElement.Parse(dump);
        return
        [
            .. Changes(domain.Element("devices")!.Elements("iommu"), IommuDevice.Read(dump)),
            .. Changes(domain.Element("features")!.Elements("ioapic"), IoapicFeature.Read(dump)),
            .. Changes(domain.Elements("memoryBacking"), MemoryBacking.Read(dump)),
            .. Dropped(emitted.Iommu, domain.Element("devices")!),
            .. Dropped(emitted.Ioapic, domain.Element("features")!),
            .. Dropped(emitted.MemoryBacking, domain),
        ];
    }

    private static IEnumerable<string> Changes<T>(IEnumerable<XElement> written, ElementRead<T> read)
        where T : class
    {
        foreach (Violation violation in read.Violations)
            yield return $"reading what libvirt writes: {violation.Message}";
        XElement[] expected = [.. written];
        if (expected.Length != read.Elements.Count)
            yield return $"libvirt writes {expected.Length} elements, and {read.Elements.Count} are read";
        foreach ((XElement theirs, T ours) in expected.Zip(read.Elements))
        {
            if (!XNode.DeepEquals(Normal(theirs), Normal(XElement.Parse(ours.ToString()!))))
                yield return $"libvirt writes {theirs}, and read and written again it is {ours}";
        }
    }

    private static IEnumerable<string> Dropped(string? emitted, XElement parent)
    {
        if (string.IsNullOrEmpty(emitted))
            yield break;
        var asked = XElement.Parse(emitted);
        if (!SaysNothing(asked) && !parent.Elements(asked.Name).Any(kept => IsWithin(asked, kept)))
            yield return $"libvirt keeps {string.Concat(parent.Elements(asked.Name))} of {asked}";
    }

    internal static bool IsWithin(XElement asked, XElement kept) =>
        asked.Attributes().All(attribute => (string?)kept.Attribute(attribute.Name) == attribute.Value)
        && asked.Elements().All(child => SaysNothing(child) || kept.Elements(child.Name).Any(other => IsWithin(child, other)));

    // Nothing is set in it, and it is none whose presence is what it says.
    private static bool SaysNothing(XElement element) => !element.HasAttributes && element.Elements().All(SaysNothing) && element.Name.LocalName is not ("locked" or "nosharepages" or "discard" or "hugepages");

    /// <summary>The element without white space, its attributes and children in one order.</summary>
    internal static XElement Normal(XElement element) => new(
        element.Name,
        element.Attributes().OrderBy(static attribute => attribute.Name.LocalName, System.StringComparer.Ordinal),
        element.HasElements ? element.Elements().Select(Normal).OrderBy(static child => child.ToString(), System.StringComparer.Ordinal) : element.Value.Trim() is { Length: > 0 } text ? text : null);
}
