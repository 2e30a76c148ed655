using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>A mistake costs what it stands in: everything else is generated, and compiles.</summary>
public class BrokenPartsTests
{
    // Each is wrong somewhere in the feature; the sample around it is not.
    public static TheoryData<string> InFeature { get; } =
    [
        "<nonsense/>",
        "<enum/>",
        "<enum name='X'/>",
        "<enum name='x'><value name='A' text='a'/></enum>",
        "<enum name='X'><value name='A' text='a'/><value name='B' text='a'/><value name='A' text='b'/><value/><value name='D'/></enum>",
        "<enum name='X' open='Else'><value name='A' match='a'/><value name='B' match='a *b*'/><value name='C'/></enum>",
        "<enum name='X' open='else'><value name='A' match='a'/></enum>",
        "<flag name='X' true='a'/>",
        "<flag name='X' true='a' false='a'/>",
        "<flag name='Colour' true='a' false='b'/>",
        "<quantity name='X'/>",
        "<quantity name='X' unit='U' min='5' max='4'/>",
        "<quantity name='X' unit='U'><word name='A' text='a'/><word name='A' text='b'/><suffix text='s'/><suffix text='t' factor='0'/></quantity>",
        "<options/>",
        "<platform><fact name='X' type='int'/></platform>",
        "<reject id='X' when='nonsense'>A.</reject>",
        "<reject id='X' when='{ Nope: 1 }'>A.</reject>",
        "<reject id='X' when='{ Tint: 1 }'>A.</reject>",
        "<reject id='X' when='{ }'>A.</reject>",
        "<reject id='X' when='{ Hue: null }'>A.</reject>",
        "<reject id='X' when='{ Tint: Red }'/>",
        "<reject id='X' when='{ Tint: Red }'>{Nope} and { and {Card} and {key:Nope} and }</reject>",
        "<reject id='X' when='{ Tint: Red }' fix='Nope=1 Tint Tint=Blue Hue=Green'>A.</reject>",
        "<reject id='X' when='{ Tint: Red }'>A.</reject><warn id='X' when='{ Tint: Green }'>B.</warn>",
        "<reject id='X'>A.</reject>",
        "<choose option='Nope' value='Red' candidates='Green'/>",
        "<choose option='Hue' value='Nope' candidates='Green'/>",
        "<choose option='Hue' value='Red' candidates='Nope Red Green Green'/>",
        "<choose option='Hue' value='Red' candidates='Red'/>",
        "<traits name='X' for='Nope' prefix='P_'/>",
        "<traits name='Colour' for='Hue' prefix='P_'/>",
        "<traits name='X' for='Hue' prefix='P_' except='Nope'/>",
        "<element name='e'/>",
        "<element name='e' type='X'/>",
        "<element name='e' type='X' path=''/>",
        "<element name='e' type='X' path='a'/>",
        "<element name='e' type='Colour' path='/a'/>",
        "<element name='e' type='X' path='/a' plan='Card'/>",
        "<element name='e' type='X' path='/a' plan='P' when='{ Nope: 1 }'/>",
        "<element name='e' type='X' path='/a' plan='P'><attribute name='b' type='Colour' required='true'/><attribute name='c' type='int' set='1'/></element>",
        "<element name='e' type='X' path='/a' plan='P'><element name='f' type='Y'><attribute name='b' type='Colour' required='true'/><attribute name='c' type='int' set='1'/></element></element>",
    ];

    public static TheoryData<string> InElement { get; } =
    [
        "<attribute name='x' type='Nope'/>",
        "<attribute name='x' type='list'/>",
        "<attribute name='count' type='int'/>",
        "<attribute name='x' property='Number' type='int'/>",
        "<attribute name='device' type='int'/>",
        "<attribute name='x' type='int' unit='u'/>",
        "<attribute name='x' type='Size' unit='count'/>",
        "<attribute name='x' type='int' min='5' max='4'/>",
        "<attribute name='x' type='int' omit='nope'/>",
        "<attribute name='x' type='int' set='nope'/>",
        "<attribute name='x' type='int' set='1' set-when='nope'/>",
        "<attribute name='x' type='int' set-when='{ Tint: Red }'/>",
        "<attribute name='x' type='int' set-from='Tint'/>",
        "<attribute name='x' type='Colour' set-from='Nope'/>",
        "<attribute name='x' type='int' since='Nope 1'/>",
        "<attribute name='x' type='int' since='Host'/>",
        "<attribute name='x' type='int' allowed='{ Nope: 1 }'/>",
        "<attribute name='x' type='int' allowed='{ }'/>",
        "<attribute name='x' type='int'><set value='nope'/><set value='1' when='nope'/><set/></attribute>",
        "<attribute name='x' type='int'><since fact='Nope' version='1'/><until fact='Host' version='x'/><until fact='Host' version='1' effect='filled-in'/></attribute>",
        "<text property='X' type='text'/><text property='Y' type='text'/>",
        "<text property='X' type='Nope'/>",
        "<element name='x'/>",
        "<element name='driver' type='X'/>",
        "<element name='x' type='Driver'/>",
        "<element name='x' type='X' repeated='maybe'/>",
        "<element name='x' type='X' path='/a' plan='P' when='{ Tint: Red }'/>",
        "<element name='x' presence='true'><attribute name='y' type='int'/></element>",
        "<element name='x' presence='true' set='nope'/>",
        "<element name='x' type='X' set='true'/>",
        "<reject id='X' when='{ Nope: 1 }'>A.</reject>",
        "<reject id='X' when='{ Items: { Level: 1 } }'>A.</reject>",
    ];

