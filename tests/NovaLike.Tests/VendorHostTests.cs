using System.Linq;
using NovaLike.Tests.Harness;

namespace NovaLike.Tests;

/// <summary>Hosts as vendors ship them: their machine types carry no version of QEMU, and that says nothing about which model to take.</summary>
public class VendorHostTests
{
    [Theory]
    [InlineData("pc-q35-rhel9.4.0", "10.10.0", "9.1.0", "virtio")]
    [InlineData("pc-q35-rhel10.0.0", "10.10.0", "9.1.0", "virtio")]
    [InlineData("pc-q35-rhel8.4.0", "9.5.0", "8.0.0", "virtio")]
    [InlineData("pc-q35-rhel9.0.0", "8.5.0", "7.0.0", "virtio")]
    [InlineData("pc-q35-rhel9.0.0", "8.0.0", "6.2.0", "intel")]
    [InlineData("pc-q35-rhel8.5.0", "8.0.0", "6.2.0", "intel")]
    [InlineData("pc-q35-plucky", "11.0.0", "9.2.0", "virtio")]
    [InlineData("pc-q35-noble-v2", "10.0.0", "8.2.2", "virtio")]
    [InlineData("pc-q35-jammy-hpb", "8.0.0", "6.2.0", "intel")]
    [InlineData("ubuntu-q35", "8.0.0", "6.2.0", "intel")]
    public void Auto_IsDecided(string machine, string libvirt, string qemu, string model)
        => Planner.Ask("hw:viommu_model=auto", "", (Platform.X86 with { Machine = machine }).On(libvirt, qemu)).MustBeAccepted(model);

    [Fact]
    public void Auto_StaysOpenWhereAFactIsMissingThatRejectsOneModelOnly()
        => Assert.Null(Planner.Ask("hw:viommu_model=auto", "", Platform.X86 with { Machine = "pc-q35-rhel9.6.0", Acpi = null }).IommuXml);

    [Theory]
    [InlineData("6.4.0", "caching_mode eim intremap iotlb")]
    [InlineData("3.4.0", "caching_mode eim intremap")]
    [InlineData("3.3.0", "")]
    public void Intel_HasNoSettingThatIsYoungerThanLibvirt(string libvirt, string settings)
    {
        Answer answer = Planner.Ask("hw:viommu_model=intel", "", (Platform.X86 with { Machine = "pc-q35-2.9" }).On(libvirt, "4.2.0"));

        Assert.Equal(settings, string.Join(' ', answer.Driver.Split(' ', System.StringSplitOptions.RemoveEmptyEntries).Select(static setting => setting.Split('=')[0])));
        Assert.Empty(answer.Warnings);
    }
}
