using System;
using Acme.Tpm;
using Viommu.Runtime;
using static Viommu.OtherSchema.Tests.Requests;

namespace Viommu.OtherSchema.Tests;

public sealed class AllocationTests
{
    private static readonly byte[] Room = new byte[4096];

    private static readonly TpmBackend Backend = new()
    {
        Type = BackendType.Emulator,
        Version = TpmVersion.V20,
        Persistent = true,
        Retries = 3,
        Budget = 4_000_000_000,
        Encryption = new TpmEncryption { Secret = "a<b&c'd" },
        State = new TpmState { Size = StateSize.FromKiB(64), Reserve = StateSize.Minimal },
        Profile = new TpmProfile { Name = new StateProfile("default-v1"), Remove = [new TpmProfileRemoval { Algorithm = "sha1" }] },
        Banks = new PcrBanks { Sha256 = true },
    };

    private static long Allocated(Action action)
    {
        for (int i = 0; i < 200; i++)
            action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Writing_an_element_allocates_nothing()
    {
        var device = new TpmDevice { Model = TpmDeviceModel.TpmCrb, Registers = 4096, Backend = Backend };

        Assert.Equal(0, Allocated(() => Assert.True(device.TryFormat(Room, out _))));
    }

    [Fact]
    public void Writing_an_element_with_a_version_allocates_nothing()
    {
        var device = new TpmDevice { Backend = Backend with { Firmware = new ComponentVersion(1, 2, 3) } };

        Assert.Equal(0, Allocated(() => Assert.True(device.TryFormat(Room, out _))));
    }

    [Fact]
    public void Writing_an_element_with_unknown_content_allocates_nothing()
    {
        TpmDevice device = TpmDevice.Parse("<tpm x='1'><backend type='emulator'/><alias name='a'>b</alias></tpm>");

        Assert.Equal(0, Allocated(() => Assert.True(device.TryFormat(Room, out _))));
    }

    [Fact]
    public void Writing_into_too_little_room_allocates_nothing()
    {
        var device = new TpmDevice { Backend = Backend };

        Assert.Equal(0, Allocated(() => Assert.False(device.TryFormat(Room.AsSpan(0, 60), out _))));
    }

    [Fact]
    public void Checking_good_options_allocates_nothing()
    {
        var options = new TpmOptions
        {
            Model = TpmModel.Crb, Version = TpmVersion.V20, Encrypted = true, Secret = "s", Size = StateSize.FromKiB(64), Base = 4096, Pool = 3,
        };

        Assert.Equal(0, Allocated(() => Assert.False(options.Validate().HasErrors)));
    }

    [Fact]
    public void Checking_a_good_element_against_a_platform_allocates_nothing()
    {
        var device = new TpmDevice { Model = TpmDeviceModel.TpmCrb, Backend = Backend };

        Assert.Equal(0, Allocated(() => Assert.False(device.Validate(GoodHost).Violations.HasErrors)));
    }
}
