using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Model;
using Viommu.Gen.Schema;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>Amounts that are written with a suffix, because one without it is something else.</summary>
public class SuffixTests
{
    [Theory]
    [InlineData("<suffix text='' factor='1/1024'/><suffix text='Ki k' factor='1'/>", "64Ki")]
    [InlineData("<suffix text='' refused='Say what.'/><suffix text='M' factor='1024'/><suffix text='k' factor='2/2'/>", "64k")]
    [InlineData("<suffix text='' factor='1'/><suffix text='k' factor='1'/>", "64")]
    [InlineData("<suffix text='k' factor='1'/>", "64")]
    public void A_fix_writes_it(string suffixes, string text)
    {
        string schema = SchemaSource.Feature($$"""
            <quantity name="Size" unit="KiB">{{suffixes}}</quantity>
            <options name="Request"><option name="Room" extra-spec="x:room" type="Size"/><option name="Mode" extra-spec="x:mode" type="int"/></options>
            <reject id="NoRoom" when="{ Mode: 1, Room: null }" fix="Room=64">Say how much.</reject>
            """);
        SchemaResult result = SchemaCompiler.Compile([SchemaCompiler.Parse("test.viommu.xml", SourceText.From(schema))], null, checkConditions: false, CancellationToken.None);
        Assert.Empty(result.Problems);
        Assert.Equal(new FixModel("Room", text), Assert.Single(result.Model.Features[0].Options!.Rules.SelectMany(rule => rule.Fixes)));
    }
}
