using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Model;
using Viommu.Gen.Schema;

namespace Viommu.Gen.Tests.Schema;

/// <summary>Ids that rules had before.</summary>
public class FormerRuleTests
{
    private const string Reject = "<reject id='Now' formerly='Before Once' when='{ Tint: Red }'>Change it.</reject>";

    [Theory]
    [InlineData(Reject, "", "Before=Now Once=Now")]
    [InlineData("<warn id='Now' formerly='Before' when='{ Tint: Red }'>Change it.</warn>", "", "Before=Now")]
    [InlineData("<choose option='Hue' value='Green' candidates='Red' id='Now' formerly='Before'/>", "", "Before=Now")]
    [InlineData("<choose option='Hue' value='Green' candidates='Red' formerly='Before'/>", "", "Before=HueGreen")]
    [InlineData("", "<attribute name='a' type='int'><since fact='Host' version='2' id='Now' formerly='Before'/></attribute>", "Before=Now")]
    [InlineData("", "<attribute name='a' type='int'><until fact='Host' version='2' formerly='Before'/></attribute>", "Before=DeviceAUntilHost")]
    [InlineData("", "<reject id='Now' formerly='Before' when='{ Number: 1 }'>Change it.</reject>", "Before=Now")]
    public void A_rule_may_have_had_others(string feature, string element, string expected)
    {
        string schema = Sample.With(feature, element: element);
        Check.Accepts(schema);
        Assert.Equal(expected, string.Join(' ', FormerRules(schema).Select(rule => $"{rule.Id}={rule.Rule}")));
    }

    [Fact]
    public void Former_prefixes_of_traits_are_no_ids()
        => Assert.Empty(FormerRules(Sample.With("<traits name='Traits' for='Hue' prefix='T_' formerly='OLD_'/>")));

    [Fact]
    public void Most_rules_had_none() => Assert.Empty(FormerRules(Sample.Rule("{ Tint: Red }")));

    [Theory]
    [InlineData("<reject id='A' formerly='[|A|]' when='{ Tint: Red }'>Change it.</reject>")]
    [InlineData("<reject id='A' formerly='Z [|B|]' when='{ Tint: Red }'>Change it.</reject><reject id='B' when='{ Tint: Green }'>Change it.</reject>")]
    [InlineData("<reject id='A' formerly='Z' when='{ Tint: Red }'>Change it.</reject><reject id='B' formerly='[|Z|]' when='{ Tint: Green }'>Change it.</reject>")]
    public void An_id_leads_to_one_rule(string rules) => Check.Reports("VIO0005", Sample.With(rules), "already");

    [Fact]
    public void There_is_at_least_one()
        => Check.Reports("VIO0003", Sample.With("<reject id='A' formerly='[||]' when='{ Tint: Red }'>Change it.</reject>"), "at least one word");

    private static EquatableArray<FormerRule> FormerRules(string schema)
        => SchemaCompiler.Compile([SchemaCompiler.Parse("test.viommu.xml", SourceText.From(schema))], null, checkConditions: false, CancellationToken.None).Model.Features[0].FormerRules;
}
