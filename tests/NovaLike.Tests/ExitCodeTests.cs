using NovaLike.Tests.Harness;

namespace NovaLike.Tests;

public class ExitCodeTests
{
    [Theory]
    [InlineData("plain", "debian-q35", "x86-libvirt-9.0")]
    [InlineData("auto", "debian-q35", "x86-libvirt-9.0")]
    [InlineData("auto", "debian-q35", "x86-libvirt-11.3")]
    [InlineData("auto", "debian-arm64", "arm-libvirt-9.0")]
    [InlineData("intel-locked", "debian-q35", "x86-libvirt-9.0")]
    [InlineData("intel-locked", "dpdk-wants-virtio", "x86-libvirt-9.0")]
    [InlineData("intel-two-gpus", "debian-q35", "x86-libvirt-11.3")]
    public void Zero_WhenTheGuestMayBeBuilt(string flavor, string image, string host)
    {
        NovaLikeRun run = Documents.Plan(flavor, image, host);

        Assert.Contains("Build it", run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("locked-without-page-size", "debian-q35", "x86-libvirt-9.0")]
    [InlineData("plain", "misspelt-model", "x86-libvirt-9.0")]
    [InlineData("auto", "debian", "x86-libvirt-11.3")]
    [InlineData("intel-locked", "debian-arm64", "arm-libvirt-9.0")]
    public void One_WhenAnErrorStandsAgainstTheGuest(string flavor, string image, string host)
    {
        NovaLikeRun run = Documents.Plan(flavor, image, host);

        Assert.Contains("Refused", run.Output);
        Assert.Equal("", run.Error);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void One_WhenAutoCannotBeResolvedForWantOfFacts()
    {
        NovaLikeRun run = Documents.Plan("auto", "debian-q35", "x86-little-known");

        Assert.Contains("Undecided", run.Output);
        Assert.Contains("Libvirt", run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void Two_WhenADocumentIsNotThere()
    {
        NovaLikeRun run = Documents.Plan("no-such-flavor", "debian-q35", "x86-libvirt-9.0");

        Assert.Contains("no-such-flavor.json: there is no such file.", run.Error);
        Assert.Equal("", run.Output);
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public void Two_WhenTheBatchIsNotThere()
    {
        NovaLikeRun run = NovaLikeRun.With("plan", "--batch", Documents.Shipped("no-such-cases.jsonl"));

        Assert.Contains("no-such-cases.jsonl: there is no such file.", run.Error);
        Assert.Equal(2, run.ExitCode);
    }
}
