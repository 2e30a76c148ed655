using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Xml.Linq;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Schema;
using Viommu.Gen.Schema.Language;
using Viommu.Gen.Schema.Source;

namespace Viommu.Gen.Tests.Schema;

/// <summary>A schema that is being typed is broken most of the time: nothing that stands in it may throw.</summary>
public partial class RobustnessTests
{
    private static readonly string Shipped = SchemaSource.Shipped;
    private static readonly Match[] Values = [.. AttributeValue().Matches(Shipped).Cast<Match>()];
    private static readonly Match[] Tags = [.. Tag().Matches(Shipped).Cast<Match>()];

    private static readonly string[] Oddities =
    [
        "", " ", "0", "-1", "/", "//", "*", "**", "{", "}", "{}", "{ }", "{{", "a", "A", "a b", "A=", "=", "=A", "1/0", "9223372036854775807", "99999999999999999999",
        "2147483647.2147483647.2147483647", "{ Model: null }", "{ Libvirt: &lt; &quot;1.2.2147483647&quot; }", "list", "text", "version", "true", "Viommu", "&#x1F600;", "&#13;", "\u0085",
    ];

    /// <summary>Makes a text from the shipped one, at a place between 0 and 1, with a random number for what else it needs.</summary>
    private delegate string Mutation(string text, double place, int random);

    private static readonly Mutation[] OfCharacters =
    [
        (text, place, random) => text.Remove(At(text, place), Math.Min(1 + (random % 40), text.Length - At(text, place))),
        (text, place, random) => text.Insert(At(text, place), text.Substring(At(text, place), Math.Min(1 + (random % 400), text.Length - At(text, place)))),
        (text, place, random) => text.Insert(At(text, place), "<>&\"'{}()*/ \n\r\t=:,.0a\u2028\ud83d]"[random % 24].ToString()),
        (text, place, random) => text.Remove(At(text, place), 1).Insert(At(text, place), "<>&\"'{}()*/ \n\r\t=:,.0aA\ude00]"[random % 24].ToString()),
        (text, place, _) => text[..At(text, place)],
    ];

    // These leave XML that can be read: what is behind the XML reader has to deal with them.
    private static readonly Mutation[] OfStructure =
    [
        (text, place, random) => Replace(text, ValueAt(place), ValueOf(AnyValue(random))),
        (text, place, random) => Replace(text, ValueAt(place), Oddities[random % Oddities.Length]),
        (text, place, random) => Swap(text, ValueAt(place), AnyValue(random)),
        (text, place, _) => text.Remove(ValueAt(place).Index, ValueAt(place).Length),
        (text, place, random) => Rename(text, ValueAt(place), AnyValue(random).Groups["name"].Value),
        (text, place, _) => text.Remove(TagAt(place).Index, TagAt(place).Length),
        (text, place, random) => text.Insert(TagAt(place).Index, Tags[random % Tags.Length].ToString()),
    ];

    [Fact]
    public void Random_edits_of_characters_are_problems_inside_the_text()
        => Mutants(OfCharacters, 3).Sample(AssertData, iter: 300, threads: 2);

    [Fact]
    public void Random_edits_of_the_structure_are_problems_inside_the_text()
        => Mutants(OfStructure, 1).Sample(AssertData, iter: 150, threads: 2);

    [Fact]
    public void The_generator_says_nothing_of_a_broken_schema()
        => Mutants([.. OfCharacters, .. OfStructure], 1).Sample(
            text =>
            {
                GeneratorDriver driver = TestCompiler.Driver([new TestFile("nova.viommu.xml", text)]).RunGenerators(TestCompiler.Compilation());
                Assert.Empty(driver.GetRunResult().Diagnostics);
            },
            iter: 60,
            threads: 2);

    [Theory]
    [MemberData(nameof(EveryOddity))]
    public void An_odd_value_in_any_attribute_is_no_defect(string oddity)
    {
        foreach (Match value in AttributeValue().Matches(Everything).Cast<Match>())
            AssertData(Replace(Everything, value, oddity));
    }

    public static TheoryData<string> EveryOddity { get; } = [.. Oddities];

