extern alias runtime;
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Security;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;
using Viommu.Gen.Schema;
using Viommu.Runtime;

namespace Viommu.Gen.Tests.Rules;

/// <summary>Texts for what a request and a platform say; what is not in a map is not said.</summary>
public sealed record Assignment(Dictionary<string, string> ExtraSpecs, Dictionary<string, string> ImageProperties, Dictionary<string, string> Facts)
{
    public override string ToString() => $"extra specs [{Show(ExtraSpecs)}], image [{Show(ImageProperties)}], facts [{Show(Facts)}]";

    private static string Show(Dictionary<string, string> map) => string.Join(", ", map.Select(pair => $"{pair.Key}='{pair.Value}'"));
}

/// <summary>A schema with all types of members and any conditions as rules: run by the interpreter, and by compiled generated code.</summary>
internal sealed class RuleBench
{
    private const string Schema = """
        <enum name="Colour"><value name="Red" text="red"/><value name="Green" text="green"/><value name="Blue" text="blue"/></enum>
        <enum name="Board" open="Other"><value name="Alpha" match="alpha alpha-*"/><value name="Beta" match="beta-*-x"/></enum>
        <flag name="Flag" true="true yes 1" false="false no 0"/>
        <flag name="Switch" true="on" false="off" exact="true"/>
        <quantity name="Weight" unit="G" min="1" max="100000"><word name="Light" text="light"/><word name="Heavy" text="heavy"/><suffix text="kg" factor="1000"/><suffix text="mg" factor="1/1000"/></quantity>
        <number-set name="Slots" exclude="true" universe="Capacity"/><list name="Tags"/><text-pattern name="Code" pattern="[a-c]{1,2}-?[0-9]+" example="ab-1"/><list name="Sizes" of="number" separator="/" min="-5"/><list name="Pieces" count=":"/>
        <options name="Request">
          <option name="Mask" extra-spec="x:mask" image-property="x_mask" type="Slots" merge="must-agree"/>
          <option name="Cells" extra-spec="x:cells.{cell:0..9}" image-property="x_cells_{cell:0..9}" type="Slots"/>
          <option name="Rooms" extra-spec="x:rooms{kind?}:{name}" type="int" max="99"/>
          <option name="Lamp" extra-spec="x:rooms:LAMP" type="int"/>
          <option name="Tags" extra-spec="x:tags" image-property="x_tags" type="Tags"/>
          <option name="Sizes" extra-spec="x:sizes" type="Sizes"/>
          <option name="Pieces" extra-spec="x:parts" type="Pieces"/>
          <option name="Paint" extra-spec="x:paint" image-property="x_paint" type="Colour"><alias extra-spec="x:colour" image-property="colour" deprecated="old"/><alias image-property="color"/></option>
          <option name="Frame" extra-spec="x:frame" image-property="x_frame" type="Colour" default="Green" merge="image-first"/>
          <option name="Quick" extra-spec="x:quick" image-property="x_quick" type="Flag"/>
          <option name="Load" extra-spec="x:load" image-property="x_load" type="Weight"/>
          <option name="Limit" extra-spec="x:limit" type="Weight" default="Light"/>
          <option name="Count" extra-spec="x:count" image-property="x_count" type="int" max="1000"/>
          <option name="Size" extra-spec="x:size" type="long"/>
          <option name="Label" extra-spec="x:label" image-property="x_label" type="text"/>
          <option name="Needs" extra-spec="x:needs" type="version"/>
          <option name="Share" extra-spec="x:share" image-property="x_share" type="decimal" min="-0.5" max="99.50"/>
          <option name="Code" extra-spec="x:code" image-property="x_code" type="Code"/>
        </options>
        <platform name="Place">
          <fact name="Wall" type="Colour"/><fact name="Kind" type="Board"/><fact name="Dry" type="Flag"/><fact name="Capacity" type="int"/>
          <fact name="Tools" type="version"/><fact name="KindVersion" type="version" of="Kind" otherwise="Tools"/><fact name="Town" type="text"/><fact name="Weighs" type="Weight"/><fact name="Ratio" type="decimal"/>
        </platform>
        <let name="Free" value="Capacity - Count"/><let name="Total" value="Size * 2 + Count"/><let name="Rest" value="(Free % Count) / (Load - 3) + -1"/><let name="Burden" value="Weighs * Total"/><let name="Open" value="Capacity - Mask.Count + Pieces.Sum"/>
        <element name="thing" type="Thing" path="/list" plan="Made" when="{ Count: not null }">
          <attribute name="paint" type="Colour" set-from="Paint"/>
          <attribute name="count" property="Number" type="int" set-from="Count"/>
          <attribute name="share" type="decimal" min="-1" set-from="Share"/>
          <attribute name="mode" type="Switch" set="On" set-when="{ Quick: true }"/>
          <element name="part" type="Part"><attribute name="load" type="Weight" set-from="Load"/><element name="glued" presence="true" set="true" set-when="{ Quick: false }"/></element>
          <element name="bit" property="Bits" type="Bit" repeated="true"><attribute name="n" property="Length" type="int"/></element>
          <element name="tag" property="Marks" type="Mark" repeated="true" repeat-for="Tags"><text property="Word" type="text" set-from="Item"/></element>
          <element name="many" type="Several"><element name="place" property="Places" type="PlaceMark" repeated="true" repeat-for="Count"><attribute name="n" property="Number" type="int" set-from="Index"/></element></element>
          ELEMENT_RULES
        </element>
        RULES
        """;

