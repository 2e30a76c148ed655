using System.Linq;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>What a computed number may be made of.</summary>
public class LetTests
{
    private const string Members = """
        <quantity name="Weight" unit="G"><word name="Light" text="light"/></quantity>
        <options name="Request"><option name="Count" extra-spec="x:count" type="int"/><option name="Load" extra-spec="x:load" type="Weight"/><option name="Label" extra-spec="x:label" type="text"/></options>
        <platform name="Place"><fact name="Cores" type="int"/></platform>
        """;

    [Theory]
    [InlineData("Count + 1")]
    [InlineData("Cores % Count")]
    [InlineData("(Load * 1024 - -3) / Cores")]
    [InlineData("  Count  ")]
    [InlineData("12")]
    public void Numbers_and_operators(string value) => Check.Accepts(Schema($"<let name='Total' value='{value}'/>"));

    [Theory]
    [InlineData("3")]
    [InlineData("-3")]
    [InlineData("3 + 4")]
    public void A_number_alone_is_as_good_as_any(string value)
    {
        string schema = Schema($"""
            <let name="Total" value="{value}"/>
            <warn id="Shown" when="{'{'} Count: > Total {'}'}">{'{'}Count{'}'} is more than {'{'}Total{'}'}.</warn>
            <warn id="Asked" when="{'{'} Total: Count {'}'} or {'{'} Total: not (null or Cores) {'}'}">{'{'}Total{'}'}.</warn>
            <element name="e" type="Entry" path="/a" plan="Made"><attribute name="n" property="Number" type="int" set-from="Total"/></element>
            """).Replace("<fact name=\"Cores\" type=\"int\"/>", $"<fact name=\"Cores\" type=\"int\" min=\"-9\" from-min=\"{value}\"/>", System.StringComparison.Ordinal);
        Check.Accepts(schema);
        Assert.Empty(TestCompiler.Generate("", ("test.viommu.xml", schema)).Complaints());
    }

    [Fact]
    public void One_that_was_declared_before() => Check.Accepts(Schema("<let name='Half' value='Count / 2'/><let name='Total' value='Half * Half'/>"));

    [Theory]
    [InlineData("VIO0006", "Count +[||]", "Expected expression")]
    [InlineData("VIO0006", "Count [|&amp;|] 1", "not in the language")]
    [InlineData("VIO0006", "Count [|/|]/ 1", "comments")]
    [InlineData("VIO0004", "Count.[|Value|]", "no member 'Value' in Count")]
    [InlineData("VIO0006", "[|1.5|]", "members, whole numbers")]
    [InlineData("VIO0006", "[|f(Count)|]", "members, whole numbers")]
    [InlineData("VIO0006", "[|-Count|]", "members, whole numbers")]
    [InlineData("VIO0006", "[|Count|] 1", "Unexpected token")]
    [InlineData("VIO0004", "Count + [|Cuont|]", "did you mean 'Count'")]
    [InlineData("VIO0004", "[|Total|] + 1", "each sees those before it")]
    [InlineData("VIO0004", "[|Later|] + 1", "each sees those before it")]
    [InlineData("VIO0007", "Count + [|Label|]", "is a text, and no whole number")]
    public void Anything_else_is_reported_where_it_is(string id, string value, string says)
        => Check.Reports(id, Schema($"<let name='Total' value='{value}'/><let name='Later' value='1'/>"), says);

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Nesting_is_bounded(int depth, bool isAccepted)
        => Assert.Equal(isAccepted, Check.Analyze(("a.viommu.xml", Schema($"<let name='Total' value='{new string('(', depth)}1{new string(')', depth)}'/>"))).Count == 0);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void So_is_the_number_of_operators(int count, bool isAccepted)
        => Assert.Equal(isAccepted, Check.Analyze(("a.viommu.xml", Schema($"<let name='Total' value='1{string.Concat(Enumerable.Repeat("+1", count))}'/>"))).Count == 0);

    [Fact]
    public void A_name_is_taken_once() => Check.Reports("VIO0005", Schema("<let name='[|Count|]' value='1'/>"), "member");

    [Fact]
    public void What_is_wrong_there_is_not_reported_again_where_it_is_used()
        => Check.Reports("VIO0004", Schema("<let name='Total' value='[|Cuont|]'/><let name='Twice' value='Total * 2'/><warn id='W' when='{ Twice: 2 }'>Two {Total}.</warn>"));

    [Fact]
    public void Conditions_compare_it_as_a_number()
        => Check.Reports("VIO0007", Schema("<let name='Total' value='Count'/><warn id='W' when='{ Total: [|\"a\"|] }'>Text.</warn>"), "whole number");

    [Fact]
    public void A_comparison_may_still_be_pointless()
        => Check.Reports("VIO0008", Schema("<let name='Total' value='Count'/><warn id='W' when='[|{ Total: > 3 and &lt; 3 }|]'>Never.</warn>"), "never hold");

    private static string Schema(string lets) => SchemaSource.Feature(Members + lets);
}
