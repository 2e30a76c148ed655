using System;
using System.Linq;
using System.Text.Json.Nodes;
using NovaLike.Tests.Harness;
using Viommu;

namespace NovaLike.Tests;

/// <summary>Where the specification, Nova and libvirt differ on the device and the traits: what holds here. One test or more for each question.</summary>
public class SemanticsTests
{
    private const string Intel = "aw_bits=48 caching_mode=on eim=on intremap=on iotlb=on";

    private static readonly Platform s_x86 = Platform.X86;
    private static readonly Platform s_arm = Platform.Arm;
    private static readonly Platform s_newX86 = Platform.NewX86;
    private static readonly Platform s_newArm = s_arm with { Machine = "virt-10.0", Libvirt = "11.3.0", Qemu = "10.0.13" };

    [Theory]
    [InlineData("", "")]
    [InlineData("hw:viommu_model=none", "")]
    [InlineData("", "hw_viommu_model=none")]
    public void None_IsAValueTheDefaultAndNoDevice(string flavor, string image)
    {
        Answer answer = Planner.Ask(flavor, image, s_x86);

        answer.MustBeAccepted("none");
        Assert.Empty(answer.Warnings);
        Assert.Null(answer.IommuXml);
        Assert.Null(answer.IoapicXml);
    }

    [Fact]
    public void AValueThatCannotBeRead_IsNotCalledAGapInTheSchema()
    {
        // The image's auto would count, were it not for the flavor's garbage.
        Answer answer = Planner.Ask("hw:viommu_model=garbage", "hw_viommu_model=auto", s_x86);

        Assert.Equal(["ModelValue"], answer.Errors);
    }

    [Theory]
    [InlineData("hw:viommu_model", "", "ModelValue")]
    [InlineData("hw:viommu_model", "  ", "ModelValue")]
    [InlineData("hw:locked_memory", "", "LockedMemoryValue")]
    [InlineData("hw:mem_page_size", "", "MemPageSizeValue")]
    [InlineData("hw_viommu_model", "", "ModelValue")]
    [InlineData("hw_locked_memory", "\t", "LockedMemoryValue")]
    [InlineData("hw_mem_page_size", "", "MemPageSizeValue")]
    public void EmptyValue_IsAnErrorThatSaysSo(string key, string value, string rule)
    {
        var empty = new JsonObject { [key] = value };

        Answer answer = key.StartsWith("hw:", StringComparison.Ordinal)
            ? Planner.Ask(empty, new JsonObject { ["hw_viommu_model"] = "virtio" }, s_x86)
            : Planner.Ask(new JsonObject { ["hw:viommu_model"] = "virtio" }, empty, s_x86);

        answer.MustBeRefusedBy(rule);
        Assert.Equal([key], answer.KeysOfErrors);
        Assert.StartsWith($"{key} is empty", answer.Message(rule));
    }

    [Theory]
    [InlineData("x86_64", "9.0.0", "7.2.22", "virtio")]
    [InlineData("x86_64", "8.3.0", "7.0.0", "virtio")]
    [InlineData("x86_64", "8.2.0", "7.0.0", "intel")]
    [InlineData("x86_64", "9.0.0", "6.2.0", "intel")]
    [InlineData("x86_64", "8.0.0", "6.2.0", "intel")]
    [InlineData("aarch64", "9.0.0", "7.2.22", "virtio")]
    [InlineData("aarch64", "8.3.0", "7.0.0", "virtio")]
    [InlineData("aarch64", "8.2.0", "7.0.0", "smmuv3")]
    [InlineData("aarch64", "8.0.0", "6.2.0", "smmuv3")]
    public void Auto_IsTheFirstCandidateThatNothingRejects(string architecture, string libvirt, string qemu, string model)
    {
        Platform platform = (architecture == "aarch64" ? s_arm with { Machine = "virt-6.2" } : s_x86 with { Machine = "pc-q35-6.2" }).On(libvirt, qemu);

        Planner.Ask("hw:viommu_model=auto", "", platform).MustBeAccepted(model);
        Planner.Ask("", "hw_viommu_model=auto", platform).MustBeAccepted(model);
    }

