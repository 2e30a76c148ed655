using System;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Runtime;

namespace Viommu.Gen.Tests.Schema;

/// <summary>Keys with parameters: what they may look like, and which keys they are.</summary>
public class KeyParameterTests
{
    [Theory]
    [InlineData("a:cpus.{node:0..127}", "a:cpus.0", "0")]
    [InlineData("a:cpus.{node:0..127}", "a:cpus.127", "127")]
    [InlineData("a:cpus.{node:0..127}", "a:cpus.128", null)]
    [InlineData("a:cpus.{node:0..127}", "a:cpus.01", null)]
    [InlineData("a:cpus.{node:0..127}", "a:cpus.-1", null)]
    [InlineData("a:cpus.{node:0..127}", "a:cpus.", null)]
    [InlineData("a:cpus.{node:0..127}", "a:cpus.1.2", null)]
    [InlineData("a:cpus.{node:0..127}", "a:cpus.x", null)]
    [InlineData("a:cpus.{node:0..127}", "A:cpus.1", null)]
    [InlineData("a:cpus.{node:0..127}", "a:cpus.99999999999999999999", null)]
    [InlineData("a{group?}:{name}", "a:b", ":b")]
    [InlineData("a{group?}:{name}", "a1:b", "1:b")]
    [InlineData("a{group?}:{name}", "a_g-1:b:c d", null)]
    [InlineData("a{group?}:{name}", "a_g-1:b:c", "_g-1:b:c")]
    [InlineData("a{group?}:{name}", "a:", null)]
    [InlineData("a{group?}:{name}", "a1", null)]
    [InlineData("a:{name}:b", "a:x:b", "x")]
    [InlineData("a:{name}:b", "a::b", null)]
    [InlineData("a:{name}:b", "a:x:c", null)]
    public void A_key_matches_by_its_parameters(string pattern, string key, string? parameters)
    {
        var own = new KeyPattern(pattern);
        Assert.Equal(parameters, own.Match(key));
        if (parameters is not null)
            Assert.Equal(key, own.Format(parameters));
    }

    [Fact]
    public void A_parameter_has_at_most_64_characters_where_something_follows()
    {
        var pattern = new KeyPattern("a:{name}:b");
        Assert.NotNull(pattern.Match($"a:{new string('x', 64)}:b"));
        Assert.Null(pattern.Match($"a:{new string('x', 65)}:b"));
    }

    [Theory]
    [InlineData("t:x.{n}")]
    [InlineData("t:x.{node:0..9}")]
    [InlineData("t{group?}:{name}")]
    [InlineData("t:{a}:{b}:{c}")]
    public void These_are_keys(string key) => Check.Accepts(Options($"<option name='X' extra-spec='{key}' type='int'/>"));

    [Theory]
    [InlineData("t:x.[|{|]", "ends with a brace")]
    [InlineData("t:x.[|{n|]", "ends with a brace")]
    [InlineData("t:x.[|{}|]", "is a name")]
    [InlineData("t:x.[|{N}|]", "is a name")]
    [InlineData("t:x.[|{n??}|]", "is a name")]
    [InlineData("t:x.[|{n:1..}|]", "the numbers that it may be")]
    [InlineData("t:x.[|{n:2..1}|]", "the numbers that it may be")]
    [InlineData("t:x.[|{n:a..b}|]", "the numbers that it may be")]
    [InlineData("t:{a}[|b|]", "ends at a sign")]
    [InlineData("t:{a}[|{|]b}", "ends at a sign")]
    [InlineData("[|{a}:b|]", "begins with a text")]
    [InlineData("t:{a}:[|{a}|]", "a parameter 'a' already")]
    public void What_is_wrong_in_a_key_is_reported_there(string key, string says) => Check.Reports("VIO0003", Options($"<option name='X' extra-spec='{key}' type='int'/>"), says);

    [Theory]
    [InlineData("<option name='X' extra-spec='t:x.{n}' image-property='[|t_x|]' type='int'/>", "a map is one on both sides")]
    [InlineData("<option name='X' extra-spec='t:x.{n:0..9}' image-property='[|t_x_{n}|]' type='int'/>", "of one kind")]
    [InlineData("<option name='X' extra-spec='t:x.{n}' type='int' [|default|]='1'/>", "has no default")]
    [InlineData("<option name='X' extra-spec='t:x.{n}' image-property='t_x_{n}' type='Flag' merge='[|any-true|]'/>", "is merged as a whole")]
    public void A_map_is_one_on_both_sides_and_has_no_default(string option, string says) => Check.Reports("VIO0002", Options(option), says);

