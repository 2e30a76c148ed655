using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

public sealed class MergeTests
{
    private static TpmRead Read(string flavor, string image) => TpmOptions.Read(Requests.Map(flavor), Requests.Map(image));

    [Fact]
    public void Flavor_first_takes_the_flavor_where_both_say_it()
        => Assert.Equal(TpmVersion.V20, TpmOptions.Read(
            Requests.Map("hw:tpm_model=tis", "hw:tpm_version=2.0"), Requests.Map("hw_tpm_version=1.2")).Options.Version);

    [Fact]
    public void Flavor_first_takes_the_image_where_the_flavor_is_silent()
        => Assert.Equal(TpmVersion.V12, Requests.Image("hw_tpm_model=tis", "hw_tpm_version=1.2").Options.Version);

    [Fact]
    public void What_an_option_without_a_merge_says_is_flavor_first()
        => Assert.Equal(128, Read("hw:tpm_state_size=128", "hw_tpm_state_size=256").Options.Size?.Amount);

    [Fact]
    public void Image_first_takes_the_image_where_both_say_it()
        => Assert.False(Read("hw:tpm_persistent=yes", "hw_tpm_persistent=no").Options.Persistent);

    [Fact]
    public void Image_first_takes_the_flavor_where_the_image_is_silent()
        => Assert.True(Requests.Flavor("hw:tpm_persistent=yes").Options.Persistent);

    [Fact]
    public void Where_both_must_agree_the_same_is_taken()
    {
        TpmRead read = Read("hw:tpm_model=crb", "hw_tpm_model=crb");

        Assert.Empty(read.Violations);
        Assert.Equal(TpmModel.Crb, read.Options.Model);
    }

    [Fact]
    public void Where_both_must_agree_one_side_is_enough()
    {
        Assert.Empty(Requests.Flavor("hw:tpm_model=crb").Violations);
        Assert.Equal(TpmModel.Crb, Requests.Image("hw_tpm_model=crb").Options.Model);
    }

    [Fact]
    public void Where_both_must_agree_a_difference_is_an_error_that_names_both_keys_and_values()
    {
        Violation violation = Assert.Single(Read("hw:tpm_model=crb", "hw_tpm_model=tis").Violations);

        Assert.Equal("ModelMustAgree", violation.Rule);
        Assert.Equal(["hw:tpm_model", "hw_tpm_model"], violation.Keys);
        Assert.Equal(
            "The flavor's hw:tpm_model is 'crb', and the image's hw_tpm_model is 'tis': where both say it, they must say the same. Change one, or remove it.",
            violation.Message);
    }

    [Fact]
    public void The_default_of_one_side_does_not_disagree_with_the_other()
        => Assert.Equal(["ModelMustAgree"], Read("hw:tpm_model=none", "hw_tpm_model=tis").Violations.Rules());

    [Fact]
    public void What_each_side_said_stays_readable()
    {
        TpmRead read = Read("hw:tpm_persistent=yes", "hw_tpm_persistent=no");

        Assert.True(read.Flavor.Persistent);
        Assert.False(read.Image.Persistent);
        Assert.Null(read.Flavor.Model);
    }

    [Theory]
    [InlineData("yes", "no", true)]
    [InlineData("no", "yes", true)]
    [InlineData("no", "no", false)]
    public void Any_true_is_true_where_one_side_says_so(string flavor, string image, bool isAudited)
        => Assert.Equal(isAudited, Read($"hw:tpm_audited={flavor}", $"hw_tpm_audited={image}").Options.Audited);

    [Fact]
    public void Any_true_takes_the_side_that_says_something()
    {
        Assert.True(Requests.Flavor("hw:tpm_audited=yes").Options.Audited);
        Assert.False(Requests.Image("hw_tpm_audited=no").Options.Audited);
        Assert.Null(Requests.Flavor().Options.Audited);
    }

    [Theory]
    [InlineData("yes", "AuditLogMustAgree")]
    [InlineData("no", "")]
    public void Both_must_agree_where_the_condition_holds(string audited, string rule)
        => Assert.Equal(
            rule,
            string.Join(' ', TpmOptions.Read(Requests.Map($"hw:tpm_audited={audited}", "hw:tpm_audit_log=a"), Requests.Map("hw_tpm_audit_log=b")).Violations.Rules()));

    [Theory]
    [InlineData("4", "3", 3)]
    [InlineData("4", "5", 4)]
    public void The_image_counts_where_the_condition_holds(string flavor, string image, int sessions)
        => Assert.Equal(sessions, Read($"hw:tpm_sessions={flavor}", $"hw_tpm_sessions={image}").Options.Sessions);

    [Fact]
    public void The_image_counts_for_nothing_where_it_does_not() => Assert.Null(Requests.Image("hw_tpm_sessions=3").Options.Sessions);

    [Fact]
    public void A_group_comes_from_the_image_where_that_says_one_of_it()
    {
        TpmOptions options = TpmOptions.Read(Requests.Map("hw:tpm_bank_count=2", "hw:tpm_bank_size=8"), Requests.Map("hw_tpm_bank_count=3")).Options;
        Assert.Equal((3, 24), (options.BankCount, options.BankSize));
        options = Requests.Flavor("hw:tpm_bank_count=2", "hw:tpm_bank_size=8").Options;
        Assert.Equal((2, 8), (options.BankCount, options.BankSize));
    }
}
