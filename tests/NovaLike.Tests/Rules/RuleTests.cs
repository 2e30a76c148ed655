using System.Linq;
using System.Text.RegularExpressions;

namespace NovaLike.Tests.Rules;

/// <summary>What each rule finds, and what does not bother it. Those that depend on a version are in <see cref="VersionBoundaryTests"/>.</summary>
public class RuleTests
{
    /// <summary>A rule; what it finds something in, asked for on a platform; and the same put right. In the words of <see cref="RuleSubject"/>.</summary>
    public static TheoryData<string, string, string, string, string> Rules => new()
    {
        // What a request says.
        { "ModelsDiffer", "hw:viommu_model=intel hw_viommu_model=virtio", "x86", "hw:viommu_model=intel hw_viommu_model=intel", "x86" },
        { "LockedMemoryMustAgree", "hw:locked_memory=true hw_locked_memory=false hw:mem_page_size=large", "x86", "hw:locked_memory=true hw_locked_memory=yes hw:mem_page_size=large", "x86" },
        { "LockedMemoryNeedsPageSize", "hw:locked_memory=true", "x86", "hw:locked_memory=true hw:mem_page_size=large", "x86" },
        { "FlavorSecureBootIsCertain", "os:secure_boot=optional", "x86", "os_secure_boot=optional", "x86" },
        { "ImagePageSizeNeedsFlavor", "hw:mem_page_size=2048 hw_mem_page_size=2048", "x86", "hw:mem_page_size=large hw_mem_page_size=2048", "x86" },
        { "PageSizeUnusual", "hw:mem_page_size=3MB", "x86", "hw:mem_page_size=2MB", "x86" },

        { "SecureBootMustAgree", "os:secure_boot=required os_secure_boot=disabled", "x86", "os:secure_boot=required os_secure_boot=required", "x86" },
        { "MemoryEncryptionMustAgree", "hw:mem_encryption=true hw_mem_encryption=false", "x86", "hw:mem_encryption=true hw_mem_encryption=yes", "x86" },
        { "LockedAnyway", "hw:locked_memory=no hw:cpu_realtime=yes", "x86", "hw:locked_memory=no hw:cpu_realtime=no", "x86" },
        { "LockedAnyway", "hw:locked_memory=no hw:mem_encryption=yes", "x86", "hw:locked_memory=no hw:mem_encryption=yes hw:mem_encryption_model=amd-sev-snp", "x86" },

        // What the request says of the platform, and the platform.
        { "ArchitectureContradicted", "hw_architecture=aarch64", "x86", "hw_architecture=amd64", "x86" },
        { "MachineContradicted", "hw_machine_type=pc", "x86", "hw_machine_type=q35", "x86" },
        { "MachineContradicted", "hw_machine_type=pc-q35-9.2", "x86", "hw_machine_type=pc-q35-6.2", "x86" },
        { "MachineContradicted", "hw_machine_type=pc", "x86", "hw_machine_type=a-vendor-machine", "x86" },
        { "AssignedDevicesContradicted", "pci_passthrough:alias=gpu:2", "x86 1-devices", "pci_passthrough:alias=gpu:2", "x86 2-devices" },
        { "UefiContradicted", "hw_firmware_type=uefi", "x86", "hw_firmware_type=bios", "x86" },

        // The model, and the guest.
        { "IntelNeedsX86", "intel", "arm", "intel", "x86" },
        { "IntelNeedsKvmOrQemu", "intel", "x86 xen", "intel", "x86 emulated" },
        { "IntelNeedsKvmOrQemu", "intel", "x86 lxc", "intel", "x86 hvf" },
        { "IntelNeedsQ35", "intel", "x86 pc-i440fx-6.2", "intel", "x86" },
        { "IntelNeedsQ35", "intel", "x86 pc-i440fx-noble", "intel", "x86 ubuntu-q35" },
        { "IntelNeedsQ35", "intel", "x86 pc-i440fx-rhel7.6.0", "intel", "x86 pc-q35-rhel9.6.0" },
        { "IntelWithoutAcpi", "intel", "x86 no-acpi", "intel", "x86" },
        { "VirtioNeedsX86OrAarch64", "virtio", "s390x", "virtio", "arm" },
        { "VirtioNeedsKvmOrQemu", "virtio", "x86 xen", "virtio", "x86 emulated" },
        { "VirtioNeedsKvmOrQemu", "virtio", "x86 lxc", "virtio", "x86 hvf" },
        { "VirtioNeedsQ35OrVirt", "virtio", "x86 pc-i440fx-6.2", "virtio", "x86" },
        { "VirtioNeedsAcpi", "virtio", "x86 no-acpi", "virtio", "x86" },
        { "Smmuv3NeedsAarch64", "smmuv3", "x86", "smmuv3", "arm" },
        { "Smmuv3NeedsKvmOrQemu", "smmuv3", "arm xen", "smmuv3", "arm emulated" },
        { "Smmuv3NeedsKvmOrQemu", "smmuv3", "arm lxc", "smmuv3", "arm hvf" },
        { "Smmuv3NeedsVirt", "smmuv3", "x86", "smmuv3", "arm" },
        { "Smmuv3WithoutAssignedDevices", "smmuv3", "arm 1-devices", "virtio", "arm 1-devices" },
        { "AcpiNeedsUefi", "none", "arm no-uefi", "none", "arm no-uefi no-acpi" },
        { "UefiNeedsAcpi", "none", "x86 uefi no-acpi", "none", "x86 uefi" },
        { "MachineNeedsItsArchitecture", "none", "arm pc-q35-6.2", "none", "arm" },
        { "MachineNeedsItsArchitecture", "none", "x86 virt-6.2", "none", "x86" },
        { "VcpusNeedQ35", "none", "x86 256-vcpus pc-i440fx-6.2", "none", "x86 256-vcpus pc-q35-6.2" },
        { "KvmVcpuLimit", "intel", "x86 1025-vcpus pc-q35-10.0", "intel", "x86 1024-vcpus pc-q35-10.0" },

        // The device, and the guest.
        { "IommuModelNeedsMachine", "<iommu model='intel'/>", "x86 pc-i440fx-6.2", "<iommu model='intel'/>", "x86" },
        { "IommuModelNeedsMachine", "<iommu model='amd'/>", "arm", "<iommu model='virtio'/>", "arm" },
        { "IommuModelNeedsMachine", "<iommu model='smmuv3'/>", "x86", "<iommu model='smmuv3'/>", "arm" },
        { "IommuVirtioNeedsAcpi", "<iommu model='virtio'/>", "x86 no-acpi", "<iommu model='intel'/>", "x86 no-acpi" },
        { "AssignedDevicesNeedCachingMode", "<iommu model='intel'/>", "x86 1-devices", "<iommu model='intel'><driver caching_mode='on'/></iommu>", "x86 1-devices" },

        { "AmdWithAssignedDevices", "<iommu model='amd'/>", "x86 1-devices", "<iommu model='amd'/>", "x86" },
        { "VirtioExceedsHostAddressBits", "virtio", "x86 1-devices pc-q35-7.2", "virtio", "x86 pc-q35-7.2" },
        { "VirtioExceedsHostAddressBits", "<iommu model='virtio'/>", "x86 1-devices pc-q35-7.2", "<iommu model='virtio'><driver aw_bits='39'/></iommu>", "x86 1-devices pc-q35-7.2" },
        { "VirtioExceedsHostAddressBits", "virtio", "x86 1-devices pc-q35-7.2", "virtio", "arm 1-devices virt-7.2" },

        // Its settings, by model.
        { "IommuDriverIntremapAllowed", "<iommu model='virtio'><driver intremap='off'/></iommu>", "x86", "<iommu model='intel'><driver intremap='off'/></iommu>", "x86" },
        { "IommuDriverIntremapAllowed", "<iommu model='smmuv3'><driver intremap='off'/></iommu>", "arm", "<iommu model='intel'><driver intremap='off'/></iommu>", "x86" },
        { "IommuDriverCachingModeAllowed", "<iommu model='virtio'><driver caching_mode='off'/></iommu>", "x86", "<iommu model='intel'><driver caching_mode='off'/></iommu>", "x86" },
        { "IommuDriverCachingModeAllowed", "<iommu model='smmuv3'><driver caching_mode='off'/></iommu>", "arm", "<iommu model='intel'><driver caching_mode='off'/></iommu>", "x86" },
        { "IommuDriverEimAllowed", "<iommu model='virtio'><driver eim='off'/></iommu>", "x86", "<iommu model='intel'><driver eim='off'/></iommu>", "x86" },
        { "IommuDriverEimAllowed", "<iommu model='smmuv3'><driver eim='off'/></iommu>", "arm", "<iommu model='intel'><driver eim='off'/></iommu>", "x86" },
        { "IommuDriverIotlbAllowed", "<iommu model='virtio'><driver iotlb='off'/></iommu>", "x86", "<iommu model='intel'><driver iotlb='off'/></iommu>", "x86" },
        { "IommuDriverIotlbAllowed", "<iommu model='smmuv3'><driver iotlb='off'/></iommu>", "arm", "<iommu model='intel'><driver iotlb='off'/></iommu>", "x86" },
        { "IommuDriverDmaTranslationAllowed", "<iommu model='virtio'><driver dma_translation='off'/></iommu>", "x86", "<iommu model='intel'><driver dma_translation='off'/></iommu>", "x86" },
        { "IommuDriverDmaTranslationAllowed", "<iommu model='smmuv3'><driver dma_translation='off'/></iommu>", "arm", "<iommu model='intel'><driver dma_translation='off'/></iommu>", "x86" },
        { "IommuDriverCachingModeAllowed", "<iommu model='amd'><driver caching_mode='off'/></iommu>", "x86", "<iommu model='amd'><driver intremap='off'/></iommu>", "x86" },
        { "IommuDriverEimAllowed", "<iommu model='amd'><driver eim='off'/></iommu>", "x86", "<iommu model='amd'><driver intremap='off'/></iommu>", "x86" },
        { "IommuDriverDmaTranslationAllowed", "<iommu model='amd'><driver dma_translation='off'/></iommu>", "x86", "<iommu model='amd'><driver intremap='off'/></iommu>", "x86" },
        { "IommuDriverAwBitsAllowed", "<iommu model='smmuv3'><driver aw_bits='48'/></iommu>", "arm", "<iommu model='virtio'><driver aw_bits='48'/></iommu>", "arm" },
        { "IommuDriverAwBitsAllowed", "<iommu model='amd'><driver aw_bits='48'/></iommu>", "x86", "<iommu model='intel'><driver aw_bits='48'/></iommu>", "x86" },
        { "IommuDriverAccelAllowed", "<iommu model='intel'><driver accel='off'/></iommu>", "x86", "<iommu model='smmuv3'><driver accel='off'/></iommu>", "arm" },
        { "IommuDriverCmdqvAllowed", "<iommu model='intel'><driver cmdqv='off'/></iommu>", "x86", "<iommu model='smmuv3'><driver pciBus='0' accel='on' cmdqv='off'/></iommu>", "arm" },
        { "AccelSettingsNeedAccel", "<iommu model='smmuv3'><driver pciBus='0' cmdqv='off'/></iommu>", "arm", "<iommu model='smmuv3'><driver pciBus='0' accel='on' cmdqv='off'/></iommu>", "arm" },
        { "IommuDriverAtsAllowed", "<iommu model='intel'><driver ats='off'/></iommu>", "x86", "<iommu model='smmuv3'><driver pciBus='0' accel='on' ats='off'/></iommu>", "arm" },
        { "AccelSettingsNeedAccel", "<iommu model='smmuv3'><driver pciBus='0' ats='off'/></iommu>", "arm", "<iommu model='smmuv3'><driver pciBus='0' accel='on' ats='off'/></iommu>", "arm" },
        { "IommuDriverRilAllowed", "<iommu model='intel'><driver ril='off'/></iommu>", "x86", "<iommu model='smmuv3'><driver pciBus='0' accel='on' ril='off'/></iommu>", "arm" },
        { "AccelSettingsNeedAccel", "<iommu model='smmuv3'><driver pciBus='0' ril='off'/></iommu>", "arm", "<iommu model='smmuv3'><driver pciBus='0' accel='on' ril='off'/></iommu>", "arm" },
        { "IommuDriverSsidsizeAllowed", "<iommu model='intel'><driver ssidsize='8'/></iommu>", "x86", "<iommu model='smmuv3'><driver pciBus='0' accel='on' ssidsize='8'/></iommu>", "arm" },
        { "AccelSettingsNeedAccel", "<iommu model='smmuv3'><driver pciBus='0' ssidsize='8'/></iommu>", "arm", "<iommu model='smmuv3'><driver pciBus='0' accel='on' ssidsize='8'/></iommu>", "arm" },
        { "IommuDriverOasAllowed", "<iommu model='intel'><driver oas='44'/></iommu>", "x86", "<iommu model='smmuv3'><driver pciBus='0' accel='on' oas='44'/></iommu>", "arm" },
        { "AccelSettingsNeedAccel", "<iommu model='smmuv3'><driver pciBus='0' oas='44'/></iommu>", "arm", "<iommu model='smmuv3'><driver pciBus='0' accel='on' oas='44'/></iommu>", "arm" },
        { "AccelNeedsPciBus", "<iommu model='smmuv3'><driver accel='on'/></iommu>", "arm", "<iommu model='smmuv3'><driver pciBus='0' accel='on'/></iommu>", "arm" },
        { "IommuDeviceAddressAllowed", "<iommu model='intel'><address type='pci'/></iommu>", "x86", "<iommu model='virtio'><address type='pci'/></iommu>", "x86" },
        { "IommuDeviceAddressAllowed", "<iommu model='smmuv3'><address type='pci'/></iommu>", "arm", "<iommu model='virtio'><address type='pci'/></iommu>", "arm" },

        // Its settings, by value.
        { "IntelAwBits", "<iommu model='intel'><driver aw_bits='57'/></iommu>", "x86", "<iommu model='intel'><driver aw_bits='39'/></iommu>", "x86" },
        { "VirtioAwBits", "<iommu model='virtio'><driver aw_bits='31'/></iommu>", "x86", "<iommu model='virtio'><driver aw_bits='32'/></iommu>", "x86" },
        { "VirtioAwBits", "<iommu model='virtio'><driver aw_bits='65'/></iommu>", "x86", "<iommu model='virtio'><driver aw_bits='64'/></iommu>", "x86" },
        { "SsidsizeWidth", "<iommu model='smmuv3'><driver pciBus='0' accel='on' ssidsize='21'/></iommu>", "arm", "<iommu model='smmuv3'><driver pciBus='0' accel='on' ssidsize='20'/></iommu>", "arm" },
        { "OasWidth", "<iommu model='smmuv3'><driver pciBus='0' accel='on' oas='45'/></iommu>", "arm", "<iommu model='smmuv3'><driver pciBus='0' accel='on' oas='44'/></iommu>", "arm" },
        { "GranuleModeOrSize", "<iommu model='virtio'><driver><granule mode='host' size='4'/></driver></iommu>", "x86", "<iommu model='virtio'><driver><granule mode='host'/></driver></iommu>", "x86" },
        { "GranuleSize", "<iommu model='virtio'><driver><granule size='32'/></driver></iommu>", "x86", "<iommu model='virtio'><driver><granule size='16'/></driver></iommu>", "x86" },
        { "IommuAddressMustBePci", "<iommu model='virtio'><address type='isa'/></iommu>", "x86", "<iommu model='virtio'><address type='pci'/></iommu>", "x86" },
        { "IommuAddressMustBeOnRootBus", "<iommu model='virtio'><address type='pci' bus='0x01' slot='0x05'/></iommu>", "x86", "<iommu model='virtio'><address type='pci' bus='0x00' slot='0x05'/></iommu>", "x86" },
        { "IommuAddressMustBeInDomain0", "<iommu model='virtio'><address type='pci' domain='0x0001' slot='0x05'/></iommu>", "x86", "<iommu model='virtio'><address type='pci' domain='0x0000' slot='0x05'/></iommu>", "x86" },

        // Elements beside each other.
        { "IoapicNeedsX86", "<ioapic driver='qemu'/>", "arm", "<ioapic driver='qemu'/>", "x86" },
        { "IoapicWithoutDriver", "<ioapic/>", "x86", "<ioapic driver='qemu'/>", "x86" },
        { "Above255NeedsSplitIoapic", "<iommu model='intel'><driver intremap='on' eim='on'/></iommu><ioapic driver='kvm'/>", "x86 256-vcpus", "<iommu model='intel'><driver intremap='on' eim='on'/></iommu><ioapic driver='qemu'/>", "x86 256-vcpus" },
        { "AmdAbove255NeedsXtsup", "<iommu model='amd'><driver xtsup='off'/></iommu>", "x86 256-vcpus", "<iommu model='amd'><driver xtsup='on'/></iommu>", "x86 256-vcpus" },

        // The memory.
        { "HugePagesNotAnonymous", "<memoryBacking><hugepages/><source type='anonymous'/></memoryBacking>", "x86", "<memoryBacking><hugepages/><source type='memfd'/></memoryBacking>", "x86" },
        { "HugePagesNotOnDemand", "<memoryBacking><hugepages/><allocation mode='ondemand'/></memoryBacking>", "x86", "<memoryBacking><hugepages/><allocation mode='immediate'/></memoryBacking>", "x86" },
        { "HugePageSizeZero", "<memoryBacking><hugepages><page size='0'/></hugepages></memoryBacking>", "x86", "<memoryBacking><hugepages><page size='2048'/></hugepages></memoryBacking>", "x86" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_finds_what_is_wrong_and_not_what_is_right(string rule, string wrong, string platform, string right, string rightPlatform)
    {
        Assert.Contains(rule, RuleSubject.RulesOf(wrong, platform));
        Assert.DoesNotContain(rule, RuleSubject.RulesOf(right, rightPlatform));
    }

    /// <summary>A boundary that turns out to be another one must not make the id wrong.</summary>
    [Fact]
    public void No_id_has_a_version_in_it()
        => Assert.DoesNotContain(GeneratedRules.All, static rule => Regex.IsMatch(rule.Id, "(Libvirt|Qemu)[0-9]"));

    /// <summary>What cannot be read or is not there is found when it is read, numbers out of range cannot be read, and the choice has tests of its own.</summary>
    [Fact]
    public void Each_rule_is_here()
        => Assert.Empty(GeneratedRules.All.Select(static rule => rule.Id).Where(static id => !Regex.IsMatch(id, "(Range|Value|Required)$|^ModelAuto$")).Except(Rules.Concat(VersionBoundaryTests.Boundaries).Select(static row => (string)row[0])));
}
