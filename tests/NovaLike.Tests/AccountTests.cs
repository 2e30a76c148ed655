using System.Linq;
using NovaLike.Tests.Harness;

namespace NovaLike.Tests;

public class AccountTests
{
    [Fact]
    public void Account_OfAGuestThatIsBuiltShowsTheXmlAndWhereItGoes()
    {
        string account = Documents.Plan("intel-locked", "debian-q35", "x86-libvirt-9.0").Output;

        Assert.Contains("Host       compute-x86-01 (x86_64, kvm, libvirt 9.0.0, QEMU 7.2.22)\n", account);
        Assert.Contains("Decision\n  Build it, with a vIOMMU of model intel.\n", account);
        Assert.Contains("  in /domain/devices:\n    <iommu model='intel'>", account);
        Assert.Contains("  in /domain/features:\n    <ioapic driver='qemu'/>\n", account);
        Assert.Contains("    <memoryBacking><locked/></memoryBacking>\n", account);
        Assert.Contains("  required COMPUTE_VIOMMU_MODEL_INTEL\n", account);
        Assert.DoesNotContain("missing", account);
    }

    [Fact]
    public void Account_OfAGuestThatIsRefusedNamesRuleKeysAndReason()
    {
        string account = Documents.Plan("locked-without-page-size", "debian-q35", "x86-libvirt-9.0").Output;

        Assert.Contains("  error LockedMemoryNeedsPageSize (", account);
        Assert.Contains("hw:locked_memory", account);
        Assert.DoesNotContain("<iommu", account);
        Assert.DoesNotContain("<memoryBacking", account);
    }

    [Fact]
    public void Account_ShowsAWarningAndStillBuilds()
    {
        string account = Documents.Plan("intel-locked", "dpdk-wants-virtio", "x86-libvirt-9.0").Output;

        Assert.Contains("  warning ModelsDiffer (", account);
        Assert.Contains("Build it, with a vIOMMU of model intel.", account);
    }

    [Fact]
    public void Account_TellsWhatAutoTried()
    {
        string account = Documents.Plan("auto", "debian", "x86-libvirt-11.3").Output;

        Assert.Contains("  error ModelAuto (", account);
        Assert.Contains("What 'auto' tried\n  virtio: refused\n", account);
        Assert.Contains("\n  intel: refused\n    error IntelNeedsQ35", account);
        Assert.Contains("\n  smmuv3: refused\n", account);
    }

    [Fact]
    public void Account_TellsWhichCandidateWasTaken()
    {
        string account = Documents.Plan("auto", "debian-q35", "x86-libvirt-9.0").Output;

        Assert.Contains("What 'auto' tried\n  virtio: taken\n", account);
    }

    [Fact]
    public void Account_TellsWhichFactsWereMissing()
    {
        string account = Documents.Plan("auto", "debian-q35", "x86-little-known").Output;

        Assert.Contains("libvirt unknown, QEMU unknown", account);
        Assert.Contains("Not decided, for want of facts\n", account);
        Assert.DoesNotContain("<iommu", account);
    }

    [Fact]
    public void Account_OfAModelThatDoesNotExistShowsItAsItWasWritten() =>
        Assert.Contains("Asks for   Intel\n", Documents.Plan("plain", "misspelt-model", "x86-libvirt-9.0").Output);

    [Theory]
    [InlineData("intel-locked", "dpdk-wants-virtio", "x86-libvirt-9.0")]
    [InlineData("auto", "debian", "x86-libvirt-11.3")]
    [InlineData("auto", "debian-q35", "x86-little-known")]
    public void Account_IsPlainTextOfNarrowLines(string flavor, string image, string host)
    {
        string account = Documents.Plan(flavor, image, host).Output;

        Assert.DoesNotContain('\u001b', account);
        Assert.DoesNotContain('\r', account);
        Assert.EndsWith("\n", account);
        Assert.DoesNotContain(account.Split('\n'), static line => line.EndsWith(' '));
        // prose is broken; traits and XML are not
        Assert.DoesNotContain(account.Split('\n').Where(static line => line.StartsWith("    ") && !line.Contains('<')), static line => line.Length > 100);
    }
}
