using System.Linq;

namespace Viommu.Gen.Tests.Schema;

/// <summary>VIO0008: conditions that never hold, or always do; and that all others are left alone.</summary>
public class PointlessConditionTests
{
    private const string Id = "VIO0008";

    [Theory]
    [InlineData("{ Tint: Red and Green }")]
    [InlineData("{ Tint: Red, Hue: Green, Tint: Green }")]
    [InlineData("{ Tint: null and Red }")]
    [InlineData("{ Tint: not (null or Red or Green) }")]
    [InlineData("{ Hue: null }")]
    [InlineData("{ Count: > 5 and < 6 }")]
    [InlineData("{ Count: > 100 }")]
    [InlineData("{ Count: > Limit, Limit: > 99 }")]
    [InlineData("{ Cpus: < 1 }")]
    [InlineData("{ Pages: 0 }")]
    [InlineData("{ Pages: Large and > 5 }")]
    [InlineData("{ Host: > \"2.0\" and < \"2.0.1\" }")]
    [InlineData("{ Machine: Fast and Slow }")]
    [InlineData("{ Locked: On and Off }")]
    [InlineData("{ Label: \"a\" and \"b\" }")]
    [InlineData("{ Count: > Limit and < Limit }")]
    [InlineData("{ Share: > 1.5 and < 1.25 }")]
    [InlineData("{ Share: > 2.25 }")]
    [InlineData("{ Share: 0.25 }")]
    [InlineData("{ Card: null and not null }")]
    [InlineData("{ Card.Quick: false and true }")]
    public void What_never_holds_is_reported(string condition) => Check.Reports(Id, Sample.Rule($"[|{condition}|]"), "can never hold");

    [Theory]
    [InlineData("{ }")]
    [InlineData("{ Tint: null or not null }")]
    [InlineData("{ Hue: not null }")]
    [InlineData("{ Hue: Red or Green }")]
    [InlineData("{ Count: null or >= 0 }")]
    [InlineData("{ Count: not 101 }")]
    [InlineData("{ Share: null or >= 0.50 }")]
    [InlineData("{ Share: not 3 }")]
    [InlineData("{ Cpus: > 5 or <= 5 }")]
    [InlineData("{ Host: >= \"2.0\" or < \"2.0\" }")]
    [InlineData("{ Machine: Fast or Slow or Other }")]
    [InlineData("{ Label: not \"a\" or not \"b\" }")]
    [InlineData("{ Hue: Red } or { Hue: Green }")]
    public void What_always_holds_is_reported(string condition) => Check.Reports(Id, Sample.Rule($"[|{condition}|]"), "always holds");

    // Numbers without limits, or near the greatest there are.
    [Theory]
    [InlineData("{ Big: not null }")]
    [InlineData("{ Big: > Low, Low: > 3 }")]
    [InlineData("{ Big: > 7000000000000000000000000000.5 }")]
    [InlineData("{ High: > 6000000000000000000000000000.5 }")]
    public void Great_decimals_are_no_defect(string condition) => Check.Accepts(Sample.With(
        $"<reject id='R' when='{condition.Replace(">", "&gt;", System.StringComparison.Ordinal)}'>No.</reject>",
        options: """
            <option name="Big" extra-spec="t:big" type="decimal" min="-79228162514264337593543950335"/><option name="Low" extra-spec="t:low" type="decimal" min="-40000000000000000000000000000"/>
            <option name="High" extra-spec="t:high" type="decimal" min="5000000000000000000000000000"/>
            """));

    // Between two decimal numbers there are others.
    [Theory]
    [InlineData("{ Share: > 1.5 and < 1.51 }")]
    [InlineData("{ Share: > 2.2499999 }")]
    [InlineData("{ Share: 0.5 or 2.25 }")]
    [InlineData("{ Share: > 1 and not 1.5 and not 2 and not 2.25 }")]
    public void Decimals_that_may_hold_are_left_alone(string condition) => Check.Accepts(Sample.Rule(condition));

