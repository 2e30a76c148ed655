using System;
using System.Linq;
using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>Numbers below 0, where an option has them.</summary>
public class NegativeNumberTests
{
    [Theory]
    [InlineData("-20", -20, "NicenessIsLow")]
    [InlineData("-11", -11, "NicenessIsLow")]
    [InlineData("-10", -10, "")]
    [InlineData("-3", -3, "NicenessIsLow")]
    [InlineData("0", 0, "")]
    [InlineData("19", 19, "")]
    public void They_are_read_and_compared(string text, int niceness, string rule)
    {
        var read = Requests.Flavor($"hw:tpm_niceness={text}");
        Assert.Equal(niceness, read.Options.Niceness);
        Assert.Equal(rule, string.Join(' ', read.Violations.Rules()));
        Assert.Equal(text, read.Options.ToExtraSpecs()["hw:tpm_niceness"]);
    }

    [Theory]
    [InlineData("-21")]
    [InlineData("20")]
    [InlineData("--1")]
    [InlineData("-")]
    [InlineData("- 1")]
    [InlineData("+1")]
    [InlineData("-99999999999999999999")]
    public void What_is_outside_of_the_range_is_refused(string text)
        => Assert.Equal($"hw:tpm_niceness is '{text}', which is not allowed; allowed values: a whole number from -20 to 19.", Requests.Flavor($"hw:tpm_niceness={text}").Violations.Of("NicenessValue").Message);

    [Fact]
    public void Long_ones_are_too()
        => Assert.Equal(-5_000_000_000, Requests.Flavor("hw:tpm_balance=-5000000000").Options.Balance);

    [Fact]
    public void Options_that_are_made_in_code_are_held_to_the_range()
        => Assert.Equal(["NicenessRange"], new Acme.Tpm.TpmOptions { Niceness = -21 }.Validate().Rules()[..1]);

    // Nothing reads a negative number where none is declared, so that none is written unsaid.
    [Fact]
    public void Numbers_without_a_declared_range_are_not_negative()
    {
        Assert.Contains("SessionsRange", new Acme.Tpm.TpmOptions { Sessions = -1 }.Validate().Rules());
        Assert.Contains("ReadQuotaRange", new Acme.Tpm.TpmOptions { ReadQuota = -1 }.Validate().Rules());
        Assert.Equal(["LockHolderPidRange", "StateLockingSecondsRange"],
            new StateLocking { Mode = true, Seconds = -1, Holders = [new LockHolder { Pid = -1 }] }.Validate(Requests.GoodHost).Violations.Rules().Order(StringComparer.Ordinal));
        Assert.Contains("WaitsRange", new Acme.Tpm.TpmOptions { Waits = [-2] }.Validate().Rules());
        Assert.Contains("PreparedRange", new Acme.Tpm.TpmOptions { Prepared = [new("a", -1)] }.Validate().Rules());
        Assert.DoesNotContain("SessionsRange", new Acme.Tpm.TpmOptions { Sessions = 0 }.Validate().Rules());
    }

    [Theory]
    [InlineData("<scheduling nice='-20'>-9000000000</scheduling>", "")]
    [InlineData("<scheduling nice='19'/>", "")]
    [InlineData("<scheduling nice='-21'/>", "TpmSchedulingNiceValue")]
    [InlineData("<scheduling nice='- 1'/>", "TpmSchedulingNiceValue")]
    [InlineData("<scheduling nice='+1'/>", "TpmSchedulingNiceValue")]
    [InlineData("<scheduling>0</scheduling>", "TpmSchedulingOffsetValue")]
    [InlineData("<scheduling>-9000000001</scheduling>", "TpmSchedulingOffsetValue")]
    public void Elements_have_them_too(string scheduling, string rules)
    {
        string xml = $"<tpm><backend type='emulator'>{scheduling}</backend></tpm>";
        Assert.Equal(rules, string.Join(' ', TpmDevice.Read(xml).Violations.Rules()));
        if (rules is "")
            Assert.Equal(xml, TpmDevice.Parse(xml).ToString());
    }

    [Fact]
    public void Rules_compare_them()
    {
        static string[] Rules(TpmScheduling scheduling)
            => new TpmDevice { Backend = new TpmBackend { Type = BackendType.Emulator, Version = TpmVersion.V20, Scheduling = scheduling } }.Validate(Requests.GoodHost).Violations.Rules();
        Assert.Null(new TpmScheduling { Nice = -1 }.Nice);
        Assert.Equal(["NiceIsHigh"], Rules(new TpmScheduling { Nice = -16, Offset = -7 }));
        Assert.Equal(["NiceIsHigh"], Rules(new TpmScheduling { Nice = -16, Offset = -101 }));
        Assert.Empty(Rules(new TpmScheduling { Nice = -15, Offset = -7 }));
        Assert.Equal(["TpmSchedulingNiceRange", "TpmSchedulingOffsetRange"], Rules(new TpmScheduling { Nice = -21, Offset = 1 }));
    }

    [Fact]
    public void A_plan_sets_them()
        => Assert.Equal("<scheduling nice='-6'>-5</scheduling>", Requests.Plan(Requests.GoodHost, "hw:tpm_model=tis", "hw:tpm_niceness=-6").Device!.Backend.Scheduling!.ToString());

    [Fact]
    public void Elsewhere_there_is_no_sign() => Assert.Equal(["RetriesValue"], Requests.Flavor("hw:tpm_retries=-1").Violations.Rules());
}
