using System.Collections.Generic;
using System.Linq;
using Viommu;
using Viommu.Runtime;

namespace NovaLike.Tests.Rules;

/// <summary>What a request says itself of where it will run: known when it is read, and where the platform says nothing.</summary>
public class RequestFactTests
{
    [Theory]
    [InlineData("hw:viommu_model=intel", "hw_machine_type=pc", "IntelNeedsQ35")]
    [InlineData("", "hw_viommu_model=smmuv3 hw_architecture=x86_64", "Smmuv3NeedsAarch64")]
    [InlineData("", "hw_viommu_model=intel hw_architecture=x86_64 hw_emulation_architecture=aarch64", "IntelNeedsX86")]
    [InlineData("", "hw_machine_type=q35 hw_architecture=aarch64", "MachineNeedsItsArchitecture")]
    [InlineData("hw:viommu_model=auto", "hw_machine_type=pc", "ModelAuto")]
    public void What_can_not_be_otherwise_is_found_when_it_is_read(string flavor, string image, string rule)
        => Assert.Equal([rule], Read(flavor, image).Violations.Select(violation => violation.Rule));

    [Theory]
    [InlineData("hw:viommu_model=intel", "")]
    [InlineData("hw:viommu_model=intel", "hw_machine_type=q35")]
    [InlineData("hw:viommu_model=intel", "hw_firmware_type=uefi")]
    [InlineData("hw:viommu_model=auto", "hw_machine_type=q35")]
    [InlineData("hw:viommu_model=none hw:mem_page_size=any", "hw_machine_type=pc")]
    public void What_a_platform_may_still_decide_is_not(string flavor, string image) => Assert.Empty(Read(flavor, image).Violations);

    [Fact]
    public void The_message_names_what_the_request_says()
        => Assert.Contains("machine is 'pc'", Read("hw:viommu_model=intel", "hw_machine_type=pc").Violations.Single().Message);

    [Theory]
    [InlineData("hw:viommu_model=intel", "hw_machine_type=pc")]
    [InlineData("hw:viommu_model=auto", "hw_machine_type=pc")]
    [InlineData("", "hw_machine_type=q35 hw_architecture=aarch64")]
    public void A_plan_does_not_repeat_it(string flavor, string image)
    {
        ViommuRead read = Read(flavor, image);
        ViommuPlan plan = ViommuPlan.Create(read, new GuestPlatform());
        Assert.Equal(read.Violations.Select(violation => violation.Rule), plan.Violations.Select(violation => violation.Rule));
        Assert.False(plan.IsValid);
    }

    [Fact]
    public void Options_that_are_made_in_code_are_asked_the_same()
    {
        var options = new ViommuOptions { Model = ViommuModel.Intel, MachineType = "pc" };
        Assert.Equal(["IntelNeedsQ35"], options.Validate().Select(violation => violation.Rule));
        Assert.Equal(["IntelNeedsQ35"], ViommuPlan.Create(options, new GuestPlatform()).Violations.Select(violation => violation.Rule));
    }

    [Fact]
    public void A_plan_knows_what_the_request_says_where_the_platform_says_nothing()
    {
        ViommuPlan plan = ViommuPlan.Create(
            Read("hw:viommu_model=virtio", "hw_machine_type=pc-q35-9.2 hw_architecture=x86_64 hw_firmware_type=bios"),
            new GuestPlatform { VirtType = "kvm", Libvirt = new(11, 3), Qemu = new(10, 0), Vcpus = 2, Acpi = true, AssignedDevices = 0, X2Apic = true });
        Assert.Empty(plan.Violations);
        Assert.Empty(plan.Undecided);
        Assert.Equal("pc-q35-9.2", plan.Platform.Machine?.Text);
        Assert.Equal(new ComponentVersion(9, 2), plan.Platform.MachineVersion);
        Assert.False(plan.Platform.Uefi);
    }

    [Fact]
    public void What_the_platform_says_counts()
    {
        ViommuPlan plan = ViommuPlan.Create(Read("hw:viommu_model=none", "hw_machine_type=q35"), new GuestPlatform { Machine = "pc-q35-9.2" });
        Assert.Empty(plan.Violations);
        Assert.Equal("pc-q35-9.2", plan.Platform.Machine?.Text);
    }

