using System.Linq;
using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>Child elements that have one attribute or one text and nothing else: it is a property of the element around them.</summary>
public class OnlyValueTests
{
    private const string Flush = "<flush state='on'/>";

    [Theory]
    [InlineData("")]
    [InlineData("<room size='64'/><template name='local:x'/><level n='3'/><keep>7</keep><title>a &amp; b</title><share>-0.5</share><of>2.0</of><bell/>")]
    public void They_are_read_and_written(string content)
    {
        string xml = Journal(Flush + content);
        Assert.Empty(TpmDevice.Read(xml).Violations);
        Assert.Equal(xml, TpmDevice.Parse(xml).ToString());
    }

    [Fact]
    public void Their_values_have_types()
        => Assert.Equal(
            new TpmJournal { Flush = true, Room = StateSize.FromKiB(64), Template = "local:y", Level = 3, Keep = 7, Title = "t", Share = 0.25m, Of = TpmVersion.V20 },
            Only(Journal(Flush + "<room size='64KiB'/><template name='local:y'/><level n='3'/><keep> 7 </keep><title>t</title><share>0.25</share><of>TWO</of>")));

    [Theory]
    [InlineData("<level n='10'/>", "TpmJournalLevelValue", "level/@n is '10', which can't be read (line 1); allowed values: a whole number from 0 to 9.")]
    [InlineData("<keep>x</keep>", "TpmJournalKeepValue", "journal/keep is 'x', which can't be read (line 1); allowed values: a whole number from 1 to 99.")]
    [InlineData("<room size='3 cups'/>", "TpmJournalRoomValue", null)]
    [InlineData("<level/>", "TpmJournalLevelRequired", "journal/level has no attribute 'n' (line 1): add it.")]
    [InlineData("<keep/>", "TpmJournalKeepRequired", "journal/keep has no text (line 1): add it.")]
    [InlineData("<keep> </keep>", "TpmJournalKeepRequired", null)]
    [InlineData("<level n='1' x='2'/>", "TpmJournalLevelContent", "level/@x is not known (line 1), and is dropped: remove it.")]
    [InlineData("<level n='1'><a/></level>", "TpmJournalLevelContent", "level/a is not known (line 1), and is dropped: remove it.")]
    [InlineData("<level n='1'>a</level>", "TpmJournalLevelContent", "the text of level is not known (line 1), and is dropped: remove it.")]
    [InlineData("<keep n='1'>2</keep>", "TpmJournalKeepContent", "keep/@n is not known (line 1), and is dropped: remove it.")]
    [InlineData("<keep><a/>2</keep>", "TpmJournalKeepContent", "keep/a is not known (line 1), and is dropped: remove it.")]
    [InlineData("<level n='1'/><level n='2'/>", "TpmJournalLevelRepeated", "journal/level appears a second time (line 1): remove one.")]
    [InlineData("<level n='1'/><level x='2'/>", "TpmJournalLevelRepeated", null)]
    [InlineData("<level m='1' n='x'/>", "TpmJournalLevelContent TpmJournalLevelValue", null)]
    public void What_is_wrong_in_them_is_told(string content, string rules, string? message)
    {
        Violations violations = TpmDevice.Read(Journal(Flush + content)).Violations;
        Assert.Equal(rules, string.Join(' ', violations.Rules()));
        if (message is not null)
            Assert.Equal(message, violations.Single().Message);
    }

    [Fact]
    public void One_that_is_required_is_missed()
    {
        Assert.Equal("backend/journal has no element <flush> (line 1): add it.", TpmDevice.Read(Journal("<bell/>")).Violations.Of("TpmJournalFlushRequired").Message);
        Assert.Equal("journal/flush has no attribute 'state' (line 1): add it.", TpmDevice.Read(Journal("<flush/>")).Violations.Of("TpmJournalFlushRequired").Message);
    }

    // Where any text is a value, no text is no value.
    [Theory]
    [InlineData("<title/>")]
    [InlineData("<title> </title>")]
    public void An_empty_text_is_none(string title)
    {
        Assert.Empty(TpmDevice.Read(Journal(Flush + title)).Violations);
        Assert.Null(Only(Journal(Flush + title)).Title);
        Assert.Null(Only(new TpmDevice { Backend = new TpmBackend { Type = BackendType.Emulator, Journal = new TpmJournal { Flush = true, Title = "" } } }.ToString()!).Title);
    }

    [Fact]
    public void Comments_and_declarations_are_no_content()
        => Assert.Empty(TpmDevice.Read(Journal("<flush xmlns:a='urn:a' state='on'><!-- now --> </flush><keep><!-- some -->7</keep>")).Violations);

    [Fact]
    public void One_that_means_the_same_as_none_is_not_written()
        => Assert.Equal(Journal(Flush), TpmDevice.Parse(Journal(Flush + "<level n='0'/>")).ToString());

    [Fact]
    public void Rules_and_versions_see_them()
    {
        static string[] Rules(TpmJournal journal, ComponentVersion libvirt)
            => new TpmDevice { Backend = new TpmBackend { Type = BackendType.Emulator, Version = TpmVersion.V20, Journal = journal } }.Validate(Requests.GoodHost with { Libvirt = libvirt }).Violations.Rules();
        Assert.Equal(["JournalIsShort"], Rules(new TpmJournal { Flush = true, Keep = 2 }, new(10, 0)));
        Assert.Empty(Rules(new TpmJournal { Flush = true, Keep = 2, Level = 1 }, new(10, 0)));
        Assert.Equal(["TpmJournalLevelSinceLibvirt"], Rules(new TpmJournal { Flush = true, Level = 1 }, new(8, 9)));
        Assert.Equal(["TpmJournalKeepRange"], Rules(new TpmJournal { Flush = true, Keep = 100 }, new(10, 0)));
    }

    [Theory]
    [InlineData("null", "JournalIsPlain")]
    [InlineData("default-v1", "")]
    public void One_of_an_open_type_that_means_the_same_as_none_is_none(string profile, string rule)
    {
        TpmPlan plan = TpmPlan.Create(TpmOptions.Read(Requests.Map("hw:tpm_model=tis", "hw:tpm_audited=yes", "hw:tpm_audit_log=here", "hw:tpm_retries=8", "hw:tpm_profile=" + profile), Requests.Map("hw_tpm_audit_log=here")), Requests.GoodHost);
        Assert.Equal(rule, string.Join(' ', plan.Violations.Rules().Where(id => id == "JournalIsPlain")));
    }

    [Fact]
    public void A_plan_sets_them()
    {
        TpmPlan plan = TpmPlan.Create(TpmOptions.Read(Requests.Map("hw:tpm_model=tis", "hw:tpm_audited=yes", "hw:tpm_audit_log=here", "hw:tpm_niceness=-4", "hw:tpm_state_size=512"), Requests.Map("hw_tpm_audit_log=here")), Requests.GoodHost);
        Assert.Equal(["TpmBackendVersionSinceLibvirt"], plan.Violations.Rules());
        Assert.Equal("<journal><flush state='on'/><room size='512'/><level n='3'/><keep>3</keep><title>here</title></journal>", plan.Device!.Backend.Journal!.ToString());
        Assert.Null(Requests.Plan(Requests.GoodHost, "hw:tpm_model=tis").Device!.Backend.Journal);
    }

    private static string Journal(string content) => $"<tpm><backend type='emulator'><journal>{content}</journal></backend></tpm>";

    private static TpmJournal Only(string xml) => TpmDevice.Parse(xml).Backend.Journal!;
}