    // Members that are compared with one another may have ranges that hardly meet.
    [Theory]
    [InlineData("{ Workers: Shards }")]
    [InlineData("{ Workers: not Shards }")]
    [InlineData("{ Workers: > Shards }")]
    [InlineData("{ Workers: <= Shards }")]
    [InlineData("{ Hosts.Count: Replicas }")]
    [InlineData("{ Hosts.Count: not Replicas }")]
    [InlineData("{ Room: Half }")]
    public void Ranges_that_meet_may_be_compared(string condition) => Check.Accepts(Compared(condition));

    [Theory]
    [InlineData("{ Replicas: > Many }")]
    [InlineData("{ Replicas: Many }")]
    public void Ranges_that_do_not_meet_are_told(string condition) => Check.Reports(Id, Compared($"[|{condition}|]"));

    // What is between two values may have to hold several members, one after the other.
    [Theory]
    [InlineData("{ Workers: > 7, Shards: > Workers, Replicas: > 5, Replicas: < Workers }")]
    [InlineData("{ Replicas: > 5, Shards: > Replicas, Workers: > Shards and < 9 }")]
    [InlineData("{ Old: > '8.0', New: > Old }")]
    [InlineData("{ Old: > '8.0' and < '10.0', New: < Old and > '9.0' }")]
    [InlineData("{ Old: <= '8.0' } or { New: <= Old }")]
    [InlineData("{ Old: > '8.0', New: > Old, Newest: > New and < '8.0.4' }")]
    public void There_is_room_for_all_that_are_compared(string condition) => Check.Accepts(Compared(condition.Replace("'", "&quot;", System.StringComparison.Ordinal)));

    [Theory]
    [InlineData("{ Replicas: > 5, Shards: > Replicas, Workers: > Shards and < 8 }")]
    [InlineData("{ Old: > '8.0', New: > Old, Newest: > New and < '8.0.3' }")]
    public void There_is_no_more_room_than_that(string condition) => Check.Reports(Id, Compared($"[|{condition}|]".Replace("'", "&quot;", System.StringComparison.Ordinal)));

    // What is told of random conditions holds for all values.
    [Fact]
    public void Nothing_false_is_told_of_random_conditions()
    {
        var random = new System.Random(5);
        int[][] all = [.. from a in Enumerable.Range(0, 31) from b in Enumerable.Range(2, 29) from c in Enumerable.Range(0, 29) select new[] { a, b, c }];
        for (int run = 0; run < 10; run++)
        {
            (string Text, System.Func<int[], bool> Holds)[] conditions = [.. Enumerable.Range(0, 100).Select(_ => RandomCondition(random))];
            string schema = Infrastructure.SchemaSource.Feature($"""
                <options name="Request"><option name="A" extra-spec="x:a" type="int" max="30" default="0"/><option name="B" extra-spec="x:b" type="int" min="2" max="30" default="2"/><option name="C" extra-spec="x:c" type="int" max="28" default="0"/></options>
                {string.Join("\n", conditions.Select((condition, index) => $"<warn id='R{index}' when='{condition.Text.Replace("<", "&lt;", System.StringComparison.Ordinal)}'>It is so.</warn>"))}
                """);
            foreach (Microsoft.CodeAnalysis.Diagnostic told in Check.Analyze(("test.viommu.xml", schema)))
            {
                Assert.Equal(Id, told.Id);
                string text = schema.Substring(told.Location.SourceSpan.Start, told.Location.SourceSpan.Length).Replace("&lt;", "<", System.StringComparison.Ordinal);
                System.Func<int[], bool> holds = conditions.First(condition => condition.Text == text).Holds;
                bool always = told.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("always", System.StringComparison.Ordinal);
                Assert.DoesNotContain(all, values => holds(values) != always);
            }
        }
    }

