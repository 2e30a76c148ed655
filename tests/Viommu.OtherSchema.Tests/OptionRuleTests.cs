using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

public sealed class OptionRuleTests
{
    private static string[] Rules(params string[] flavor) => Requests.Flavor(flavor).Violations.Rules();

    [Fact]
    public void Either_of_two_conditions_is_enough()
    {
        Assert.Equal(["NothingWithoutModel"], Rules("hw:tpm_version=2.0"));
        Assert.Equal(["NothingWithoutModel"], Rules("hw:tpm_model=none", "hw:tpm_encrypted=on", "hw:tpm_secret=x"));
        Assert.Empty(Rules("hw:tpm_model=tis", "hw:tpm_version=2.0"));
        Assert.Empty(Rules("hw:tpm_model=none"));
    }

    [Fact]
    public void A_message_names_values_keys_and_braces()
    {
        Violation violation = Assert.Single(Requests.Flavor("hw:tpm_encrypted=on", "hw:tpm_secret=abc").Violations);

        Assert.Equal(
            "There is no TPM (hw:tpm_model or hw_tpm_model is 'none'), so a version or a secret ('abc') says nothing: {remove} it.",
            violation.Message);
    }

    [Fact]
    public void An_absent_option_is_no_value_of_it()
    {
        Assert.Empty(Rules("hw:tpm_model=crb"));
        Assert.Empty(Rules("hw:tpm_model=crb", "hw:tpm_version=2.0"));
        Assert.Equal(["CrbIsTwo"], Rules("hw:tpm_model=crb", "hw:tpm_version=1.2"));
    }

    [Theory]
    [InlineData("off", null, false)]
    [InlineData("off", "x", true)]
    [InlineData("on", null, true)]
    [InlineData("on", "x", false)]
    [InlineData(null, "x", true)]
    public void A_flag_is_known_by_its_words_and_has_a_default(string? encrypted, string? secret, bool refused)
    {
        var flavor = Requests.Map("hw:tpm_model=tis");
        if (encrypted is not null)
            flavor["hw:tpm_encrypted"] = encrypted;
        if (secret is not null)
            flavor["hw:tpm_secret"] = secret;

        Assert.Equal(refused ? ["SecretBelongsToEncryption"] : [], TpmOptions.Read(flavor, Requests.Nothing).Violations.Rules());
    }

    [Theory]
    [InlineData("4095", true)]
    [InlineData("4096", false)]
    [InlineData("0xfffffff", false)]
    [InlineData("0x10000000", true)]
    public void A_number_is_compared_on_both_sides_of_its_boundary(string text, bool refused)
        => Assert.Equal(refused ? ["BaseIsInTheWindow"] : [], Rules($"hw:tpm_base={text}"));

    [Theory]
    [InlineData("63", true)]
    [InlineData("64", false)]
    [InlineData("minimal", false)]
    [InlineData("unlimited", false)]
    public void A_word_is_neither_more_nor_less_than_an_amount(string text, bool warned)
        => Assert.Equal(warned ? ["SizeIsOdd"] : [], Rules($"hw:tpm_state_size={text}"));

    [Fact]
    public void A_warning_does_not_make_a_request_invalid()
    {
        TpmRead read = Requests.Flavor("hw:tpm_state_size=1");

        Assert.Equal(Severity.Warning, Assert.Single(read.Violations).Severity);
        Assert.True(read.IsValid);
        read.ThrowIfInvalid();
    }

    [Fact]
    public void What_one_side_said_can_be_asked_before_the_merge()
    {
        Assert.Equal(["ImageOverridesFlavor"], TpmOptions.Read(
            Requests.Map("hw:tpm_persistent=yes"), Requests.Map("hw_tpm_persistent=no")).Violations.Rules());
        Assert.Empty(Requests.Image("hw_tpm_persistent=no").Violations);
        Assert.Empty(TpmOptions.Read(Requests.Map("hw:tpm_persistent=no"), Requests.Map("hw_tpm_persistent=yes")).Violations);
    }

    [Theory]
    [InlineData("3", "4", true)]
    [InlineData("4", "4", false)]
    [InlineData("5", "4", false)]
    public void The_sides_are_compared_with_one_another(string flavor, string image, bool refused)
        => Assert.Equal(refused ? ["ImageMayNotRetryMore"] : [], TpmOptions.Read(
            Requests.Map($"hw:tpm_retries={flavor}"), Requests.Map($"hw_tpm_retries={image}")).Violations.Rules());

    [Fact]
    public void A_side_that_says_nothing_has_no_default_to_compare_with()
        => Assert.Empty(Requests.Image("hw_tpm_retries=9").Violations);

    [Fact]
    public void Options_that_were_made_in_code_follow_the_same_rules()
    {
        Assert.Equal(["CrbIsTwo"], new TpmOptions { Model = TpmModel.Crb, Version = TpmVersion.V12 }.Validate().Rules());
        Assert.Empty(new TpmOptions { Model = TpmModel.Crb, Version = TpmVersion.V20 }.Validate());
    }

    [Fact]
    public void Options_that_were_made_in_code_are_held_to_the_ranges()
    {
        Assert.True(new TpmOptions { Retries = 10 }.Validate().HasErrors);
        Assert.True(new TpmOptions { Budget = 9 }.Validate().HasErrors);
    }
}
