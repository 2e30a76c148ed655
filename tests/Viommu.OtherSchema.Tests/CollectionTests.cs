using System.Linq;
using System.Text.Json;
using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>Options that are sets or lists.</summary>
public class CollectionTests
{
    [Fact]
    public void They_are_read_and_written()
    {
        TpmOptions options = Requests.Flavor("hw:tpm_sealed=7,0-3", "hw:tpm_localities=0,4", "hw:tpm_hashes=sha256/sha1", "hw:tpm_waits=0,250", "hw:tpm_prepared=rsa:2 , ab:1", "hw:tpm_bank_count=2").Options;
        Assert.Equal("0-3,7", options.Sealed!.ToString());
        Assert.Equal(["sha256", "sha1"], options.Hashes!);
        Assert.Equal([0, 250], options.Waits!);
        Assert.Equal([new NamedCount("rsa", 2), new NamedCount("ab", 1)], options.Prepared!);
        var written = options.ToExtraSpecs();
        Assert.Equal(("0-3,7", "0,4", "sha256/sha1", "0,250", "rsa:2,ab:1"),
            (written["hw:tpm_sealed"], written["hw:tpm_localities"], written["hw:tpm_hashes"], written["hw:tpm_waits"], written["hw:tpm_prepared"]));
        Assert.Equal(options, TpmOptions.Parse(written, options.ToImageProperties()));
        Assert.Equal(options, JsonSerializer.Deserialize<TpmOptions>(JsonSerializer.Serialize(options)));
    }

    [Theory]
    [InlineData("", "hw:tpm_sealed=0-23")]
    [InlineData("SealedIsInTheBank: A bank has 24 registers, and the state is sealed to '0,24'.", "hw:tpm_sealed=0,24")]
    [InlineData("", "hw:tpm_sealed=0,24", "hw:tpm_bank_size=25")]
    // All but one of those that a bank has.
    [InlineData("", "hw:tpm_sealed=^0")]
    [InlineData("SealedToAll: The state is sealed to all 24 registers of a bank.", "hw:tpm_sealed=^30", "hw:tpm_retries=1")]
    [InlineData("HashesNeedBanks: There are 1 banks for 'sha1, sha256'.", "hw:tpm_hashes=sha1/sha256", "hw:tpm_bank_count=1")]
    [InlineData("", "hw:tpm_waits=-1")]
    [InlineData("WaitsAreLong: '-1, 5' ms are 4 together.", "hw:tpm_waits=-1,5")]
    [InlineData("WaitsAreLong: '1000, 501' ms are 1501 together.", "hw:tpm_waits=1000,501")]
    [InlineData("TooManyKeys: 'a:5, b:3' are more than seven.", "hw:tpm_prepared=a:5,b:3")]
    [InlineData("TooManyKeys: 'a:9223372036854775807, b:1' are more than seven.", "hw:tpm_prepared=a:9223372036854775807,b:1")]
    public void Rules_ask_for_their_numbers(string violation, params string[] flavor)
        => Assert.Equal(violation, string.Join('\n', Requests.Flavor(flavor).Violations.Where(it => it.Rule != "SealedToAll" || flavor.Contains("hw:tpm_retries=1")).Select(it => $"{it.Rule}: {it.Message}")));

    [Theory]
    [InlineData("hw:tpm_sealed=3-1", "hw:tpm_sealed is '3-1', which is not allowed; allowed values: whole numbers and ranges with commas between them, such as 0-3,8, with ^ before a number that is not meant, up to 4095.")]
    [InlineData("hw:tpm_localities=^1", "hw:tpm_localities is '^1', which is not allowed; allowed values: whole numbers and ranges with commas between them, such as 0-3,8, up to 4.")]
    [InlineData("hw:tpm_hashes=a//b", "hw:tpm_hashes is 'a//b', which is not allowed; allowed values: texts with '/' between them; no item is empty.")]
    [InlineData("hw:tpm_waits=1,2000", "hw:tpm_waits is '1,2000', which is not allowed; allowed values: numbers with ',' between them, each a whole number from -1 to 1000; no item is empty.")]
    [InlineData("hw:tpm_prepared=a", "hw:tpm_prepared is 'a', which is not allowed; allowed values: texts with a count behind each, such as a:1,b:2; no item is empty.")]
    public void What_is_wrong_says_what_is_allowed(string entry, string message) => Assert.Equal(message, Assert.Single(Requests.Flavor(entry).Violations).Message);

    [Fact]
    public void Both_sides_agree_where_the_sets_are_the_same()
    {
        Assert.Empty(Read("hw:tpm_sealed=0-2", "hw_tpm_sealed=2,1,0").Violations);
        Assert.Equal("The flavor's hw:tpm_sealed is '0-2', and the image's hw_tpm_sealed is '0-1': where both say it, they must say the same. Change one, or remove it.",
            Assert.Single(Read("hw:tpm_sealed=0-2", "hw_tpm_sealed=0-1").Violations).Message);
    }

    private static TpmRead Read(string flavor, string image) => TpmOptions.Read(Requests.Map(flavor), Requests.Map(image));
}
