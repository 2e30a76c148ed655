using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>VIO0009: words that are kept for later.</summary>
public class NotSupportedTests
{
    private const string Id = "VIO0009";

    [Theory]
    [InlineData("extra-spec='t:cpus.[|{n}|]'")]
    [InlineData("image-property='t_cpus_[|{n}_more|]'")]
    [InlineData("extra-spec='t:&lt;[|{|]'")]
    public void A_key_with_parameters(string key) => Check.Reports(Id, Sample.With(options: $"<option name='X' {key} type='int'/>"), "one option for each key");

    [Fact]
    public void Both_keys_with_parameters()
        => Check.Reports(Id, Sample.With(options: "<option name='X' extra-spec='t:cpus.[|{n}|]' image-property='t_cpus.[|{n}|]' type='int'/>"), "one option for each key");

    [Fact]
    public void A_type_of_the_schema_may_have_the_name_in_pascal_case()
        => Check.Accepts(SchemaSource.Feature("""<flag name="List" true="a" false="b"/><options><option name="X" extra-spec="t:list" type="List"/></options>"""));

    [Fact]
    public void A_closing_brace_in_a_key_is_a_character_like_others() => Check.Accepts(Sample.With(options: "<option name='X' extra-spec='t:x}' type='int'/>"));
}
