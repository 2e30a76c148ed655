using System;
using System.Collections.Generic;
using System.Linq;
using Acme.Tpm;
using CsCheck;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>Maps that are made in code: what is not reported is read back from what is written of it.</summary>
public class MadeMapTests
{
    [Fact]
    public void A_key_or_a_value_that_would_not_be_read_is_reported()
    {
        NumberSet some = NumberSet.Parse("0-3"), none = new NumberMap<int>([]).Keys;
        Assert.Empty(new TpmOptions { Pcrs = new([new(2, some)]), Quotas = new([new(":SIGN", 3), new("_b:SIGN", 1)]), Weights = new([new("A", 0.50m)]), BankCount = 3 }.Validate());
        Assert.Equal(
            [
                "PcrsRange: 'hw:tpm_pcrs.-1' or 'hw_tpm_pcrs_-1' would be read as something else, or not at all; keys: hw:tpm_pcrs.{bank:0..15} or hw_tpm_pcrs_{bank:0..15}. Remove the entry.",
                "PcrsRange: 'hw:tpm_pcrs.16' or 'hw_tpm_pcrs_16' would be read as something else, or not at all; keys: hw:tpm_pcrs.{bank:0..15} or hw_tpm_pcrs_{bank:0..15}. Remove the entry.",
            ],
            Said(new TpmOptions { Pcrs = new([new(2, some), new(16, some), new(-1, some)]), BankCount = 99, BankSize = 4096 }));
        Assert.Equal(
            [
                "QuotasRange: hw:tpm_quota:A is '0', which is not allowed; allowed values: a whole number from 1 to 1000.",
                "QuotasRange: 'hw:tpm_quota:READ' would be read as something else, or not at all; keys: hw:tpm_quota{group?}:{command}. Remove the entry.",
                "QuotasRange: 'hw:tpm_quota:a b' would be read as something else, or not at all; keys: hw:tpm_quota{group?}:{command}. Remove the entry.",
                "QuotasRange: 'hw:tpm_quotaB' would be read as something else, or not at all; keys: hw:tpm_quota{group?}:{command}. Remove the entry.",
            ],
            Said(new TpmOptions { Quotas = new([new(":A", 0), new(":READ", 1), new(":a b", 1), new("B", 1), new(":C", 1)]) }));
        Assert.Equal(["WeightsRange: hw:tpm_weight.A is '1.01', which is not allowed; allowed values: a decimal number from 0 to 1."],
            Said(new TpmOptions { Weights = new([new("A", 1.01m)]) }));
        // A set of nothing is written as 0,^0.
        Assert.Empty(Said(new TpmOptions { Pcrs = new([new(2, none)]), BankCount = 3 }));
        Assert.Equal("hw:tpm_quota:A", Assert.Single(Assert.Single(new TpmOptions { Quotas = new([new(":A", 0)]) }.Validate()).Keys));

        static string[] Said(TpmOptions options) => [.. options.Validate().Where(it => it.Rule.EndsWith("Range", StringComparison.Ordinal)).Select(it => $"{it.Rule}: {it.Message}")];
    }

    [Fact]
    public void What_is_not_reported_is_read_back()
        => Gen.Select(
            Gen.Select(Gen.Long[-1, 17], Gen.Int[0, 3].Select(i => new[] { "0-3", "7", "5000", "^2" }[i])).Array[0, 3],
            Gen.Select(Gen.String[Gen.Char["_:aR /"], 0, 4], Gen.Int[0, 1001]).Array[0, 3],
            Gen.Select(Gen.String[Gen.Char["a-: "], 0, 3], Gen.Int[-1, 6].Select(i => i * 0.25m)).Array[0, 3])
            .Sample((pcrs, quotas, weights) =>
            {
                var made = new TpmOptions
                {
                    Pcrs = new(Once(pcrs.Select(entry => KeyValuePair.Create(entry.Item1, NumberSet.Parse(entry.Item2))))),
                    Quotas = new(Once(quotas.Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2)))),
                    Weights = new(Once(weights.Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2)))),
                };
                string[] reported = [.. made.Validate().Rules()];
                TpmOptions read = TpmOptions.Read(made.ToExtraSpecs(), new Dictionary<string, string>()).Options;
                // A map without entries has no keys, and nothing is read.
                Assert.Equal(made.Pcrs.Count == 0 || made.Pcrs.Equals(read.Pcrs), !reported.Contains("PcrsRange"));
                Assert.Equal(made.Quotas.Count == 0 || made.Quotas.Equals(read.Quotas), !reported.Contains("QuotasRange"));
                Assert.Equal(made.Weights.Count == 0 || made.Weights.Equals(read.Weights), !reported.Contains("WeightsRange"));
            });

    private static IEnumerable<KeyValuePair<TKey, TValue>> Once<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> entries) => entries.DistinctBy(entry => entry.Key);
}