    private const string Harness = """
        using System.Collections.Generic;
        using System.Linq;
        using Viommu.Runtime;
        namespace Test;
        public static class Harness
        {
            public static string[][] Run(Dictionary<string, string> extraSpecs, Dictionary<string, string> imageProperties, Dictionary<string, string> facts)
            {
                string? Of(string name) => facts.GetValueOrDefault(name);
                var place = new Place
                {
                    Wall = Of("Wall") is { } wall ? ColourText.Parse(wall) : null,
                    Kind = Of("Kind") is { } kind ? new Board(kind) : (Board?)null,
                    Dry = Of("Dry") is { } dry ? TestFormats.Flag.TryRead(dry, out bool isDry) && isDry : null,
                    Capacity = Of("Capacity") is { } capacity ? int.Parse(capacity) : null,
                    Tools = Of("Tools") is { } tools ? ComponentVersion.Parse(tools) : null,
                    Town = Of("Town"),
                    Weighs = Of("Weighs") is { } weighs ? Weight.Parse(weighs) : null,
                    Ratio = Of("Ratio") is { } ratio ? decimal.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture) : null,
                };
                TestPlan plan = TestPlan.Create(Request.Read(extraSpecs, imageProperties), place);
                return [plan.Violations.Select(it => it.Rule).ToArray(), plan.Undecided.Select(it => it.Rule).ToArray()];
            }
        }
        """;

    private readonly FeatureModel _feature;
    private readonly ValueReader _values;
    private readonly IReadOnlyList<RuleModel> _rules;
    private readonly Func<Dictionary<string, string>, Dictionary<string, string>, Dictionary<string, string>, string[][]> _run;

    /// <param name="conditions">Conditions that see options, sides, facts and the plan.</param>
    /// <param name="elementConditions">Conditions inside the element.</param>
    public RuleBench(IEnumerable<string> conditions, IEnumerable<string> elementConditions)
    {
        string schema = SchemaSource.Feature(Schema
            .Replace("ELEMENT_RULES", Rules("E", elementConditions), StringComparison.Ordinal)
            .Replace("RULES", Rules("R", conditions), StringComparison.Ordinal));
        SchemaResult compiled = SchemaCompiler.Compile([SchemaCompiler.Parse("test.viommu.xml", SourceText.From(schema))], null, checkConditions: false, CancellationToken.None);
        Assert.Empty(compiled.Problems.Select(problem => $"{problem.Descriptor.Id} {problem.Message} at '{problem.File.Text.ToString(problem.Span)}'"));
        _feature = compiled.Model.Features[0];
        _values = new ValueReader(_feature.Values);
        RuleModel[] all =
        [
            .. _feature.Options!.Rules, .. _feature.Plan!.Rules,
            .. _feature.Elements.Roots.SelectMany(root => root.Checks).SelectMany(check => check.Rules),
        ];
        // Beside those that were asked for, the schema implies some: ranges.
        _rules = [.. all.Where(rule => rule.Id[0] is 'R' or 'E' && char.IsDigit(rule.Id[1]))];
        Assembly assembly = TestCompiler.Generate(Harness, ("test.viommu.xml", schema)).Load();
        _run = assembly.GetType("Test.Harness")!.GetMethod("Run")!
            .CreateDelegate<Func<Dictionary<string, string>, Dictionary<string, string>, Dictionary<string, string>, string[][]>>();
    }

