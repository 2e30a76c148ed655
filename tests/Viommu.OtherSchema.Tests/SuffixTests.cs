using System;
using Acme.Backup;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>Amounts that mean something else without a suffix, or nothing.</summary>
public class SuffixTests
{
    private static BackupRead Read(string key, string text) => JobOptions.Read(Requests.Map($"{key}={text}"));

    [Theory]
    [InlineData("1048576", 1)]
    [InlineData("67108864", 64)]
    [InlineData("64Mi", 64)]
    [InlineData("2Gi", 2048)]
    public void An_amount_without_a_suffix_is_in_another_unit(string text, long amount)
        => Assert.Equal(Space.FromMiB(amount), Read("job:space", text).Options.Space);

    [Theory]
    [InlineData("1048577", "it is not a whole number of MiB")]
    [InlineData("5Ki", "allowed values: a whole number, or a number with one of Mi, Gi")]
    [InlineData("0", "the amount must be 1 MiB or more")]
    [InlineData("99999999999999999999", "the amount must be 9223372036854775807 MiB or less")]
    [InlineData("9223372036854775807Gi", "the amount must be 9223372036854775807 MiB or less")]
    public void What_can_not_be_read_is_told(string text, string reason)
        => Assert.Contains(reason, Assert.Single(Read("job:space", text).Violations).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("5", "an amount without a suffix is not accepted: say a second or a minute")]
    [InlineData("5/h", "allowed values: unbounded, or a number with one of <s, /s, /min")]
    public void An_amount_without_a_suffix_can_be_refused(string text, string reason)
        => Assert.Contains(reason, Assert.Single(Read("job:speed", text).Violations).Message, StringComparison.Ordinal);

    [Fact]
    public void Amounts_are_written_with_the_suffix_that_they_need()
    {
        JobOptions options = new() { Space = Space.FromMiB(3), Speed = Speed.Parse("120/min") };
        var keys = options.ToExtraSpecs();
        Assert.Equal("3Mi", keys["job:space"]);
        Assert.Equal("2<s", keys["job:speed"]);
        Assert.Equal(options, JobOptions.Read(keys).Options);
        Assert.Equal("unbounded", Speed.Unbounded.ToString());
    }

    [Fact]
    public void Elements_have_it_and_an_attribute_with_the_unit_does_not()
    {
        BackupPlan plan = BackupPlan.Create(new JobOptions { Space = Space.FromMiB(3), Speed = Speed.Parse("2/s") }, new Store());
        Volume volume = plan.Volume! with { Least = Space.FromMiB(1) };
        Assert.Equal("<volume size='3Mi' least='1' unit='MiB'><speed>2&lt;s</speed></volume>", volume.ToString());
        Assert.Equal(volume, Volume.Parse(volume.ToString()));
        Assert.Equal(volume, Volume.Parse("<!-- read the slow way -->" + volume));
    }

    [Theory]
    [InlineData("<volume least='3145728'/>")]
    [InlineData("<volume least='3' unit='Mi'/>")]
    [InlineData("<volume least='3' unit='MiB'/>")]
    public void An_attribute_without_a_unit_means_what_a_text_means(string xml)
        => Assert.Equal(Space.FromMiB(3), Volume.Parse(xml).Least);

    [Fact]
    public void A_message_shows_it()
        => Assert.Contains(new JobOptions { Space = Space.FromMiB(3) }.Validate(), violation => violation.Message == "'3Mi' is little room: give job:space 64 MiB.");
}
