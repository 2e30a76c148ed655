using System;
using System.Linq;
using System.Xml.Linq;
using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

public sealed class ElementReadTests
{
    private const string Small = "<tpm><backend type='emulator'/></tpm>";

    [Fact]
    public void The_element_itself_is_read()
    {
        TpmDevice device = TpmDevice.Parse(
            """
            <tpm model="tpm-crb" base="0x1000">
              <backend type='emulator' version='2.0' persistent_state=' Yes '>
                <state size='2' unit='MiB' reserve='minimal'/>
                <profile name='custom'><remove>sha1</remove><remove>tdes &amp; co</remove></profile>
                <active_pcr_banks><sha1/><sha256></sha256></active_pcr_banks>
              </backend>
            </tpm>
            """);

        Assert.Equal(
            new TpmDevice
            {
                Model = TpmDeviceModel.TpmCrb,
                Registers = 0x1000,
                Backend = new TpmBackend
                {
                    Type = BackendType.Emulator,
                    Version = TpmVersion.V20,
                    Persistent = true,
                    State = new TpmState { Size = StateSize.FromKiB(2048), Reserve = StateSize.Minimal },
                    Profile = new TpmProfile
                    {
                        Name = new StateProfile("custom"),
                        Remove = [new TpmProfileRemoval { Algorithm = "sha1" }, new TpmProfileRemoval { Algorithm = "tdes & co" }],
                    },
                    Banks = new PcrBanks { Sha1 = true, Sha256 = true },
                },
            },
            device);
    }

    [Fact]
    public void The_element_is_found_in_its_place_in_a_document()
    {
        Assert.Equal(TpmDevice.Parse(Small), TpmDevice.Parse($"<domain><name>x</name><devices><disk/>{Small}</devices></domain>"));
        Assert.Equal(2, TpmDevice.ParseAll($"<domain><devices>{Small}{Small}</devices></domain>").Count);
        Assert.Empty(TpmDevice.ParseAll("<domain><devices/></domain>"));
    }

    [Fact]
    public void One_of_none_or_of_two_is_an_error()
    {
        Assert.Throws<ViolationException>(() => TpmDevice.Parse("<domain><devices/></domain>"));
        Assert.Throws<ViolationException>(() => TpmDevice.Parse($"<domain><devices>{Small}{Small}</devices></domain>"));
    }

    [Fact]
    public void An_element_in_another_place_is_not_it()
        => Assert.Empty(TpmDevice.ParseAll($"<domain>{Small}</domain>"));

    [Fact]
    public void The_value_that_means_absence_is_read_as_absence()
    {
        Assert.Null(TpmDevice.Parse("<tpm model='tpm-tis'><backend type='emulator'/></tpm>").Model);
        Assert.Null(StateLocking.Parse("<locking mode='off'>5</locking>").Mode);
        Assert.True(StateLocking.Parse("<locking mode='on'>5</locking>").Mode);
        Assert.Equal(5, StateLocking.Parse("<locking mode='on'> 5 </locking>").Seconds);
        // What is inside of another element is its own.
        Viommu.Runtime.ElementRead<StateLocking> mixed = StateLocking.Read("<locking mode='on'>5<foo>6</foo></locking>");
        Assert.Equal(5, mixed.Single().Seconds);
        Assert.Equal("<foo>6</foo>", Assert.Single(mixed.Single().Unknown).Xml);
        Assert.Equal(mixed.Single(), StateLocking.Parse(mixed.Single().ToString()));
    }

    [Theory]
    [InlineData("size='2' unit='MiB'", 2048L)]
    [InlineData("size='2'", 2L)]
    [InlineData("unit='sectors' size='4'", 2L)]
    public void An_amount_and_its_unit_may_stand_in_two_attributes(string attributes, long amount)
        => Assert.Equal(amount, TpmDevice.Parse($"<tpm><backend type='emulator'><state {attributes}/></backend></tpm>").Backend.State?.Size?.Amount);