    private static (string Text, System.Func<int[], bool> Holds) RandomCondition(System.Random random)
    {
        if (random.Next(3) == 0)
            return RandomChain(random);
        (string Text, System.Func<int[], bool> Holds)[] parts = [.. Enumerable.Range(0, 2 + random.Next(4)).Select(_ =>
        {
            int left = random.Next(3), right = random.Next(3), number = 10 + random.Next(6), kind = random.Next(5);
            bool isMember = random.Next(2) == 0 && right != left;
            System.Func<int[], int> value = values => isMember ? values[right] : number;
            System.Func<int[], bool> holds = kind switch
            {
                0 => values => values[left] > value(values),
                1 => values => values[left] >= value(values),
                2 => values => values[left] < value(values),
                3 => values => values[left] <= value(values),
                _ => values => values[left] == value(values),
            };
            return ($"{"ABC"[left]}: {(kind == 4 ? "" : new[] { "> ", ">= ", "< ", "<= " }[kind])}{(isMember ? "ABC"[right].ToString() : number.ToString(System.Globalization.CultureInfo.InvariantCulture))}", holds);
        })];
        return random.Next(3) == 0
            ? (string.Join(" or ", parts.Select(part => $"{{ {part.Text} }}")), values => parts.Any(part => part.Holds(values)))
            : ($"{{ {string.Join(", ", parts.Select(part => part.Text))} }}", values => parts.All(part => part.Holds(values)));
    }

    // One member above the other, between two numbers: as much room as there is, or one less.
    private static (string Text, System.Func<int[], bool> Holds) RandomChain(System.Random random)
    {
        int[] order = [0, 1, 2];
        random.Shuffle(order);
        int least = 10 + random.Next(3), greatest = least + 1 + random.Next(6);
        bool[] isStrict = [.. order.Select(_ => random.Next(3) > 0)];
        string text = $"{{ {Part(order[0], least.ToString(System.Globalization.CultureInfo.InvariantCulture), 0)}, {Part(order[1], Name(order[0]), 1)}, {Part(order[2], Name(order[1]), 2)}, {Name(order[2])}: < {greatest} }}";
        return (text, values => IsAbove(values[order[0]], least, 0) && IsAbove(values[order[1]], values[order[0]], 1) && IsAbove(values[order[2]], values[order[1]], 2) && values[order[2]] < greatest);

        static string Name(int member) => "ABC"[member].ToString();
        string Part(int member, string other, int index) => $"{Name(member)}: {(isStrict[index] ? ">" : ">=")} {other}";
        bool IsAbove(int value, int other, int index) => isStrict[index] ? value > other : value >= other;
    }

    private static string Compared(string condition) => Infrastructure.SchemaSource.Feature($"""
        <list name="Tags"/>
        <options name="Request">
          <option name="Workers" extra-spec="x:workers" type="int" min="6" max="64"/><option name="Shards" extra-spec="x:shards" type="int" min="1" max="16"/>
          <option name="Hosts" extra-spec="x:hosts" type="Tags"/><option name="Replicas" extra-spec="x:replicas" type="int" min="1" max="9"/>
          <option name="Many" extra-spec="x:many" type="long" min="100" max="200"/><option name="Room" extra-spec="x:room" type="int" min="50" max="60"/>
        </options>
        <platform name="Place"><fact name="Old" type="version"/><fact name="New" type="version"/><fact name="Newest" type="version"/></platform>
        <let name="Half" value="Workers / 2"/>
        <warn id="R" when="{condition.Replace(">", "&gt;", System.StringComparison.Ordinal).Replace("<", "&lt;", System.StringComparison.Ordinal)}">It is so.</warn>
        """);

