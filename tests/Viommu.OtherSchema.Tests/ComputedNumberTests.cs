using System.Linq;
using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>Numbers that are computed from options and facts.</summary>
public class ComputedNumberTests
{
    [Theory]
    [InlineData("", "hw:tpm_bank_count=4")]
    [InlineData("RegistersAreFew: 5 banks of 24 registers are 120, and there are 96.", "hw:tpm_bank_count=5")]
    [InlineData("RegistersAreFew: 2000000000 banks of 2000000000 registers are 4000000000000000000, and there are 96.", "hw:tpm_bank_count=2000000000", "hw:tpm_bank_size=2000000000")]
    [InlineData("", "hw:tpm_budget=100")]
    [InlineData("", "hw:tpm_budget=101")]
    [InlineData("BudgetIsUneven: 1 commands of the budget are left over.", "hw:tpm_budget=101", "hw:tpm_sessions=1")]
    [InlineData("", "hw:tpm_budget=102", "hw:tpm_sessions=1")]
    public void Of_options_they_are_known_when_the_request_is_read(string violation, params string[] flavor)
        => Assert.Equal(violation, Shown(Requests.Flavor(flavor).Violations));

    [Theory]
    [InlineData(100L, "", "")]
    [InlineData(null, "", "RoomIsScarce", "hw:tpm_state_size=64", "hw:tpm_retries=7")]
    [InlineData(88L, "", "", "hw:tpm_state_size=64", "hw:tpm_retries=7")]
    [InlineData(87L, "RoomIsScarce: Only 15 KiB are left beside a state of '64'.", "", "hw:tpm_state_size=64", "hw:tpm_retries=7")]
    [InlineData(70L, "RoomIsScarce: Only -2 KiB are left beside a state of '64'.", "", "hw:tpm_state_size=64", "hw:tpm_retries=7")]
    // A word is no amount: there is nothing to compute with.
    [InlineData(70L, "", "", "hw:tpm_state_size=unlimited", "hw:tpm_retries=7")]
    public void Of_facts_they_are_unknown_until_the_facts_are_known(long? room, string violation, string undecided, params string[] flavor)
    {
        TpmPlan plan = TpmPlan.Create(Requests.Flavor(flavor), new TpmHost { Room = room is { } amount ? StateSize.FromKiB(amount) : null });
        Assert.Equal(violation, Shown(plan.Violations));
        Assert.Equal(undecided, string.Join(' ', plan.Undecided.Where(it => it.Rule == "RoomIsScarce").Select(it => it.Rule)));
    }

    [Fact]
    public void What_is_missing_is_named()
        => Assert.Equal(["Room"], TpmPlan.Create(Requests.Flavor("hw:tpm_state_size=64", "hw:tpm_retries=7"), new TpmHost()).Undecided.Single(it => it.Rule == "RoomIsScarce").Missing);

    [Fact]
    public void An_option_that_cannot_be_read_silences_what_is_computed_from_it()
        => Assert.Equal(["BankCountValue"], Requests.Flavor("hw:tpm_bank_count=many", "hw:tpm_bank_size=200").Violations.Rules());

    private static string Shown(Violations violations) => string.Join('\n', violations.Select(it => $"{it.Rule}: {it.Message}"));
}
