using System;
using System.Linq;
using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>Elements that the plan makes several of.</summary>
public class RepeatTests
{
    [Fact]
    public void There_is_one_for_each_number_below_an_option()
    {
        Assert.Equal("<stock><door number='0' kind='x'/><door number='1' kind='x'/><door number='2' kind='x'/></stock>", Stock("hw:tpm_doors=3")!.ToString());
        Assert.Null(Stock("hw:tpm_doors=0"));
        Assert.Null(Stock());
    }

    [Fact]
    public void There_is_one_for_each_key_of_a_map_with_what_other_maps_have_there()
        => Assert.Equal("<stock><weight command='READ' of='0.5'/><weight command='WRITE' of='1' cost='7' costs='7'/></stock>",
            Stock("hw:tpm_weight.WRITE=1.0", "hw:tpm_weight.READ=0.50", "hw:tpm_price_of.WRITE=7", "hw:tpm_price_of.OTHER=9")!.ToString());

    [Fact]
    public void There_is_one_for_each_item_of_a_list()
        => Assert.Equal("<hash rank='0' mode='on'><sealed state='on'/><fresh/>sha256</hash><hash rank='1' mode='on'><sealed state='on'/><fresh/>sha1</hash><key name='a' count='3'/><key name='b' count='1'/><wait ms='5'/><wait ms='7'/>",
            Items(Journal("hw:tpm_bank_count=2", "hw:tpm_hashes=sha256/sha1", "hw:tpm_prepared=a:3,b:1", "hw:tpm_waits=5,7")));

    [Fact]
    public void Sets_are_written_as_texts()
        => Assert.Equal("<bank id='0'><registers>0-3,7</registers><kept/></bank><bank id='11' place='1'><registers>9</registers><kept/></bank>",
            Items(Journal("hw:tpm_bank_count=16", "hw:tpm_bank_size=4", "hw:tpm_pcrs.11=9", "hw:tpm_pcrs.0=0-3,7")));

    [Fact]
    public void Rules_of_them_and_of_how_many_there_are_hold()
    {
        Assert.Contains("BankIsHigh", Plan("hw:tpm_bank_count=16", "hw:tpm_bank_size=4", "hw:tpm_pcrs.11=9").Violations.Rules());
        Assert.DoesNotContain("BankIsHigh", Plan("hw:tpm_bank_count=16", "hw:tpm_bank_size=4", "hw:tpm_pcrs.9=9").Violations.Rules());
        string[] four = ["hw:tpm_bank_count=16", "hw:tpm_bank_size=4", "hw:tpm_pcrs.0=0", "hw:tpm_pcrs.1=1", "hw:tpm_pcrs.2=2", "hw:tpm_pcrs.3=3"];
        Assert.Equal("4 banks are many.", Plan(four).Violations.Of("BanksAreMany").Message);
        Assert.DoesNotContain("BanksAreMany", Plan(four[..^1]).Violations.Rules());
    }

    [Fact]
    public void Rules_of_the_plan_ask_how_many_there_are()
    {
        Assert.Equal("5 doors for nothing.", Plan("hw:tpm_doors=5").Violations.Of("DoorsAreMany").Message);
        Assert.DoesNotContain("DoorsAreMany", Plan("hw:tpm_doors=5", "hw:tpm_weight.READ=1").Violations.Rules());
        Assert.DoesNotContain("DoorsAreMany", Plan("hw:tpm_doors=4").Violations.Rules());
        Assert.DoesNotContain("DoorsAreMany", Plan().Violations.Rules());
    }

    // A constant is left out where it is ignored or refused, as it is elsewhere.
    [Theory]
    [InlineData("9.4", "9.0", "<hash rank='0'><sealed state='on'/><fresh/>sha1</hash>")]
    [InlineData("9.5", "7.9", "<hash rank='0' mode='on'><sealed state='on'/>sha1</hash>")]
    public void What_a_host_does_not_take_is_left_out(string libvirt, string qemu, string hash)
    {
        TpmPlan plan = Plan(Requests.GoodHost with { Libvirt = ComponentVersion.Parse(libvirt), Qemu = ComponentVersion.Parse(qemu) }, "hw:tpm_bank_count=2", "hw:tpm_hashes=sha1");
        Assert.Equal(hash, Items(plan.Device!.Backend.Journal!));
        Assert.DoesNotContain(plan.Violations.Rules(), rule => rule.StartsWith("JournalHash", StringComparison.Ordinal));
    }

    // A rule of one of them that may reject one candidate and not another leaves the choice open.
    [Theory]
    [InlineData(null, false, "auto")]
    [InlineData("8.4", true, "tis")]
    [InlineData("8.5", true, "crb")]
    public void Rules_of_them_hold_a_choice_open(string? qemu, bool isDecided, string model)
    {
        TpmPlan plan = TpmPlan.Create(
            TpmOptions.Read(Requests.Map("hw:tpm_model=auto", "hw:tpm_audited=yes", "hw:tpm_audit_log=here", "hw:tpm_bank_count=4", "hw:tpm_hashes=a/b/c/d"), Requests.Map("hw_tpm_audit_log=here")),
            Requests.GoodHost with { Qemu = qemu is null ? null : ComponentVersion.Parse(qemu) });
        Assert.Equal((isDecided, model), (plan.IsDecided, plan.Options.Model.ToText()));
    }

    // What is made in code may have any number; its range is another rule's matter.
    [Theory]
    [InlineData(-1, 0)]
    [InlineData(8, 8)]
    [InlineData(int.MaxValue, 8)]
    public void No_more_are_made_than_can_be_asked_for(int doors, int made)
    {
        TpmPlan plan = TpmPlan.Create(new TpmOptions { Model = TpmModel.Tis, Doors = doors }, Requests.GoodHost);
        Assert.Equal(doors is < 0 or > 8, plan.Violations.Rules().Contains("DoorsRange"));
        if (plan.Device is { } device)
            Assert.Equal(made, device.Backend.Stock?.Doors.Count ?? 0);
    }

    private static TpmPlan Plan(params string[] flavor) => Plan(Requests.GoodHost, flavor);

    private static TpmPlan Plan(TpmHost host, params string[] flavor)
        => TpmPlan.Create(TpmOptions.Read(Requests.Map([.. flavor, "hw:tpm_model=tis", "hw:tpm_audited=yes", "hw:tpm_audit_log=here"]), Requests.Map("hw_tpm_audit_log=here")), host);

    private static TpmStock? Stock(params string[] flavor) => Plan(flavor).Device!.Backend.Stock;

    private static TpmJournal Journal(params string[] flavor) => Plan(flavor).Device!.Backend.Journal!;

    private static string Items(TpmJournal journal)
        => string.Concat(new SchemaElement[][] { [.. journal.Banks], [.. journal.Hashes], [.. journal.Keys], [.. journal.Waits] }.SelectMany(items => items).Select(item => item.ToString()));
}
