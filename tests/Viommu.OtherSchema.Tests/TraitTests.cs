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
        => Assert.Equal([TpmTraits.ModelAuto, TpmVersionTraits.VersionV20], Plan(GoodHost, "hw:tpm_model=auto", "hw:tpm_version=2.0").RequiredTraits);

    [Fact]
    public void A_host_supports_what_no_rule_rejects()
    {
        Assert.Equal(
            [TpmTraits.ModelTis, TpmTraits.ModelCrb, TpmTraits.ModelAuto, TpmTraits.ModelAcme, .. TpmVersionTraits.All], GoodHost.SupportedTraits());
        Assert.Equal(
            [TpmTraits.ModelSpapr, TpmTraits.ModelAuto, TpmTraits.ModelAcme, .. TpmVersionTraits.All],
            (GoodHost with { Architecture = CpuArchitecture.Power }).SupportedTraits());
        Assert.DoesNotContain(TpmTraits.ModelCrb, (GoodHost with { Emulator = new ComponentVersion(0, 6) }).SupportedTraits());
    }

    [Fact]
    public void A_value_may_have_a_trait_of_its_own() => Assert.Equal(["COMPUTE_TPM_VERSION_1_2", "COMPUTE_SECURITY_TPM_2_0"], TpmVersionTraits.All);

    [Fact]
    public void A_trait_may_have_a_condition()
    {
        Assert.Equal(["CUSTOM_TPM_AUDIT", "CUSTOM_TPM_SEALING"], TpmOtherTraits.All);
        Assert.Equal([TpmOtherTraits.CustomTpmAudit], new TpmOptions { Audited = true, Sealed = NumberSet.Parse("0-1") }.RequiredTraits());
        Assert.Equal([TpmOtherTraits.Seals], new TpmOptions { Audited = false, Sealed = NumberSet.Parse("0-2") }.RequiredTraits());
        // What a host has of them, no rule says.
        Assert.Empty(GoodHost.SupportedTraits().Intersect(TpmOtherTraits.All));
    }

    [Fact]
    public void Facts_of_the_guest_do_not_change_what_a_host_supports()
        => Assert.Equal(GoodHost.SupportedTraits(), (GoodHost with { Machine = "pc-q35-9.1", RetryLimit = 0 }).SupportedTraits());
}
