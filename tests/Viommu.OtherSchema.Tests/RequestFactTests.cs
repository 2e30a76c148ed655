using System.Linq;
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

    [Theory]
    [InlineData("hw:tpm_prepared=a:15", "")]
    [InlineData("hw:tpm_prepared=a:14,b:1 hw:tpm_retries=9", "UsersAreMany")]
    [InlineData("hw:tpm_prepared=a:14 hw:tpm_retries=9", "")]
    [InlineData("hw:tpm_retries=9", "")]
    public void The_least_decides_that_a_number_is_more(string asked, string rule)
        => Assert.Equal(rule, string.Join(' ', Requests.Flavor((asked ?? "").Split(' ')).Violations.Rules().Where(found => found != "TooManyKeys")));

    [Fact]
    public void What_the_least_does_not_decide_stays_open_and_what_it_decides_does_not()
    {
        TpmHost host = Requests.GoodHost with { Users = null };
        TpmPlan few = Requests.Plan(host, "hw:tpm_model=tis", "hw:tpm_retries=9", "hw:tpm_prepared=a:1");
        Assert.Equal(["Users"], few.Undecided.Of("UsersAreMany").Missing);
        Assert.DoesNotContain("UsersAreFew", few.Undecided.Rules());
        TpmPlan none = Requests.Plan(host, "hw:tpm_model=tis", "hw:tpm_retries=9");
        Assert.Equal(["UsersAreMany", "UsersAreFew"], none.Undecided.Rules());
    }

    [Fact]
    public void Rules_of_elements_see_it_and_messages_say_that_it_is_the_least()
    {
        TpmPlan plan = Requests.Plan(Requests.GoodHost with { Users = null }, "hw:tpm_model=tis", "hw:tpm_persistent=yes", "hw:tpm_retries=9", "hw:tpm_prepared=a:3");
        Assert.Equal("9 keys are kept, and nothing encrypts them.", Requests.Plan(Requests.GoodHost with { Users = 9 }, "hw:tpm_model=tis", "hw:tpm_persistent=yes", "hw:tpm_retries=9", "hw:tpm_prepared=a:3").Violations.Of("KeptKeysArePublic").Message);
        Assert.Equal("at least 9 keys are kept, and nothing encrypts them.", plan.Violations.Of("KeptKeysArePublic").Message);
    }

    [Fact]
    public void A_platform_that_says_less_is_an_error()
    {
        Assert.Equal(["UsersContradicted"], Requests.Plan(Requests.GoodHost with { Users = 4 }, "hw:tpm_prepared=a:5").Violations.Rules());
        Assert.Empty(Requests.Plan(Requests.GoodHost with { Users = 6 }, "hw:tpm_prepared=a:5").Violations);
    }
}