    /// <summary>What the interpreter says of each rule.</summary>
    public SortedDictionary<string, Truth> Interpret(Assignment assignment)
    {
        var outcome = new SortedDictionary<string, Truth>(StringComparer.Ordinal);
        KnownRequest request = KnownRequest.Read(_feature.Options!, _values, Map(assignment.ExtraSpecs), Map(assignment.ImageProperties));
        foreach (RuleModel rule in _rules)
        {
            // Rules inside an element apply where it is there.
            bool applies = request.Applies(rule) && (rule.Id[0] == 'R' || !request.Option("Count").IsAbsent);
            outcome[rule.Id] = applies ? Evaluator.Evaluate(rule.When, member => Know(member, assignment, request)) : Truth.False;
        }
        return outcome;
    }

    /// <summary>What the generated code says: violated, undecided, or neither.</summary>
    public SortedDictionary<string, Truth> Run(Assignment assignment)
    {
        string[][] found = _run(assignment.ExtraSpecs, assignment.ImageProperties, assignment.Facts);
        var outcome = new SortedDictionary<string, Truth>(StringComparer.Ordinal);
        foreach (RuleModel rule in _rules)
            outcome[rule.Id] = found[0].Contains(rule.Id) ? Truth.True : found[1].Contains(rule.Id) ? Truth.Unknown : Truth.False;
        return outcome;
    }

    private static string Rules(string prefix, IEnumerable<string> conditions)
    {
        var text = new StringBuilder();
        foreach ((string condition, int index) in conditions.Select((condition, index) => (condition, index)))
            text.Append($"<warn id=\"{prefix}{index}\" when=\"{SecurityElement.Escape(condition)}\">It is so.</warn>\n");
        return text.ToString();
    }

    private Known Know(Member member, Assignment assignment, KnownRequest request)
    {
        string name = member.Path[^1].Name;
        switch (member.Root)
        {
            case MemberRoot.Fact when name == "KindVersion":
                if (!assignment.Facts.TryGetValue("Kind", out string? kind))
                    return Known.Unknown;
                KnownText known = _values.Match(new MemberType(ValueKind.OpenEnum, "Board"), kind);
                return known.Version is { } own ? Known.Of(Literal.OfVersion(own))
                    : known.IsAlias && assignment.Facts.TryGetValue("Tools", out string? tools) ? Known.Of(Literal.OfVersion(ComponentVersion.Parse(tools)))
                    : Known.Unknown;
            case MemberRoot.Fact:
                return assignment.Facts.TryGetValue(name, out string? fact) ? Known.Of(Read(member.Type, fact)!) : Known.Unknown;
            case MemberRoot.Flavor or MemberRoot.Image or MemberRoot.Option:
                return request.Find(member).Known;
            default:
                return Planned(member, request);
        }
    }

    private static KnownMap Map(Dictionary<string, string> texts)
    {
        Dictionary<string, KnownNode> nodes = texts.ToDictionary(pair => pair.Key, pair => KnownNode.Of(Literal.OfText(pair.Value)));
        return new KnownMap(key => nodes.TryGetValue(key, out KnownNode? node) ? node : KnownNode.Absent, nodes);
    }

    // The plan of the schema above: an element where there is a count, a part in it where there is a load or a glue.
    private static Known Planned(Member member, KnownRequest request)
    {
        Known count = request.Option("Count").Known, quick = request.Option("Quick").Known, load = request.Option("Load").Known;
        if (count.IsAbsent)
            return Known.Absent;
        bool isGlued = quick.Value is { IsTrue: false };
        bool hasPart = isGlued || !load.IsAbsent;
        return member.Path[^1].Name switch
        {
            "Made" => Known.Present,
            "Paint" => request.Option("Paint").Known,
            "Number" => count,
            "Mode" => quick.Value is { IsTrue: true } ? Known.Of(Literal.OfFlag(true)) : Known.Absent,
            "Bits" => Known.Absent,
            "Part" => hasPart ? Known.Present : Known.Absent,
            "Load" => load,
            "Share" => request.Option("Share").Known,
            "Marks" => request.Option("Tags").Known,
            "Many" => count.Value is { Number: 0 } ? Known.Absent : Known.Present,
            "Places" => count.Value is { Number: > 0 and var number } ? Known.Of(Literal.OfList([.. Enumerable.Repeat(Literal.OfNumber(0), (int)number)])) : Known.Absent,
            _ => isGlued ? Known.Of(Literal.OfFlag(true)) : Known.Absent,
        };
    }

    private Literal? Read(MemberType type, string text) => _values.Read(type, text);
}
