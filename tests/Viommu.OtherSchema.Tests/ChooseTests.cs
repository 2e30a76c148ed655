using System;
using System.Linq;
using Acme.Tpm;
using Viommu.Runtime;
using static Viommu.OtherSchema.Tests.Requests;

namespace Viommu.OtherSchema.Tests;

public sealed class ChooseTests
{
    private static readonly string[] Auto = ["hw:tpm_model=auto", "hw:tpm_version=2.0"];

    [Fact]
    public void The_first_candidate_that_nothing_rejects_is_taken()
    {
        TpmPlan plan = Plan(GoodHost, Auto);

        Assert.Equal(TpmModel.Crb, plan.Options.Model);
        Assert.Equal(TpmDeviceModel.TpmCrb, plan.Device?.Model);
        Assert.Equal(["crb"], plan.Attempts.Select(attempt => attempt.Candidate));
    }

    [Fact]
    public void A_candidate_that_a_rule_of_the_request_rejects_is_passed_over()
    {
        TpmPlan plan = Plan(GoodHost, "hw:tpm_model=auto", "hw:tpm_version=1.2");

        Assert.Equal(TpmModel.Tis, plan.Options.Model);
        Assert.Empty(plan.Violations);
        Assert.Equal(["crb", "tis"], plan.Attempts.Select(attempt => attempt.Candidate));
        Assert.Contains("CrbIsTwo", plan.Attempts[0].Violations.Rules());
        Assert.Empty(plan.Attempts[1].Violations);
    }

    [Fact]
    public void A_candidate_that_the_platform_rejects_is_passed_over()
        => Assert.Equal(TpmModel.Spapr, Plan(GoodHost with { Architecture = CpuArchitecture.Power, Machine = "pseries-9.0" }, Auto).Options.Model);

    [Fact]
    public void A_candidate_whose_element_the_platform_refuses_is_passed_over()
    {
        TpmPlan plan = Plan(GoodHost with { Libvirt = new ComponentVersion(4, 4) }, Auto);

        Assert.Equal(TpmModel.Tis, plan.Options.Model);
        Assert.Equal(["CrbSinceLibvirt"], plan.Attempts[0].Violations.Rules());
    }

    [Fact]
    public void When_all_are_rejected_the_reasons_are_told()
    {
        TpmPlan plan = Plan(GoodHost with { Emulator = new ComponentVersion(0, 1), Machine = "pc-q35-9.1" }, Auto);

        Violation violation = Assert.Single(plan.Violations);
        Assert.Equal("FirstThatWorks", violation.Rule);
        Assert.Equal(["hw:tpm_model", "hw_tpm_model"], violation.Keys);
        foreach (string part in new[] { "auto", "crb", "tis", "spapr", "hw:tpm_model" })
            Assert.Contains(part, violation.Message, StringComparison.Ordinal);
        Assert.Equal(TpmModel.Auto, plan.Options.Model);
        Assert.Equal(3, plan.Attempts.Count);
        Assert.All(plan.Attempts, attempt => Assert.True(attempt.Violations.HasErrors));
        Assert.Null(plan.Device);
    }

    [Fact]
    public void When_facts_are_missing_nothing_is_chosen()
    {
        TpmPlan plan = Plan(GoodHost with { Emulator = null }, Auto);

        Assert.Equal(TpmModel.Auto, plan.Options.Model);
        Assert.Equal(["Emulator"], plan.Undecided.Of("CrbNeedsAnEmulator").Missing);
        Assert.False(plan.IsDecided);
        ViolationException open = Assert.Throws<ViolationException>(plan.ThrowIfInvalid);
        Assert.Contains("'auto', and what it stands for can't be told without Emulator", open.Message, StringComparison.Ordinal);
        Assert.True(plan.IsValid);
        Assert.Null(plan.Device);
    }

    [Fact]
    public void What_may_reject_all_candidates_alike_holds_no_choice_open()
    {
        TpmPlan plan = Plan(GoodHost with { RetryLimit = null, DailyLimit = null, Room = null }, [.. Auto, "hw:tpm_budget=20", "hw:tpm_state_size=100"]);

        Assert.Equal(TpmModel.Crb, plan.Options.Model);
        Assert.True(plan.IsDecided);
        plan.ThrowIfInvalid();
        Assert.NotNull(plan.Device);
        Assert.Equal(["BudgetIsLimited", "RetriesAreLimited", "SizeFitsIntoTheRoom"], plan.Undecided.Rules().Where(rule => rule is "BudgetIsLimited" or "RetriesAreLimited" or "SizeFitsIntoTheRoom").Order());
    }

    [Fact]
    public void Only_the_facts_that_hold_the_choice_open_are_asked_for()
    {
        TpmPlan plan = Plan(GoodHost with { RetryLimit = null, Emulator = null }, Auto);

        string message = Assert.Throws<ViolationException>(plan.ThrowIfInvalid).Message;
        Assert.Contains("Emulator", message, StringComparison.Ordinal);
        Assert.DoesNotContain("RetryLimit", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_facts_do_not_matter_where_the_candidate_is_rejected_anyway()
        => Assert.Equal(TpmModel.Tis, Plan(GoodHost with { Emulator = null }, "hw:tpm_model=auto", "hw:tpm_version=1.2").Options.Model);

    [Fact]
    public void An_undecided_warning_does_not_stop_the_choice()
    {
        TpmPlan plan = Plan(GoodHost with { Libvirt = null }, "hw:tpm_model=auto", "hw:tpm_version=1.2", "hw:tpm_persistent=no");

        Assert.Equal(TpmModel.Tis, plan.Options.Model);
        Assert.Contains("TpmBackendPersistentSinceLibvirt", plan.Undecided.Rules());
    }

    [Fact]
    public void A_choice_that_was_made_before_is_the_only_one_that_is_tried()
    {
        TpmPlan taken = TpmPlan.Create(Flavor(Auto), GoodHost, TpmModel.Tis);
        TpmPlan refused = TpmPlan.Create(Flavor(Auto), GoodHost, TpmModel.Spapr);

        Assert.Equal(TpmModel.Tis, taken.Options.Model);
        Assert.Equal(["tis"], taken.Attempts.Select(attempt => attempt.Candidate));
        Assert.Equal(["spapr"], refused.Attempts.Select(attempt => attempt.Candidate));
        Assert.False(refused.IsValid);
    }

    [Fact]
    public void A_choice_for_a_request_that_leaves_none_changes_nothing()
        => Assert.Equal(TpmModel.Crb, TpmPlan.Create(Flavor("hw:tpm_model=crb", "hw:tpm_version=2.0"), GoodHost, TpmModel.Tis).Options.Model);

    [Fact]
    public void A_choice_that_is_no_candidate_is_refused()
        => Assert.False(TpmPlan.Create(Flavor("hw:tpm_model=auto"), GoodHost, TpmModel.None).IsValid);
}
