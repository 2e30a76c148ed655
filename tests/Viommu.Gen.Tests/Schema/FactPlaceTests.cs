using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Model;
using Viommu.Gen.Schema;

namespace Viommu.Gen.Tests.Schema;

/// <summary>Where a document says a fact.</summary>
public class FactPlaceTests
{
    [Theory]
    [InlineData("type='text' path='/domain/os/name'", "domain os name", null, false)]
    [InlineData("type='text' path='/domain/@type'", "domain", "type", false)]
    [InlineData("type='int' path='/domain'", "domain", null, false)]
    [InlineData("type='Switch' path='/domain/a' presence='true'", "domain a", null, true)]
    [InlineData("type='Switch' path='/domain/a/@b' presence='true'", "domain a", "b", true)]
    [InlineData("type='Switch' path='/domain/a' presence='false'", "domain a", null, false)]
    public void Is_an_element_or_an_attribute(string attributes, string path, string? attribute, bool isPresence)
    {
        string schema = Sample.With(platform: $"<fact name='X' {attributes}/>");
        Check.Accepts(schema);
        FactModel fact = Model(schema).Facts.Single(fact => fact.Name == "X");
        Assert.Equal(new FactPlace(path.Split(' ').ToEquatableArray(), attribute, isPresence), fact.Place);
    }

    [Fact]
    public void A_fact_without_one_is_nowhere() => Assert.All(Model(Sample.With()).Facts, fact => Assert.Null(fact.Place));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("domain/a")]
    [InlineData("/domain/")]
    [InlineData("/domain//a")]
    [InlineData("/domain/a b")]
    [InlineData("/domain/@")]
    [InlineData("/@type")]
    [InlineData("/domain/@a/b")]
    [InlineData("/domain/x:a")]
    [InlineData("/domain/@a/@b")]
    public void What_is_no_path_is_reported_at_its_value(string path)
        => Check.Reports("VIO0003", Sample.With(platform: $"<fact name='X' type='text' path='[|{path}|]'/>"), "such as /library/room or /library/@town");

    [Fact]
    public void A_document_that_no_element_stands_in_is_reported_with_the_nearest()
        => Check.Reports("VIO0002", Sample.With(platform: "<fact name='X' type='text' path='[|/domian/os|]'/>"), "did you mean 'domain'?");

    [Fact]
    public void Without_elements_there_are_no_documents()
        => Check.Reports("VIO0002", Infrastructure.SchemaSource.Feature("<platform name='P'><fact name='X' type='text' path='[|/a|]'/></platform>"), "there are no elements");

    [Fact]
    public void An_element_whose_path_is_wrong_is_reported_once()
        => Check.Reports(
            "VIO0003",
            Infrastructure.SchemaSource.Feature("<platform name='P'><fact name='X' type='text' path='/a'/></platform><element name='e' type='E' path='[|b|]'/>"),
            "/library/books");

    [Fact]
    public void Presence_belongs_to_a_flag()
        => Check.Reports("VIO0007", Sample.With(platform: "<fact name='X' type='text' path='/domain/a' presence='[|true|]'/>"), "flag");

    [Fact]
    public void Presence_needs_a_place()
        => Check.Reports("VIO0002", Sample.With(platform: "<fact name='X' type='Switch' [|presence|]='true'/>"), "'path'");

    [Fact]
    public void Presence_is_true_or_false()
        => Check.Reports("VIO0003", Sample.With(platform: "<fact name='X' type='Switch' path='/domain/a' presence='[|yes|]'/>"), "true or false");

    private static PlatformModel Model(string schema)
        => SchemaCompiler.Compile([SchemaCompiler.Parse("test.viommu.xml", SourceText.From(schema))], null, checkConditions: false, CancellationToken.None).Model.Features[0].Plan!.Platform;
}
