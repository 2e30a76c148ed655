using System.Linq;
using Acme.Tpm;
using CsCheck;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>Lists and sets that are made in code: what is not reported is read back from what is written of it.</summary>
public class MadeListTests
{
    [Fact]
    public void An_item_with_a_separator_in_it_is_reported()
        => Assert.Equal(
            "hw:tpm_hashes or hw_tpm_hashes would be written as 'sha1/sha256', which is not the same when it is read; allowed values: texts with '/' between them; no item is empty.",
            new TpmOptions { Hashes = ["sha1/sha256"] }.Validate().Of("HashesRange").Message);

    [Fact]
    public void An_empty_list_has_no_text()
        => Assert.StartsWith("hw:tpm_hashes or hw_tpm_hashes is empty; ", new TpmOptions { Hashes = [] }.Validate().Of("HashesRange").Message, System.StringComparison.Ordinal);

    [Fact]
    public void A_set_has_the_numbers_of_its_type()
    {
        Assert.Equal(
            "hw:tpm_localities would be written as '3-5', which is not the same when it is read; allowed values: whole numbers and ranges with commas between them, such as 0-3,8, up to 4.",
            new TpmOptions { Localities = NumberSet.Parse("3-5") }.Validate().Of("LocalitiesRange").Message);
        Assert.DoesNotContain("LocalitiesRange", new TpmOptions { Localities = NumberSet.Parse("0-4") }.Validate().Rules());
    }

    [Fact]
    public void What_is_not_reported_is_read_back()
        => Gen.Select(Gen.String[Gen.Char["ab/: ,"], 0, 3].Array[0, 3], Gen.Long[-3, 1002].Array[0, 3], Gen.Select(Gen.String[Gen.Char["k:, "], 0, 2], Gen.Long[-1, 3]).Array[0, 3])
            .Sample((hashes, waits, prepared) =>
            {
                var made = new TpmOptions { Hashes = [.. hashes], Waits = [.. waits], Prepared = [.. prepared.Select(item => new NamedCount(item.Item1, item.Item2))] };
                string[] reported = [.. made.Validate().Rules()];
                TpmOptions read = TpmOptions.Read(made.ToExtraSpecs(), new System.Collections.Generic.Dictionary<string, string>()).Options;
                Assert.Equal(made.Hashes.Equals(read.Hashes), !reported.Contains("HashesRange"));
                Assert.Equal(made.Waits.Equals(read.Waits), !reported.Contains("WaitsRange"));
                Assert.Equal(made.Prepared.Equals(read.Prepared), !reported.Contains("PreparedRange"));
            });
}
