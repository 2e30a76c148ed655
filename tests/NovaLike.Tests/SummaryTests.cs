using System.Collections.Generic;
using Viommu;
using Viommu.Runtime;

namespace NovaLike.Tests;

/// <summary>What a log line says of a request and of a plan.</summary>
public class SummaryTests
{
    private static readonly GuestPlatform s_platform = new()
    {
        Architecture = "x86_64", VirtType = "kvm", Machine = "pc-q35-7.2", Libvirt = new ComponentVersion(9), Qemu = new ComponentVersion(7, 2), Vcpus = 2, Acpi = true,
    };

    [Fact]
    public void A_plan_is_shown_as_its_elements()
        => Assert.StartsWith("<iommu model='virtio'/> <ioapic driver='qemu'/>; undecided: ", $"{Plan("virtio", s_platform)}");

    [Fact]
    public void A_plan_without_elements_says_so() => Assert.Equal("no elements", $"{Plan("none", s_platform)}");

    [Fact]
    public void A_plan_that_is_not_decided_says_so() => Assert.StartsWith("not decided; undecided: ", $"{Plan("auto", new())}");

    [Fact]
    public void A_plan_with_errors_is_shown_as_what_is_wrong_in_one_line()
    {
        string text = $"{Plan("smmuv3", s_platform)}";
        Assert.StartsWith("error Smmuv3NeedsAarch64: ", text);
        Assert.DoesNotContain('\n', text);
    }

    [Fact]
    public void A_request_is_shown_as_its_options_or_as_what_is_wrong()
    {
        Assert.Equal("ViommuOptions { Model = Intel }", $"{Read("intel")}");
        Assert.StartsWith("error ModelValue: hw:viommu_model is 'intle', which is not allowed", $"{Read("intle")}");
    }

    private static ViommuRead Read(string model) => ViommuOptions.Read(new Dictionary<string, string> { ["hw:viommu_model"] = model }, new Dictionary<string, string>());

    private static ViommuPlan Plan(string model, GuestPlatform platform) => ViommuPlan.Create(Read(model), platform);
}