    // Every element with every attribute, in a schema that is short enough to try all of them.
    private static readonly string Everything = Sample.With(
        feature: """
            <flag name="Exact" true="a" false="b" exact="true" summary="S."/>
            <enum name="Cased" ignore-case="true" summary="S." source="S."><value name="One" text="one" also="1 first" trait="T_ONE" summary="S." source="S."/></enum>
            <enum name="Open" open="Else" summary="S." source="S."><value name="Known" match="known known-*" summary="S." source="S."/></enum>
            <quantity name="Amount" unit="U" min="1" max="9" round="up" outside="No." summary="S." source="S.">
              <word name="W" text="w" summary="S."/><suffix text="s" factor="1/8"/><suffix text="t" refused="No."/><suffix text="r" factor="2" remark="So."/>
            </quantity>
            <number-set name="Slots" max="99" exclude="true" universe="Cpus" summary="S." source="S."/>
            <text-pattern name="Code" pattern="[a-f]{2,3}\.x*" example="ab.x" summary="S." source="S."/>
            <list name="Parts" of="text" separator=";" count=":" summary="S." source="S."/>
            <list name="Steps" of="number" min="-1" max="9" summary="S." source="S."/>
            <let name="Twice" value="Count * 2 + Slotted.Count" summary="S." source="S."/>
            <warn id="Warned" formerly="WarnedBefore" when="{ Tint: Red, Cpus: &lt; 3 }" fix="Tint=Green" verified="1" source="S.">{Tint} {key:Tint}</warn>
            <choose id="Chosen" formerly="ChosenBefore" option="Hue" value="Red" candidates="Green" summary="S." source="S."/>
            <traits name="Traits" for="Tint" prefix="P_" except="Red" formerly="Q_" requested-by="trait*:" summary="S." source="S."/>
            <shape name="SpotShape" summary="S." source="S."><attribute name="row" type="int"/></shape>
            <traits name="Others" prefix="O_" summary="S."><trait name="O_X" constant="X" when="{ Tint: Red }" summary="S." source="S."/></traits>
            """,
        options: """
            <option name="Whole" constant="WholeOne" extra-spec="t:whole" image-property="t_whole" type="long" min="-1" max="9" default="3" merge="must-agree" when="{ Tint: Red }" summary="S." source="S.">
              <alias extra-spec="t:part" image-property="part" deprecated="since 2" source="S."/>
            </option>
            <option name="Asked" extra-spec="t:asked" image-property="t_asked" type="int" merge="image-if" image-if="{ Image.Asked: &lt; Flavor.Asked }"/>
            <option name="Grouped" extra-spec="t:grouped" image-property="t_grouped" type="int" group="G"/>
            <option name="Slotted" extra-spec="t:slot.{slot:0..9}" image-property="t_slot{group?}_{slot:0..9}" type="Slots"/>
            <option name="Said" extra-spec="t:said" type="Open"/>
            <option name="Pieces" extra-spec="t:pieces" type="Parts"/>
            <option name="Coded" extra-spec="t:code" type="Code" default="ab."/>
            """,
        platform: """
            <fact name="Late" type="long" scope="host" min="1" max="9" summary="S." source="S."/>
            <fact name="Told" type="Open" from="Said" summary="S."/>
            <fact name="ToldVersion" type="version" of="Told" otherwise="Host"/>
            <fact name="Sure" type="Switch" path="/domain/devices/@sure" summary="S."><from when="{ Tint: Red }" value="on"/></fact>
            <fact name="Here" type="Switch" path="/domain/here" presence="true"/>
            <fact name="Many" type="int" from-min="Pieces.Sum"><from path="/domain/devices/item" where="{ Level: &quot;1&quot; }" count="true"/></fact>
            """,
        element: """
            <attribute name="full" property="Full" type="hex" required="true" min="0" max="255" digits="2" omit="0" allowed="{ Cpus: > 1 }" set="1" set-when="{ Tint: Red }" since="Host 1.0" summary="S." source="S.">
              <set value="2" when="{ Tint: Green }"/>
              <since id="FullSince" formerly="FullBefore" fact="Guest" version="2.0" when="{ Cpus: 3 }" effect="refused" verified="1" source="S."/>
              <until id="FullUntil" formerly="FullAfter" fact="Guest" version="3.0" when="{ Cpus: 3 }" effect="ignored" verified="1" source="S."/>
            </attribute>
            <attribute name="load" type="Amount" unit="load-unit" set-from="Twice" set-when="{ Tint: Red }"/>
            <element name="many" property="Several" type="Many" repeated="true" repeat-for="Slotted"><attribute name="n" type="long" set-from="Key"/></element>
            <attribute name="state" in="inner" property="Inner" type="Switch"/><text in="inmost" property="Inmost" type="int" set="1"/>
            <text property="Content" type="int" required="true" min="1" max="9" set="3" set-when="{ Tint: Red }" set-from="Count" summary="S." source="S."/>
            <element name="deep" property="Deep" type="Deep" required="true" repeated="false" presence="false" allowed="{ Cpus: > 2 }" set="true" set-when="{ Tint: Red }" since="Host 1.0" path="/deep" plan="Deeper" when="{ Tint: Red }" summary="S." source="S."/>
            <element name="spot" property="Spot" shape="SpotShape" summary="S."/>
            <element name="there" presence="true" set="true" set-when="{ Tint: Red }"/>
            <reject id="Inner" formerly="InnerBefore" when="{ Full: 3 }" fix="Tint=Green" verified="1" source="S.">{Full}</reject>
            """)
        .Replace("<schema ", "<schema shipped=\"false\" ", StringComparison.Ordinal)
        .Replace("<feature ", "<feature summary=\"S.\" ", StringComparison.Ordinal)
        .Replace("<options ", "<options sources=\"host guest\" closed=\"t:\" extra-specs=\"TestKeys\" image-properties=\"TestProperties\" summary=\"S.\" ", StringComparison.Ordinal)
        .Replace("<platform ", "<platform summary=\"S.\" ", StringComparison.Ordinal);