    [Fact]
    public void A_contradiction_is_one_error_with_both_values()
    {
        Violation violation = Assert.Single(ViommuPlan.Create(Read("hw:viommu_model=none", "hw_machine_type=pc"), new GuestPlatform { Machine = "q35" }).Violations);
        Assert.Equal("MachineContradicted", violation.Rule);
        Assert.Equal("The platform's Machine is 'q35', and the request says 'pc' (hw_machine_type): both are about the same guest. Change one of them, or leave Machine out of the platform, so that the request's counts.", violation.Message);
        Assert.Equal(["hw_machine_type"], violation.Keys);
    }

    [Fact]
    public void Devices_of_the_flavor_are_the_least_that_there_are()
    {
        ViommuPlan plan = ViommuPlan.Create(Read("hw:viommu_model=smmuv3 pci_passthrough:alias=gpu:2,nic:1", "hw_architecture=aarch64 hw_machine_type=virt"), new GuestPlatform { Libvirt = new(11, 3), Qemu = new(10, 0) });
        Violation violation = Assert.Single(plan.Violations, found => found.Rule == "Smmuv3WithoutAssignedDevices");
        Assert.StartsWith("Host devices are assigned to the guest (at least 3), and", violation.Message);
        Assert.Equal(["driver/@pciBus", "iommu/@model", "pci_passthrough:alias"], violation.Keys.Order());
        Assert.DoesNotContain(plan.Undecided, undecided => undecided.Rule == violation.Rule);
    }

    [Fact]
    public void More_devices_than_the_flavor_has_are_no_contradiction()
        => Assert.Empty(ViommuPlan.Create(Read("hw:viommu_model=none pci_passthrough:alias=gpu:2", ""), new GuestPlatform { AssignedDevices = 3 }).Violations);

    [Fact]
    public void Fewer_are()
    {
        Violation violation = Assert.Single(ViommuPlan.Create(Read("hw:viommu_model=none pci_passthrough:alias=gpu:2", ""), new GuestPlatform { AssignedDevices = 1 }).Violations);
        Assert.Equal("The platform's AssignedDevices is 1, and the request says at least 2 (pci_passthrough:alias): both are about the same guest. Change one of them, or leave AssignedDevices out of the platform, so that the request's counts.", violation.Message);
    }

    [Fact]
    public void The_platform_of_another_plan_does_not_keep_what_its_request_said()
    {
        ViommuPlan first = ViommuPlan.Create(Read("hw:viommu_model=virtio pci_passthrough:alias=gpu:2", "hw_machine_type=pc-q35-8.2"), new GuestPlatform { Qemu = new(10, 0) });
        Assert.Contains(first.Violations, found => found.Rule == "VirtioExceedsHostAddressBits");
        ViommuPlan second = ViommuPlan.Create(Read("hw:viommu_model=virtio", "hw_machine_type=pc-q35-8.2"), first.Platform);
        Assert.DoesNotContain(second.Violations, found => found.Rule == "VirtioExceedsHostAddressBits");
        Assert.Contains(second.Undecided, found => found.Rule == "VirtioExceedsHostAddressBits");
    }

    [Theory]
    [InlineData("hw:cpu_realtime=yes", "", "<memoryBacking><nosharepages/><locked/></memoryBacking>")]
    [InlineData("hw:mem_encryption=true", "", "<memoryBacking><locked/></memoryBacking>")]
    [InlineData("hw:mem_encryption=true", "hw_mem_encryption_model=amd-sev-es", "<memoryBacking><locked/></memoryBacking>")]
    [InlineData("", "hw_mem_encryption=true hw_mem_encryption_model=amd-sev-snp", null)]
    [InlineData("hw:mem_encryption=false hw:mem_encryption_model=amd-sev", "", null)]
    public void Memory_is_locked_for_guests_in_real_time_and_for_encrypted_memory(string flavor, string image, string? xml)
        => Assert.Equal(xml, ViommuPlan.Create(Read(flavor, image), new GuestPlatform { Libvirt = new(11, 3) }).MemoryBacking?.ToString());

    private static ViommuRead Read(string flavor, string image) => ViommuOptions.Read(Map(flavor), Map(image));

    private static Dictionary<string, string> Map(string entries)
        => entries.Split(' ', System.StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
}
