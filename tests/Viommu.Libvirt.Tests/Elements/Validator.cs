using System.Collections.Generic;
using System.Linq;
using Viommu.Libvirt.Tests.Guests;
using Viommu.Libvirt.Tests.Libvirt;
using Viommu.Runtime;

namespace Viommu.Libvirt.Tests.Elements;

/// <summary>Validates a case. The suite has ours, and some that are wrong on purpose.</summary>
internal delegate Findings Validator(ElementCase elements, HostVersions host);

/// <summary>What is said of a case.</summary>
/// <param name="Errors">The rules that refuse it.</param>
/// <param name="Warnings">The rules that warn.</param>
/// <param name="Undecided">The rules that could not be decided.</param>
/// <param name="Read">The elements as they were read, written again; those that could not be read are not there.</param>
internal sealed record Findings(IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings, IReadOnlyList<string> Undecided, Fragments Read)
{
    internal bool IsAccepted => Errors.Count == 0;

    public override string ToString() => $"{(IsAccepted ? "accepted" : "refused by " + string.Join(", ", Errors))}{(Warnings.Count > 0 ? ", warns of " + string.Join(", ", Warnings) : "")}";
}

/// <summary>The readers and validators that the package generates.</summary>
internal static class OurValidator
{
    internal static Findings Validate(ElementCase elements, HostVersions host)
    {
        ElementRead<IommuDevice>? iommu = elements.Written.Iommu is { } iommuXml ? IommuDevice.Read(iommuXml) : null;
        ElementRead<IoapicFeature>? ioapic = elements.Written.Ioapic is { } ioapicXml ? IoapicFeature.Read(ioapicXml) : null;
        ElementRead<MemoryBacking>? memory = elements.Written.MemoryBacking is { } memoryXml ? MemoryBacking.Read(memoryXml) : null;
        Runtime.Findings findings = ViommuPlan.Validate(elements.Guest.On(host), First(iommu), First(ioapic), First(memory));
        Violation[] all = [.. Of(iommu), .. Of(ioapic), .. Of(memory), .. findings.Violations];
        return new Findings(
            all.Rules(Severity.Error),
            all.Rules(Severity.Warning),
            [.. findings.Undecided.Select(static rule => rule.Rule)],
            new Fragments(First(iommu)?.ToString(), First(ioapic)?.ToString(), First(memory)?.ToString()));
    }

    private static T? First<T>(ElementRead<T>? read)
        where T : class
        => read is { Elements: [var element, ..] } ? element : null;

    private static IEnumerable<Violation> Of<T>(ElementRead<T>? read)
        where T : class
        => read?.Violations ?? Enumerable.Empty<Violation>();
}
