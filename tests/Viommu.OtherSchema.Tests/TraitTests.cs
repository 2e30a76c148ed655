using System.Linq;
using Acme.Tpm;
using Viommu.Runtime;
using static Viommu.OtherSchema.Tests.Requests;

namespace Viommu.OtherSchema.Tests;

public sealed class TraitTests
{
    [Fact]
    public void Each_value_but_the_excepted_one_has_a_trait()
        => Assert.Equal(
            ["COMPUTE_TPM_MODEL_ACME", "COMPUTE_TPM_MODEL_AUTO", "COMPUTE_TPM_MODEL_CRB", "COMPUTE_TPM_MODEL_SPAPR", "COMPUTE_TPM_MODEL_TIS"],
            TpmTraits.All.Order(System.StringComparer.Ordinal));

    [Fact]
    public void A_request_requires_the_trait_of_its_value()
    {
        Assert.Equal([TpmTraits.ModelCrb], new TpmOptions { Model = TpmModel.Crb }.RequiredTraits());
        Assert.Equal([TpmTraits.ModelAuto], new TpmOptions { Model = TpmModel.Auto }.RequiredTraits());
        Assert.Empty(new TpmOptions().RequiredTraits());
    }

    [Fact]
    public void A_plan_requires_what_was_written_and_not_what_was_chosen()
        => Assert.Equal([TpmTraits.ModelAuto], Plan(GoodHost, "hw:tpm_model=auto", "hw:tpm_version=2.0").RequiredTraits);

    [Fact]
    public void A_host_supports_what_no_rule_rejects()
    {
        Assert.Equal(
            [TpmTraits.ModelTis, TpmTraits.ModelCrb, TpmTraits.ModelAuto, TpmTraits.ModelAcme], GoodHost.SupportedTraits());
        Assert.Equal(
            [TpmTraits.ModelSpapr, TpmTraits.ModelAuto, TpmTraits.ModelAcme],
            (GoodHost with { Architecture = CpuArchitecture.Power }).SupportedTraits());
        Assert.DoesNotContain(TpmTraits.ModelCrb, (GoodHost with { Emulator = new ComponentVersion(0, 6) }).SupportedTraits());
    }

    [Fact]
    public void Facts_of_the_guest_do_not_change_what_a_host_supports()
        => Assert.Equal(GoodHost.SupportedTraits(), (GoodHost with { Machine = "pc-q35-9.1", RetryLimit = 0 }).SupportedTraits());
}
