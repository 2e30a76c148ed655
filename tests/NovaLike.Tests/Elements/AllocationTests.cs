using System;
using Viommu;

namespace NovaLike.Tests.Elements;

/// <summary>Writing into a span and validating what is valid allocate nothing.</summary>
public class AllocationTests
{
    private static readonly GuestPlatform s_platform = new()
    {
        Architecture = Architecture.X86_64, Machine = "pc-q35-9.2", VirtType = VirtType.Kvm, Libvirt = new(11, 3), Qemu = new(10, 0),
        Vcpus = 8, Acpi = true, Uefi = true, AssignedDevices = 0, HostAddressBits = 48, X2Apic = true,
    };

    private static readonly ViommuPlan s_plan = ViommuPlan.Create(new ViommuOptions { Model = ViommuModel.Intel, LockedMemory = true, MemPageSize = PageSize.Any }, s_platform);

    [Fact]
    public void WritingElements() => AssertAllocatesNothing(static () =>
    {
        Span<byte> utf8 = stackalloc byte[512];
        Assert.True(s_plan.Iommu!.TryFormat(utf8, out int first));
        Assert.True(s_plan.Ioapic!.TryFormat(utf8[first..], out int second));
        Assert.True(s_plan.MemoryBacking!.TryFormat(utf8[(first + second)..], out _));
    });

    [Fact]
    public void ValidatingOptions() => AssertAllocatesNothing(static () => Assert.Same(Viommu.Runtime.Violations.None, s_plan.Options.Validate()));

    [Fact]
    public void ValidatingElements() => AssertAllocatesNothing(static () =>
    {
        if (!ReferenceEquals(ViommuPlan.Validate(s_platform, s_plan.Iommu, s_plan.Ioapic, s_plan.MemoryBacking), Viommu.Runtime.Findings.None))
            throw new InvalidOperationException("Something was found.");
    });

    [Fact]
    public void TheCheckSeesAnAllocation()
        => Assert.ThrowsAny<Exception>(() => AssertAllocatesNothing(static () => GC.KeepAlive(new object())));

    private static void AssertAllocatesNothing(Action action)
    {
        for (int i = 0; i < 200; i++)
            action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 200; i++)
            action();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