    [Theory]
    [InlineData("t:cup.{cup:0..9}", "t:cup.{mug:0..9}")]
    [InlineData("t:cup.{cup:0..9}", "t:cup.{mug:2..4}")]
    [InlineData("t:syrup:{name}", "t:syrup:{other}")]
    [InlineData("t:{kind}:{name}", "t:syrup:{name}")]
    [InlineData("t{group?}:{name}", "t:{name}")]
    [InlineData("t:{name}", "t:cup.{cup:0..9}")]
    public void A_key_that_another_one_hides_is_reported(string first, string second)
    {
        Check.Reports("VIO0005", Options($"<option name='X' extra-spec='{first}' type='int'/><option name='Y' extra-spec='[|{second}|]' type='int'/>"), "no key is left for 'Y'", "of 'X'");
        Check.Reports("VIO0005", Options($"<option name='X' image-property='{first}' type='int'/><option name='Y' image-property='[|{second}|]' type='int'/>"), "no key is left for 'Y'");
    }

    [Theory]
    [InlineData("t:cup.{mug:2..4}", "t:cup.{cup:0..9}")]
    [InlineData("t:cup.{cup:0..9}", "t:cup.{mug:5..20}")]
    [InlineData("t:syrup:{name}", "t:{kind}:{name}")]
    [InlineData("t:{name}", "t{group?}:{name}")]
    [InlineData("t:a.{name}", "t:b.{name}")]
    public void One_that_is_narrower_may_stand_before(string first, string second)
        => Check.Accepts(Options($"<option name='X' extra-spec='{first}' type='int'/><option name='Y' extra-spec='{second}' type='int'/>"));

    [Theory]
    [InlineData("{ X.[|Maximum|]: 1 }", "there is Count, Keys, Values")]
    [InlineData("{ X.Keys.[|Sum2|]: 1 }", "did you mean 'Sum'?")]
    [InlineData("{ X.[|Sum|]: 1 }", "there is Count, Keys, Values")]
    public void What_a_map_does_not_have_is_reported_with_what_it_has(string condition, string says)
        => Check.Reports("VIO0004", Options("<option name='X' extra-spec='t:x.{n:0..9}' type='int'/>").Replace("</feature>", $"<warn id='W' when='{condition}'>It is so.</warn></feature>", StringComparison.Ordinal), says);

    [Fact]
    public void A_closing_brace_in_a_key_is_a_character_like_others() => Check.Accepts(Options("<option name='X' extra-spec='t:x}' type='int'/>"));

    [Theory]
    [InlineData("{ X: null }")]
    [InlineData("{ X.Count: 2, X.Keys.Max: 3 }")]
    [InlineData("{ X: { Values.Sum: 4, Keys: { Min: 0 } } }")]
    [InlineData("{ Y.Keys.Count: 2, Y.Values.Union.Count: 3, Y.Values.Sum: 3 }")]
    public void Conditions_ask_for_keys_and_values(string condition) => Check.Accepts(Options(Maps) .Replace("</feature>", $"<warn id='W' when='{condition}'>It is so.</warn></feature>", StringComparison.Ordinal));

    [Theory]
    [InlineData("VIO0004", "{ X.[|Max|]: 1 }", "no member")]
    [InlineData("VIO0004", "{ X.Values.[|Union|]: null }", "no member")]
    [InlineData("VIO0004", "{ Z.[|Values|]: null }", "no member")]
    [InlineData("VIO0007", "{ X: [|1|] }", "its members Count, Keys and Values")]
    public void Anything_else_is_reported(string id, string condition, string says)
        => Check.Reports(id, Options(Maps).Replace("</feature>", $"<warn id='W' when='{condition}'>It is so.</warn></feature>", StringComparison.Ordinal), says);

    private const string Maps = """
        <option name='X' extra-spec='t:x.{n:0..9}' image-property='t_x_{n:0..9}' type='int'/><option name='Y' extra-spec='t:y.{n}' type='Set'/><option name='Z' extra-spec='t:z.{n}' type='text'/>
        """;

    private static string Options(string options)
        => SchemaSource.Feature($"<flag name='Flag' true='a' false='b'/><number-set name='Set'/><options name='Request'>{options}</options>");
}
