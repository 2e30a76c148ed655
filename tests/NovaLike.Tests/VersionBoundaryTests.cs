using System.Linq;
using Viommu;
using Viommu.Runtime;

namespace NovaLike.Tests;

/// <summary>Rules that depend on a version, on both sides of the boundary.</summary>
public class VersionBoundaryTests
{
    private static readonly GuestPlatform s_x86 = new()
    {
        Architecture = Architecture.X86_64, Machine = "pc-q35-6.2", VirtType = VirtType.Kvm, Libvirt = new(12, 8), Qemu = new(11, 0),
        Vcpus = 4, Acpi = true, Uefi = false, AssignedDevices = 0, HostAddressBits = 48, X2Apic = true,
    };

    private static readonly GuestPlatform s_arm = s_x86 with { Architecture = Architecture.Aarch64, Machine = "virt-6.2", Uefi = true };

    [Theory]
    [InlineData("IntelNeedsLibvirt210", "intel", "2.0.0", "2.1.0")]
    [InlineData("VirtioNeedsLibvirt830", "virtio", "8.2.0", "8.3.0")]
    [InlineData("Smmuv3NeedsLibvirt550", "smmuv3", "5.4.0", "5.5.0")]
    public void A_model_needs_its_libvirt(string rule, string model, string below, string from)
        => Boundary(rule, version => Plan(model, (model == "smmuv3" ? s_arm : s_x86) with { Libvirt = ComponentVersion.Parse(version) }), below, from);

    [Theory]
    [InlineData("VirtioNeedsQemu700", "virtio", "6.2.0", "7.0.0")]
    [InlineData("Smmuv3NeedsQemu300", "smmuv3", "2.12.0", "3.0.0")]
    public void A_model_needs_its_qemu(string rule, string model, string below, string from)
        => Boundary(rule, version => Plan(model, (model == "smmuv3" ? s_arm : s_x86) with { Qemu = ComponentVersion.Parse(version) }), below, from);

    [Theory]
    [InlineData("pc-q35-7.2", "7.1.0", "7.2.0")]
    [InlineData("pc-q35-5.1", "11.1.0", "11.0.0")]
    [InlineData("pc-i440fx-2.3", "10.0.0", "9.2.0")]
    [InlineData("virt-8.0", "7.2.22", "8.0.0")]
    public void A_machine_needs_a_qemu_that_has_it(string machine, string without, string with)
        => Boundary("MachineNeedsQemu", version => Plan("none", (machine.StartsWith("virt") ? s_arm : s_x86) with { Machine = machine, Qemu = ComponentVersion.Parse(version) }), without, with);

    [Theory]
    [InlineData("Q35VcpuLimit", 256, "pc-q35-2.7", "pc-q35-2.8")]
    [InlineData("Q35VcpuLimit", 289, "pc-q35-8.0", "pc-q35-8.1")]
    [InlineData("Q35VcpuLimit", 1025, "pc-q35-8.2", "pc-q35-9.0")]
    [InlineData("VirtVcpuLimit", 256, "virt-2.12", "virt-3.0")]
    public void A_machine_takes_so_many_vcpus(string rule, int vcpus, string below, string from)
        => Boundary(rule, machine => Plan("none", (machine.StartsWith("virt") ? s_arm : s_x86) with { Machine = machine, Vcpus = vcpus }), below, from);

    [Theory]
    [InlineData("x86_64", "pc-q35-10.0", 4096)]
    [InlineData("aarch64", "virt-10.0", 512)]
    [InlineData("armv7l", "virt-10.0", 512)]
    [InlineData("x86_64", "pc-i440fx-10.0", 255)]
    public void No_machine_takes_more(string architecture, string machine, int most)
    {
        GuestPlatform platform = s_x86 with { Architecture = architecture, Machine = machine, Uefi = architecture == "aarch64" };

        Assert.True(Plan("none", platform with { Vcpus = most }).IsValid);
        Assert.False(Plan("none", platform with { Vcpus = most + 1 }).IsValid);
    }

    [Theory]
    [InlineData("x86_64", true, false, true)]
    [InlineData("x86_64", true, true, false)]
    [InlineData("x86_64", false, false, false)]
    [InlineData("i686", true, false, true)]
    [InlineData("aarch64", true, false, false)]
    public void Uefi_on_x86_needs_acpi(string architecture, bool uefi, bool acpi, bool refused)
        => Assert.Equal(refused, Plan("none", (architecture == "aarch64" ? s_arm : s_x86 with { Architecture = architecture }) with { Uefi = uefi, Acpi = acpi }).Violations.Any(violation => violation.Rule == "UefiNeedsAcpi"));

