namespace Viommu.Gen.Tests.Schema;

/// <summary>What further keys of options may be.</summary>
public class AliasTests
{
    [Theory]
    [InlineData("<option name='X' extra-spec='t:x' image-property='t_x' type='int'><alias extra-spec='x' image-property='x'/><alias image-property='y' deprecated=''/></option>")]
    [InlineData("<option name='X' extra-spec='t:x' type='int'><alias extra-spec='t_y'/></option><option name='Y' image-property='t_y' type='int'/>")]
    public void These_are_keys(string options) => Check.Accepts(Options(options));

    [Fact]
    public void One_has_a_key() => Check.Reports("VIO0002", Options("<option name='X' extra-spec='t:x' type='int'><[|alias|] deprecated='old'/></option>"), "has no key");

    [Theory]
    [InlineData("<option name='X' extra-spec='t:x' type='int'><alias image-property='[|x|]'/></option>", "the option has no image-property of its own")]
    [InlineData("<option name='X' extra-spec='t:x' type='int'><alias extra-spec='[|a b|]'/></option>", "has no white space")]
    [InlineData("<option name='X' extra-spec='t:x' type='int'><alias extra-spec='[|x.{n}|]'/></option>", "have no further keys")]
    [InlineData("<option name='X' extra-spec='t:x.{n}' type='int'><alias extra-spec='[|x|]'/></option>", "have no further keys")]
    [InlineData("<option name='X' extra-spec='t:x' type='int'><alias extra-spec='[|t:x|]'/></option>", "it is the key of an option")]
    [InlineData("<option name='X' extra-spec='t:x' type='int'><alias extra-spec='[|t:y|]'/></option><option name='Y' extra-spec='t:y' type='int'/>", "it is the key of an option")]
    public void These_are_not(string options, string message) => Check.Reports("VIO0003", Options(options), message);

    [Fact]
    public void A_key_is_one_options_only()
        => Check.Reports("VIO0005", Options("<option name='X' extra-spec='t:x' type='int'><alias extra-spec='x'/></option><option name='Y' extra-spec='t:y' type='int'><alias extra-spec='[|x|]'/></option>"), "key 'x'");

    private static string Options(string options) => $"<schema xmlns='urn:viommu-gen:schema:1'><feature name='T' namespace='T'><options>{options}</options></feature></schema>";
}
