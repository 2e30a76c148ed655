using System.Collections.Generic;
using System.Linq;
using System.Security;
using Viommu.Libvirt.Tests.Guests;

namespace Viommu.Libvirt.Tests.Plans;

/// <summary>A request that was refused, written into XML all the same: the way a user would write it, and the way Nova does.</summary>
internal static class ForcedGuest
{
    private const string NovaDriver = "<driver intremap='on' caching_mode='on' aw_bits='48' eim='on' iotlb='on'/>";

    private static readonly string[] s_yes = ["true", "1", "t", "on", "y", "yes"];

    /// <summary>All forms; a refusal is right when libvirt and QEMU take none of them.</summary>
    internal static IEnumerable<Fragments> Forms(PlanCase request, string? model)
    {
        string? memory = IsLocked(request) ? "<memoryBacking><locked/></memoryBacking>" : null;
        if (model is null)
            return [new Fragments(MemoryBacking: memory)];
        var plain = new Fragments($"<iommu model='{SecurityElement.Escape(model)}'/>", null, memory);
        return model == "intel" ? [plain, new Fragments($"<iommu model='intel'>{NovaDriver}</iommu>", "<ioapic driver='qemu'/>", memory)] : [plain];
    }

    /// <summary>Whether somebody asks for locked memory.</summary>
    internal static bool IsLocked(PlanCase request) =>
        new[] { request.Flavor.GetValueOrDefault(ExtraSpecs.LockedMemory), request.Image.GetValueOrDefault(ImageProperties.LockedMemory) }
            .Any(static text => s_yes.Contains(text?.Trim().ToLowerInvariant()));
}