    [Fact]
    public void Everything_has_each_attribute_of_the_grammar()
    {
        HashSet<(string, string)> there = [.. XDocument.Parse(Everything).Descendants().SelectMany(element => element.Attributes().Select(attribute => (element.Name.LocalName, attribute.Name.LocalName)))];
        IEnumerable<(string, string)> all = Grammar.Elements.Where(element => element.Name != "extend").SelectMany(element => element.Attributes.Select(attribute => (element.Name, attribute.Name)));
        Assert.Equal([], all.Except(there));
    }

    private static void AssertData(string text)
    {
        IReadOnlyList<Problem> problems = SchemaCompiler
            .Compile([SchemaCompiler.Parse("nova.viommu.xml", SourceText.From(text))], null, checkConditions: true, CancellationToken.None)
            .Problems;
        Assert.All(problems, problem =>
        {
            Assert.True(problem.Descriptor.Id != "VIO9004", problem.Message);
            Assert.True(problem.Span.End <= text.Length, $"{problem.Message}: {problem.Span} is outside of {text.Length} characters");
            Assert.NotEmpty(problem.Message);
            // Whatever the span is, it can be shown.
            problem.ToDiagnostic();
        });
    }

    private static Gen<string> Mutants(Mutation[] mutations, int most)
        => Make.Select(Make.Int[0, mutations.Length - 1], Make.Double[0, 1], Make.Int[0, 1_000_000])
            .Array[1, most]
            .Select(edits => edits.Aggregate(Shipped, (text, edit) => text.Length == 0 ? text : mutations[edit.Item1](text, edit.Item2, edit.Item3)));

    private static int At(string text, double place) => Math.Min((int)(place * text.Length), text.Length - 1);

    private static Match ValueAt(double place) => Values[Math.Min((int)(place * Values.Length), Values.Length - 1)];

    private static Match AnyValue(int random) => Values[random % Values.Length];

    private static string ValueOf(Match attribute) => attribute.Groups["value"].Value;

    private static Match TagAt(double place) => Tags[Math.Min((int)(place * Tags.Length), Tags.Length - 1)];

    private static string Replace(string text, Match attribute, string value)
    {
        Group old = attribute.Groups["value"];
        return text.Remove(old.Index, old.Length).Insert(old.Index, Fit(attribute, value));
    }

    private static string Rename(string text, Match attribute, string name)
    {
        Group old = attribute.Groups["name"];
        return text.Remove(old.Index, old.Length).Insert(old.Index, name);
    }

    private static string Swap(string text, Match left, Match right)
    {
        if (left.Index > right.Index)
            (left, right) = (right, left);
        return left.Index == right.Index ? text : Replace(Replace(text, right, ValueOf(left)), left, ValueOf(right));
    }

    // The quote of an attribute cannot stand in its value.
    private static string Fit(Match attribute, string value)
        => attribute.Value[^1] == '"' ? value.Replace("\"", "&quot;", StringComparison.Ordinal) : value.Replace("'", "&apos;", StringComparison.Ordinal);

    [GeneratedRegex("""(?<=\s)(?<name>(?!xmlns|version|encoding)[a-z-]+)=(?:"(?<value>[^"]*)"|'(?<value>[^']*)')""")]
    private static partial Regex AttributeValue();

    [GeneratedRegex("""<[a-z-]+\s(?:"[^"]*"|'[^']*'|[^>"'])*/>""")]
    private static partial Regex Tag();
}
