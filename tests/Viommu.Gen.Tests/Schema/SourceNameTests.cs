using System;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>Requests whose maps are no flavor and no image.</summary>
public class SourceNameTests
{
    private const string OneMap = """
        <flag name="Flag" true="yes" false="no"/>
        <options name="JobOptions" sources="job"><option name="Keep" extra-spec="job:keep" type="int" max="9"><alias extra-spec="job:copies"/></option><option name="Verify" extra-spec="job:verify" type="Flag"/></options>
        <reject id="OneIsNoBackup" when="{ Keep: 1, Verify: not true }">One copy that nobody reads may be broken: set {key:Verify}.</reject>
        """;

    private const string TwoMaps = """
        <options name="Request" sources="pod namespace"><option name="Size" extra-spec="pod-size" image-property="namespace-size" type="int" merge="must-agree"/></options>
        """;

    [Theory]
    [InlineData("sources='[|Pod|]'", "a letter in lower case")]
    [InlineData("sources='[|1st|]'", "a letter in lower case")]
    [InlineData("sources='pod [|my-namespace|]'", "letters and digits")]
    [InlineData("sources='pod [|pod|]'", "two names")]
    [InlineData("sources='pod [|options|]'", "a variable of this name")]
    [InlineData("sources='a b [|c|]'", "one or two")]
    public void A_name_becomes_a_parameter(string sources, string says)
        => Check.Reports("VIO0003", SchemaSource.Feature($"<options {sources}><option name='A' extra-spec='a' type='int'/></options>"), says);

    [Theory]
    [InlineData("<options sources='pod' [|image-properties|]='X'><option name='A' extra-spec='a' type='int'/></options>")]
    [InlineData("<options sources='pod'><option name='A' extra-spec='a' [|image-property|]='b' type='int'/></options>")]
    [InlineData("<options sources='pod'><option name='A' [|image-property|]='b' type='int'/></options>")]
    [InlineData("<options sources='pod'><option name='A' extra-spec='a' type='int'><alias extra-spec='c' [|image-property|]='b'/></option></options>")]
    public void One_map_has_no_keys_of_a_second_one(string options) => Check.Reports("VIO0002", SchemaSource.Feature(options), "'sources' names one");

    [Fact]
    public void Keywords_and_names_of_generated_code_are_fine()
    {
        foreach (string names in new[] { "namespace class", "flavor image", "extraSpecs imageProperties", "imageProperties extraSpecs", "findings unread", "value" })
            Check.Compiles(TestCompiler.Generate("", ("test.viommu.xml", SchemaSource.Feature($"<options name='Request' sources='{names}'><option name='A' extra-spec='a' type='int'/></options>"))));
    }

    [Fact]
    public void A_key_of_the_other_map_is_told_by_its_name() => AssertSays(
        "a key of the namespace, but this map holds the keys of the pod",
        """
        using Test;
        class C
        {
            object M() => Request.Read(pod: new Dictionary<string, string> { [{|VIO1003:"namespace-size"|}] = "3" }, @namespace: new Dictionary<string, string>());
        }
        """, "VIO1003");

    [Fact]
    public void Sides_that_differ_are_told_by_their_names() => AssertSays(
        "The pod's pod-size is 3, and the namespace's namespace-size is 4",
        """
        using Test;
        class C
        {
            object M() => Request.Read(new Dictionary<string, string> { [{|VIO2001:"pod-size"|}] = "3" }, new Dictionary<string, string> { ["namespace-size"] = "4" });
        }
        """, "VIO2001");

    [Fact]
    public void One_map_is_followed_to_where_it_is_read() => Consumer.Check(
        """
        using Test;
        class C
        {
            object M() => JobOptions.Read(new Dictionary<string, string> { [{|VIO2001:"job:keep"|}] = "1" });

            bool N() => JobOptions.TryParse(new Dictionary<string, string> { [{|VIO2001:"job:keep"|}] = "1", ["job:verify"] = "no" }, out _);

            object O() => JobOptions.Parse(new Dictionary<string, string> { ["job:keep"] = "2", ["job:verify"] = "no" });

            object P(Dictionary<string, string> job)
            {
                job["job:keep"] = "1";
                return JobOptions.Read(job);
            }
        }
        """, SchemaSource.Feature(OneMap), "VIO2");

    private static void AssertSays(string says, string marked, string id)
        => Assert.Contains(says, Assert.Single(Consumer.Check(marked, SchemaSource.Feature(TwoMaps), id)).GetMessage(null), StringComparison.Ordinal);
}