    [Fact]
    public void Many_vcpus_need_versions()
    {
        GuestPlatform many = s_x86 with { Vcpus = 256 };

        Boundary("NoneAbove255NeedsLibvirt1100", version => Plan("none", many with { Libvirt = ComponentVersion.Parse(version) }), "10.10.0", "11.0.0");
        Boundary("VirtioAbove255NeedsLibvirt1280", version => Plan("virtio", many with { Libvirt = ComponentVersion.Parse(version) }), "12.7.0", "12.8.0");
        Boundary("TcgAbove255NeedsQemu1000", version => Plan("intel", many with { VirtType = VirtType.Qemu, Qemu = ComponentVersion.Parse(version) }), "9.2.0", "10.0.0");
        Boundary("Above255NeedsX2Apic", version => Plan("intel", many with { X2Apic = false, Qemu = ComponentVersion.Parse(version) }), "10.0.0", "9.2.0");
        Boundary("Above255NeedsX2Apic", version => Plan("intel", many with { X2Apic = false, VirtType = VirtType.Qemu, Qemu = ComponentVersion.Parse(version) }), "10.0.0", "9.2.0");
        Assert.DoesNotContain(Plan("intel", many).Violations, violation => violation.Rule == "Above255NeedsX2Apic");
    }

    [Theory]
    [InlineData("IommuIntelSinceLibvirt", "<iommu model='intel'/>", "2.0.0", "2.1.0")]
    [InlineData("IommuVirtioSinceLibvirt", "<iommu model='virtio'/>", "8.2.0", "8.3.0")]
    [InlineData("IommuAmdSinceLibvirt", "<iommu model='amd'/>", "11.4.0", "11.5.0")]
    [InlineData("VirtioAwBitsSinceLibvirt", "<iommu model='virtio'><driver aw_bits='48'/></iommu>", "12.1.0", "12.2.0")]
    [InlineData("IntelWithoutAmdSettings", "<iommu model='intel'><driver xtsup='on'/></iommu>", "11.5.0", "11.4.0")]
    [InlineData("PciBusNeedsSmmuv3", "<iommu model='intel'><driver pciBus='0'/></iommu>", "12.1.0", "12.0.0")]
    [InlineData("PciBusIgnored", "<iommu model='intel'><driver pciBus='0'/></iommu>", "12.0.0", "12.1.0")]
    [InlineData("GranuleNeedsVirtio", "<iommu model='intel'><driver><granule mode='host'/></driver></iommu>", "12.1.0", "12.0.0")]
    [InlineData("EimNeedsIntremap", "<iommu model='intel'><driver eim='on'/></iommu>", "10.10.0", null)]
    [InlineData("IommuDriverIntremapSinceLibvirt", "<iommu model='intel'><driver intremap='off'/></iommu>", "3.3.0", "3.4.0")]
    [InlineData("IommuDriverIotlbSinceLibvirt", "<iommu model='intel'><driver iotlb='on'/></iommu>", "3.4.0", "3.5.0")]
    [InlineData("IommuDriverAwBitsSinceLibvirt", "<iommu model='intel'><driver aw_bits='48'/></iommu>", "6.4.0", "6.5.0")]
    [InlineData("IommuDriverDmaTranslationSinceLibvirt", "<iommu model='intel'><driver dma_translation='on'/></iommu>", "10.6.0", "10.7.0")]
    [InlineData("IommuDriverXtsupSinceLibvirt", "<iommu model='amd'><driver xtsup='on'/></iommu>", "11.4.0", "11.5.0")]
    [InlineData("IommuDriverGranuleSinceLibvirt", "<iommu model='virtio'><driver><granule mode='host'/></driver></iommu>", "12.0.0", "12.1.0")]
    public void An_element_of_x86_depends_on_libvirt(string rule, string xml, string found, string? notFound)
        => Boundary(rule, version => IommuDevice.Parse(xml).Validate(s_x86 with { Libvirt = ComponentVersion.Parse(version) }), found, notFound);

    [Theory]
    [InlineData("IommuSmmuv3SinceLibvirt", "<iommu model='smmuv3'/>", "5.4.0", "5.5.0")]
    [InlineData("Smmuv3WithoutAmdSettings", "<iommu model='smmuv3'><driver xtsup='on'/></iommu>", "12.1.0", "12.0.0")]
    [InlineData("AmdSettingsIgnored", "<iommu model='smmuv3'><driver xtsup='on'/></iommu>", "12.0.0", "12.1.0")]
    [InlineData("IommuDriverPciBusSinceLibvirt", "<iommu model='smmuv3'><driver pciBus='0'/></iommu>", "11.9.0", "11.10.0")]
    [InlineData("IommuDriverAccelSinceLibvirt", "<iommu model='smmuv3'><driver pciBus='0' accel='on'/></iommu>", "12.6.0", "12.7.0")]
    public void An_element_of_Arm_depends_on_libvirt(string rule, string xml, string found, string notFound)
        => Boundary(rule, version => IommuDevice.Parse(xml).Validate(s_arm with { Libvirt = ComponentVersion.Parse(version) }), found, notFound);

