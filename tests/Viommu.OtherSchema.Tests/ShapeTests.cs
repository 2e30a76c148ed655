using System;
using System.Linq;
using Acme.Tpm;
using static Viommu.OtherSchema.Tests.Requests;

namespace Viommu.OtherSchema.Tests;

/// <summary>Elements that share a type.</summary>
public sealed class ShapeTests
{
    private const string Devices = "<tpm model='tpm-crb'><backend type='emulator' version='2.0'><device path='/dev/a'><label text='a'/></device><device path='/dev/b'><label text='b'/></device></backend><label text='c' rank='9'><language>en</language></label></tpm>";

    private static DeviceLabel Label(int rank) => new() { Text = "t", Rank = rank };

    [Fact]
    public void One_object_can_be_in_several_places()
    {
        var label = new DeviceLabel { Text = "t", Rank = 2 };
        var device = new TpmDevice { Backend = new TpmBackend { Type = BackendType.Emulator, Device = [new HostDevice { Path = "/dev/a", Label = label }] }, Label = label };
        Assert.Equal("<label text='t' rank='2'/>", device.Label.ToString());
        Assert.Equal(device, TpmDevice.Parse(device.ToString()));
        Assert.Equal(label, TpmDevice.Parse(device.ToString()).Backend.Device[0].Label);
    }

    [Fact]
    public void What_the_shape_says_of_its_values_holds_everywhere()
    {
        TpmDevice device = TpmDevice.Parse(Devices);
        device = device with { Label = Label(12), Backend = device.Backend with { Device = [device.Backend.Device[0] with { Label = Label(0) }] } };
        Assert.Equal(
            [
                "The attribute 'rank' of <label> is 0, and must be a whole number from 1 to 9.",
                "The attribute 'rank' of <label> is 12, and must be a whole number from 1 to 9.",
            ],
            device.Validate(GoodHost).Violations.Where(violation => violation.Rule == "DeviceLabelRankRange").Select(violation => violation.Message).Order());

        var locking = new StateLocking { Mode = true, Holders = [new LockHolder { Pid = 1, Labels = [Label(0), Label(1), Label(10)] }] };
        Assert.Equal(["DeviceLabelRankRange", "DeviceLabelRankRange"], locking.Validate(GoodHost).Violations.Rules());
    }

    [Fact]
    public void Rules_of_one_place_hold_there()
    {
        Assert.Equal("The label 'c' of a 'tpm-crb' device comes last.", TpmDevice.Parse(Devices).Validate(GoodHost).Violations.Of("LabelIsLast").Message);
        Assert.Empty(TpmDevice.Parse(Devices.Replace("rank='9'", "", StringComparison.Ordinal).Replace("text='a'", "text='a' rank='9'", StringComparison.Ordinal)).Validate(GoodHost).Violations);
    }

    [Fact]
    public void What_a_shape_requires_is_missed_everywhere()
        => Assert.Equal(["DeviceLabelTextRequired", "DeviceLabelTextRequired"],
            TpmDevice.Read(Devices.Replace("text='a'", "", StringComparison.Ordinal).Replace("text='c'", "", StringComparison.Ordinal)).Violations.Rules());
}