    [Fact]
    public void Auto_WithoutACandidateTellsEveryReason()
    {
        Answer answer = Planner.Ask("hw:viommu_model=auto", "", s_x86 with { Machine = "pc-i440fx-7.2" });

        answer.MustBeRefusedBy("ModelAuto");
        string message = answer.Message("ModelAuto");
        Assert.Contains("virtio: The vIOMMU model virtio needs a q35 machine", message);
        Assert.Contains("intel: The vIOMMU model intel needs a q35 machine", message);
        Assert.Contains("smmuv3: The vIOMMU model smmuv3 is a device of AArch64", message);
        Assert.Equal("auto", answer.Model);
    }

    [Theory]
    [InlineData("intel", Intel)]
    [InlineData("virtio", "")]
    [InlineData("smmuv3", "")]
    public void DriverAttributes_AreOnlyThereWhereTheModelAllowsThem(string model, string driver)
    {
        Platform old = model == "smmuv3" ? s_arm : s_x86, recent = model == "smmuv3" ? s_newArm : s_newX86;

        Assert.Equal(driver, Planner.Ask($"hw:viommu_model={model}", "", old).Driver);
        Assert.Equal(driver, Planner.Ask($"hw:viommu_model={model}", "", recent).Driver);
        Assert.Equal(driver, Planner.Ask($"hw:viommu_model={model}", "", recent.On("12.8.0", "11.1.3")).Driver);
    }

    [Theory]
    [InlineData("kvm", "9.0.0", "7.2.22", "on")]
    [InlineData("kvm", "11.3.0", "10.0.13", "on")]
    [InlineData("qemu", "9.0.0", "7.2.22", null)]
    [InlineData("qemu", "12.8.0", "7.2.22", null)]
    [InlineData("qemu", "11.3.0", "10.0.13", "on")]
    public void Eim_IsOnForQ35WhereItWorks(string virtType, string libvirt, string qemu, string? eim)
    {
        Answer answer = Planner.Ask("hw:viommu_model=intel", "", s_x86.On(libvirt, qemu) with { VirtType = virtType });

        answer.MustBeAccepted("intel");
        Assert.Equal(eim == "on", answer.Driver.Contains("eim=on"));
        Assert.Contains("intremap=on", answer.Driver);
    }

    [Theory]
    // libvirt wants extended interrupt mode for them, whatever the model ...
    [InlineData("virtio", "9.0.0", "7.2.22", false)]
    [InlineData("virtio", "11.3.0", "10.0.13", false)]
    // ... until a split I/O APIC was enough, which it then adds by itself
    [InlineData("virtio", "12.8.0", "11.1.3", true)]
    [InlineData("intel", "9.0.0", "7.2.22", true)]
    [InlineData("intel", "12.8.0", "11.1.3", true)]
    public void Eim_IsNeededAbove255VcpusByLibvirtVersion(string model, string libvirt, string qemu, bool accepted)
    {
        Answer answer = Planner.Ask($"hw:viommu_model={model}", "", s_x86.On(libvirt, qemu) with { Vcpus = 256 });

        Assert.Equal(accepted, answer.Accepted);
    }

    [Theory]
    [InlineData("x86_64", "intel", "<ioapic driver='qemu'/>")]
    [InlineData("x86_64", "virtio", "<ioapic driver='qemu'/>")]
    [InlineData("i686", "virtio", "<ioapic driver='qemu'/>")]
    [InlineData("x86_64", "none", null)]
    [InlineData("aarch64", "virtio", null)]
    [InlineData("aarch64", "smmuv3", null)]
    public void Ioapic_IsBesideEveryIommuOfX86(string architecture, string model, string? ioapic)
    {
        Answer answer = Planner.Ask($"hw:viommu_model={model}", "", architecture == "aarch64" ? s_arm : s_x86 with { Architecture = architecture });

        answer.MustBeAccepted(model);
        Assert.Equal(ioapic, answer.IoapicXml);
    }

    [Theory]
    [InlineData("virtio", "intel", true)]
    [InlineData("intel", "virtio", true)]
    [InlineData("none", "intel", true)]
    [InlineData("virtio", "virtio", false)]
    public void FlavorAndImage_DifferOnTheModel_TheFlavorWinsWithAWarning(string flavor, string image, bool warned)
    {
        Answer answer = Planner.Ask($"hw:viommu_model={flavor}", $"hw_viommu_model={image}", s_x86);

        answer.MustBeAccepted(flavor);
        Assert.Equal(warned ? ["ModelsDiffer"] : [], answer.Warnings);
    }

