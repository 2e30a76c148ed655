using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>What a request says of its platform itself.</summary>
public class RequestFactTests
{
    [Fact]
    public void An_option_says_a_fact_before_any_platform_is_known()
        => Assert.Equal(["TisNeedsOldMachine"], Requests.Flavor("hw:tpm_model=tis", "hw:tpm_machine=pc-q35-9.1").Violations.Rules());

    [Theory]
    [InlineData("2.1", "")]
    [InlineData("1.5", "")]
    [InlineData("0.9", "EncryptionNeedsAStore")]
    public void A_condition_says_a_value(string firmware, string rule)
        => Assert.Equal(
            rule,
            string.Join(' ', TpmOptions.Read(Requests.Map("hw:tpm_model=tis", "hw:tpm_encrypted=on", "hw:tpm_secret=s"), Requests.Map($"hw_tpm_firmware={firmware}")).Violations.Rules()));

    [Fact]
    public void A_number_that_the_fact_can_not_have_says_nothing_of_it()
    {
        Assert.Equal(["RetriesAreLimited"], Requests.Flavor("hw:tpm_model=tis", "hw:tpm_granted_retries=2").Violations.Rules());
        TpmPlan plan = TpmPlan.Create(Requests.Flavor("hw:tpm_model=tis", "hw:tpm_granted_retries=200"), new TpmHost());
        Assert.Null(plan.Platform.RetryLimit);
        Assert.Equal(["RetryLimit"], plan.Undecided.Of("RetriesAreLimited").Missing);
    }

    [Fact]
    public void A_value_that_can_not_be_read_says_nothing()
        => Assert.Equal(["GrantedRetriesValue"], Requests.Flavor("hw:tpm_model=tis", "hw:tpm_granted_retries=many").Violations.Rules());

    [Theory]
    [InlineData("hw:tpm_granted_retries=8", "RetryLimitContradicted")]
    [InlineData("hw:tpm_granted_retries=9", "")]
    [InlineData("hw:tpm_machine=pc-q35-9.0", "")]
    [InlineData("hw:tpm_machine=pc-q35-8.2", "MachineContradicted")]
    public void A_platform_that_says_something_else_is_an_error(string asked, string rule)
        => Assert.Equal(rule, string.Join(' ', Requests.Plan(Requests.GoodHost, asked).Violations.Rules()));

    [Fact]
    public void What_the_platform_says_counts()
        => Assert.Equal(8, TpmPlan.Create(Requests.Flavor("hw:tpm_granted_retries=9"), Requests.GoodHost with { RetryLimit = 8 }).Platform.RetryLimit);

    [Fact]
    public void A_request_that_says_nothing_leaves_the_platform_as_it_is()
        => Assert.Same(Requests.GoodHost, Requests.Plan(Requests.GoodHost, "hw:tpm_model=tis").Platform);
}