    [Theory]
    [InlineData("<tpm model='tpm-x'><backend type='emulator'/></tpm>", "tpm-x")]
    [InlineData("<tpm base='x'><backend type='emulator'/></tpm>", "base")]
    [InlineData("<tpm><backend type='real'/></tpm>", "real")]
    [InlineData("<tpm><backend/></tpm>", "type")]
    [InlineData("<tpm/>", "backend")]
    [InlineData("<tpm><backend type='emulator' retries='10'/></tpm>", "from 1 to 9")]
    [InlineData("<tpm><backend type='emulator' firmware='1.2.3.4'/></tpm>", "1.2.3.4")]
    [InlineData("<tpm><backend type='emulator' persistent_state='perhaps'/></tpm>", "perhaps")]
    [InlineData("<tpm><backend type='emulator'><encryption/></backend></tpm>", "secret")]
    [InlineData("<tpm><backend type='emulator'><state size='3' unit='parsec'/></backend></tpm>", "parsec")]
    [InlineData("<tpm><backend type='emulator'><state size='3' unit='M'/></backend></tpm>", "write MiB")]
    [InlineData("<tpm><backend type='emulator'><state size='2MiB'/></backend></tpm>", "2MiB")]
    [InlineData("<tpm><backend type='emulator'><state reserve='3M'/></backend></tpm>", "write MiB")]
    [InlineData("<tpm><backend type='emulator'><state unit='KiB'/></backend></tpm>", "unit")]
    [InlineData("<tpm><backend type='emulator'/><backend type='emulator'/></tpm>", "backend")]
    [InlineData("<tpm><backend type='passthrough'><device><lock>1</lock></device></backend></tpm>", "path")]
    [InlineData("<tpm><backend type='passthrough'><device path='/dev/tpm0'><lock>soon</lock></device></backend></tpm>", "soon")]
    [InlineData("<tpm><backend type='emulator'></tpm>", "")]
    [InlineData("<tpm", "")]
    [InlineData("", "")]
    [InlineData("tpm", "")]
    [InlineData("<!DOCTYPE tpm [<!ENTITY a 'b'>]><tpm><backend type='emulator'/></tpm>", "")]
    public void Bad_XML_is_reported_and_says_what_is_bad(string xml, string part)
    {
        ElementRead<TpmDevice> read = TpmDevice.Read(xml);

        Assert.True(read.Violations.HasErrors);
        Assert.Contains(read.Violations, violation => violation.Message.Contains(part, StringComparison.Ordinal));
        Assert.Throws<ViolationException>(() => TpmDevice.Parse(xml));
    }

    [Fact]
    public void All_bad_values_are_told_at_once()
        => Assert.Equal(
            ["TpmBackendRetriesValue", "TpmBackendVersionValue", "TpmDeviceModelValue"],
            TpmDevice.Read("<tpm model='x'><backend type='emulator' version='3' retries='x'/></tpm>").Violations.Rules().Order(StringComparer.Ordinal));

    [Fact]
    public void Unknown_content_is_a_warning_and_is_written_back()
    {
        const string Xml =
            "<tpm model='tpm-crb' colour='red'><backend type='emulator' speed='9'><encryption secret='s'><salt kind='sea'>x</salt></encryption></backend><alias name='ua-tpm'/></tpm>";

        ElementRead<TpmDevice> read = TpmDevice.Read(Xml);

        Assert.False(read.Violations.HasErrors);
        Assert.Equal(4, read.Violations.Count);
        Assert.All(read.Violations, violation => Assert.Equal(Severity.Warning, violation.Severity));
        Assert.True(XNode.DeepEquals(XElement.Parse(Xml), XElement.Parse(TpmDevice.Parse(Xml).ToString())));
    }

    [Fact]
    public void Unknown_content_makes_a_difference()
        => Assert.NotEqual(TpmDevice.Parse(Small), TpmDevice.Parse("<tpm x='1'><backend type='emulator'/></tpm>"));
}
