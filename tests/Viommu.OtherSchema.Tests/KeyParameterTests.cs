using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>Options whose keys have parameters.</summary>
public class KeyParameterTests
{
    [Fact]
    public void They_are_maps_in_the_order_of_their_keys()
    {
        TpmOptions options = Requests.Flavor("hw:tpm_pcrs.10=7", "hw:tpm_pcrs.2=0-3", "hw:tpm_quota:SIGN=3", "hw:tpm_quota_b:SIGN=1", "hw:tpm_quota:READ=9", "hw:tpm_bank_count=11").Options;
        Assert.Equal([new(2, NumberSet.Parse("0-3")), new(10, NumberSet.Parse("7"))], options.Pcrs!);
        Assert.Equal("0-3", options.Pcrs![2].ToString());
        Assert.Equal("2,10", options.Pcrs.Keys.ToString());
        Assert.Equal([new(":SIGN", 3), new("_b:SIGN", 1)], options.Quotas!);
        // What has an option of its own is no entry of a map.
        Assert.Equal(9, options.ReadQuota);
    }

    [Fact]
    public void They_come_back()
    {
        TpmOptions options = Requests.Flavor("hw:tpm_pcrs.10=7", "hw:tpm_pcrs.2=0-3", "hw:tpm_quota1:SIGN=3", "hw:tpm_bank_count=11", "hw:tpm_bank_size=8").Options;
        IReadOnlyDictionary<string, string> written = options.ToExtraSpecs();
        Assert.Equal(("7", "0-3", "3"), (written["hw:tpm_pcrs.10"], written["hw:tpm_pcrs.2"], written["hw:tpm_quota1:SIGN"]));
        Assert.Equal("7", options.ToImageProperties()["hw_tpm_pcrs_10"]);
        Assert.Equal(options, TpmOptions.Parse(written, options.ToImageProperties()));
        string json = JsonSerializer.Serialize(options);
        Assert.Contains("\"Pcrs\":{\"2\":\"0-3\",\"10\":\"7\"}", json, StringComparison.Ordinal);
        Assert.Equal(options, JsonSerializer.Deserialize<TpmOptions>(json));
    }

    [Theory]
    [InlineData("""{"Pcrs":{"2":"0-3","2":"7"}}""")]
    [InlineData("""{"Pcrs":{"02":"0-3"}}""")]
    [InlineData("""{"Pcrs":{"2":"3-0"}}""")]
    public void What_is_no_map_in_JSON_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TpmOptions>(json));

    [Fact]
    public void Keys_are_made_of_their_parameters()
        => Assert.Equal(("hw:tpm_pcrs.3", "hw_tpm_pcrs_3", "hw:tpm_quota2:SIGN"), (TpmExtraSpecs.Pcrs(3), TpmImageProperties.Pcrs(3), TpmExtraSpecs.Quotas("2", "SIGN")));

    [Theory]
    [InlineData("PcrsOverlap: Banks share registers: 5 are named, and 4 there are.", "hw:tpm_pcrs.0=0-2", "hw:tpm_pcrs.1=2-3")]
    [InlineData("", "hw:tpm_pcrs.0=0-2", "hw:tpm_pcrs.1=3")]
    [InlineData("PcrsNeedBanks: There are 2 banks, and registers of '0,2' are asked for.", "hw:tpm_pcrs.0=0", "hw:tpm_pcrs.2=3", "hw:tpm_bank_count=2")]
    [InlineData("QuotasAreLimited: The quotas are 1501 together, for 2 commands.", "hw:tpm_quota:A=1000", "hw:tpm_quota:B=501")]
    [InlineData("QuotasValue: hw:tpm_quota:A is '0', which is not allowed; allowed values: a whole number from 1 to 1000.", "hw:tpm_quota:A=0", "hw:tpm_quota:B=501")]
    [InlineData("PcrsValue: hw:tpm_pcrs.1 is empty; allowed values: whole numbers and ranges with commas between them, such as 0-3,8, with ^ before a number that is not meant, up to 4095. Give it a value, or remove the key.", "hw:tpm_pcrs.1=")]
    // In a closed namespace, a parameter out of its range is a key that no one knows.
    [InlineData("TpmUnknownKey: hw:tpm_pcrs.16 is no key of hw:tpm_; did you mean 'hw:tpm_pcrs.{bank:0..15}'? Correct the key, or remove it.", "hw:tpm_pcrs.16=1")]
    [InlineData("TpmUnknownKey: hw:tpm_prcs.1 is no key of hw:tpm_; did you mean 'hw:tpm_pcrs.1'? Correct the key, or remove it.", "hw:tpm_prcs.1=1")]
    public void Rules_and_messages_name_them(string violation, params string[] flavor)
        => Assert.Equal(violation, string.Join('\n', Requests.Flavor(flavor).Violations.Select(it => $"{it.Rule}: {it.Message}")));

    [Fact]
    public void One_side_counts_and_both_must_agree()
    {
        Assert.Equal("1", TpmOptions.Read(Requests.Nothing, Requests.Map("hw_tpm_pcrs_0=1")).Options.Pcrs![0].ToString());
        Assert.Empty(TpmOptions.Read(Requests.Map("hw:tpm_pcrs.0=1"), Requests.Map("hw_tpm_pcrs_0=1")).Violations);
        Assert.Equal("The flavor says hw:tpm_pcrs.{bank}, and the image something else with hw_tpm_pcrs_{bank}: where both say it, they must say the same. Change one, or remove it.",
            Assert.Single(TpmOptions.Read(Requests.Map("hw:tpm_pcrs.0=1"), Requests.Map("hw_tpm_pcrs_1=1")).Violations).Message);
    }

    [Fact]
    public void A_map_that_ignores_case_has_them_in_any_case()
    {
        var map = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["HW:TPM_PCRS.1"] = "3" };
        Assert.Equal("3", TpmOptions.Read(map, Requests.Nothing).Options.Pcrs![1].ToString());
        Assert.Null(TpmOptions.Read(new Dictionary<string, string>(map), Requests.Nothing).Options.Pcrs);
    }

    [Fact]
    public void A_map_is_enumerated_once()
    {
        var map = new CountingMap(Requests.Map("hw:tpm_pcrs.1=3", "hw:tpm_quota:A=1", "hw:tpm_typo=1"));
        Assert.Equal(["TpmUnknownKey"], TpmOptions.Read(map, Requests.Nothing).Violations.Rules());
        Assert.Equal(1, map.Enumerations);
    }

    [Fact]
    public void A_key_is_there_once_in_a_map_that_is_made()
        => Assert.Throws<ArgumentException>(() => new NumberMap<int>([new(1, 2), new(1, 3)]));

    private sealed class CountingMap(Dictionary<string, string> map) : IReadOnlyDictionary<string, string>
    {
        public int Enumerations { get; private set; }

        public int Count => map.Count;

        public IEnumerable<string> Keys => throw new NotSupportedException();

        public IEnumerable<string> Values => throw new NotSupportedException();

        public string this[string key] => map[key];

        public bool ContainsKey(string key) => map.ContainsKey(key);

        public bool TryGetValue(string key, out string value) => map.TryGetValue(key, out value!);

        public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
        {
            Enumerations++;
            return map.GetEnumerator();
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
