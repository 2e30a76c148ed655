using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>What nothing is wrong with compiles, in every shape that the grammar allows.</summary>
public class GeneratedFromValidSchemaTests
{
    [Theory]
    [InlineData("")]
    [InlineData("<quantity name='X' unit='U'/>")]
    [InlineData("<quantity name='X' unit='U'><word name='A' text='a'/></quantity>")]
    [InlineData("<quantity name='X' unit='U'><suffix text='s' factor='2'/></quantity>")]
    [InlineData("<quantity name='X' unit='U'><suffix text='s' refused='No.'/></quantity>")]
    [InlineData("<quantity name='X' unit='U' round='up'><suffix text='s' factor='2/3' remark='Why &quot;not&quot;?'/></quantity><element name='e' path='/a' type='E'><attribute name='x' type='X'/><attribute name='y' type='X' unit='u' omit='0'/><text property='T' type='X'/></element>")]
    [InlineData("<quantity name='X' unit='U' min='9223372036854775807'/>")]
    [InlineData("<enum name='X' open='Else'/>")]
    [InlineData("<enum name='X' open='Else'><value name='A' match='a-*'/></enum>")]
    [InlineData("<traits name='X' for='Hue' prefix='P_' except='Red Green'/>")]
    [InlineData("<element name='e' type='X' path='/a'/>")]
    [InlineData("<element name='e' type='X' path='/a' plan='P'/>")]
    [InlineData("<element name='e' type='X' path='/a'><text property='Y' type='version'/></element>")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='size' type='Size'/></element>")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='size' type='Size' unit='unit'/></element>")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='size' type='Size' unit='unit' required='true'/></element>")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='machine' type='Machine'/></element>")]
    [InlineData("<element name='e' type='X' path='/a'><attribute name='switch' type='Switch'/><attribute name='colour' type='Colour' required='true'/></element>")]
    [InlineData("<element name='e' type='X' path='/a'><element name='y' property='Y1' type='Y' repeated='true'><element name='z' property='Z1' type='Z' repeated='true'/></element></element>")]
    public void In_a_feature(string feature) => AssertCompiles(Sample.With(feature));

    [Theory]
    [InlineData("type='version' default='1.2'")]
    [InlineData("type='hex' default='16'")]
    [InlineData("type='hex' default='0x10' max='0x1F'")]
    [InlineData("type='long' max='9223372036854775807' default='9223372036854775807'")]
    [InlineData("type='Machine' default='Fast'")]
    [InlineData("type='Size' default='Large'")]
    [InlineData("type='Size' default='4'")]
    [InlineData("type='Switch' default='Yes' merge='image-first'")]
    [InlineData("type='text' default=''")]
    [InlineData("type='int' min='5' max='5'")]
    [InlineData("type='decimal' min='-0.5' max='2.50' default='1.0' merge='image-first'")]
    [InlineData("type='decimal' min='-79228162514264337593543950335'")]
    public void In_the_options(string attributes) => AssertCompiles(Sample.With(options: $"<option name='X' extra-spec='t:x' {attributes}/>"));

    [Theory]
    [InlineData("")]
    [InlineData("min='-1'")]
    [InlineData("max='0.5'")]
    [InlineData("min='-79228162514264337593543950335'")]
    [InlineData("min='-79228162514264337593543950335' max='79228162514264337593543950335'")]
    [InlineData("min='-79228162514264337593543950335' max='5'")]
    public void In_a_decimal_fact(string attributes) => AssertCompiles(Sample.With(platform: $"<fact name='X' type='decimal' {attributes}/>"));

    [Theory]
    [InlineData("<feature name='A' namespace='A'/>")]
    [InlineData("<feature name='A' namespace='A.B.C'><options/></feature>")]
    [InlineData("<feature name='A' namespace='A'><platform/></feature>")]
    [InlineData("<feature name='A' namespace='A'><options/><platform/></feature>")]
    [InlineData("<feature name='A' namespace='A'><element name='e' type='E' path='/a'><attribute name='b' type='int'/></element></feature>")]
    [InlineData("<feature name='A' namespace='A'><platform><fact name='V' type='version'/></platform><element name='e' type='E' path='/a' since='V 1'><attribute name='b' type='int' since='V 2'/></element></feature>")]
    public void With_only_some_parts(string feature) => AssertCompiles($"<schema xmlns='urn:viommu-gen:schema:1'>{feature}</schema>");

    [Theory]
    [InlineData("<element name='e' type='X' path='/a' repeated='true'/>", 1)]
    [InlineData("<element name='e' type='X' path='/a' repeated='false'/>", 0)]
    [InlineData("<element name='e' type='X' path='/a'/>", 0)]
    public void Several_elements_are_read_where_there_may_be_several(string element, int methods)
        => Assert.Equal(methods, TestCompiler.Generate("", ("a.viommu.xml", Sample.With(element))).GetTypeByMetadataName("Test.Space.X")!.GetMembers("ParseAll").Length);

    private static void AssertCompiles(string schema)
    {
        Check.Accepts(schema);
        Check.Compiles(TestCompiler.Generate("", ("a.viommu.xml", schema)));
    }
}
