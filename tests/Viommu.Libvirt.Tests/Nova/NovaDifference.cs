using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Libvirt.Tests.Plans;

namespace Viommu.Libvirt.Tests.Nova;

/// <summary>Something that Nova does differently, on purpose ours or by mistake theirs.</summary>
/// <param name="Name">A name, unique among them; docs/compatibility.md has it.</param>
/// <param name="Holds">Whether a request is one of these.</param>
internal sealed record NovaDifference(string Name, Func<NovaComparison, bool> Holds)
{
    /// <summary>Ours accepts, Nova refuses.</summary>
    internal static IReadOnlyList<NovaDifference> WeAccept { get; } =
    [
        new("none", static both => both.Models.Contains("none")),
    ];

    /// <summary>Ours refuses, Nova accepts.</summary>
    internal static IReadOnlyList<NovaDifference> WeRefuse { get; } =
    [
        new("model-not-checked", static both => both.RefusedBy(
            "IntelNeedsX86", "IntelNeedsQ35", "VirtioNeedsQ35OrVirt", "Smmuv3NeedsAarch64", "Smmuv3NeedsVirt")),
        new("auto-by-libvirt-version", static both => both.Ours.Refusals.Count > 1 && both.Models.Contains("auto")),
        new("firmware-not-checked", static both => both.RefusedBy("VirtioNeedsAcpi", "AcpiNeedsUefi", "UefiNeedsAcpi")),
        new("machine-not-checked", static both => both.RefusedBy("MachineNeedsItsArchitecture", "MachineNeedsQemu")),
        new("vcpus-not-checked", static both => both.RefusedBy(
            "VcpusNeedQ35", "Q35VcpuLimit", "VirtVcpuLimit", "NoneAbove255NeedsNewerLibvirt", "VirtioAbove255NeedsNewerLibvirt", "TcgAbove255NeedsNewerQemu", "Above255NeedsX2Apic")),
        new("image-flag-garbage", static both => both.RefusedBy("LockedMemoryValue")),
        new("page-size-zero", static both => both.RefusedBy("MemPageSizeValue")),
    ];

    /// <summary>Both accept, and the device is another one.</summary>
    internal static IReadOnlyList<NovaDifference> Model { get; } =
    [
        new("auto-by-libvirt-version", static both => both.Request.ModelText == "auto" && both.Nova.Model == "virtio"),
    ];

    /// <summary>Both accept the same model, and it is written in another way.</summary>
    internal static IReadOnlyList<NovaDifference> Xml { get; } =
    [
        new("driver-for-every-model", static both => both.Nova.Model is "virtio" or "smmuv3"),
        new("eim-without-kvm", static both => both.Nova.Model == "intel" && both.Request.Guest.VirtType == "qemu"),
    ];

    /// <summary>Traits that a request needs.</summary>
    internal static IReadOnlyList<NovaDifference> RequiredTraits { get; } =
    [
        new("required-trait", static both => both.Nova.RequiredTraits.Length == 0),
    ];

    /// <summary>Traits that a host has.</summary>
    internal static IReadOnlyList<NovaDifference> HostTraits { get; } =
    [
        new("host-traits-by-architecture", static both => both.Request.Guest.Architecture is "i686" or "armv7l"),
    ];

    internal static IEnumerable<NovaDifference> All => ((IEnumerable<NovaDifference>[])[WeAccept, WeRefuse, Model, Xml, RequiredTraits, HostTraits]).SelectMany(static list => list);
}

/// <summary>A request, with what both sides say of it.</summary>
internal sealed record NovaComparison(PlanCase Request, PlanAnswer Ours, ViommuPlan Plan, NovaAnswer Nova)
{
    /// <summary>The models that flavor and image name.</summary>
    internal IEnumerable<string> Models => new[] { Request.Flavor.GetValueOrDefault(ExtraSpecs.ViommuModel), Request.Image.GetValueOrDefault(ImageProperties.ViommuModel) }.OfType<string>();

    /// <summary>All rules that refuse it are among these, or one of them is at least the reason for each model that was tried.</summary>
    internal bool RefusedBy(params string[] rules) => Ours.Refusals.All(refusal => refusal.Rules.Any(rules.Contains));

    public override string ToString() => $"""
        {Request}
        ours:   {Ours}
        Nova:   {Nova}
        """;
}
