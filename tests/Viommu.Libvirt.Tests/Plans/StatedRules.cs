using System.Collections.Generic;

namespace Viommu.Libvirt.Tests.Plans;

/// <summary>Rules that are not libvirt's: the specification or Nova states them, and libvirt would take what they refuse.</summary>
internal static class StatedRules
{
    /// <summary>Who states a rule, and where.</summary>
    internal static IReadOnlyDictionary<string, string> Sources { get; } = new Dictionary<string, string>
    {
        ["ModelValue"] = "the specification's list of models; Nova refuses other words on either side, also where the other side's word counts",
        ["LockedMemoryValue"] = "Nova's API refuses other words in a flavor; in an image Nova reads them as no, which is not what they say",
        ["LockedMemoryMustAgree"] = "Nova: FlavorImageLockedMemoryConflict",
        ["LockedMemoryNeedsPageSize"] = "the specification, and Nova: LockMemoryForbidden",
        ["MemPageSizeValue"] = "Nova's API, or Nova's boot where its API takes more than that",
        ["FlavorSecureBootIsCertain"] = "Nova: ValidationError",
        ["ImagePageSizeNeedsFlavor"] = "Nova: MemoryPageSizeForbidden",
        ["VirtioNeedsX86OrAarch64"] = "the specification has the model for x86 and AArch64, and Nova refuses other architectures: InvalidVIOMMUArchitecture",
        ["Smmuv3NeedsAarch64"] = "the specification has the model for AArch64, and Nova refuses other architectures: InvalidVIOMMUArchitecture",
    };
}
