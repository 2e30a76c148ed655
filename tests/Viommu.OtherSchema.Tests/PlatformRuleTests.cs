using Acme.Tpm;
using Viommu.Runtime;
using static Viommu.OtherSchema.Tests.Requests;

namespace Viommu.OtherSchema.Tests;

public sealed class PlatformRuleTests
{
    [Fact]
    public void A_request_that_the_host_takes_has_a_plan()
    {
        TpmPlan plan = Plan(GoodHost, "hw:tpm_model=crb", "hw:tpm_version=2.0");

        Assert.Empty(plan.Violations);
        Assert.Empty(plan.Undecided);
        Assert.Empty(plan.Attempts);
        Assert.True(plan.IsValid);
        plan.ThrowIfInvalid();
    }

    [Fact]
    public void A_fact_that_says_no_refuses_and_one_that_is_unknown_leaves_it_open()
    {
        TpmPlan refused = Plan(GoodHost, "hw:tpm_model=spapr", "hw:tpm_version=2.0");
        TpmPlan open = Plan(GoodHost with { Architecture = null }, "hw:tpm_model=spapr", "hw:tpm_version=2.0");
        TpmPlan taken = Plan(GoodHost with { Architecture = CpuArchitecture.Power }, "hw:tpm_model=spapr", "hw:tpm_version=2.0");

        Assert.Equal("The 'spapr' interface exists on POWER, not on 'x86_64'.", refused.Violations.Of("SpaprIsPower").Message);
        Assert.False(refused.IsValid);
        Assert.Null(refused.Device);
        Assert.Equal(["Architecture"], open.Undecided.Of("SpaprIsPower").Missing);
        Assert.True(open.IsValid);
        Assert.Empty(taken.Violations);
        Assert.Empty(taken.Undecided);
    }

    [Fact]
    public void A_rule_that_does_not_concern_the_request_needs_no_facts()
    {
        TpmPlan plan = TpmPlan.Create(new TpmOptions(), new TpmHost());

        Assert.Empty(plan.Violations);
        Assert.Empty(plan.Undecided);
    }

    [Fact]
    public void What_is_missing_is_told_for_each_rule()
    {
        TpmPlan plan = Plan(new TpmHost(), "hw:tpm_model=crb", "hw:tpm_version=2.0", "hw:tpm_budget=10", "hw:tpm_state_size=64");

        Assert.Equal(["Emulator"], plan.Undecided.Of("CrbNeedsAnEmulator").Missing);
        Assert.Equal(["RetryLimit"], plan.Undecided.Of("RetriesAreLimited").Missing);
        Assert.Equal(["DailyLimit"], plan.Undecided.Of("BudgetIsLimited").Missing);
        Assert.Equal(["Architecture"], plan.Undecided.Of("PowerIsSpapr").Missing);
        Assert.Equal(["Room"], plan.Undecided.Of("SizeFitsIntoTheRoom").Missing);
        Assert.Equal(["Libvirt"], plan.Undecided.Of("CrbSinceLibvirt").Missing);
        Assert.DoesNotContain("SpaprIsPower", plan.Undecided.Rules());
    }

    [Theory]
    [InlineData("0.6.9", true)]
    [InlineData("0.7", false)]
    public void A_version_is_compared_on_both_sides_of_its_boundary(string emulator, bool refused)
        => Assert.Equal(refused ? ["CrbNeedsAnEmulator"] : [], Plan(
            GoodHost with { Emulator = ComponentVersion.Parse(emulator) }, "hw:tpm_model=crb", "hw:tpm_version=2.0").Violations.Rules());

    [Theory]
    [InlineData("pc-q35-9.0", false)]
    [InlineData("pc-q35-9.1", true)]
    [InlineData("pc-q35-9.2", true)]
    [InlineData("pc-q35-9.3", false)]
    public void A_range_of_versions_has_two_boundaries(string machine, bool refused)
        => Assert.Equal(refused ? ["TisNeedsOldMachine"] : [], Plan(
            GoodHost with { Machine = machine }, "hw:tpm_model=tis", "hw:tpm_version=2.0").Violations.Rules());

    [Fact]
    public void The_version_of_an_alias_is_that_of_the_fact_behind_it()
    {
        TpmHost host = GoodHost with { Machine = "q35" };

        Assert.Empty(Plan(host, "hw:tpm_model=tis", "hw:tpm_version=2.0").Violations);
        Assert.Equal(["TisNeedsOldMachine"], Plan(host with { Qemu = new ComponentVersion(9, 1) }, "hw:tpm_model=tis", "hw:tpm_version=2.0").Violations.Rules());
    }