    [Theory]
    [InlineData("kvm", "9.0.0", "7.2.22", "pc-q35-7.2", null, 255, true, false)]
    [InlineData("kvm", "9.0.0", "7.2.22", "pc-q35-7.2", null, 256, false, false)]
    [InlineData("kvm", "10.9.0", "9.1.0", "pc-q35-9.1", null, 256, false, false)]
    [InlineData("kvm", "10.10.0", "9.1.0", "pc-q35-9.1", null, 384, true, true)]
    [InlineData("kvm", "11.3.0", "10.0.13", "pc-q35-10.0", null, 256, true, true)]
    [InlineData("kvm", "12.8.0", "11.1.3", "pc-q35-11.1", null, 256, true, true)]
    [InlineData("qemu", "11.3.0", "10.0.13", "pc-q35-10.0", true, 256, true, true)]
    [InlineData("qemu", "11.3.0", "10.0.13", "pc-q35-10.0", false, 256, false, false)]
    [InlineData("qemu", "11.3.0", "7.2.22", "pc-q35-7.2", true, 256, false, false)]
    public void NoneAbove255Vcpus_IsRefusedOrAcceptedWithAWarning(
        string virtType, string libvirt, string qemu, string machine, bool? x2Apic, int vcpus, bool accepted, bool warned)
    {
        Platform platform = s_x86.On(libvirt, qemu) with { VirtType = virtType, Machine = machine, X2Apic = x2Apic, Vcpus = vcpus };

        Answer answer = Planner.Ask("", "", platform);

        Assert.Equal(accepted, answer.Accepted);
        if (accepted)
            Assert.Equal(warned ? ["LibvirtAddsIommu"] : [], answer.Warnings);
    }

    [Theory]
    [InlineData("9.0.0", "7.2.22", true, false)]
    [InlineData("12.8.0", "7.2.22", true, false)]
    [InlineData("11.3.0", "10.0.13", false, false)]
    [InlineData("11.3.0", "10.0.13", true, true)]
    [InlineData("12.8.0", "11.1.3", true, true)]
    public void Above255VcpusUnderTcg_NeedsX2ApicFromQemu10AndFailsBefore(string libvirt, string qemu, bool x2Apic, bool accepted)
    {
        Platform platform = s_newX86.On(libvirt, qemu) with { VirtType = "qemu", Vcpus = 256, X2Apic = x2Apic, Machine = "pc-q35-7.2" };

        Answer answer = Planner.Ask("hw:viommu_model=intel", "", platform);

        Assert.Equal(accepted, answer.Accepted);
        Assert.Empty(answer.Undecided);
    }

    [Fact]
    public void Above255VcpusUnderTcg_StaysOpenUnlessThePlatformSaysX2Apic()
    {
        Answer answer = Planner.Ask("hw:viommu_model=intel", "", s_newX86 with { VirtType = "qemu", Vcpus = 256, X2Apic = null });

        Assert.Empty(answer.Errors);
        Assert.NotEmpty(answer.Undecided);
    }

    [Fact]
    public void Smmuv3WithAssignedDevices_IsRefusedAndVirtioSuggested()
    {
        Platform assigned = s_arm with { AssignedDevices = 1 };

        Answer answer = Planner.Ask("hw:viommu_model=smmuv3", "", assigned);

        answer.MustBeRefusedBy("Smmuv3WithoutAssignedDevices");
        Assert.Contains("virtio", answer.Message("Smmuv3WithoutAssignedDevices"));
        Planner.Ask("hw:viommu_model=virtio", "", assigned).MustBeAccepted("virtio");
        Planner.Ask("hw:viommu_model=auto", "", assigned).MustBeAccepted("virtio");

        Answer nothingLeft = Planner.Ask("hw:viommu_model=auto", "", assigned.On("8.0.0", "6.2.0") with { Machine = "virt-6.2" });
        nothingLeft.MustBeRefusedBy("ModelAuto");
        Assert.Contains("an emulated SMMUv3 cannot tell QEMU", nothingLeft.Message("ModelAuto"));
    }

    [Theory]
    [InlineData(0, 39, "aw_bits=48")]
    [InlineData(0, 48, "aw_bits=48")]
    [InlineData(1, 39, "aw_bits=39")]
    [InlineData(2, 46, "aw_bits=39")]
    [InlineData(1, 48, "aw_bits=48")]
    [InlineData(1, 57, "aw_bits=48")]
    public void AwBits_OfIntelWithAssignedDevicesFitsTheHostsIommu(int devices, int hostBits, string awBits)
    {
        Answer answer = Planner.Ask("hw:viommu_model=intel", "", s_newX86 with { AssignedDevices = devices, HostAddressBits = hostBits });

        answer.MustBeAccepted("intel");
        Assert.Contains(awBits, answer.Driver);
    }

