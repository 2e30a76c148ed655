using System;
using System.Text.Json;
using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>Decimal numbers, in options, facts and elements.</summary>
public class DecimalTests
{
    [Theory]
    [InlineData("0.05", "0.05")]
    [InlineData("4", "4")]
    [InlineData("4.000", "4")]
    [InlineData("01.250", "1.25")]
    [InlineData("1.0000000000000000000000000001", "1.0000000000000000000000000001")]
    public void They_are_read_and_written_without_zeros_at_their_end(string text, string written)
    {
        var read = Requests.Flavor($"hw:tpm_throttle={text}");
        Assert.Empty(read.Violations);
        Assert.Equal(written, read.Options.ToExtraSpecs()["hw:tpm_throttle"]);
    }

    [Theory]
    [InlineData("0.04")]
    [InlineData("4.01")]
    [InlineData("-1")]
    [InlineData("-0")]
    [InlineData("1,5")]
    [InlineData("1e1")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData(" 1.5")]
    [InlineData("+1.5")]
    [InlineData("1.5.1")]
    [InlineData("1.00000000000000000000000000001")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_no_number_of_the_range_is_refused(string text)
        => Assert.Equal($"hw:tpm_throttle is '{text}', which is not allowed; allowed values: a decimal number from 0.05 to 4.", Requests.Flavor($"hw:tpm_throttle={text}").Violations.Of("ThrottleValue").Message);

    [Fact]
    public void They_may_be_negative() => Assert.Equal(-0.25m, Requests.Flavor("hw:tpm_drift=-0.25").Options.Drift);

    [Fact]
    public void They_have_a_default() => Assert.Equal(1.5m, Requests.Flavor().Options.Throttle);

    [Fact]
    public void They_are_the_values_of_a_map()
    {
        Assert.Equal(0.5m, Requests.Flavor("hw:tpm_weight.READ=0.5").Options.Weights!["READ"]);
        Assert.Equal("hw:tpm_weight.WRITE is '2', which is not allowed; allowed values: a decimal number from 0 to 1.", Requests.Flavor("hw:tpm_weight.WRITE=2").Violations.Of("WeightsValue").Message);
    }

    [Fact]
    public void Those_that_are_made_in_code_are_held_to_the_range()
    {
        Assert.Contains(new TpmOptions { Throttle = 0.01m }.Validate(), violation => violation is { Rule: "ThrottleRange", Message: "hw:tpm_throttle or hw_tpm_throttle is 0.01, and must be a decimal number from 0.05 to 4." });
        Assert.Contains("TpmSchedulingCoresRange", Scheduling(new TpmScheduling { Cores = 64.01m }));
        Assert.DoesNotContain("TpmSchedulingCoresRange", Scheduling(new TpmScheduling { Cores = 64.0m }));
    }

    [Fact]
    public void A_host_is_too()
        => Assert.Contains("Cores must be a decimal number from 0.1 to 1000.", Assert.Throws<ArgumentOutOfRangeException>(static () => Requests.GoodHost with { Cores = 0 }).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("<scheduling cores='0.01' drift='-0.25'/>", "")]
    [InlineData("<scheduling cores='64'/>", "")]
    [InlineData("<scheduling cores='64.5'/>", "TpmSchedulingCoresValue")]
    [InlineData("<scheduling cores='1,5'/>", "TpmSchedulingCoresValue")]
    [InlineData("<scheduling drift='-1.1'/>", "TpmSchedulingDriftValue")]
    public void Elements_have_them(string scheduling, string rules)
    {
        string xml = $"<tpm><backend type='emulator'>{scheduling}</backend></tpm>";
        Assert.Equal(rules, string.Join(' ', TpmDevice.Read(xml).Violations.Rules()));
        if (rules is "")
            Assert.Equal(xml, TpmDevice.Parse(xml).ToString());
    }

    [Fact]
    public void What_means_the_same_as_none_is_none() => Assert.Null(new TpmScheduling { Cores = 1.5m }.Cores);

    [Fact]
    public void Rules_compare_them_with_values_and_facts()
    {
        Assert.Equal(["DriftIsHalf"], Requests.Flavor("hw:tpm_drift=0.5").Violations.Rules());
        Assert.Equal("A drift of -0.5 is all there can be.", Requests.Flavor("hw:tpm_drift=-0.50").Violations.Of("DriftIsHalf").Message);
        Assert.Equal("2 cores are more than the 1.75 that are left.",
            TpmPlan.Create(Requests.Flavor("hw:tpm_throttle=2.0", "hw:tpm_drift=0"), Requests.GoodHost with { Cores = 1.750m }).Violations.Of("ThrottleIsMore").Message);
        Assert.Contains("TpmSchedulingDriftAllowed", Scheduling(new TpmScheduling { Cores = 2.5m, Drift = 0 }));
    }

    [Fact]
    public void A_plan_sets_them()
        => Assert.Equal("<scheduling cores='2.25' drift='0'/>", Requests.Plan(Requests.GoodHost, "hw:tpm_model=tis", "hw:tpm_throttle=2.25", "hw:tpm_drift=0.0").Device!.Backend.Scheduling!.ToString());

    // It is no attribute, and a rule of another one sees that; the element around it is there all the same.
    [Fact]
    public void What_means_the_same_as_none_makes_its_element()
    {
        Assert.Contains("TpmSchedulingDriftAllowed", Requests.Plan(Requests.GoodHost, "hw:tpm_model=tis", "hw:tpm_throttle=1.50", "hw:tpm_drift=0.25").Violations.Rules());
        Assert.Equal("<scheduling/>", Requests.Plan(Requests.GoodHost, "hw:tpm_model=tis", "hw:tpm_niceness=-1").Device!.Backend.Scheduling!.ToString());
    }

    [Fact]
    public void Options_go_through_JSON()
    {
        TpmOptions options = Requests.Flavor("hw:tpm_throttle=2.25", "hw:tpm_weight.READ=0.5").Options;
        Assert.Equal(options, JsonSerializer.Deserialize<TpmOptions>(JsonSerializer.Serialize(options)));
    }

    private static string[] Scheduling(TpmScheduling scheduling)
        => new TpmDevice { Backend = new TpmBackend { Type = BackendType.Emulator, Version = TpmVersion.V20, Scheduling = scheduling } }.Validate(Requests.GoodHost).Violations.Rules();
}
