using System.Linq;

namespace NovaLike.Tests.Rules;

/// <summary>Rules that depend on a version, on both sides of the boundary.</summary>
public class VersionBoundaryTests
{
    /// <summary>A rule; what is asked for, and the platform, in the words of <see cref="RuleSubject"/>; where the rule finds something, and where it does not any more.</summary>
    public static TheoryData<string, string, string, string, string> Boundaries => new()
    {
        // What a request asks for.
        { "IntelNeedsNewerLibvirt", "intel", "x86", "libvirt 2.0.0", "libvirt 2.1.0" },
        { "VirtioNeedsNewerLibvirt", "virtio", "x86", "libvirt 8.2.0", "libvirt 8.3.0" },
        { "VirtioNeedsNewerQemu", "virtio", "x86", "qemu 6.2.0", "qemu 7.0.0" },
        { "Smmuv3NeedsNewerLibvirt", "smmuv3", "arm", "libvirt 5.4.0", "libvirt 5.5.0" },
        { "Smmuv3NeedsNewerQemu", "smmuv3", "arm", "qemu 2.12.0", "qemu 3.0.0" },
        { "MachineNeedsQemu", "none", "x86 pc-q35-7.2", "qemu 7.1.0", "qemu 7.2.0" },
        { "MachineNeedsQemu", "none", "x86 pc-q35-5.1", "qemu 11.1.0", "qemu 11.0.0" },
        { "MachineNeedsQemu", "none", "x86 pc-i440fx-2.3", "qemu 10.0.0", "qemu 9.2.0" },
        { "MachineNeedsQemu", "none", "arm virt-8.0", "qemu 7.2.22", "qemu 8.0.0" },
        { "Q35VcpuLimit", "none", "x86 256-vcpus", "pc-q35-2.7", "pc-q35-2.8" },
        { "Q35VcpuLimit", "none", "x86 289-vcpus", "pc-q35-8.0", "pc-q35-8.1" },
        { "Q35VcpuLimit", "none", "x86 1025-vcpus", "pc-q35-8.2", "pc-q35-9.0" },
        { "VirtVcpuLimit", "none", "arm 256-vcpus", "virt-2.12", "virt-3.0" },
        { "NoneAbove255NeedsNewerLibvirt", "none", "x86 256-vcpus", "libvirt 10.9.0", "libvirt 10.10.0" },
        { "LibvirtAddsIommu", "none", "x86 256-vcpus", "libvirt 10.10.0", "libvirt 10.9.0" },
        { "VirtioAbove255NeedsNewerLibvirt", "virtio", "x86 256-vcpus", "libvirt 12.7.0", "libvirt 12.8.0" },
        { "TcgAbove255NeedsNewerQemu", "intel", "x86 256-vcpus emulated", "qemu 9.2.0", "qemu 10.0.0" },
        { "Above255NeedsX2Apic", "intel", "x86 256-vcpus no-x2apic", "qemu 10.0.0", "qemu 9.2.0" },
        { "Above255NeedsX2Apic", "intel", "x86 256-vcpus no-x2apic emulated", "qemu 10.0.0", "qemu 9.2.0" },
        { "VirtioExceedsHostAddressBits", "virtio", "x86 1-devices", "pc-q35-8.2", "pc-q35-9.0" },
        { "VirtioExceedsHostAddressBits", "auto", "x86 1-devices q35", "qemu 8.2.0", "qemu 9.0.0" },
        // A vendor's machine type has no version: that of QEMU is the newest it can be.
        { "VirtioExceedsHostAddressBits", "virtio", "x86 1-devices pc-q35-noble", "qemu 8.2.2", "qemu 9.0.0" },
        { "AssignedDevicesNeedLockedMemory", "virtio", "x86 2-devices", "libvirt 8.6.0", "libvirt 8.7.0" },

        // The device, and its settings.
        { "IommuIntelSinceLibvirt", "<iommu model='intel'/>", "x86", "libvirt 2.0.0", "libvirt 2.1.0" },
        { "IommuSmmuv3SinceLibvirt", "<iommu model='smmuv3'/>", "arm", "libvirt 5.4.0", "libvirt 5.5.0" },
        { "IommuSmmuv3SinceQemu", "<iommu model='smmuv3'/>", "arm", "qemu 2.12.0", "qemu 3.0.0" },
        { "IommuVirtioSinceLibvirt", "<iommu model='virtio'/>", "x86", "libvirt 8.2.0", "libvirt 8.3.0" },
        { "IommuVirtioSinceQemu", "<iommu model='virtio'/>", "x86", "qemu 6.2.0", "qemu 7.0.0" },
        { "IommuAmdSinceLibvirt", "<iommu model='amd'/>", "x86", "libvirt 11.4.0", "libvirt 11.5.0" },
        { "IommuAmdSinceQemu", "<iommu model='amd'/>", "x86", "qemu 10.0.0", "qemu 10.1.0" },
        { "IommuDriverIntremapSinceLibvirt", "<iommu model='intel'><driver intremap='off'/></iommu>", "x86", "libvirt 3.3.0", "libvirt 3.4.0" },
        { "IntremapFilledIn", "<iommu model='intel'><driver eim='on'/></iommu>", "x86 256-vcpus", "libvirt 10.10.0", "libvirt 10.9.0" },
        { "IommuDriverCachingModeSinceLibvirt", "<iommu model='intel'><driver caching_mode='on'/></iommu>", "x86", "libvirt 3.3.0", "libvirt 3.4.0" },
        { "IommuDriverEimSinceLibvirt", "<iommu model='intel'><driver eim='off'/></iommu>", "x86", "libvirt 3.3.0", "libvirt 3.4.0" },
        { "EimFilledIn", "<iommu model='intel'><driver intremap='on'/></iommu>", "x86 256-vcpus", "libvirt 10.10.0", "libvirt 10.9.0" },
        { "EimNeedsIntremap", "<iommu model='intel'><driver eim='on'/></iommu>", "x86 256-vcpus", "libvirt 10.9.0", "libvirt 10.10.0" },
        { "EimWithoutKvmNeedsNewerQemu", "<iommu model='intel'><driver intremap='on' eim='on'/></iommu>", "x86 emulated", "qemu 9.2.0", "qemu 10.0.0" },
        { "IommuDriverIotlbSinceLibvirt", "<iommu model='intel'><driver iotlb='on'/></iommu>", "x86", "libvirt 3.4.0", "libvirt 3.5.0" },
        { "IommuDriverAwBitsSinceLibvirt", "<iommu model='intel'><driver aw_bits='48'/></iommu>", "x86", "libvirt 6.4.0", "libvirt 6.5.0" },
        { "VirtioAwBitsSinceLibvirt", "<iommu model='virtio'><driver aw_bits='48'/></iommu>", "x86", "libvirt 12.0.0", "libvirt 12.1.0" },
        { "VirtioAwBitsSinceQemu", "<iommu model='virtio'><driver aw_bits='48'/></iommu>", "x86", "qemu 8.2.0", "qemu 9.0.0" },
        { "AwBitsExceedHost", "<iommu model='intel'><driver aw_bits='48'/></iommu>", "x86 1-devices 39-bits", "qemu 9.1.0", "qemu 9.0.0" },
        { "DefaultAwBitsExceedHost", "<iommu model='intel'><driver caching_mode='on'/></iommu>", "x86 pc-q35-9.2 1-devices 39-bits", "qemu 10.0.0", "qemu 9.2.0" },
        { "DefaultAwBitsExceedHost", "<iommu model='intel'><driver caching_mode='on'/></iommu>", "x86 1-devices 39-bits", "pc-q35-9.2", "pc-q35-9.1" },
        { "IommuDriverDmaTranslationSinceLibvirt", "<iommu model='intel'><driver dma_translation='on'/></iommu>", "x86", "libvirt 10.6.0", "libvirt 10.7.0" },
        { "IommuDriverPassthroughSinceLibvirt", "<iommu model='amd'><driver passthrough='on'/></iommu>", "x86", "libvirt 11.4.0", "libvirt 11.5.0" },
        { "PassthroughUntilQemu", "<iommu model='amd'><driver passthrough='on'/></iommu>", "x86", "qemu 11.1.0", "qemu 11.0.0" },
        { "IommuDriverXtsupSinceLibvirt", "<iommu model='amd'><driver xtsup='on'/></iommu>", "x86", "libvirt 11.4.0", "libvirt 11.5.0" },
        { "XtsupFilledIn", "<iommu model='amd'><driver intremap='on'/></iommu>", "x86 256-vcpus", "libvirt 12.2.0", "libvirt 12.1.0" },
        { "IntelWithoutAmdSettings", "<iommu model='intel'><driver xtsup='on'/></iommu>", "x86", "libvirt 11.5.0", "libvirt 11.4.0" },
        { "Smmuv3WithoutAmdSettings", "<iommu model='smmuv3'><driver xtsup='on'/></iommu>", "arm", "libvirt 12.1.0", "libvirt 12.0.0" },
        { "AmdSettingsIgnored", "<iommu model='smmuv3'><driver xtsup='on'/></iommu>", "arm", "libvirt 11.5.0", "libvirt 11.4.0" },
        { "AmdSettingsIgnored", "<iommu model='smmuv3'><driver xtsup='on'/></iommu>", "arm", "libvirt 12.0.0", "libvirt 12.1.0" },
        { "IommuDriverPciBusSinceLibvirt", "<iommu model='smmuv3'><driver pciBus='0'/></iommu>", "arm", "libvirt 11.9.0", "libvirt 11.10.0" },
        { "PciBusSinceQemu", "<iommu model='smmuv3'><driver pciBus='0'/></iommu>", "arm", "qemu 10.1.0", "qemu 10.2.0" },
        { "PciBusSinceQemu", "<iommu model='smmuv3'><driver pciBus='0'/></iommu>", "arm qemu 10.1.0", "libvirt 11.10.0", "libvirt 11.9.0" },
        { "PciBusNeedsSmmuv3", "<iommu model='intel'><driver pciBus='0'/></iommu>", "x86", "libvirt 12.1.0", "libvirt 12.0.0" },
        { "PciBusIgnored", "<iommu model='intel'><driver pciBus='0'/></iommu>", "x86", "libvirt 11.10.0", "libvirt 11.9.0" },
        { "PciBusIgnored", "<iommu model='intel'><driver pciBus='0'/></iommu>", "x86", "libvirt 12.0.0", "libvirt 12.1.0" },
        { "IommuDriverAccelSinceLibvirt", "<iommu model='smmuv3'><driver pciBus='0' accel='on'/></iommu>", "arm", "libvirt 12.6.0", "libvirt 12.7.0" },
        { "AccelSinceQemu", "<iommu model='smmuv3'><driver pciBus='0' accel='on'/></iommu>", "arm", "qemu 10.2.0", "qemu 11.0.0" },
        { "AccelSinceQemu", "<iommu model='smmuv3'><driver pciBus='0' accel='on'/></iommu>", "arm qemu 10.2.0", "libvirt 12.7.0", "libvirt 12.6.0" },
        { "AccelNeedsKvm", "<iommu model='smmuv3'><driver pciBus='0' accel='on'/></iommu>", "arm emulated", "libvirt 12.7.0", "libvirt 12.6.0" },
        { "IommuDriverAtsSinceLibvirt", "<iommu model='smmuv3'><driver pciBus='0' ats='on'/></iommu>", "arm", "libvirt 12.6.0", "libvirt 12.7.0" },
        { "IommuDriverRilSinceLibvirt", "<iommu model='smmuv3'><driver pciBus='0' ril='on'/></iommu>", "arm", "libvirt 12.6.0", "libvirt 12.7.0" },
        { "IommuDriverCmdqvSinceLibvirt", "<iommu model='smmuv3'><driver pciBus='0' cmdqv='on'/></iommu>", "arm", "libvirt 12.6.0", "libvirt 12.7.0" },
        { "IommuDriverSsidsizeSinceLibvirt", "<iommu model='smmuv3'><driver pciBus='0' ssidsize='16'/></iommu>", "arm", "libvirt 12.6.0", "libvirt 12.7.0" },
        { "IommuDriverOasSinceLibvirt", "<iommu model='smmuv3'><driver pciBus='0' oas='48'/></iommu>", "arm", "libvirt 12.6.0", "libvirt 12.7.0" },
        { "IommuDriverGranuleSinceLibvirt", "<iommu model='virtio'><driver><granule mode='host'/></driver></iommu>", "x86", "libvirt 12.0.0", "libvirt 12.1.0" },
        { "GranuleNeedsVirtio", "<iommu model='intel'><driver><granule mode='host'/></driver></iommu>", "x86", "libvirt 12.1.0", "libvirt 12.0.0" },
        { "GranuleNeedsNewerQemu", "<iommu model='virtio'><driver><granule size='4'/></driver></iommu>", "x86", "qemu 8.2.0", "qemu 9.0.0" },
        { "GranuleNeedsNewerQemu", "<iommu model='virtio'><driver><granule mode='host'/></driver></iommu>", "x86 qemu 8.2.0", "libvirt 12.1.0", "libvirt 12.0.0" },
        { "IommuDeviceAddressSinceLibvirt", "<iommu model='virtio'><address type='pci'/></iommu>", "x86", "libvirt 8.2.0", "libvirt 8.3.0" },

        // Elements beside each other.
        { "IoapicFeatureSinceLibvirt", "<ioapic driver='qemu'/>", "x86", "libvirt 3.3.0", "libvirt 3.4.0" },
        { "IntremapNeedsSplitIoapic", "<iommu model='intel'><driver intremap='on'/></iommu>", "x86", "libvirt 10.9.0", "libvirt 10.10.0" },
        { "LibvirtAddsIoapic", "<iommu model='intel'><driver intremap='on'/></iommu>", "x86", "libvirt 10.10.0", "libvirt 10.9.0" },
        { "Above255NeedsEim", "<iommu model='intel'/>", "x86 256-vcpus", "libvirt 10.9.0", "libvirt 10.10.0" },
        { "Above255NeedsEim", "<iommu model='intel'><driver eim='off'/></iommu>", "x86 256-vcpus", "libvirt 12.7.0", "libvirt 12.8.0" },
        { "Above255NeedsIntremap", "<iommu model='intel'><driver intremap='off'/></iommu>", "x86 256-vcpus", "libvirt 10.10.0", "libvirt 10.9.0" },
        { "AmdAbove255NeedsNewerLibvirt", "<iommu model='amd'/>", "x86 256-vcpus", "libvirt 12.1.0", "libvirt 12.2.0" },

        // The memory.
        { "HugePageSizeSinceLibvirt", "<memoryBacking><hugepages><page size='2048'/></hugepages></memoryBacking>", "x86", "libvirt 1.2.4", "libvirt 1.2.5" },
        { "MemoryBackingNosharepagesSinceLibvirt", "<memoryBacking><nosharepages/></memoryBacking>", "x86", "libvirt 1.0.5", "libvirt 1.0.6" },
        { "MemoryBackingLockedSinceLibvirt", "<memoryBacking><locked/></memoryBacking>", "x86", "libvirt 1.0.5", "libvirt 1.0.6" },
        { "MemfdSinceLibvirt", "<memoryBacking><source type='memfd'/></memoryBacking>", "x86", "libvirt 4.9.0", "libvirt 4.10.0" },
        { "MemoryBackingAllocationThreadsSinceLibvirt", "<memoryBacking><allocation mode='immediate' threads='2'/></memoryBacking>", "x86", "libvirt 8.1.0", "libvirt 8.2.0" },
        { "MemoryBackingDiscardSinceLibvirt", "<memoryBacking><discard/></memoryBacking>", "x86", "libvirt 4.3.0", "libvirt 4.4.0" },
    };

    [Theory]
    [MemberData(nameof(Boundaries))]
    public void A_rule_holds_up_to_its_boundary(string rule, string asked, string platform, string found, string notFound)
    {
        Assert.Contains(rule, RuleSubject.RulesOf(asked, $"{platform} {found}"));
        Assert.DoesNotContain(rule, RuleSubject.RulesOf(asked, $"{platform} {notFound}"));
    }

    [Fact]
    public void Each_rule_that_looks_at_a_version_is_here()
        => Assert.Equal(
            GeneratedRules.All.Where(static rule => rule.Code.Contains(".ComponentVersion(")).Select(static rule => rule.Id).Distinct().Order(),
            Boundaries.Select(static row => (string)row[0]).Distinct().Order());
}
