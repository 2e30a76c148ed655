using Acme.Tpm;
using Viommu.Runtime;
using static Viommu.OtherSchema.Tests.Requests;

namespace Viommu.OtherSchema.Tests;

public sealed class PlannedElementTests
{
    [Fact]
    public void A_request_for_nothing_makes_nothing()
    {
        TpmPlan plan = Plan(GoodHost);

        Assert.Null(plan.Device);
        Assert.Null(plan.Locking);
    }

    [Fact]
    public void The_smallest_request_makes_the_smallest_element()
        => Assert.Equal(
            "<tpm><backend type='emulator' retries='3'/></tpm>",
            Plan(GoodHost, "hw:tpm_model=tis").Device?.ToString());

    [Fact]
    public void Everything_that_is_asked_for_stands_in_the_element()
    {
        TpmPlan plan = TpmPlan.Create(
            TpmOptions.Read(
                Map("hw:tpm_model=crb", "hw:tpm_version=2.0", "hw:tpm_persistent=YES", "hw:tpm_encrypted=on", "hw:tpm_secret=a<b'c&d",
                    "hw:tpm_state_size=1MiB", "hw:tpm_retries=4", "hw:tpm_budget=4000000000", "hw:tpm_base=0x1000", "hw:tpm_profile=default-v1"),
                Map("hw_tpm_firmware=1.2")),
            GoodHost with { Room = StateSize.FromKiB(4096) });

        Assert.Empty(plan.Violations);
        Assert.Empty(plan.Undecided);
        Assert.Equal(
            "<tpm model='tpm-crb' base='0x00001000'>" +
            "<backend type='emulator' version='2.0' persistent_state='yes' retries='4' budget='4000000000' firmware='1.2.0'>" +
            "<encryption secret='a&lt;b&apos;c&amp;d'/><state size='1024' unit='KiB'/><profile name='default-v1'/>" +
            "<active_pcr_banks><sha256/></active_pcr_banks></backend></tpm>",
            plan.Device?.ToString());
        Assert.Equal("<locking mode='on'>4</locking>", plan.Locking?.ToString());
    }

    [Theory]
    [InlineData("tis", null)]
    [InlineData("crb", TpmDeviceModel.TpmCrb)]
    [InlineData("spapr", TpmDeviceModel.TpmSpapr)]
    public void The_first_set_whose_condition_holds_counts(string text, object? model)
    {
        TpmHost host = text == "spapr" ? GoodHost with { Architecture = CpuArchitecture.Power, Machine = "pseries-9.0" } : GoodHost;

        Assert.Equal((TpmDeviceModel?)model, Plan(host, $"hw:tpm_model={text}").Device?.Model);
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, 1)]
    public void An_attribute_is_set_when_its_condition_holds(int retries, int? debug)
        => Assert.Equal(debug, Plan(
            GoodHost with { Libvirt = new ComponentVersion(9, 0) }, "hw:tpm_model=crb", $"hw:tpm_retries={retries}").Device?.Backend.Debug);

    [Fact]
    public void A_presence_is_set_when_its_condition_holds()
    {
        Assert.True(Plan(GoodHost, "hw:tpm_model=crb", "hw:tpm_version=2.0").Device?.Backend.Banks?.Sha256);
        Assert.Null(Plan(GoodHost, "hw:tpm_model=tis", "hw:tpm_version=1.2").Device?.Backend.Banks);
    }

    [Fact]
    public void A_word_stands_in_the_element_without_a_unit()
        => Assert.Equal("<state size='minimal'/>", Plan(GoodHost, "hw:tpm_model=crb", "hw:tpm_state_size=minimal").Device?.Backend.State?.ToString());

    [Fact]
    public void Where_the_platform_refuses_the_request_no_element_is_checked()
        => Assert.Equal(["SpaprIsPower"], Plan(GoodHost with { Libvirt = new ComponentVersion(1) }, "hw:tpm_model=spapr", "hw:tpm_persistent=yes").Violations.Rules());

    [Fact]
    public void What_a_plan_makes_can_be_read_again()
    {
        TpmDevice device = Assert.IsType<TpmDevice>(Plan(GoodHost, "hw:tpm_model=crb", "hw:tpm_version=2.0", "acme:tpm_pool=1").Device);

        Assert.Equal(device, TpmDevice.Parse(device.ToString()));
    }

    [Theory]
    [InlineData("hw:tpm_retries=5", 9L)]
    [InlineData("hw:tpm_retries=4", null)]
    public void A_fact_is_written_where_its_condition_holds(string asked, long? granted)
        => Assert.Equal(granted, Requests.Plan(Requests.GoodHost, "hw:tpm_model=tis", asked).Device!.Backend.Granted);

    [Fact]
    public void A_fact_that_is_missing_leaves_it_undecided()
    {
        TpmPlan plan = Requests.Plan(Requests.GoodHost with { RetryLimit = null }, "hw:tpm_model=tis", "hw:tpm_retries=5");
        Assert.Null(plan.Device!.Backend.Granted);
        Assert.Equal(["RetryLimit"], plan.Undecided.Of("TpmBackendGranted").Missing);
        Assert.DoesNotContain("TpmBackendGranted", Requests.Plan(Requests.GoodHost with { RetryLimit = null }, "hw:tpm_model=tis", "hw:tpm_retries=4").Undecided.Rules());
        Assert.DoesNotContain("FewAreGranted", plan.Violations.Rules());
    }

    [Theory]
    [InlineData("hw:tpm_bank_count=2", 48)]
    [InlineData("hw:tpm_bank_count=2 hw:tpm_bank_size=40", 80)]
    [InlineData("hw:tpm_bank_count=99999 hw:tpm_bank_size=99999", null)]
    [InlineData("hw:tpm_bank_size=10", null)]
    [InlineData("hw:tpm_bank_size=10 hw:tpm_retries=8", 24)]
    public void A_computed_number_is_written_where_it_fits(string asked, int? cells)
    {
        TpmPlan plan = Requests.Plan(Requests.GoodHost, ["hw:tpm_model=tis", .. (asked ?? "").Split(' ')]);
        Assert.Equal(cells, plan.Device?.Backend.Cells);
    }

    [Theory]
    [InlineData("hw:tpm_version=2.0", 3)]
    [InlineData("hw:tpm_retries=3", null)]
    public void A_text_is_set_as_an_attribute_is(string version, int? seconds)
    {
        TpmPlan plan = Requests.Plan(Requests.GoodHost, "hw:tpm_model=tis", version, "hw:tpm_persistent=yes", "hw:tpm_encrypted=on", "hw:tpm_secret=s");
        Assert.Equal(seconds, plan.Locking!.Seconds);
    }

    [Fact]
    public void Rules_see_what_is_set_from_facts_and_computed_numbers()
    {
        Assert.Contains("FewAreGranted", Requests.Plan(Requests.GoodHost with { RetryLimit = 6 }, "hw:tpm_model=tis", "hw:tpm_retries=5").Violations.Rules());
        Assert.Contains("CellsAreMany", Requests.Plan(Requests.GoodHost, "hw:tpm_model=tis", "hw:tpm_bank_count=2", "hw:tpm_bank_size=41").Violations.Rules());
    }
}
