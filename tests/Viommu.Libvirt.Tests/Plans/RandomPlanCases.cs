using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Libvirt.Tests.Guests;

namespace Viommu.Libvirt.Tests.Plans;

/// <summary>Random requests for random guests: most of them sensible in most respects.</summary>
internal static class RandomPlanCases
{
    private static readonly string[] s_q35 =
    [
        "q35", "q35", "pc-q35-2.4", "pc-q35-2.7", "pc-q35-2.8", "pc-q35-2.12", "pc-q35-3.1", "pc-q35-4.2", "pc-q35-5.1", "pc-q35-5.2", "pc-q35-6.2",
        "pc-q35-7.2", "pc-q35-8.0", "pc-q35-8.1", "pc-q35-8.2", "pc-q35-9.0", "pc-q35-9.1", "pc-q35-9.2", "pc-q35-10.0", "pc-q35-10.1", "pc-q35-11.1", "pc-q35-13.0",
    ];

    private static readonly string[] s_pc = ["pc", "pc", "pc-i440fx-2.0", "pc-i440fx-2.4", "pc-i440fx-4.2", "pc-i440fx-6.2", "pc-i440fx-7.2", "pc-i440fx-10.0", "pc-i440fx-11.1"];

    private static readonly string[] s_virt =
    [
        "virt", "virt", "virt-2.6", "virt-2.8", "virt-2.12", "virt-3.0", "virt-4.2", "virt-5.1", "virt-5.2", "virt-6.2", "virt-7.2", "virt-8.2", "virt-9.0", "virt-10.0", "virt-11.1",
    ];

    private static readonly int[] s_vcpus = [1, 4, 4, 8, 254, 255, 256, 257, 288, 289, 300, 512, 513, 1024];
    private static readonly string[] s_models = ["none", "intel", "intel", "smmuv3", "virtio", "virtio", "auto", "auto"];
    private static readonly string[] s_wrongModels = ["", "INTEL", "amd", " intel", "intel-iommu", "true"];
    private static readonly string[] s_pageSizes = ["small", "large", "any", "4", "64", "2048", "2MB", "2MiB", "1GB", "1048576"];
    private static readonly string[] s_wrongPageSizes = ["", "0", "2M", "-1", "huge"];
    private static readonly string[] s_flags = ["true", "True", "1", "yes", "on", "t", "y", "false", "0", "no", "off"];
    private static readonly string[] s_wrongFlags = ["", "maybe", "2"];

    /// <param name="number">Which one: the same number is the same case in every run with the same seed.</param>
    /// <param name="kvm">Whether guests can run under KVM.</param>
    internal static PlanCase Case(int number, bool kvm)
    {
        Random dice = LiveRun.Dice(number);
        Guest guest = RandomGuests.Guest(dice, s_q35, s_pc, s_virt, s_vcpus, kvm);
        Dictionary<string, string> flavor = [], image = [];
        Say(dice, flavor, ExtraSpecs.ViommuModel, image, ImageProperties.ViommuModel, () => Model(dice));
        // Most requests leave memory alone: its rules are Nova's, not libvirt's.
        if (dice.Next(3) == 0)
        {
            Say(dice, flavor, ExtraSpecs.LockedMemory, image, ImageProperties.LockedMemory, () => dice.Of(dice.Next(6) == 0 ? s_wrongFlags : s_flags));
            if (dice.Next(8) != 0)
                flavor[ExtraSpecs.MemPageSize] = PageSize(dice);
            if (dice.Next(6) == 0)
                image[ImageProperties.MemPageSize] = PageSize(dice);
        }
        return new PlanCase(flavor, image, guest);
    }

    private static string Model(Random dice) => dice.Of(dice.Next(25) == 0 ? s_wrongModels : s_models);

    private static string PageSize(Random dice) => dice.Of(dice.Next(8) == 0 ? s_wrongPageSizes : s_pageSizes);

    private static void Say(Random dice, Dictionary<string, string> flavor, string flavorKey, Dictionary<string, string> image, string imageKey, Func<string> value)
    {
        int who = dice.Next(8);
        if (who is 0 or 1 or 2 or 3)
            flavor[flavorKey] = value();
        if (who is 3 or 4 or 5 or 6)
            image[imageKey] = value();
    }
}