    [Theory]
    [InlineData("IommuVirtioSinceQemu", "<iommu model='virtio'/>", "6.2.0", "7.0.0")]
    [InlineData("IommuAmdSinceQemu", "<iommu model='amd'/>", "10.0.0", "10.1.0")]
    [InlineData("VirtioAwBitsSinceQemu", "<iommu model='virtio'><driver aw_bits='48'/></iommu>", "8.2.0", "9.0.0")]
    [InlineData("PassthroughUntilQemu", "<iommu model='amd'><driver passthrough='on'/></iommu>", "11.1.0", "11.0.0")]
    [InlineData("PciBusSinceQemu", "<iommu model='smmuv3'><driver pciBus='0'/></iommu>", "10.1.0", "10.2.0")]
    [InlineData("AccelSinceQemu", "<iommu model='smmuv3'><driver pciBus='0' accel='on'/></iommu>", "10.2.0", "11.0.0")]
    [InlineData("GranuleNeedsQemu900", "<iommu model='virtio'><driver><granule size='4'/></driver></iommu>", "8.2.0", "9.0.0")]
    public void An_element_depends_on_qemu(string rule, string xml, string found, string notFound)
        => Boundary(rule, version => IommuDevice.Parse(xml).Validate((xml.Contains("smmuv3") ? s_arm : s_x86) with { Qemu = ComponentVersion.Parse(version) }), found, notFound);

    [Fact]
    public void Eim_without_kvm_depends_on_qemu()
        => Boundary("EimWithoutKvmNeedsQemu1000", version => IommuDevice.Parse("<iommu model='intel'><driver intremap='on' eim='on'/></iommu>").Validate(s_x86 with { VirtType = VirtType.Qemu, Qemu = ComponentVersion.Parse(version) }), "9.2.0", "10.0.0");

    [Theory]
    [InlineData("IntremapNeedsSplitIoapic", "<iommu model='intel'><driver intremap='on'/></iommu>", 4, "10.10.0", "11.0.0")]
    [InlineData("LibvirtAddsIoapic", "<iommu model='intel'><driver intremap='on'/></iommu>", 4, "11.0.0", "10.10.0")]
    [InlineData("Above255NeedsEim", "<iommu model='intel'/>", 256, "10.10.0", "11.0.0")]
    [InlineData("Above255NeedsEim", "<iommu model='intel'><driver eim='off'/></iommu>", 256, "12.7.0", "12.8.0")]
    [InlineData("Above255NeedsIntremap", "<iommu model='intel'><driver intremap='off'/></iommu>", 256, "11.0.0", "10.10.0")]
    [InlineData("AmdAbove255NeedsLibvirt1220", "<iommu model='amd'/>", 256, "12.1.0", "12.2.0")]
    public void Elements_together_depend_on_libvirt(string rule, string iommu, int vcpus, string found, string notFound)
        => Boundary(rule, version => ViommuPlan.Validate(s_x86 with { Vcpus = vcpus, Libvirt = ComponentVersion.Parse(version) }, IommuDevice.Parse(iommu)), found, notFound);

    [Fact]
    public void Memfd_depends_on_libvirt()
        => Boundary("MemfdSinceLibvirt", version => MemoryBacking.Parse("<memoryBacking><source type='memfd'/></memoryBacking>").Validate(s_x86 with { Libvirt = ComponentVersion.Parse(version) }), "4.9.0", "4.10.0");

    private static ViommuPlan Plan(string model, GuestPlatform platform) => ViommuPlan.Create(new ViommuOptions { Model = ViommuModelText.Parse(model) }, platform);

    private static void Boundary(string rule, System.Func<string, ViommuPlan> plan, string found, string notFound)
    {
        Assert.Contains(rule, plan(found).Violations.Select(static violation => violation.Rule));
        Assert.DoesNotContain(rule, plan(notFound).Violations.Select(static violation => violation.Rule));
    }

    private static void Boundary(string rule, System.Func<string, Findings> validate, string found, string? notFound)
    {
        Assert.Contains(rule, validate(found).Violations.Select(static violation => violation.Rule));
        if (notFound is not null)
            Assert.DoesNotContain(rule, validate(notFound).Violations.Select(static violation => violation.Rule));
    }
}