    [Fact]
    public void A_version_that_can_not_be_read_off_may_be_given()
    {
        string[] request = ["hw:tpm_model=tis", "hw:tpm_version=2.0"];
        TpmHost host = GoodHost with { Machine = "pc-q35-next" };

        Assert.Equal(["MachineVersion"], Plan(host, request).Undecided.Of("TisNeedsOldMachine").Missing);
        Assert.Equal(["TisNeedsOldMachine"], Plan(host with { MachineVersion = new ComponentVersion(9, 1) }, request).Violations.Rules());
        Assert.Empty(Plan(host with { MachineVersion = new ComponentVersion(9, 0) }, request).Violations);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void An_option_is_compared_with_a_fact_by_its_default_too(int limit, bool refused)
        => Assert.Equal(refused ? ["RetriesAreLimited"] : [], Plan(
            GoodHost with { RetryLimit = limit }, "hw:tpm_model=crb", "hw:tpm_version=2.0").Violations.Rules());

    [Theory]
    [InlineData("3000000000", false)]
    [InlineData("3000000001", true)]
    public void Long_numbers_are_compared_in_full(string budget, bool refused)
        => Assert.Equal(refused ? ["BudgetIsLimited"] : [], Plan(
            GoodHost with { DailyLimit = 3_000_000_000 }, $"hw:tpm_budget={budget}").Violations.Rules());

    [Theory]
    [InlineData("127", false)]
    [InlineData("128", true)]
    [InlineData("unlimited", false)]
    public void Quantities_are_compared_by_their_amounts(string size, bool refused)
        => Assert.Equal(refused ? ["SizeFitsIntoTheRoom"] : [], Plan(
            GoodHost with { Room = StateSize.FromKiB(128) }, $"hw:tpm_state_size={size}").Violations.Rules());

    [Fact]
    public void A_flag_of_the_host_may_be_unknown()
    {
        string[] request = ["hw:tpm_model=tis", "hw:tpm_encrypted=on", "hw:tpm_secret=s"];

        Assert.True(Plan(GoodHost, request).IsValid);
        Assert.Contains("EncryptionNeedsAStore", Plan(GoodHost with { SecretStore = false }, request).Violations.Rules());
        Assert.Contains("EncryptionNeedsAStore", Plan(GoodHost with { SecretStore = null }, request).Undecided.Rules());
    }

    [Fact]
    public void Errors_of_the_request_are_errors_of_the_plan()
    {
        TpmPlan plan = Plan(GoodHost, "hw:tpm_model=what");

        Assert.Equal(["ModelValue"], plan.Violations.Rules());
        Assert.Throws<ViolationException>(plan.ThrowIfInvalid);
        Assert.Null(plan.Device);
    }

    [Fact]
    public void A_planned_element_can_be_asked_at_any_depth()
    {
        string[] request = ["hw:tpm_model=crb", "hw:tpm_version=2.0", "hw:tpm_profile=local:fips"];

        Assert.Equal("The profile 'local:fips' is secret, so the state has to be encrypted.", Plan(GoodHost, request).Violations.Of("LocalProfileNeedsEncryption").Message);
        Assert.Empty(Plan(GoodHost, [.. request, "hw:tpm_encrypted=on", "hw:tpm_secret=s"]).Violations);
        Assert.Empty(Plan(GoodHost, "hw:tpm_model=crb", "hw:tpm_version=2.0", "hw:tpm_profile=default-v1").Violations);
    }

    [Fact]
    public void A_rule_can_look_at_two_elements_and_an_option()
    {
        string[] request = ["hw:tpm_model=crb", "hw:tpm_version=2.0", "hw:tpm_persistent=yes"];

        Assert.Equal(["DeviceWithoutLock"], Plan(GoodHost, request).Violations.Rules());
        Assert.Empty(Plan(GoodHost, [.. request, "hw:tpm_encrypted=on", "hw:tpm_secret=s"]).Violations);
    }

    [Fact]
    public void Elements_of_one_document_are_checked_against_one_another()
    {
        var device = TpmDevice.Parse("<tpm><backend type='emulator' version='2.0'><profile name='local:x'/></backend></tpm>");

        Assert.Equal(["LocalProfileNeedsEncryption"], TpmPlan.Validate(GoodHost, device).Violations.Rules());
        Assert.Empty(TpmPlan.Validate(GoodHost).Violations);
    }
}