    [Theory]
    [InlineData("{ Tint: null }")]
    [InlineData("{ Tint: not null }")]
    [InlineData("{ Tint: not Red }")]
    [InlineData("{ Tint: Red or Green }")]
    [InlineData("{ Count: 100 }")]
    [InlineData("{ Count: >= 0 }")]
    [InlineData("{ Count: > 5 and < 7 }")]
    [InlineData("{ Cpus: > 2147483646 }")]
    [InlineData("{ Pages: Large or >= 2048 }")]
    [InlineData("{ Pages: > 1 }")]
    [InlineData("{ Pages: < 9223372036854775807 }")]
    [InlineData("{ Pages: not (>= 4 or < 4) }")]
    [InlineData("{ Host: >= \"0.0.1\" }")]
    [InlineData("{ Host: > \"2.0\" and < \"2.0.2\" }")]
    [InlineData("{ Host: \"2147483647.2147483647.2147483647\" }")]
    [InlineData("{ Host: < \"1.2.2147483647\" }")]
    [InlineData("{ Host: > \"1.2.2147483647\" }")]
    [InlineData("{ Machine: Other }")]
    [InlineData("{ Machine: not Other, Tint: Red }")]
    [InlineData("{ Label: \"\" }")]
    [InlineData("{ Label: not \"\" }")]
    [InlineData("{ Power: On, Tint: not null }")]
    [InlineData("{ Card: null }")]
    [InlineData("{ Card: { Quick: true } }")]
    [InlineData("{ Card: { Driver: null } }")]
    [InlineData("{ Card: { Driver: { Eim: null } } }")]
    [InlineData("{ Flavor.Tint: not null, Image.Tint: not (null or Flavor.Tint) }")]
    public void What_can_hold_and_can_fail_is_left_alone(string condition) => Check.Accepts(Sample.Rule(condition));

    [Theory]
    [InlineData("{ Count: > Limit }")]
    [InlineData("{ Count: > Cpus }")]
    [InlineData("{ Cpus: >= Count }")]
    [InlineData("{ Count: Limit }")]
    [InlineData("{ Count: > Limit, Limit: > 98 }")]
    [InlineData("{ Count: > Limit, Limit: > Floor }")]
    [InlineData("{ Count: > Limit, Limit: > Floor, Floor: > 5 }")]
    [InlineData("{ Pages: > Other }")]
    [InlineData("{ Pages: < Other }")]
    [InlineData("{ Pages: not null, Other: not (null or Pages) }")]
    [InlineData("{ Host: > Guest }")]
    [InlineData("{ Host: not Guest, Tint: Red }")]
    [InlineData("{ MachineVersion: > Host, Host: >= \"2.4\" }")]
    [InlineData("{ Tint: Hue }")]
    [InlineData("{ Tint: not (null or Hue) }")]
    [InlineData("{ Label: Title }")]
    [InlineData("{ Label: not null, Title: not (null or Label) }")]
    [InlineData("{ Locked: Power }")]
    public void Members_that_are_compared_differ_or_not(string condition) => Check.Accepts(Sample.Rule(condition));

    [Fact]
    public void Texts_with_defaults_may_differ()
        => Check.Accepts(Sample.With(
            options: "<option name='X' extra-spec='t:x' type='text' default='a'/><option name='Y' extra-spec='t:y' type='text' default='b'/>",
            feature: "<reject id='Z' when='{ X: Y }'>A.</reject>"));

    [Fact]
    public void A_condition_with_too_many_members_to_try_is_left_alone()
        => Check.Accepts(Sample.Rule("{ Count: > 1 and < 1, Limit: 1 or 2 or 3 or 4 or 5, Floor: 1 or 2 or 3 or 4 or 5, Cpus: 1 or 2 or 3 or 4 or 5, Pages: 1 or 2 or 3 or 4 or 5, Tint: Red, Hue: Red, Host: \"1\" or \"2\" or \"3\" }"));

    [Theory]
    [InlineData("<element name='e' type='X' path='/a' plan='P' when='[|{ Hue: null }|]'/>", "never")]
    [InlineData("<element name='e' type='X' path='/a' plan='P'><attribute name='b' type='int' set='1' set-when='[|{ }|]'/></element>", "always")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int' allowed='[|{ Cpus: >= 1 }|]'/></element>", "always")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='b' type='int'><since fact='Host' version='1' when='[|{ Cpus: 0 }|]'/></attribute></element>", "never")]
    public void Every_condition_is_looked_at(string feature, string says) => Check.Reports(Id, Sample.With(feature), says);

    [Fact]
    public void A_condition_that_does_not_fit_is_reported_for_that_alone() => Check.Reports("VIO0004", Sample.Rule("{ Tint: Red and Green and [|Blue|] }"));
}
