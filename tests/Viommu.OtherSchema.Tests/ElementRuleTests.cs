using System.Linq;
using Acme.Tpm;
using Viommu.Runtime;
using static Viommu.OtherSchema.Tests.Requests;

namespace Viommu.OtherSchema.Tests;

public sealed class ElementRuleTests
{
    private static Findings Check(string xml, TpmHost? host = null) => TpmDevice.Parse(xml).Validate(host ?? GoodHost);

    private static string[] Rules(string backend, TpmHost? host = null) => Check($"<tpm>{backend}</tpm>", host).Violations.Rules();

    [Fact]
    public void An_element_that_has_nothing_wrong_has_no_findings()
    {
        Findings findings = Check("<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>");

        Assert.Empty(findings.Violations);
        Assert.Empty(findings.Undecided);
    }

    [Fact]
    public void A_rule_can_look_into_a_child()
    {
        Assert.Equal("A 'tpm-crb' device is a TPM 2.0, not '1.2'.",
            Check("<tpm model='tpm-crb'><backend type='emulator' version='1.2'/></tpm>").Violations.Of("CrbDeviceIsTwo").Message);
        Assert.Empty(Check("<tpm><backend type='emulator' version='1.2'/></tpm>").Violations);
    }

    [Fact]
    public void What_is_not_allowed_here_is_refused()
    {
        Assert.Equal(["TpmBackendPersistentAllowed"], Rules("<backend type='passthrough' version='2.0' persistent_state='no'/>"));
        Assert.Equal(["TpmBackendEncryptionAllowed"], Rules("<backend type='passthrough' version='2.0'><encryption secret='s'/></backend>"));
    }

    [Fact]
    public void What_is_allowed_here_is_not()
    {
        Assert.Empty(Rules("<backend type='emulator' version='2.0' persistent_state='no'><encryption secret='s'/></backend>"));
    }

    [Fact]
    public void A_repeated_element_is_refused_only_where_there_is_one()
    {
        Assert.Empty(StateLocking.Parse("<locking mode='on'><holder pid='1'/></locking>").Validate(GoodHost).Violations);
        Assert.Contains(
            "<holder>", Assert.Single(StateLocking.Parse("<locking><holder pid='1'/></locking>").Validate(GoodHost).Violations).Message, System.StringComparison.Ordinal);
        Assert.Empty(StateLocking.Parse("<locking/>").Validate(GoodHost).Violations);
    }

    [Fact]
    public void What_a_fact_allows_is_undecided_without_it()
    {
        const string Xml = "<tpm base='0x1000'><backend type='emulator' version='2.0'/></tpm>";

        Assert.Empty(Check(Xml).Violations);
        Assert.Equal(["TpmDeviceRegistersAllowed"], Check(Xml, GoodHost with { Machine = "pseries" }).Violations.Rules());
        Assert.Equal(["Machine"], Check(Xml, GoodHost with { Machine = null }).Undecided.Of("TpmDeviceRegistersAllowed").Missing);
        Assert.DoesNotContain("TpmDeviceRegistersAllowed", Check("<tpm><backend type='emulator'/></tpm>", new TpmHost()).Undecided.Rules());
    }

    [Theory]
    [InlineData("<state size='10' reserve='9'/>", false)]
    [InlineData("<state size='10' reserve='10'/>", true)]
    [InlineData("<state size='10'/>", false)]
    [InlineData("<state reserve='10'/>", false)]
    [InlineData("<state size='unlimited' reserve='10'/>", false)]
    public void Attributes_are_compared_with_one_another(string state, bool refused)
        => Assert.Equal(refused ? ["ReserveFits"] : [], Rules($"<backend type='emulator' version='2.0'>{state}</backend>"));

    [Theory]
    [InlineData("<sha1/>", true)]
    [InlineData("<sha1/><sha256/>", false)]
    [InlineData("", false)]
    public void Presence_is_true_or_not(string banks, bool warned)
        => Assert.Equal(warned ? ["WeakBank"] : [], Rules($"<backend type='emulator' version='2.0'><active_pcr_banks>{banks}</active_pcr_banks></backend>"));

