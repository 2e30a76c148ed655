using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Model;
using Viommu.Gen.Schema;
using Viommu.Gen.Schema.Source;

namespace Viommu.Gen.Tests.Schema;

/// <summary>Several files are one schema, whatever order or folder they come in.</summary>
public class MergeTests
{
    private const string Open = "<schema xmlns='urn:viommu-gen:schema:1'>";

    [Fact]
    public void An_extension_adds_options()
        => Assert.Equal("Added", Feature(Extend("<options><option name='Added' extra-spec='t:added' type='int'/></options>")).Options!.Options.Last().Name);

    [Fact]
    public void An_extension_adds_facts()
        => Assert.Equal("Added", Feature(Extend("<platform><fact name='Added' type='int'/></platform>")).Plan!.Platform.Facts.Last().Name);

    [Fact]
    public void An_extension_adds_values()
        => Assert.Equal(["Red", "Green", "Blue"], Feature(Extend("<enum name='Colour'><value name='Blue' text='blue'/></enum>")).Values.Enums.First().Values.Select(value => value.Name));

    [Fact]
    public void An_extension_adds_words_and_suffixes()
    {
        QuantityModel size = Feature(Extend("<quantity name='Size'><word name='Tiny' text='tiny'/><suffix text='TiB' factor='1073741824'/></quantity>")).Values.Quantities.First();
        Assert.Equal(["Large", "Tiny"], size.Words.Select(word => word.Name));
        Assert.Equal(["MiB", "GiB", "TiB"], size.Suffixes.Select(suffix => suffix.Texts));
    }

    [Fact]
    public void An_extension_adds_attributes_and_elements_at_any_depth()
    {
        ElementModel device = Feature(Extend("<element name='device'><attribute name='added' type='int'/><element name='driver'><attribute name='deep' type='int'/></element><element name='more' type='More'/></element>")).Elements.Roots.First().Element;
        Assert.Equal(["Added", "More"], device.Properties.Select(property => property.Name).TakeLast(2));
        Assert.Contains("Deep", device.Properties.Single(property => property.Name == "Driver").Element!.Properties.Select(property => property.Name));
    }

    [Fact]
    public void An_extension_adds_rules_to_the_feature_and_to_its_elements()
    {
        FeatureModel feature = Feature(Extend("<reject id='Added' when='{ Tint: Red }'>A.</reject><element name='device'><reject id='Deep' when='{ Number: 1 }'>B.</reject><attribute name='count'><since fact='Host' version='9'/></attribute></element>"));
        Assert.Contains("Added", feature.Options!.Rules.Select(rule => rule.Id));
        string[] ids = [.. feature.Elements.Roots.First().Checks.SelectMany(check => check.Rules).Select(rule => rule.Id)];
        Assert.Contains("Deep", ids);
        Assert.Contains("DeviceNumberSinceHost", ids);
    }

    [Fact]
    public void An_extension_adds_new_types_and_elements()
    {
        FeatureModel feature = Feature(Extend("<flag name='Added' true='a' false='b'/><element name='new' type='NewElement' path='/a'><attribute name='b' type='Added'/></element>"));
        Assert.Equal(["Switch", "Added"], feature.Values.Flags.Select(flag => flag.Name));
        Assert.Equal("NewElement", feature.Elements.Roots.Last().Element.Type);
    }

    [Fact]
    public void An_extension_may_stand_in_the_file_of_its_feature_and_before_it()
        => Assert.Equal("Added", Assert.Single(Compile(("a.viommu.xml", Open + "<extend feature='A'><flag name='Added' true='a' false='b'/></extend><feature name='A' namespace='A'/></schema>")).Model.Features).Values.Flags.First().Name);

    [Fact]
    public void Two_extensions_add_to_one_another()
    {
        FeatureModel feature = Feature(
            Extend("<enum name='New'><value name='A' text='a'/></enum>"),
            Extend("<enum name='New'><value name='B' text='b'/></enum>"));
        Assert.Equal(["A", "B"], feature.Values.Enums.Last().Values.Select(value => value.Name));
    }

    [Fact]
    public void What_an_extension_repeats_as_it_is_changes_nothing()
        => Assert.Empty(Problems(Extend("<enum name='Machine' open='Other'><value name='New' match='new'/></enum>")));

