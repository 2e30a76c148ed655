using System.Linq;

namespace Viommu.Gen.Tests.Schema;

/// <summary>VIO0005: what is there already. The second one is reported.</summary>
public class DuplicateTests
{
    private const string Id = "VIO0005";

    [Theory]
    [InlineData("<flag name='[|Colour|]' true='a' false='b'/>", "a type 'Colour' already")]
    [InlineData("<enum name='[|Device|]'><value name='A' text='a'/></enum>", null)]
    [InlineData("<element name='e' type='[|Driver|]' path='/a'/>", "a type 'Driver' already")]
    [InlineData("<element name='e' type='[|Colour|]' path='/a'/>", "a type 'Colour' already")]
    [InlineData("<element name='e' type='[|ColourText|]' path='/a'/>", "a type 'ColourText' already")]
    [InlineData("<element name='e' type='[|SizeWord|]' path='/a'/>", "a type 'SizeWord' already")]
    [InlineData("<element name='e' type='[|MachineKind|]' path='/a'/>", "a type 'MachineKind' already")]
    [InlineData("<element name='e' type='[|TestPlan|]' path='/a'/>", "a type 'TestPlan' already")]
    [InlineData("<element name='e' type='[|TestOptions|]' path='/a'/>", "a type 'TestOptions' already")]
    [InlineData("<element name='e' type='[|TestHost|]' path='/a'/>", "a type 'TestHost' already")]
    [InlineData("<element name='e' type='[|ExtraSpecs|]' path='/a'/>", "a type 'ExtraSpecs' already")]
    [InlineData("<traits name='[|Colour|]' for='Hue' prefix='P_'/>", "a type 'Colour' already")]
    [InlineData("<enum name='X'><value name='Y' text='y'/><value name='[|Y|]' text='z'/></enum>", "a value 'Y' already")]
    [InlineData("<enum name='X'><value name='Y' text='y'/><value name='Z' text='[|y|]'/></enum>", "a text 'y' already")]
    [InlineData("<enum name='X' open='Else'><value name='Y' match='y'/><value name='[|Y|]' match='z'/></enum>", "a value 'Y' already")]
    [InlineData("<enum name='X' open='Else'><value name='[|Else|]' match='y'/></enum>", "a value 'Else' already")]
    [InlineData("<enum name='X' open='Else'><value name='Y' match='y y-*'/><value name='Z' match='a [|y-*|] b'/></enum>", "a pattern 'y-*' already")]
    [InlineData("<flag name='X' true='a b' false='c [|b|]'/>", "a word 'b' already")]
    [InlineData("<flag name='X' true='a' false='[|A|]'/>", "a word 'A' already")]
    [InlineData("<quantity name='X' unit='U'><word name='Y' text='y'/><word name='[|Y|]' text='z'/></quantity>", "a word 'Y' already")]
    [InlineData("<quantity name='X' unit='U'><word name='Y' text='y'/><word name='Z' text='[|y|]'/></quantity>", "a text 'y' already")]
    [InlineData("<quantity name='X' unit='U'><suffix text='a b' factor='1'/><suffix text='[|b|]' factor='2'/></quantity>", "a suffix 'b' already")]
    [InlineData("<quantity name='X' unit='U'><suffix text='' factor='1'/><suffix text='[||]' factor='1'/></quantity>", "a suffix '' already")]
    [InlineData("<reject id='X' when='{ Tint: Red }'>A.</reject><warn id='[|X|]' when='{ Tint: Green }'>B.</warn>", "a rule 'X' already")]
    [InlineData("<[|options|]/>", "a <options> already")]
    [InlineData("<[|platform|]/>", "a <platform> already")]
    [InlineData("<traits name='X' for='Hue' prefix='P_'/><traits name='Y' for='[|Hue|]' prefix='Q_'/>", "a family of traits for the option 'Hue' already")]
    [InlineData("<choose option='Hue' value='Red' candidates='Green'/><[|choose|] option='Tint' value='Red' candidates='Green'/>", "a <choose> already")]
    [InlineData("<choose option='Hue' value='Red' candidates='Green [|Green|]'/>", "'Green' can't be a candidate")]
    [InlineData("<choose option='Hue' value='Red' candidates='Green [|Red|]'/>", "'Red' can't be a candidate")]
    [InlineData("<element name='e' type='X' path='/a' plan='[|Card|]'/>", "a member 'Card' already")]
    [InlineData("<element name='e' type='X' path='/a' plan='[|Host|]'/>", "a member 'Host' already")]
    public void In_a_feature(string feature, string? says)
    {
        if (says is not null)
            Check.Reports(Id, Sample.With(feature), says);
        else
            // Values have their names first, wherever they stand.
            Assert.Equal([Id], Check.Analyze(("a.viommu.xml", new MarkedText(Sample.With(feature)).Text)).Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("<option name='[|Hue|]' extra-spec='t:x' type='int'/>", "a member 'Hue' already")]
    [InlineData("<option name='X' extra-spec='[|t:hue|]' type='int'/>", "a key 't:hue' already: 'Hue' has it")]
    [InlineData("<option name='X' image-property='[|t_hue|]' type='int'/>", "a key 't_hue' already: 'Hue' has it")]
    [InlineData("<option name='[|X|]' extra-spec='u:hue' type='int'/>", "a key constant 'Hue' already")]
    public void In_the_options(string options, string says) => Check.Reports(Id, Sample.With(options: options), says);

    [Theory]
    [InlineData("<fact name='[|Host|]' type='int'/>", "a member 'Host' already")]
    [InlineData("<fact name='[|Hue|]' type='int'/>", "a member 'Hue' already")]
    public void In_the_platform(string platform, string says) => Check.Reports(Id, Sample.With(platform: platform), says);

    [Theory]
    [InlineData("<attribute name='[|count|]' property='X' type='int'/>", "attribute 'count' already")]
    [InlineData("<attribute name='x' property='[|Number|]' type='int'/>", "a property 'Number' already")]
    [InlineData("<attribute name='[|number|]' type='int'/>", "a property 'Number' already")]
    [InlineData("<attribute name='x' property='[|Device|]' type='int'/>", "the name of its own type")]
    [InlineData("<attribute name='[|device|]' type='int'/>", "the name of its own type")]
    [InlineData("<attribute name='x' type='Size' unit='[|count|]'/>", "attribute 'count' already")]
    [InlineData("<element name='[|driver|]' property='X' type='X'/>", "element 'driver' already")]
    [InlineData("<element name='x' property='[|Driver|]' type='X'/>", "a property 'Driver' already")]
    [InlineData("<element name='x' type='[|Item|]'/>", "a type 'Item' already")]
    [InlineData("<text property='X' type='text'/><text property='[|Y|]' type='text'/>", "a text")]
    [InlineData("<attribute name='x' type='int' max='3'/><reject id='[|DeviceXRange|]' when='{ X: 1 }'>A.</reject>", "a rule 'DeviceXRange' already")]
    [InlineData("<attribute name='x' type='int' since='Host 1'><since fact='[|Host|]' version='2'/></attribute>", "a rule 'DeviceXSinceHost' already")]
    [InlineData("<attribute name='x' type='Colour'/><reject id='[|DeviceXRange|]' when='{ X: not null }'>A.</reject>", "a rule 'DeviceXRange' already")]
    public void In_an_element(string element, string says) => Check.Reports(Id, Sample.With(element: element), says);

    [Theory]
    [InlineData("<attribute name='count' property='X' type='int'/>")]
    [InlineData("<element name='driver' property='X' type='X'/>")]
    [InlineData("<text property='X' type='text'/><text property='Y' type='text'/>")]
    public void A_message_reads_like_a_sentence(string element)
    {
        string message = Assert.Single(Check.Analyze(("a.viommu.xml", Sample.With(element: element)))).GetMessage(null);
        Assert.DoesNotMatch("\\ba [aeio]", message);
        Assert.DoesNotContain("''", message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_feature()
        => Check.Reports(
            Id,
            "<schema xmlns='urn:viommu-gen:schema:1'><feature name='A' namespace='A'/><feature name='[|A|]' namespace='B'/></schema>",
            "<extend feature=\"A\">");

    [Theory]
    [InlineData("<enum name='X'><value name='Y' text='y'/></enum>", "<enum name='X'><value name='Y' text='y'/></enum>")]
    [InlineData("<options name='AOptions' extra-specs='X'><option name='O' extra-spec='o' type='int'/></options>", "<options name='BOptions' extra-specs='X'><option name='O' extra-spec='o' type='int'/></options>")]
    [InlineData("<options name='AOptions'><option name='O' extra-spec='o' type='int'/></options>", "<options name='BOptions'><option name='O' extra-spec='o' type='int'/></options>")]
    public void Of_a_type_in_the_namespace_of_two_features(string first, string second)
        => Assert.NotEmpty(Check.Analyze(("a.viommu.xml", $"<schema xmlns='urn:viommu-gen:schema:1'><feature name='A' namespace='N'>{first}</feature><feature name='B' namespace='N'>{second}</feature></schema>")));

    [Theory]
    [InlineData("<enum name='X'><value name='Y' text='y'/></enum>", "<enum name='[|X|]'><value name='Y' text='y'/></enum><element name='e' type='E' path='/a'><attribute name='b' type='X'/></element>")]
    [InlineData("<platform name='X'/>", "<platform name='[|X|]'><fact name='F' type='version'/></platform><element name='e' type='E' path='/a' since='F 1'/>")]
    public void What_another_feature_of_the_namespace_has_is_reported_once_and_the_rest_compiles(string first, string second)
    {
        string marked = $"<schema xmlns='urn:viommu-gen:schema:1'><feature name='A' namespace='N'>{first}</feature><feature name='B' namespace='N'>{second}</feature></schema>";
        Check.Reports(Id, marked, "a type 'X' already");
        Check.Compiles(Infrastructure.TestCompiler.Generate("", ("a.viommu.xml", new MarkedText(marked).Text)));
    }

    [Theory]
    [InlineData("<element name='e' type='[|DEVICE|]' path='/a'/>")]
    [InlineData("<enum name='[|COLOUR|]'><value name='Y' text='y'/></enum>")]
    public void Types_differ_in_more_than_case(string feature) => Check.Reports(Id, Sample.With(feature), "only in case");

    [Fact]
    public void Features_differ_in_more_than_case()
        => Check.Reports(Id, "<schema xmlns='urn:viommu-gen:schema:1'><feature name='Two' namespace='A'/><feature name='[|TWO|]' namespace='B'/></schema>", "only in case");

    [Theory]
    [InlineData("<enum name='X'><value name='Y' text='y'/><value name='Z' text='Y'/></enum>")]
    [InlineData("<flag name='X' true='a' false='A' exact='true'/>")]
    [InlineData("<enum name='X' open='Else'><value name='Y' match='y*'/><value name='Z' match='y'/></enum>")]
    [InlineData("<element name='device' type='X' path='/other'/>")]
    public void What_only_looks_alike_is_fine(string feature) => Check.Accepts(Sample.With(feature));
}
