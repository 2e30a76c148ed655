using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Model;

namespace Viommu.Gen.Tests.Schema;

/// <summary>Names that generated code has already: either the schema is told so, or the code compiles all the same.</summary>
public class CollidingNameTests
{
    [Theory]
    [InlineData("<enum name='X' open='Else'><value name='Text' match='a'/></enum>")]
    [InlineData("<enum name='X' open='Else'><value name='Kind' match='a'/></enum>")]
    [InlineData("<enum name='X' open='Else'><value name='Version' match='a'/></enum>")]
    [InlineData("<enum name='X' open='Else'><value name='IsAlias' match='a'/></enum>")]
    [InlineData("<enum name='X' open='Else'><value name='Patterns' match='a'/></enum>")]
    [InlineData("<enum name='X' open='Else'><value name='X' match='a'/></enum>")]
    [InlineData("<enum name='X' open='Text'><value name='A' match='a'/></enum>")]
    [InlineData("<enum name='X'><value name='X' text='a'/></enum>")]
    [InlineData("<quantity name='X' unit='U'><word name='Word' text='a'/></quantity>")]
    [InlineData("<quantity name='X' unit='U'><word name='Amount' text='a'/></quantity>")]
    [InlineData("<quantity name='X' unit='U'><word name='Of' text='a'/></quantity>")]
    [InlineData("<quantity name='X' unit='U'><word name='FromU' text='a'/></quantity>")]
    [InlineData("<quantity name='X' unit='U'><word name='X' text='a'/></quantity>")]
    [InlineData("<traits name='X' for='Hue' prefix='P_'/><enum name='String'><value name='A' text='a'/></enum>")]
    [InlineData("<flag name='TestFormats' true='a' false='b'/>")]
    [InlineData("<traits name='HueRed' for='Hue' prefix='P_'/>")]
    [InlineData("<traits name='X' for='Hue' prefix='P_'/><traits name='All' for='Hue' prefix='P_'/>")]
    [InlineData("<enum name='System'><value name='A' text='a'/></enum>")]
    [InlineData("<enum name='Space'><value name='A' text='a'/></enum>")]
    [InlineData("<enum name='Test'><value name='A' text='a'/></enum>")]
    [InlineData("<enum name='DRIVER'><value name='A' text='a'/></enum>")]
    [InlineData("<element name='e' type='DEVICE' path='/a'/>")]
    [InlineData("<element name='e' type='Plan' path='/a'/>")]
    [InlineData("<element name='e' type='Values' path='/a'/>")]
    [InlineData("<element name='e' type='TestElements' path='/a'/>")]
    [InlineData("<element name='e' type='TestKnownRules' path='/a'/>")]
    [InlineData("<element name='e' type='X' path='/a' plan='TestPlan'/>")]
    [InlineData("<element name='e' type='X' path='/a' plan='X'/>")]
    [InlineData("<reject id='Tint' when='{ Tint: Red }'>A.</reject>")]
    [InlineData("<reject id='TestRules' when='{ Tint: Red }'>A.</reject>")]
    [InlineData("<reject id='TestPlanRules' when='{ Cpus: 3 }'>A.</reject>")]
    [InlineData("<reject id='Check' when='{ Cpus: 3 }'>A.</reject>")]
    [InlineData("<reject id='DeviceRules' when='{ Cpus: 3 }'>A.</reject>")]
    [InlineData("<reject id='MakeCard' when='{ Cpus: 3 }'>A.</reject>")]
    [InlineData("<reject id='CheckRequest' when='{ Tint: Red }'>A.</reject>")]
    [InlineData("<reject id='CheckOptions' when='{ Tint: Red }'>A.</reject>")]
    [InlineData("<element name='e' type='Parts' path='/a' plan='P'/>")]
    [InlineData("<element name='e' type='X' path='/a' plan='Parts'/>")]
    [InlineData("<quantity name='X' unit='U'><word name='XWord' text='a'/></quantity>")]
    [InlineData("<enum name='All'><value name='A' text='a'/></enum>")]
    [InlineData("<enum name='Allowed'><value name='A' text='a'/></enum>")]
    [InlineData("<element name='e' type='X' path='/a'><element name='f' type='XRules'/><reject id='R' when='{ F: null }'>A.</reject></element>")]
    [InlineData("<element name='e' type='X' path='/a'><reject id='XRules' when='{ Cpus: 3 }'>A.</reject></element>")]
    [InlineData("<element name='e' type='Test' path='/a'><reject id='R' when='{ Cpus: 3 }'>A.</reject></element>")]
    [InlineData("<choose option='Tint' value='Green' candidates='Red'/><traits name='T' for='Tint' prefix='P_' except='Red'/>")]
    [InlineData("<enum name='Hue3'><value name='Red' text='red'/><value name='Blue' text='blue'/><value name='Any' text='any'/></enum><reject id='R' when='{ Hue: Green }'>No.</reject><traits name='T' for='Hue' prefix='P_' except='Green'/>")]
    [InlineData("<element name='e' type='X' path='/a' plan='Findings' when='{ Tint: Red }'/>")]
    [InlineData("<element name='e' type='X' path='/a' plan='Platform' when='{ Tint: Red }'/>")]
    [InlineData("<element name='e' type='X' path='/a' plan='CardValue' when='{ Tint: Red }'/>")]
    [InlineData("<element name='e' type='X' path='/a' plan='File' when='{ Tint: Red }'/>")]
    [InlineData("<element name='e' type='X' path='/a' plan='Colour' when='{ Tint: Red }'/><choose option='Tint' value='Green' candidates='Red'/>")]
    [InlineData("<element name='e' type='Check' path='/a'/>")]
    [InlineData("<element name='e' type='Evaluate' path='/a' plan='P' when='{ Tint: Red }'/>")]
    [InlineData("<enum name='Attempts'><value name='A' text='a'/></enum>")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='a' type='int' omit='0' required='true'/></element>")]
    [InlineData("<element name='e' type='X' path='/a' plan='P'><attribute name='a' property='F_A' type='int' set='1'/><element name='f' type='F'><attribute name='a' type='int' set='2'/></element></element>")]
    [InlineData("<element name='e' type='X' path='/a'><element name='f' type='G'/></element><element name='g' type='H' path='/a'><element name='x' property='X1' type='XRules'/></element>")]
    public void In_a_feature(string feature) => AssertToldOrCompiled(Sample.With(feature));

    [Theory]
    [InlineData("name='TestOptions' extra-spec='t:x'")]
    [InlineData("name='ExtraSpecs' extra-spec='t:x'")]
    [InlineData("name='Source' extra-spec='t:x'")]
    [InlineData("name='Value' extra-spec='t:x'")]
    [InlineData("name='Colour' extra-spec='t:x'")]
    [InlineData("name='System' extra-spec='t:x'")]
    [InlineData("name='X' extra-spec='t:extra_specs'")]
    [InlineData("name='X' extra-spec='t:image_properties' image-property='y'")]
    [InlineData("name='X' extra-spec='t:equals'")]
    [InlineData("name='X' extra-spec='t:to_string'")]
    [InlineData("name='X' extra-spec='t:9lives'")]
    [InlineData("name='X' extra-spec='t:'")]
    [InlineData("name='X' extra-spec='t:\u00e9'")]
    [InlineData("name='X' extra-spec='t:&quot;\\'")]
    [InlineData("name='ImageProperties' image-property='x'")]
    [InlineData("name='Hue2' image-property='x' default='3'")]
    [InlineData("name='TestRead' image-property='x'")]
    [InlineData("name='From' image-property='x'")]
    [InlineData("name='Supports' image-property='x'")]
    public void In_the_options(string attributes) => AssertToldOrCompiled(Sample.With(options: $"<option {attributes} type='int'/>"));

    [Theory]
    [InlineData("TestHost")]
    [InlineData("Version")]
    [InlineData("Text")]
    [InlineData("TestPlan")]
    [InlineData("Platform")]
    public void In_the_platform(string name) => AssertToldOrCompiled(Sample.With(platform: $"<fact name='{name}' type='int'/>"));

    [Theory]
    [InlineData("<attribute name='equals' type='int'/>")]
    [InlineData("<attribute name='get_hash_code' type='int'/>")]
    [InlineData("<attribute name='to_string' type='int'/>")]
    [InlineData("<attribute name='get-type' type='int'/>")]
    [InlineData("<attribute name='parse' type='int'/>")]
    [InlineData("<attribute name='try-parse' type='int'/>")]
    [InlineData("<attribute name='validate' type='int'/>")]
    [InlineData("<attribute name='write_to' type='int'/>")]
    [InlineData("<attribute name='unknown' type='int'/>")]
    [InlineData("<attribute name='equality_contract' type='int'/>")]
    [InlineData("<attribute name='\u00e9' type='int'/>")]
    [InlineData("<attribute name='\u00e9' type='int'/><attribute name='\u00e8' type='int'/>")]
    [InlineData("<attribute name='x' type='Size' unit='unit2'/><attribute name='x-unit' type='text'/>")]
    [InlineData("<attribute name='x' type='text' property='Element'/>")]
    [InlineData("<attribute name='x' type='text' property='Item'/>")]
    [InlineData("<attribute name='x' type='text' property='System'/>")]
    [InlineData("<attribute name='check' type='int'/>")]
    [InlineData("<attribute name='read-from' type='int'/>")]
    [InlineData("<attribute name='clone' type='int'/>")]
    [InlineData("<attribute name='colour' property='Colour' type='text'/>")]
    [InlineData("<attribute name='x' property='Colour' type='text'/><attribute name='y' property='Size' type='Colour' omit='Red'/>")]
    [InlineData("<attribute name='driver-eim' type='Switch' set='On'/>")]
    [InlineData("<attribute name='class' type='text'/><attribute name='value' type='text'/><attribute name='xml' type='text'/><attribute name='reader' type='text'/><attribute name='writer' type='text'/>")]
    [InlineData("<element name='x' type='X'><element name='y' type='Y' property='X1'/><text property='Text' type='text'/></element>")]
    public void In_an_element(string element) => AssertToldOrCompiled(Sample.With(element: element));

    [Theory]
    [InlineData("TEST")]
    [InlineData("TestTwo")]
    public void Of_a_second_feature(string name)
    {
        (string, string)[] files = [("a.viommu.xml", Sample.With()), ("b.viommu.xml", $"<schema xmlns='urn:viommu-gen:schema:1'><feature name='{name}' namespace='Second'><enum name='X'><value name='A' text='a'/></enum></feature></schema>")];
        IReadOnlyList<Diagnostic> told = Check.Analyze(files);
        if (told.Count == 0)
            Check.Compiles(TestCompiler.Generate("", files));
    }

    [Theory]
    [InlineData("'&quot;\\ {x} &lt;b> &#10; */ // \u2028 \u0085 \U0001F600")]
    [InlineData("\"\"\"")]
    public void Odd_texts_are_only_texts(string text)
    {
        string escaped = text.Replace("'", "&apos;", System.StringComparison.Ordinal);
        AssertToldOrCompiled(Sample.With(
            $"<enum name='X' summary='{escaped}' source='{escaped}'><value name='A' text='{escaped}' summary='{escaped}'/></enum><reject id='R' when='{{ Tint: Red }}' verified='{escaped}'>{text.Replace("{x}", "{{x}}", System.StringComparison.Ordinal)}</reject><traits name='T' for='Hue' prefix='{escaped}' formerly='{escaped}'/>",
            options: $"<option name='O' extra-spec='t:o' type='text' default='{escaped}' summary='{escaped}'/>",
            element: $"<attribute name='x' type='text' set='{escaped}' summary='{escaped}'/>"));
    }

    private static void AssertToldOrCompiled(string schema)
    {
        if (Check.Analyze(("a.viommu.xml", schema)).Count == 0)
            Check.Compiles(TestCompiler.Generate("", ("a.viommu.xml", schema)));
    }
}
