using NovaLike.Tests.Harness;

namespace NovaLike.Tests;

/// <summary>What is not known is neither accepted as good nor refused as bad.</summary>
public class UnknownFactsTests
{
    [Theory]
    [InlineData("intel", "IntelNeedsQ35")]
    [InlineData("virtio", "VirtioNeedsNewerLibvirt")]
    [InlineData("virtio", "VirtioNeedsAcpi")]
    [InlineData("smmuv3", "Smmuv3NeedsAarch64")]
    public void NothingKnown_LeavesTheRulesOfTheModelOpen(string model, string rule) =>
        Planner.Ask($"hw:viommu_model={model}", "", Platform.Unknown).MustStayOpen(rule);

    [Fact]
    public void NothingKnown_StillRefusesWhatIsWrongInTheRequest()
    {
        Answer answer = Planner.Ask("hw:locked_memory=true", "", Platform.Unknown);

        answer.MustBeRefusedBy("LockedMemoryNeedsPageSize");
    }

    [Fact]
    public void OneFactUnknown_LeavesOnlyItsRulesOpen()
    {
        Answer answer = Planner.Ask("hw:viommu_model=virtio", "", Platform.X86 with { Libvirt = null });

        answer.MustStayOpen("VirtioNeedsNewerLibvirt");
        Assert.DoesNotContain("VirtioNeedsAcpi", answer.Undecided);
    }

    [Fact]
    public void KnownFacts_RefuseWhateverElseIsUnknown() =>
        Planner.Ask("hw:viommu_model=intel", "", Platform.Unknown with { Machine = "pc-i440fx-7.2" }).MustBeRefusedBy("IntelNeedsQ35");

    [Fact]
    public void Auto_IsNotResolvedPastACandidateThatIsOpen()
    {
        Answer answer = Planner.Ask("hw:viommu_model=auto", "", Platform.X86 with { Libvirt = null });

        answer.MustStayOpen("VirtioNeedsNewerLibvirt");
        Assert.Equal("auto", answer.Model);
        Assert.Null(answer.IommuXml);
        Assert.Null(answer.IoapicXml);
    }

    [Fact]
    public void Auto_IsRefusedWhereEveryCandidateIsWhateverElseIsUnknown()
    {
        // On this machine there is none of them, on whichever libvirt.
        Answer answer = Planner.Ask("hw:viommu_model=auto", "", Platform.X86 with { Machine = "pc-i440fx-7.2", Libvirt = null, Qemu = null });

        answer.MustBeRefusedBy("ModelAuto");
    }

    [Fact]
    public void AssignedDevicesOnAHostOfUnknownWidth_LeaveTheAddressWidthOpen()
    {
        Answer answer = Planner.Ask("hw:viommu_model=intel", "", Platform.NewX86 with { AssignedDevices = 1, HostAddressBits = null });

        Assert.Empty(answer.Errors);
        Assert.NotEmpty(answer.Undecided);
    }
}
