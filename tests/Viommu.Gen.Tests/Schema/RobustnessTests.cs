using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Schema;
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
            <quantity name="Amount" unit="U" min="1" max="9" summary="S." source="S."><word name="W" text="w" summary="S."/><suffix text="s" factor="1/8"/><suffix text="t" refused="No."/></quantity>
            <warn id="Warned" when="{ Tint: Red, Cpus: &lt; 3 }" fix="Tint=Green" verified="1" source="S.">{Tint} {key:Tint}</warn>
            <choose id="Chosen" option="Hue" value="Red" candidates="Green" summary="S." source="S."/>
            <traits name="Traits" for="Tint" prefix="P_" except="Red" formerly="Q_" summary="S." source="S."/>
            """,
        options: """<option name="Whole" extra-spec="t:whole" image-property="t_whole" type="long" min="1" max="9" default="3" merge="must-agree" summary="S." source="S."/>""",
        platform: """<fact name="Late" type="long" scope="host" min="1" max="9" summary="S." source="S."/>""",
        element: """
            <attribute name="full" property="Full" type="hex" required="true" min="0" max="255" digits="2" omit="0" allowed="{ Cpus: > 1 }" set="1" set-when="{ Tint: Red }" since="Host 1.0" summary="S." source="S.">
              <set value="2" when="{ Tint: Green }"/>
              <since id="FullSince" fact="Guest" version="2.0" when="{ Cpus: 3 }" effect="refused" verified="1" source="S."/>
              <until id="FullUntil" fact="Guest" version="3.0" when="{ Cpus: 3 }" effect="ignored" verified="1" source="S."/>
            </attribute>
            <text property="Content" type="int" required="true" min="1" max="9" summary="S." source="S."/>
            <element name="deep" property="Deep" type="Deep" required="true" repeated="false" presence="false" allowed="{ Cpus: > 2 }" since="Host 1.0" summary="S." source="S."/>
            <element name="there" presence="true" set="true" set-when="{ Tint: Red }"/>
            <reject id="Inner" when="{ Full: 3 }" verified="1" source="S.">{Full}</reject>
            """);

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
