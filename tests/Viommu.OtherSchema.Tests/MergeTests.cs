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
}