    public static TheoryData<string> InOptions { get; } =
    [
        "<option/>",
        "<option name='X'/>",
        "<option name='X' type='int'/>",
        "<option name='X' type='Nope' extra-spec='t:x'/>",
        "<option name='X' type='list' extra-spec='t:x'/>",
        "<option name='X' type='int' extra-spec='t:x.{n'/>",
        "<option name='X' type='int' extra-spec=''/>",
        "<option name='X' type='int' extra-spec='t:hue'/>",
        "<option name='Hue' type='int' extra-spec='t:x'/>",
        "<option name='X' type='int' extra-spec='t:x' default='nope'/>",
        "<option name='X' type='int' extra-spec='t:x' merge='must-agree'/>",
        "<option name='X' type='int' extra-spec='t:x' merge='nope'/>",
        "<option name='X' type='int' extra-spec='t:x' min='5' max='4'/>",
        "<option name='X' type='int' extra-spec='t:x' max='99999999999'/>",
        "<option name='ToString' type='int' extra-spec='t:x'/>",
        "<option name='X' type='int' extra-spec='t:x' nope='1'><nope/></option>",
    ];

    public static TheoryData<string> InPlatform { get; } =
    [
        "<fact/>",
        "<fact name='X'/>",
        "<fact name='X' type='Nope'/>",
        "<fact name='Host' type='int'/>",
        "<fact name='Hue' type='int'/>",
        "<fact name='X' type='int' of='Machine'/>",
        "<fact name='X' type='version' of='Nope'/>",
        "<fact name='X' type='version' of='Machine' otherwise='Nope'/>",
        "<fact name='X' type='int' max='99999999999'/>",
        "<fact name='X' type='int' scope='nope'/>",
    ];

    [Theory]
    [MemberData(nameof(InFeature))]
    public void In_a_feature(string broken) => AssertRest(Sample.With(feature: broken), broken);

    [Theory]
    [MemberData(nameof(InElement))]
    public void In_an_element(string broken) => AssertRest(Sample.With(element: broken), broken);

    [Theory]
    [MemberData(nameof(InOptions))]
    public void In_the_options(string broken) => AssertRest(Sample.With(options: broken), broken);

    [Theory]
    [MemberData(nameof(InPlatform))]
    public void In_the_platform(string broken) => AssertRest(Sample.With(platform: broken), broken);

    [Fact]
    public void A_feature_that_is_broken_leaves_the_others_alone()
    {
        Compilation result = TestCompiler.Generate(
            "",
            ("a.viommu.xml", "<schema xmlns='urn:viommu-gen:schema:1'><feature name='a' namespace='A'/><feature name='B'/><feature/><extend feature='Nope'/></schema>"),
            ("b.viommu.xml", "<"),
            ("c.viommu.xml", Sample.With()));
        Check.Compiles(result);
        Assert.NotNull(result.GetTypeByMetadataName("Test.Space.TestPlan"));
    }

    private static void AssertRest(string schema, string broken)
    {
        Assert.True(Check.Analyze(("a.viommu.xml", schema)).Any(), $"Nothing is reported about {broken}");
        Compilation result = TestCompiler.Generate("", ("a.viommu.xml", schema));
        Check.Compiles(result);
        foreach (string type in new[] { "Colour", "Machine", "Size", "TestOptions", "TestHost", "TestPlan", "Device", "Driver", "Item" })
            Assert.NotNull(result.GetTypeByMetadataName("Test.Space." + type));
        Assert.NotEmpty(result.GetTypeByMetadataName("Test.Space.TestOptions")!.GetMembers("Tint"));
        Assert.NotEmpty(result.GetTypeByMetadataName("Test.Space.TestPlan")!.GetMembers("Card"));
        Assert.NotEmpty(result.GetTypeByMetadataName("Test.Space.Device")!.GetMembers("Number"));
    }
}