    [Theory]
    [InlineData("<enum name='Colour' [|open|]='Other'><value name='Blue' match='blue'/></enum>", "can't change 'open'")]
    [InlineData("<enum name='Colour' [|summary|]='Other'><value name='Blue' text='blue'/></enum>", "can't change 'summary'")]
    [InlineData("<quantity name='Size' [|unit|]='MiB'><word name='Tiny' text='tiny'/></quantity>", "can't change 'unit'")]
    [InlineData("<options [|name|]='Else'><option name='Added' extra-spec='t:added' type='int'/></options>", "can't change 'name'")]
    [InlineData("<element name='device' [|type|]='Else'><attribute name='added' type='int'/></element>", "can't change 'type'")]
    [InlineData("<element name='device'><attribute name='count' [|max|]='5'><since fact='Host' version='1'/></attribute></element>", "can't change 'max'")]
    [InlineData("<enum name='[|Colour|]'/>", "'Colour' already")]
    [InlineData("<enum name='Colour'><value name='[|Red|]' text='crimson'/></enum>", "'Red' already")]
    [InlineData("<flag name='[|Switch|]' true='a' false='b'/>", "'Switch' already")]
    [InlineData("<options><option name='[|Hue|]' extra-spec='t:other_hue' type='int'/></options>", "'Hue' already")]
    [InlineData("<platform><fact name='[|Host|]' type='int'/></platform>", "'Host' already")]
    [InlineData("<element name='device'><attribute name='[|count|]' type='int'/></element>", "'count' already")]
    public void An_extension_cannot_change_what_is_there(string content, string says)
    {
        var marked = new MarkedText(Extend(content));
        Diagnostic found = Assert.Single(Check.Analyze(("base.viommu.xml", Sample.With()), ("more.viommu.xml", marked.Text)));
        Assert.Equal("VIO0005", found.Id);
        Assert.Equal("more.viommu.xml", found.Location.GetLineSpan().Path);
        Assert.Equal(Assert.Single(marked.Spans), found.Location.SourceSpan);
        Assert.Contains(says, found.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<options/>")]
    [InlineData("<platform/>")]
    [InlineData("<element name='device'><text property='Second' type='text'/></element>")]
    [InlineData("<choose option='Hue' value='Red' candidates='Green'/>")]
    public void A_message_about_something_without_a_name_has_no_empty_quotes(string content)
        => Assert.All(
            Check.Analyze(("base.viommu.xml", Sample.With("<choose option='Hue' value='Green' candidates='Red'/>", element: "<text property='First' type='text'/>")), ("more.viommu.xml", Extend(content))),
            found => Assert.DoesNotContain("''", found.GetMessage(null), StringComparison.Ordinal));

    [Fact]
    public void What_an_extension_breaks_is_reported_in_its_file()
    {
        Diagnostic found = Assert.Single(Check.Analyze(("base.viommu.xml", Sample.With()), ("more.viommu.xml", Extend("<reject id='X' when='{ Nope: 1 }'>A.</reject>"))));
        Assert.Equal(("VIO0004", "more.viommu.xml"), (found.Id, found.Location.GetLineSpan().Path));
    }

    [Theory]
    [InlineData("Tset", "did you mean 'Test'?")]
    [InlineData("Nothing", "there is Test")]
    public void An_extension_of_an_unknown_feature_is_reported(string name, string says)
    {
        Diagnostic found = Assert.Single(Check.Analyze(("base.viommu.xml", Sample.With()), ("more.viommu.xml", $"{Open}<extend feature='{name}'><nothing/></extend></schema>")), found => found.Id == "VIO0004");
        Assert.Contains(says, found.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_that_is_there_twice_is_reported_in_the_later_file()
    {
        Diagnostic found = Assert.Single(Check.Analyze(("b.viommu.xml", Sample.With()), ("a.viommu.xml", Sample.With("<flag name='X' true='a' false='b'/>"))));
        Assert.Equal(("VIO0005", "b.viommu.xml"), (found.Id, found.Location.GetLineSpan().Path));
    }

    [Fact]
    public void A_shipped_file_comes_first_whatever_its_name()
    {
        SchemaResult result = Compile(
            ("a.viommu.xml", Open + "<feature name='A' namespace='Own'/></schema>"),
            ("z.viommu.xml", Open.Replace(">", " shipped='true'>", StringComparison.Ordinal) + "<feature name='A' namespace='Shipped'/></schema>"));
        Assert.Equal("Shipped", Assert.Single(result.Model.Features).Namespace);
        Assert.Equal("a.viommu.xml", Assert.Single(result.Problems).File.Name);
    }

    [Fact]
    public void The_order_and_the_folders_of_files_have_no_say()
    {
        string[] texts =
        [
            Sample.With(),
            Extend("<enum name='Colour'><value name='Blue' text='blue'/></enum><reject id='B' when='{ Tint: Blue }'>B.</reject>"),
            Extend("<options><option name='Added' extra-spec='t:added' type='Colour' default='Blue'/></options><reject id='C' when='{ Added: Red }'>C.</reject>"),
            Open + "<feature name='Second' namespace='Second'><flag name='X' true='a' false='b'/></feature></schema>",
        ];
        string[] names = ["base.viommu.xml", "colour.viommu.xml", "added.viommu.xml", "second.viommu.xml"];
        SchemaResult expected = Compile([.. names.Zip(texts)]);
        Assert.Empty(expected.Problems);
        string[][] folders = [["", "", "", ""], ["/z/", "/a/b/", "C:\\", "../"], ["/a/", "/b/", "/c/", "/d/"], ["d\\", "c\\", "b\\", "a\\"]];
        foreach (int[] order in Orders(4))
        {
            foreach (string[] folder in folders)
                Assert.Equal(expected.Model, Compile([.. order.Select(i => (folder[i] + names[i], texts[i]))]).Model);
        }
    }

    [Fact]
    public void Files_with_the_same_name_are_ordered_by_their_content()
    {
        string first = Extend("<flag name='First' true='a' false='b'/>"), second = Extend("<flag name='Second' true='a' false='b'/>");
        SchemaModel expected = Compile(("base.viommu.xml", Sample.With()), ("/a/x.viommu.xml", first), ("/b/x.viommu.xml", second)).Model;
        Assert.Equal(expected, Compile(("base.viommu.xml", Sample.With()), ("/b/x.viommu.xml", first), ("/a/x.viommu.xml", second)).Model);
        Assert.Equal(["Switch", "First", "Second"], Assert.Single(expected.Features).Values.Flags.Select(flag => flag.Name));
    }

    [Fact]
    public void The_same_file_in_two_folders_counts_once()
    {
        SchemaResult result = Compile(("/b/base.viommu.xml", Sample.With()), ("/a/base.viommu.xml", Sample.With()));
        Assert.Empty(result.Problems);
        Assert.Equal(Compile(("base.viommu.xml", Sample.With())).Model, result.Model);
    }

    [Theory]
    [InlineData("/a/base.viommu.xml", "/b/base.viommu.xml")]
    [InlineData("/a/base.viommu.xml", "/a/base.viommu.xml")]
    public void What_is_wrong_in_a_file_that_is_there_twice_is_reported_once(string first, string second)
        => Assert.Single(Check.Analyze((first, Sample.With("<nonsense/>")), (second, Sample.With("<nonsense/>"))));

    [Fact]
    public void The_same_content_under_another_name_is_another_file()
        => Assert.Equal("VIO0005", Assert.Single(Check.Analyze(("a.viommu.xml", Sample.With()), ("b.viommu.xml", Sample.With()))).Id);

    [Fact]
    public void An_extended_feature_generates_code_that_compiles()
        => Check.Compiles(TestCompiler.Generate(
            "class C { int? F(Test.Space.TestOptions options) => options.Added; Test.Space.Colour G() => Test.Space.Colour.Blue; }",
            ("base.viommu.xml", Sample.With()),
            ("more.viommu.xml", Extend("<enum name='Colour'><value name='Blue' text='blue'/></enum><options><option name='Added' extra-spec='t:added' type='int'/></options>"))));

    [Fact]
    public void The_shipped_schema_can_be_extended_as_the_documentation_shows()
        => Assert.Empty(Check.Analyze(
            ("nova.viommu.xml", SchemaSource.Shipped),
            ("acme.viommu.xml", Open + "<extend feature='Viommu'><options><option name='Scratch' extra-spec='acme:scratch' type='int' min='0' max='64' summary='Scratch space, in GiB.'/></options><reject id='ScratchNeedsLockedMemory' when='{ Scratch: > 0, LockedMemory: not true }'>Change it.</reject></extend></schema>")));

    // Children of different names have attributes of one name.
    [Fact]
    public void An_extension_adds_values_in_children()
        => Assert.Empty(Check.Analyze(
            ("base.viommu.xml", Sample.With(element: "<attribute name='s' in='a' property='A' type='int'/><text in='b' property='B' type='int'/>")),
            ("more.viommu.xml", Extend("<element name='device'><attribute name='s' in='c' property='C' type='int'/><text in='d' property='D' type='int'/></element>"))));

    private static string Extend(string content) => $"{Open}<extend feature='Test'>{content}</extend></schema>";

    private static FeatureModel Feature(params string[] extensions)
    {
        SchemaResult result = Compile([("base.viommu.xml", Sample.With()), .. extensions.Select((text, i) => ($"extension{i}.viommu.xml", text))]);
        Assert.Empty(result.Problems.Select(problem => problem.Message));
        return Assert.Single(result.Model.Features);
    }

    private static IEnumerable<Problem> Problems(params string[] extensions)
        => Compile([("base.viommu.xml", Sample.With()), .. extensions.Select((text, i) => ($"extension{i}.viommu.xml", text))]).Problems;

    private static SchemaResult Compile(params (string Path, string Text)[] files)
        => SchemaCompiler.Compile(files.Select(file => SchemaCompiler.Parse(file.Path, SourceText.From(file.Text))), null, checkConditions: true, CancellationToken.None);

    private static IEnumerable<int[]> Orders(int count)
        => count == 0
            ? [[]]
            : Orders(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(place => (int[])[.. order[..place], count - 1, .. order[place..]]));
}
