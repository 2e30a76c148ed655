using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Model;
using Viommu.Gen.Schema;

namespace Viommu.Gen.Tests.Schema;

/// <summary>Facts that a document says with elements at several places.</summary>
public class FactSourceTests
{
    [Fact]
    public void They_are_counted()
    {
        FactSource[] sources = Sources("int", "<from path='/domain/devices/disk' count='true'/><from path='/domain/devices/net' where='{ Type: \"a\" or \"b\" }' count='true'/>");
        Assert.Equal(["domain/devices/disk", "domain/devices/net"], sources.Select(source => string.Join('/', source.Path)));
        Assert.All(sources, source => Assert.Null(source.Value));
        Assert.Equal([Condition.True, sources[1].Where], sources.Select(source => source.Where));
        Assert.Equal(["Type", "Type"], sources[1].Where.Tests().Select(test => test.Left.Name));
    }

    [Fact]
    public void Or_one_of_them_has_a_value()
        => Assert.Equal(
            [Literal.OfFlag(true), Literal.OfFlag(false)],
            Sources("Switch", "<from path='/domain/os' where='{ Firmware: \"x\" }' value='On'/><from path='/domain' value='false'/>").Select(source => source.Value));

    [Theory]
    [InlineData("int", "<from path='/domain/disk' count='true'/>")]
    [InlineData("long", "<from path='/domain/disk' count='true'/>")]
    [InlineData("Colour", "<from path='/domain/disk' value='Red'/>")]
    [InlineData("text", "<from path='/domain/disk' value='some text'/>")]
    [InlineData("version", "<from path='/domain/disk' value='1.2'/>")]
    // Whatever a condition names is an attribute or a child; what it looks into is a child.
    [InlineData("int", "<from path='/domain/disk' where='{ Anything: null, Other: not null }' count='true'/>")]
    [InlineData("int", "<from path='/domain/disk' where='{ Loader: null } or { Loader.Type: \"x\" }' count='true'/>")]
    [InlineData("int", "<from path='/domain/disk' where='{ Loader.Type: \"x\" } or { Loader: not null }' count='true'/>")]
    [InlineData("int", "<from path='/domain/disk' where='{ Loader: { Type: \"x\", Inner: { Deep: null } } } and not ({ A: \"1\" } or { B.C: not \"2\" })' count='true'/>")]
    // Facts declared before: they win over attributes of the same name.
    [InlineData("int", "<from path='/domain/disk' where='{ Machine: Fast, Cpus: > 4 }' count='true'/>")]
    public void What_is_right_is_taken(string type, string sources) => Assert.NotEmpty(Sources(type, sources));

    [Theory]
    [InlineData("VIO0002", "int", "<[|from|] path='/domain/disk'/>", "either count")]
    [InlineData("VIO0002", "int", "<[|from|] path='/domain/disk' count='false'/>", "either count")]
    [InlineData("VIO0002", "int", "<[|from|] path='/domain/disk' count='true' value='2'/>", "either count")]
    [InlineData("VIO0002", "int", "<from path='/domain/disk' count='true'/><[|from|] path='/domain/disk' value='2'/>", "all counted")]
    [InlineData("VIO0002", "int", "<from path='/domain/disk' value='2'/><[|from|] path='/domain/disk' count='true'/>", "all counted")]
    [InlineData("VIO0002", "int", "<[|from|] count='true'/>", "'path'")]
    [InlineData("VIO0002", "int", "<from path='[|/domian/disk|]' count='true'/>", "did you mean 'domain'?")]
    [InlineData("VIO0003", "int", "<from path='[|domain/disk|]' count='true'/>", "/library/books")]
    [InlineData("VIO0003", "int", "<from path='[|/domain/disk/@type|]' count='true'/>", "names of elements")]
    [InlineData("VIO0003", "int", "<from path='/domain/disk' count='[|yes|]'/>", "true or false")]
    [InlineData("VIO0007", "text", "<from path='/domain/disk' count='[|true|]'/>", "a count is a number")]
    [InlineData("VIO0007", "Switch", "<from path='/domain/disk' value='[|maybe|]'/>", "'maybe'")]
    [InlineData("VIO0006", "int", "<from path='/domain/disk' where='[|Type|]' count='true'/>", "braces")]
    [InlineData("VIO0004", "int", "<from path='/domain/disk' where='{ Type: [|pci|] }' count='true'/>", "no value of Type")]
    [InlineData("VIO0007", "int", "<from path='/domain/disk' where='{ Type: [|4|] }' count='true'/>", "a text in quotes")]
    [InlineData("VIO0007", "int", "<from path='/domain/disk' where='{ Size: [|> 4|] }' count='true'/>", "no order")]
    [InlineData("VIO0007", "int", "<from path='/domain/disk' where='{ Loader: [|\"x\"|], Loader.Type: \"y\" }' count='true'/>", "is an element")]
    [InlineData("VIO0004", "int", "<from path='/domain/disk' where='{ Machine: [|Quick|] }' count='true'/>", "Quick")]
    public void What_is_wrong_is_reported_where_it_is(string id, string type, string sources, string says)
        => Check.Reports(id, Sample.With(platform: $"<fact name='X' type='{type}'>{sources}</fact>"), says);

    [Fact]
    public void A_path_does_not_go_with_them()
        => Check.Reports("VIO0002", Sample.With(platform: "<fact name='X' type='int' [|path|]='/domain/a'><from path='/domain/b' count='true'/></fact>"), "either a 'path' or <from>");

    // Half of a sum is no number.
    [Fact]
    public void Where_one_is_wrong_nothing_is_said()
        => Assert.Empty(Compile(Sample.With(platform: "<fact name='X' type='int'><from path='/domain/a' count='true'/><from path='b' count='true'/></fact>")).Sources);

    [Fact]
    public void An_extension_adds_to_them()
    {
        string extension = "<schema xmlns='urn:viommu-gen:schema:1'><extend feature='Test'><platform><fact name='X'><from path='/domain/b' count='true'/></fact></platform></extend></schema>";
        string schema = Sample.With(platform: "<fact name='X' type='int'><from path='/domain/a' count='true'/></fact>");
        Assert.Empty(Check.Analyze(("a.viommu.xml", schema), ("b.viommu.xml", extension)));
        Assert.Equal(2, Compile(schema, extension).Sources.Count);
    }

    private static FactSource[] Sources(string type, string sources)
    {
        string schema = Sample.With(platform: $"<fact name='X' type='{type}'>{sources}</fact>");
        Check.Accepts(schema);
        return [.. Compile(schema).Sources];
    }

    private static FactModel Compile(params string[] schemas)
        => SchemaCompiler.Compile([.. schemas.Select((text, i) => SchemaCompiler.Parse($"{i}.viommu.xml", SourceText.From(text)))], null, checkConditions: false, CancellationToken.None)
            .Model.Features[0].Plan!.Platform.Facts.Single(fact => fact.Name == "X");
}
