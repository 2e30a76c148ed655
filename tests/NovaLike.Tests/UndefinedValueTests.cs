using System;
using System.Linq;
using Viommu;
using Viommu.Runtime;

namespace NovaLike.Tests;

/// <summary>C# lets any number stand for a value of an enum; what has none is refused before anything else is said of it.</summary>
public class UndefinedValueTests
{
    private static readonly GuestPlatform s_platform = new();

    [Fact]
    public void Options_with_a_value_that_the_enum_does_not_have_are_refused()
    {
        var options = new ViommuOptions { Model = (ViommuModel)99 };

        Violation violation = Assert.Single(options.Validate());
        Assert.Equal(("ModelRange", Severity.Error), (violation.Rule, violation.Severity));
        Assert.Equal("hw:viommu_model or hw_viommu_model is 99, which is no value of ViommuModel; allowed values: none, intel, smmuv3, virtio, auto.", violation.Message);
        Assert.Equal(violation, Assert.Single(ViommuPlan.Create(options, s_platform).Violations));
    }

    [Fact]
    public void An_element_with_a_value_that_the_enum_does_not_have_is_refused()
    {
        var device = new IommuDevice { Model = (IommuModel)(-1), Address = new DeviceAddress { Type = (AddressType)int.MaxValue } };

        Assert.Equal(["IommuDeviceModelRange", "DeviceAddressTypeRange"], device.Validate(s_platform).Violations.Select(static violation => violation.Rule));
        Assert.Equal(["iommu/@model", "address/@type"], device.Validate(s_platform).Violations.SelectMany(static violation => violation.Keys));
        Assert.Throws<ArgumentOutOfRangeException>(device.ToString);
    }
}