    [Fact]
    public void AutoWithoutAcpiOnX86_IsIntelWithAWarning()
    {
        Answer answer = Planner.Ask("hw:viommu_model=auto", "", s_x86 with { Acpi = false });

        answer.MustBeAccepted("intel");
        Assert.Equal(["IntelWithoutAcpi"], answer.Warnings);
        Assert.Empty(Planner.Ask("hw:viommu_model=intel", "", s_x86).Warnings);
        Planner.Ask("hw:viommu_model=virtio", "", s_x86 with { Acpi = false }).MustBeRefusedBy("VirtioNeedsAcpi");
    }

    [Fact]
    public void MachineType_IsTheImagesElseTheHostsElsePc()
    {
        Assert.Contains("machine q35,", Documents.Plan("plain", "debian-q35", "x86-libvirt-11.3").Output);
        Assert.Contains("machine q35,", Documents.Plan("plain", "debian", "x86-libvirt-9.0").Output);
        Assert.Contains("machine pc,", Documents.Plan("plain", "debian", "x86-libvirt-11.3").Output);
        Assert.Contains("machine virt-7.2,", Documents.Plan("plain", "debian", "arm-libvirt-9.0").Output);
    }

    [Fact]
    public void TraitNames_AreThoseOfOsTraits() =>
        Assert.Equal(
            ["COMPUTE_VIOMMU_MODEL_AUTO", "COMPUTE_VIOMMU_MODEL_INTEL", "COMPUTE_VIOMMU_MODEL_SMMUV3", "COMPUTE_VIOMMU_MODEL_VIRTIO"],
            Traits.All.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("", "", null)]
    [InlineData("hw:viommu_model=none", "", null)]
    [InlineData("hw:viommu_model=intel", "", "INTEL")]
    [InlineData("", "hw_viommu_model=intel", "INTEL")]
    [InlineData("hw:viommu_model=virtio", "hw_viommu_model=intel", "VIRTIO")]
    [InlineData("hw:viommu_model=auto", "", "AUTO")]
    [InlineData("", "hw_viommu_model=auto", "AUTO")]
    public void RequiredTrait_ComesFromTheMergedRequest(string flavor, string image, string? model) =>
        Assert.Equal(
            model is null ? [] : new[] { $"COMPUTE_VIOMMU_MODEL_{model}" },
            Planner.Ask(flavor, image, s_x86).RequiredTraits);

    [Theory]
    [InlineData("x86_64", "kvm", "9.0.0", "7.2.22", "AUTO INTEL VIRTIO")]
    [InlineData("x86_64", "qemu", "9.0.0", "7.2.22", "AUTO INTEL VIRTIO")]
    [InlineData("x86_64", "kvm", "8.0.0", "6.2.0", "AUTO INTEL")]
    [InlineData("i686", "kvm", "9.0.0", "7.2.22", "AUTO INTEL VIRTIO")]
    [InlineData("aarch64", "kvm", "9.0.0", "7.2.22", "AUTO SMMUV3 VIRTIO")]
    [InlineData("aarch64", "kvm", "8.0.0", "6.2.0", "AUTO SMMUV3")]
    [InlineData("ppc64le", "kvm", "9.0.0", "7.2.22", "")]
    [InlineData("s390x", "kvm", "9.0.0", "7.2.22", "")]
    [InlineData("x86_64", "lxc", "9.0.0", "7.2.22", "")]
    public void HostTraits_AreTheModelsThatNoFactOfTheHostRejects(string architecture, string virtType, string libvirt, string qemu, string models)
    {
        // A machine type on which no model works: it is the guest's affair.
        Platform host = Platform.Unknown with { Architecture = architecture, VirtType = virtType, Libvirt = libvirt, Qemu = qemu, Machine = "pc", Acpi = false };

        string[] traits = Planner.Ask("", "", host).HostTraits;

        Assert.Equal(models, string.Join(' ', traits.Select(static trait => trait["COMPUTE_VIOMMU_MODEL_".Length..]).Order(StringComparer.Ordinal)));
    }
}
