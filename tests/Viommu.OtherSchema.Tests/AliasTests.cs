using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>Further keys of an option: read where its own is not there, and never written.</summary>
public class AliasTests
{
    [Fact]
    public void It_is_read_where_the_own_key_is_not_there()
    {
        TpmRead read = Requests.Image("tries=5");
        Assert.Equal(5, read.Options.Retries);
        Assert.Empty(read.Violations);
        Assert.Equal("5", read.Options.ToImageProperties()["hw_tpm_retries"]);
        Assert.False(read.Options.ToImageProperties().ContainsKey("tries"));
    }

    [Fact]
    public void The_own_key_counts_first() => Assert.Equal(2, Requests.Image("tries=5", "hw_tpm_retries=2").Options.Retries);

    [Fact]
    public void Of_several_the_first_counts() => Assert.Equal(TpmVersion.V12, Requests.Image("hw_tpm_model=tis", "level=2.0", "tpm_version=1.2").Options.Version);

    [Fact]
    public void A_former_key_is_a_warning_that_names_both()
    {
        Violation warning = Assert.Single(Requests.Image("hw_tpm_model=tis", "tpm_version=1.2").Violations);
        Assert.Equal("VersionFormerKey", warning.Rule);
        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Equal(["tpm_version"], warning.Keys);
        Assert.Equal("tpm_version is a former name of hw_tpm_version (since Acme 2); write hw_tpm_version instead.", warning.Message);
        Assert.Equal("level is a former name of hw_tpm_version; write hw_tpm_version instead.", Requests.Image("hw_tpm_model=tis", "level=1.2").Violations.Of("VersionFormerKey").Message);
    }

    [Fact]
    public void What_is_not_read_is_no_warning() => Assert.Empty(Requests.Image("hw_tpm_model=tis", "tpm_version=1.2", "hw_tpm_version=2.0").Violations);

    [Fact]
    public void A_value_that_is_refused_names_the_key_that_has_it()
        => Assert.Equal(["tries"], Requests.Image("tries=many").Violations.Of("RetriesValue").Keys);

    [Fact]
    public void It_is_a_key_of_a_closed_namespace() => Assert.Empty(Requests.Flavor("hw:tpm_tries=2").Violations);

    [Fact]
    public void What_is_near_one_is_not_known() => Assert.Equal(["TpmUnknownKey"], Requests.Flavor("hw:tpm_tries_=1").Violations.Rules());
}
