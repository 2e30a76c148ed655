using Acme.Tpm;
using Viommu.Runtime;
using static Viommu.OtherSchema.Tests.Requests;

namespace Viommu.OtherSchema.Tests;

public sealed class ExtensionTests
{
    [Fact]
    public void An_extension_adds_values_options_rules_attributes_and_elements()
    {
        TpmPlan plan = Plan(GoodHost, "hw:tpm_model=acme", "hw:tpm_version=2.0", "acme:tpm_pool=7");

        Assert.Empty(plan.Violations);
        Assert.Equal(
            "<tpm origin='acme'><backend type='emulator' version='2.0' retries='3' pool='7'>" +
            "<active_pcr_banks><sha256/></active_pcr_banks><audit level='2'/></backend></tpm>",
            plan.Device?.ToString());
    }

    [Fact]
    public void A_value_of_an_extension_is_read_everywhere()
    {
        Assert.Equal(TpmDeviceModel.TpmAcme, TpmDevice.Parse("<tpm model='tpm-acme'><backend type='emulator'/></tpm>").Model);
        Assert.Equal("acme", TpmModel.Acme.ToText());
    }

    [Fact]
    public void Rules_of_an_extension_see_options_and_facts_of_both()
    {
        Assert.Equal(["AcmeNeedsAPool"], Flavor("hw:tpm_model=acme").Violations.Rules());
        Assert.Equal("There is no pool 8: there are 8. Change acme:tpm_pool or acme_tpm_pool.", Plan(GoodHost, "acme:tpm_pool=8").Violations.Of("PoolExists").Message);
        Assert.Empty(Plan(GoodHost, "acme:tpm_pool=7").Violations);
        Assert.Equal(["Pools"], Plan(GoodHost with { Pools = null }, "acme:tpm_pool=7").Undecided.Of("PoolExists").Missing);
    }

    [Fact]
    public void An_option_of_an_extension_is_merged_as_it_says()
        => Assert.Equal(["PoolMustAgree"], TpmOptions.Read(Map("acme:tpm_pool=1"), Map("acme_tpm_pool=2")).Violations.Rules());
}