    [Fact]
    public void A_rule_inside_a_repeated_element_is_checked_for_each_of_them()
    {
        Findings findings = Check(
            "<tpm><backend type='passthrough' version='2.0'><device path='/dev/null'/><device path='/dev/tpm0'/><device path='/dev/null'/></backend></tpm>");

        Assert.Equal(["DeviceIsATpm", "DeviceIsATpm"], findings.Violations.Rules());
        Assert.Equal("'/dev/null' is no TPM.", findings.Violations[0].Message);
    }

    [Fact]
    public void A_rule_in_a_repeated_element_of_a_repeated_element_sees_those_around_it()
    {
        const string Devices =
            "<device path='/dev/a'><lock>60</lock><lock>61</lock></device><device path='/dev/b'><lock>62</lock><lock/></device>";

        Assert.Equal(
            ["A lock of 61 seconds on '/dev/a' stops everybody else.", "A lock of 62 seconds on '/dev/b' stops everybody else."],
            Check($"<tpm><backend type='passthrough' version='1.2'>{Devices}</backend></tpm>").Violations.Select(violation => violation.Message));
        Assert.Empty(Rules($"<backend type='passthrough' version='2.0'>{Devices}</backend>"));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Repeated_elements_are_counted(int count, bool warned)
    {
        string devices = string.Concat(Enumerable.Range(0, count).Select(number => $"<device path='/dev/tpm{number}'/>"));
        Violations found = Check($"<tpm><backend type='passthrough' version='2.0'>{devices}</backend></tpm>").Violations;

        Assert.Equal(warned ? ["A TPM stands on 4 devices of the host: that is more than anybody has."] : [], found.Select(violation => violation.Message));
    }

    [Theory]
    [InlineData("7.1.9", false)]
    [InlineData("7.2", true)]
    public void What_the_other_side_fills_in_is_a_warning_where_it_is_absent(string libvirt, bool warned)
    {
        TpmHost host = GoodHost with { Libvirt = ComponentVersion.Parse(libvirt) };

        Assert.Equal(warned ? ["TpmBackendVersionSinceLibvirt"] : [], Rules("<backend type='emulator'/>", host));
        Assert.Empty(Rules("<backend type='emulator' version='2.0'/>", host));
    }

    [Theory]
    [InlineData("7.9", "TpmBackendDebugSinceLibvirt")]
    [InlineData("8", null)]
    [InlineData("9.10.3", null)]
    [InlineData("10", "TpmBackendDebugUntilLibvirt")]
    public void An_attribute_exists_from_a_version_on_and_up_to_another(string libvirt, string? rule)
    {
        Violations violations = Check(
            "<tpm><backend type='emulator' version='2.0' debug='0'/></tpm>", GoodHost with { Libvirt = ComponentVersion.Parse(libvirt) }).Violations;

        Assert.Equal(rule is null ? [] : [rule], violations.Rules());
        Assert.All(violations, violation => Assert.Equal(Severity.Error, violation.Severity));
    }

    [Theory]
    [InlineData("10.9", true)]
    [InlineData("10.10", false)]
    public void An_element_that_does_not_exist_yet_is_ignored(string libvirt, bool warned)
    {
        Violations violations = Check(
            "<tpm><backend type='emulator' version='2.0'><profile/></backend></tpm>", GoodHost with { Libvirt = ComponentVersion.Parse(libvirt) }).Violations;

        Assert.Equal(warned ? ["TpmBackendProfileSinceLibvirt"] : [], violations.Rules());
        Assert.All(violations, violation => Assert.Equal(Severity.Warning, violation.Severity));
    }

    [Fact]
    public void A_version_that_concerns_one_value_leaves_the_others_alone()
    {
        TpmHost old = GoodHost with { Libvirt = new ComponentVersion(4, 4) };

        Assert.Contains("CrbSinceLibvirt", Check("<tpm model='tpm-crb'><backend type='emulator'/></tpm>", old).Violations.Rules());
        Assert.Empty(Check("<tpm model='tpm-spapr'><backend type='emulator'/></tpm>", old).Violations);
    }

    [Fact]
    public void Values_that_were_made_in_code_are_held_to_the_ranges()
    {
        var device = new TpmDevice
        {
            Backend = new TpmBackend { Type = BackendType.Emulator, Version = TpmVersion.V20, Retries = 10, Budget = 9, Debug = null },
        };

        Assert.Equal(["TpmBackendBudgetRange", "TpmBackendRetriesRange"], device.Validate(GoodHost).Violations.Rules().Order(System.StringComparer.Ordinal));
    }
}
