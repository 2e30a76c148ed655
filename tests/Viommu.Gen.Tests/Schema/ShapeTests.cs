using System;
using System.Globalization;
using System.Linq;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>What several elements have inside.</summary>
public class ShapeTests
{
    private const string Shape = "<shape name='Point'><attribute name='x' type='int' max='9'/></shape>";
    private const string Use = "<element name='e' type='E' path='/a'><element name='at' shape='Point'/></element>";

    private static string[] Messages(string schema) => [.. Check.Analyze(("test.viommu.xml", schema)).Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))];

    [Theory]
    [InlineData("VIO0004", Shape + "<element name='e' type='E' path='/a'><element name='at' shape='[|Pont|]'/></element>" + "<element name='f' type='F' path='/a'><element name='at' shape='Point'/></element>", "did you mean 'Point'")]
    [InlineData("VIO0002", "<shape name='[|Point|]'><attribute name='x' type='int'/></shape>", "no element has the shape")]
    [InlineData("VIO0003", "<shape name='Point'><element name='at' shape='[|Point|]'/></shape>" + Use, "inside itself")]
    [InlineData("VIO0003", Shape + Use + "<element name='f' type='F' path='/a'><element name='[|to|]' shape='Point'/></element>", "is called 'at'")]
    [InlineData("VIO0002", Shape + "<element name='e' type='E' path='/a'><element name='at' shape='Point' [|type|]='P'/></element>", "does not go with 'shape'")]
    [InlineData("VIO0002", Shape + "<element name='e' type='E' path='/a'><element name='at' shape='Point'><[|attribute|] name='y' type='int'/></element></element>", "has the content of its shape")]
    [InlineData("VIO0002", "<shape name='Point'><attribute name='x' type='int' [|allowed|]='{ X: 1 }'/></shape>" + Use, "is about one place")]
    [InlineData("VIO0002", "<shape name='Point'><attribute name='x' type='int'><[|since|] fact='Host' version='1'/></attribute></shape><platform><fact name='Host' type='version'/></platform>" + Use, "is about one place")]
    [InlineData("VIO0002", "<shape name='Point'><[|reject|] id='R' when='{ X: 1 }'>No.</reject></shape>" + Use, "does not belong into <shape>")]
    [InlineData("VIO0005", Shape + "<shape name='[|Point|]'/>" + Use, "already")]
    [InlineData("VIO0005", Shape + Use + "<element name='f' type='[|Point|]' path='/a'/>", "already")]
    public void What_is_wrong_is_reported(string id, string schema, string says) => Check.Reports(id, SchemaSource.Feature(schema), says);

    [Fact]
    public void An_element_of_the_feature_has_a_type_of_its_own()
    {
        string schema = SchemaSource.Feature(Shape + "<element name='at' shape='Point' path='/b'/>" + Use);
        Assert.Contains(Messages(schema), problem => problem.Contains("has a 'type' of its own", StringComparison.Ordinal));
        Assert.All(TestCompiler.Generate("", ("test.viommu.xml", schema)).Complaints(), complaint => Assert.Contains("VIO0002", complaint, StringComparison.Ordinal));
    }

    // Each line has twice what the one before has.
    [Fact]
    public void Shapes_in_shapes_are_bounded()
    {
        string doubling = string.Concat(Enumerable.Range(0, 40).Select(i =>
            $"<shape name='S{i}'>" + (i == 0 ? "<attribute name='x' type='int'/>" : $"<element name='a' type='A{i}'><element name='e{i - 1}' shape='S{i - 1}'/></element><element name='b' type='B{i}'><element name='e{i - 1}' shape='S{i - 1}'/></element>") + "</shape>"));
        Assert.Contains(Messages(SchemaSource.Feature(doubling + "<element name='root' type='Root' path='/a'><element name='e39' shape='S39'/></element>")),
            problem => problem.Contains("more than 1000 elements inside", StringComparison.Ordinal));
    }

    [Fact]
    public void One_type_is_generated_for_all_that_use_it() => Consumer.Check(
        """
        using Test;
        class C
        {
            static readonly Point At = new() { Row = 3 };

            object M() => new E { Near = new() { At = At }, Far = new() { At = At with { Row = 4 } } };

            object N() => new F { At = [At] };

            object O() => E.Parse("<e><near><at {|VIO4003:roww|}='1'/></near><far><at {|VIO4002:row='ten'|}/></far></e>");

            object P() => E.Parse("<e><near><at row='5'/></near><far><at {|VIO4001:row='5'|}/></far></e>");

            object Q() => F.Parse("<f><at row='1'/><at {|VIO4002:row='10'|}/></f>");
        }
        """, SchemaSource.Feature("""
            <shape name="Point"><attribute name="row" type="int" max="9"/></shape>
            <element name="e" type="E" path="/a">
              <element name="near" type="NearType"><element name="at" shape="Point"/></element>
              <element name="far" type="FarType"><element name="at" shape="Point"/><reject id="FarIsFar" when="{ At: { Row: 5 } }">No.</reject></element>
            </element>
            <element name="f" type="F" path="/a" repeated="true"><element name="at" property="At" shape="Point" repeated="true"/></element>
            """), "VIO");
}
