using System.Threading.Tasks;
using Viommu.Gen.CodeFixes.Tests.Infrastructure;
using Viommu.Gen.CodeFixes.Editing;

namespace Viommu.Gen.CodeFixes.Tests;

public class ReplaceTextTests
{
    [Fact]
    public Task A_misspelt_key_becomes_the_nearest_one_in_every_file() => new FixTest<MisspeltKeyFix>("VIO1001")
        .File(
            "First.cs",
            """"
            class First
            {
                void M(Dictionary<string, string> map)
                {
                    map[{|VIO1001:"hw:viommu_modle"|}] = "intel";
                    map.Add(/* the key */ {|VIO1001:"""hw:locked_memry"""|} /* was raw */, "true");
                }
            }
            """",
            """"
            class First
            {
                void M(Dictionary<string, string> map)
                {
                    map["hw:viommu_model"] = "intel";
                    map.Add(/* the key */ """hw:locked_memory""" /* was raw */, "true");
                }
            }
            """")
        .File(
            "Second.cs",
            """class Second { object M() => new Dictionary<string, string> { [{|VIO1001:@"hw_locked_memry"|}] = "true" }; }""",
            """class Second { object M() => new Dictionary<string, string> { [@"hw_locked_memory"] = "true" }; }""")
        .CheckAsync();

    // Before, both are there; after, the second one would throw.
    [Theory]
    [InlineData("""class C { object M() { var d = new Dictionary<string, string>(); d.Add({|VIO1001:"hw:viommu_modle"|}, "intel"); d.Add("hw:viommu_model", "virtio"); return d; } }""")]
    [InlineData("""class C { object M() { var d = new Dictionary<string, string> { ["hw:viommu_model"] = "virtio" }; d.Add({|VIO1001:"hw:viommu_modle"|}, "intel"); return d; } }""")]
    [InlineData("""class C { object M() => ImmutableDictionary<string, string>.Empty.Add({|VIO1001:"hw:viommu_modle"|}, "intel").Add("hw:viommu_model", "virtio"); }""")]
    public Task No_key_is_added_twice(string code) => Fix.CheckAsync<MisspeltKeyFix>("VIO1001", code, code);

    [Fact]
    public Task No_trait_is_added_twice()
    {
        const string Code = """class C { readonly Dictionary<string, string> _both = new() { { {|VIO3002:"trait:COMPUTE_IOMMU_MODEL_INTEL"|}, "required" }, { "trait:COMPUTE_VIOMMU_MODEL_INTEL", "required" } }; }""";
        return Fix.CheckAsync<ReplaceTextFix>("VIO3002", Code, Code);
    }

    [Fact]
    public Task A_constant_that_another_file_uses_beside_what_it_would_become_is_left()
    {
        const string Names = """static class Names { public const string Intel = {|VIO3001:"COMPUTE_VIOMMU_MODEL_INTLE"|}; public const string Right = "COMPUTE_VIOMMU_MODEL_INTEL"; }""";
        const string Uses = """class Uses { int Of(string trait) => trait switch { Names.Intel => 1, Names.Right => 2, _ => 3 }; }""";
        return new FixTest<ReplaceTextFix>("VIO3001").File("Names.cs", Names, Names).File("Uses.cs", Uses, Uses).CheckAsync();
    }

    [Fact]
    public Task A_misspelt_key_is_corrected_where_its_value_is_wrong_too() => Fix.CheckAsync<MisspeltKeyFix>(
        "VIO1001",
        """class C { object M() => new Dictionary<string, string> { [{|VIO1001:"hw:viommu_modle"|}] = "intle" }; }""",
        """class C { object M() => new Dictionary<string, string> { ["hw:viommu_model"] = "intle" }; }""");

    [Fact]
    public Task A_value_becomes_the_nearest_that_is_allowed() => Fix.CheckAsync<ReplaceTextFix>("VIO1002", Values, ValuesWith("intel", "2MiB"));

    [Fact]
    public Task Every_other_allowed_value_can_be_chosen() => Fix.CheckAsync<ChooseTextFix>(
        "VIO1002",
        """class C { object M() => new Dictionary<string, string> { ["hw:viommu_model"] = {|VIO1002:"intle"|} }; }""",
        """class C { object M() => new Dictionary<string, string> { ["hw:viommu_model"] = "none" }; }""",
        key: "Change to 'none'");

    [Fact]
    public Task A_key_of_the_other_side_is_swapped() => Fix.CheckAsync<ReplaceTextFix>(
        "VIO1003",
        """class C { object M(Dictionary<string, string> flavor) => Viommu.ViommuOptions.Read(flavor, new Dictionary<string, string> { ["hw_viommu_model"] = "auto", [{|VIO1003:"hw:mem_page_size"|}] = "any" }); }""",
        """class C { object M(Dictionary<string, string> flavor) => Viommu.ViommuOptions.Read(flavor, new Dictionary<string, string> { ["hw_viommu_model"] = "auto", ["hw_mem_page_size"] = "any" }); }""");

    [Fact]
    public Task A_former_key_becomes_the_one_of_today()
    {
        const string Schema = """
            <schema xmlns="urn:viommu-gen:schema:1">
              <feature name="Backup" namespace="Acme">
                <options>
                  <option name="Keep" extra-spec="backup:keep" image-property="backup_keep" type="int">
                    <alias image-property="copies" deprecated="since Acme 2"/>
                  </option>
                </options>
              </feature>
            </schema>
            """;
        return new FixTest<ReplaceTextFix>("VIO1007")
            .Schema("backup.viommu.xml", Schema, Schema)
            .File(
                "Consumer.cs",
                """class C { void M([Viommu.Runtime.ImageProperties] Dictionary<string, string> image) => image[{|VIO1007:"copies"|}] = "3"; void N([Viommu.Runtime.ImageProperties] Dictionary<string, string> image) => image.Add({|VIO1007:"copies"|}, "3"); }""",
                """class C { void M([Viommu.Runtime.ImageProperties] Dictionary<string, string> image) => image["backup_keep"] = "3"; void N([Viommu.Runtime.ImageProperties] Dictionary<string, string> image) => image.Add("backup_keep", "3"); }""")
            .CheckAsync();
    }

    [Fact]
    public Task A_trait_becomes_the_right_one() => Fix.CheckAsync<ReplaceTextFix>(
        "VIO3001 VIO3002",
        """
        class C
        {
            const string Unknown = {|VIO3001:"COMPUTE_VIOMMU_MODEL_INTLE"|};
            static ReadOnlySpan<byte> Former => {|VIO3002:"COMPUTE_IOMMU_MODEL_VIRTIO"u8|};
        }
        """,
        """
        class C
        {
            const string Unknown = "COMPUTE_VIOMMU_MODEL_INTEL";
            static ReadOnlySpan<byte> Former => "COMPUTE_VIOMMU_MODEL_VIRTIO"u8;
        }
        """);

    [Fact]
    public Task What_is_no_literal_is_left_to_its_author() => Fix.NoneAsync<MisspeltKeyFix>(
        "VIO1001",
        """
        class C
        {
            const string Key = "hw:viommu_modle";
            object M() => new Dictionary<string, string> { [{|VIO1001:Key|}] = "intel", [{|VIO1001:"hw:" + "lockd_memory"|}] = "true" };
        }
        """);

    [Theory]
    [InlineData("\"old\"", "a\"b\\", "\"a\\\"b\\\\\"")]
    [InlineData("@\"old\"", "a\"b\\", "@\"a\"\"b\\\"")]
    [InlineData("\"\"\"old\"\"\"", "a\"b\\", "\"\"\"a\"b\\\"\"\"")]
    [InlineData("\"\"\"old\"\"\"", "ends\"", "\"ends\\\"\"")]
    [InlineData("\"\"\"old\"\"\"", "", "\"\"")]
    [InlineData("\"\"\"old\"\"\"", "a\"\"\"b", "\"a\\\"\\\"\\\"b\"")]
    [InlineData("\"\"\"\"old\"\"\"\"u8", "a\"\"\"b", "\"\"\"\"a\"\"\"b\"\"\"\"u8")]
    [InlineData("\"\"\"\n    old\n    \"\"\"", "new", "\"\"\"\n    new\n    \"\"\"")]
    [InlineData("\"\"\"\r\n\told\r\n\t\"\"\"U8", "new", "\"\"\"\r\n\tnew\r\n\t\"\"\"U8")]
    public void A_literal_keeps_its_kind_where_the_text_can_be_written_so(string literal, string text, string expected)
        => Assert.Equal(expected, StringText.Like(literal, text));

    private const string Values =
        """
        class C
        {
            object M() => new Dictionary<string, string>
            {
                ["hw:viommu_model"] = {|VIO1002:"intle"|},
                ["hw:mem_page_size"] = {|VIO1002:"2M"|},
            };
        }
        """;

    private static string ValuesWith(string model, string size)
        => Values.Replace("{|VIO1002:\"intle\"|}", $"\"{model}\"", System.StringComparison.Ordinal).Replace("{|VIO1002:\"2M\"|}", $"\"{size}\"", System.StringComparison.Ordinal);
}
