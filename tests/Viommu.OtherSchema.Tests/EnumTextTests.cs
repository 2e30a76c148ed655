using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>Texts of enums that are read in more than one way, and written in one.</summary>
public class EnumTextTests
{
    [Theory]
    [InlineData("2.0")]
    [InlineData("2")]
    [InlineData("two")]
    [InlineData("TWO")]
    public void Further_texts_are_read_in_any_case_where_the_enum_ignores_it(string text)
    {
        TpmRead read = Requests.Flavor("hw:tpm_model=tis", $"hw:tpm_version={text}");
        Assert.Empty(read.Violations);
        Assert.Equal(TpmVersion.V20, read.Options.Version);
    }

    [Fact]
    public void They_are_never_written()
    {
        Assert.Equal("2.0", TpmVersionText.Parse("two").ToText());
        Assert.Equal("2.0", Requests.Flavor("hw:tpm_version=TWO").Options.ToExtraSpecs()["hw:tpm_version"]);
        Assert.Equal(["1.2", "2.0"], TpmVersionText.All);
    }

    [Theory]
    [InlineData("TIS")]
    [InlineData("Crb")]
    public void Elsewhere_case_counts(string text) => Assert.Equal(["ModelValue"], Requests.Flavor($"hw:tpm_model={text}").Violations.Rules());

    [Fact]
    public void A_constant_has_the_name_that_the_schema_gives_it() => Assert.Equal("hw:tpm_audit_log", TpmExtraSpecs.WhereAudited);
}
