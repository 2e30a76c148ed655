using NovaLike.Tests.Harness;

namespace NovaLike.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("-h")]
    [InlineData("--help")]
    [InlineData("help")]
    [InlineData("plan", "--help")]
    public void Help_IsPrintedAndIsNoFailure(params string[] args)
    {
        NovaLikeRun run = NovaLikeRun.With(args);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Usage:\n", run.Output);
        Assert.Equal("", run.Error);
    }

    [Theory]
    [InlineData("a command is missing")]
    [InlineData("no command 'plane'", "plane")]
    [InlineData("no option '--flavour'", "plan", "--flavour", "f.json")]
    [InlineData("no option 'f.json'", "plan", "f.json")]
    [InlineData("--flavor needs a file", "plan", "--flavor")]
    [InlineData("--flavor needs a file", "plan", "--flavor", "--image", "i.json")]
    [InlineData("--flavor needs a file", "plan", "--flavor=")]
    [InlineData("--image is there twice", "plan", "--image", "a.json", "--image=b.json")]
    [InlineData("plan needs --flavor and --image and --host", "plan")]
    [InlineData("plan needs --host", "plan", "--flavor", "f.json", "--image", "i.json")]
    [InlineData("--batch stands alone", "plan", "--batch", "-", "--host", "h.json")]
    public void BadUsage_IsToldWithTheUsage(string problem, params string[] args)
    {
        NovaLikeRun run = NovaLikeRun.With(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(problem, run.Error);
        Assert.Contains("Usage:\n", run.Error);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void Options_MayBeWrittenWithAnEqualsSign()
    {
        NovaLikeRun run = NovaLikeRun.With(
            "plan", $"--flavor={Documents.Flavor("auto")}", $"--image={Documents.Image("debian-q35")}", $"--host={Documents.Host("x86-libvirt-9.0")}");

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
    }
}
