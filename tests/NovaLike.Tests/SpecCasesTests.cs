using System.Text.Json;
using NovaLike.Tests.Harness;

namespace NovaLike.Tests;

/// <summary>The cases that the specification's text names, as they come with the sample.</summary>
public class SpecCasesTests
{
    private const string Intel = "aw_bits=48 caching_mode=on eim=on intremap=on iotlb=on";

    [Fact]
    public void None_AddsNoDevice()
    {
        Answer answer = Find("none adds no device");

        answer.MustBeAccepted("none");
        Assert.Null(answer.IommuXml);
        Assert.Null(answer.IoapicXml);
        Assert.Null(answer.MemoryBackingXml);
    }

    [Fact]
    public void Intel_OnQ35GetsItsDriverAndASplitIoapic()
    {
        Answer answer = Find("intel on q35 gets its driver and a split I/O APIC");

        answer.MustBeAccepted("intel");
        Assert.Equal(Intel, answer.Driver);
        Assert.Equal("<ioapic driver='qemu'/>", answer.IoapicXml);
    }

    [Fact]
    public void Smmuv3_OnTheArmVirtMachineIsABareElement()
    {
        Answer answer = Find("smmuv3 on the ARM virt machine is a bare element");

        answer.MustBeAccepted("smmuv3");
        Assert.Equal("<iommu model='smmuv3'/>", answer.IommuXml);
        Assert.Null(answer.IoapicXml);
    }

    [Fact]
    public void Virtio_OnQ35IsABareElement()
    {
        Answer answer = Find("virtio on q35 is a bare element");

        answer.MustBeAccepted("virtio");
        Assert.Equal("<iommu model='virtio'/>", answer.IommuXml);
    }

    [Fact]
    public void Auto_OnX86IsIntelWhileLibvirtDoesNotKnowVirtio()
    {
        Answer answer = Find("auto on x86 is intel while libvirt does not know virtio");

        answer.MustBeAccepted("intel");
        Assert.Equal(Intel, answer.Driver);
        Assert.Equal("<ioapic driver='qemu'/>", answer.IoapicXml);
    }

    [Fact]
    public void Auto_OnAArch64IsSmmuv3WhileLibvirtDoesNotKnowVirtio()
    {
        Answer answer = Find("auto on AArch64 is smmuv3 while libvirt does not know virtio");

        answer.MustBeAccepted("smmuv3");
        Assert.Equal("<iommu model='smmuv3'/>", answer.IommuXml);
    }

    [Theory]
    [InlineData("auto on x86 is virtio once libvirt knows it")]
    [InlineData("auto on AArch64 is virtio once libvirt knows it")]
    public void Auto_IsVirtioOnceLibvirtKnowsIt(string id)
    {
        Answer answer = Find(id);

        answer.MustBeAccepted("virtio");
        Assert.Equal("<iommu model='virtio'/>", answer.IommuXml);
    }

    [Fact]
    public void LockedMemory_WithAPageSizeIsLocked()
    {
        Answer answer = Find("locked memory with a page size is locked");

        answer.MustBeAccepted("intel");
        Assert.Equal("<memoryBacking><locked/></memoryBacking>", answer.MemoryBackingXml);
    }

    [Fact]
    public void LockedMemory_WithoutAPageSizeIsRefused()
    {
        Answer answer = Find("locked memory without a page size is refused");

        answer.MustBeRefusedBy("LockedMemoryNeedsPageSize");
        Assert.Contains("hw:mem_page_size", answer.Message("LockedMemoryNeedsPageSize"));
    }

    private static Answer Find(string id)
    {
        NovaLikeRun run = NovaLikeRun.With("plan", "--batch", Documents.Shipped("cases.jsonl"));
        JsonElement answer = Assert.Single(Planner.Parse(run.Output), answer => answer.GetProperty("id").GetString() == id);
        return new Answer(answer);
    }
}
