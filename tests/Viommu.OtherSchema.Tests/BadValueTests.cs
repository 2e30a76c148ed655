using System;
using System.Linq;
using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

public sealed class BadValueTests
{
    [Theory]
    [InlineData("hw:tpm_model", "CRB", "ModelValue", "crb")]
    [InlineData("hw:tpm_model", " crb", "ModelValue", "crb")]
    [InlineData("hw:tpm_version", "3", "VersionValue", "2.0")]
    [InlineData("hw:tpm_persistent", "perhaps", "PersistentValue", "yes")]
    [InlineData("hw:tpm_encrypted", "On", "EncryptedValue", "on")]
    [InlineData("hw:tpm_encrypted", " on", "EncryptedValue", "on")]
    [InlineData("hw:tpm_retries", "0", "RetriesValue", "from 1 to 9")]
    [InlineData("hw:tpm_retries", "10", "RetriesValue", "from 1 to 9")]
    [InlineData("hw:tpm_retries", "+3", "RetriesValue", "from 1 to 9")]
    [InlineData("hw:tpm_retries", " 3", "RetriesValue", "from 1 to 9")]
    [InlineData("hw:tpm_retries", "99999999999999999999", "RetriesValue", "from 1 to 9")]
    [InlineData("hw:tpm_budget", "9", "BudgetValue", "from 10 to 5000000000")]
    [InlineData("hw:tpm_budget", "5000000001", "BudgetValue", "from 10 to 5000000000")]
    [InlineData("hw:tpm_base", "0xzz", "BaseValue", "0x")]
    [InlineData("hw:tpm_base", "0x", "BaseValue", "0x")]
    [InlineData("hw:tpm_base", "0x8000000000000000", "BaseValue", "0x")]
    [InlineData("hw:tpm_state_size", "lots", "SizeValue", "KiB")]
    [InlineData("hw:tpm_state_size", "0", "SizeValue", "KiB")]
    [InlineData("hw:tpm_state_size", "1048577", "SizeValue", "KiB")]
    [InlineData("hw:tpm_state_size", "1000B", "SizeValue", "KiB")]
    [InlineData("hw:tpm_state_size", "3sectors", "SizeValue", "KiB")]
    [InlineData("hw:tpm_state_size", "2M", "SizeValue", "write MiB, a prefix alone may mean 1000 or 1024")]
    [InlineData("acme:tpm_pool", "65", "PoolValue", "from 0 to 64")]
    public void A_bad_value_of_a_flavor_names_the_key_the_value_and_what_is_allowed(string key, string value, string rule, string allowed)
    {
        Violation violation = Assert.Single(Requests.Flavor($"{key}={value}").Violations);

        Assert.Equal(rule, violation.Rule);
        Assert.Equal(Severity.Error, violation.Severity);
        Assert.Equal([key], violation.Keys);
        Assert.Contains(key, violation.Message, StringComparison.Ordinal);
        Assert.Contains(value, violation.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, violation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hw_tpm_firmware", "1.2.3.4", "FirmwareValue")]
    [InlineData("hw_tpm_firmware", "v1", "FirmwareValue")]
    [InlineData("hw_tpm_firmware", "1.", "FirmwareValue")]
    [InlineData("hw_tpm_model", "tpm-crb", "ModelValue")]
    [InlineData("acme_tpm_pool", "-1", "PoolValue")]
    public void A_bad_value_of_an_image_names_the_key_of_the_image(string key, string value, string rule)
    {
        Violation violation = Assert.Single(Requests.Image($"{key}={value}").Violations);

        Assert.Equal(rule, violation.Rule);
        Assert.Equal([key], violation.Keys);
        Assert.Contains(key, violation.Message, StringComparison.Ordinal);
        Assert.Contains(value, violation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hw:tpm_model")]
    [InlineData("hw:tpm_version")]
    [InlineData("hw:tpm_persistent")]
    [InlineData("hw:tpm_encrypted")]
    [InlineData("hw:tpm_secret")]
    [InlineData("hw:tpm_state_size")]
    [InlineData("hw:tpm_retries")]
    [InlineData("hw:tpm_budget")]
    [InlineData("hw:tpm_base")]
    [InlineData("hw:tpm_profile")]
    [InlineData("acme:tpm_pool")]
    public void Nothing_and_blanks_say_nothing_and_are_refused(string key)
    {
        Assert.Contains(key, Assert.Single(Requests.Flavor($"{key}=").Violations).Message, StringComparison.Ordinal);
        Assert.Contains(key, Assert.Single(Requests.Flavor($"{key}=  ").Violations).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_bad_values_of_both_sides_are_told_at_once()
    {
        TpmRead read = TpmOptions.Read(
            Requests.Map("hw:tpm_model=what", "hw:tpm_retries=none", "hw:tpm_state_size=2G"),
            Requests.Map("hw_tpm_firmware=new", "hw_tpm_model=that"));

        Assert.False(read.IsValid);
        Assert.Equal(
            ["FirmwareValue", "ModelValue", "ModelValue", "RetriesValue", "SizeValue"],
            read.Violations.Rules().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Parse_throws_with_every_violation()
    {
        ViolationException thrown = Assert.Throws<ViolationException>(
            () => TpmOptions.Parse(Requests.Map("hw:tpm_model=what", "hw:tpm_retries=none"), Requests.Nothing));

        Assert.Equal(["ModelValue", "RetriesValue"], thrown.Violations.Rules());
        Assert.All(thrown.Violations, violation => Assert.Contains(violation.Message, thrown.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void TryParse_tells_good_from_bad()
    {
        Assert.True(TpmOptions.TryParse(Requests.Map("hw:tpm_model=crb"), Requests.Nothing, out TpmOptions? options));
        Assert.Equal(TpmModel.Crb, options.Model);
        Assert.False(TpmOptions.TryParse(Requests.Map("hw:tpm_model=what"), Requests.Nothing, out options));
        Assert.Null(options);
    }

    [Fact]
    public void Rules_about_an_option_that_could_not_be_read_stay_silent()
    {
        // The version alone would be refused where there is no TPM, and the model is none by default.
        TpmRead read = Requests.Flavor("hw:tpm_model=what", "hw:tpm_version=1.2");

        Assert.Equal(["ModelValue"], read.Violations.Rules());
    }

    [Fact]
    public void Keys_that_the_schema_does_not_know_are_none_of_its_business()
    {
        Assert.Empty(Requests.Flavor("hw:cpu_policy=dedicated", "hw:tpm=yes").Violations);
    }

    [Fact]
    public void A_key_is_only_read_on_its_own_side()
    {
        TpmRead read = TpmOptions.Read(Requests.Map("hw_tpm_model=crb"), Requests.Map("hw:tpm_model=tis", "hw:tpm_secret=x"));

        Assert.Empty(read.Violations);
        Assert.Equal(new TpmOptions(), read.Options);
    }
}
