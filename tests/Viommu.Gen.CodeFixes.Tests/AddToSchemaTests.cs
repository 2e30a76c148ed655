using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.CodeFixes.Tests.Infrastructure;
using Viommu.Gen.CodeFixes.Schemas;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes.Tests;

public class AddToSchemaTests
{
    private const string Empty = """<schema xmlns="urn:viommu-gen:schema:1"></schema>""";
    private const string Code = """
        class C
        {
            object M() => new Dictionary<string, string> { [{|VIO1001:"hw:viommu_modle"|}] = "intel", [{|VIO1001:"hw_locked_memorys"|}] = "y" };
        }
        """;

    [Fact]
    public Task Keys_become_options_of_the_projects_own_schema() => new FixTest<MisspeltKeyFix>("VIO1001") { CodeActionEquivalenceKey = "AddToSchema" }
        .File("Consumer.cs", Code, Code.Replace("{|VIO1001:", "", System.StringComparison.Ordinal).Replace("|}", "", System.StringComparison.Ordinal))
        .Schema(
            "acme.viommu.xml",
            Empty,
            """
            <schema xmlns="urn:viommu-gen:schema:1">
              <extend feature="Viommu">
                <options>
                  <option name="ViommuModle" extra-spec="hw:viommu_modle" type="text" summary="The value of hw:viommu_modle."/>
                  <option name="LockedMemorys" image-property="hw_locked_memorys" type="text" summary="The value of hw_locked_memorys."/>
                </options>
              </extend>
            </schema>
            """)
        .CheckAsync();

    [Fact]
    public async Task Without_a_schema_of_its_own_a_project_can_not_add_to_one()
    {
        (Project project, _) = AddProject(new AdhocWorkspace().CurrentSolution, "one", own: null);
        Assert.Equal(["Change to 'hw:viommu_model'"], await TitlesAsync(project));
        (project, _) = AddProject(project.Solution, "two", own: Empty);
        Assert.Equal(["Change to 'hw:viommu_model'", "Add 'hw:viommu_modle' to acme.viommu.xml"], await TitlesAsync(project));
        // What belongs to another project is extended there.
        Assert.Equal(["Change to 'hw:viommu_model'"], await TitlesAsync(project.AddMetadataReferences(Generated.References).AddMetadataReference(Generated.Exposing())));
    }

    [Fact]
    public async Task Projects_that_share_the_file_get_one_edit()
    {
        (Project first, _) = AddProject(new AdhocWorkspace().CurrentSolution, "one", Empty);
        (Project second, _) = AddProject(first.Solution, "two", Empty);
        var provider = new MisspeltKeyFix();
        var context = new FixAllContext(second.Documents.Single(), provider, FixAllScope.Solution, "AddToSchema", provider.FixableDiagnosticIds, new Diagnostics(), CancellationToken.None);
        CodeAction action = (await provider.GetFixAllProvider().GetFixAsync(context))!;
        Solution changed = ((ApplyChangesOperation)(await action.GetOperationsAsync(CancellationToken.None)).Single()).ChangedSolution;
        ProjectChanges change = Assert.Single(changed.GetChanges(second.Solution).GetProjectChanges());
        SourceText text = await changed.GetAdditionalDocument(Assert.Single(change.GetChangedAdditionalDocuments()))!.GetTextAsync();
        Assert.Equal(1, text.ToString().Split("hw:viommu_modle\"").Length - 1);
    }

    [Fact]
    public async Task Who_does_not_choose_gets_the_nearest_key_and_the_schema_stays()
    {
        (Project project, Document document) = AddProject(new AdhocWorkspace().CurrentSolution, "one", Empty);
        var provider = new MisspeltKeyFix();
        var context = new FixAllContext(document, provider, FixAllScope.Solution, null!, provider.FixableDiagnosticIds, new Diagnostics(), CancellationToken.None);
        CodeAction action = (await provider.GetFixAllProvider().GetFixAsync(context))!;
        Solution changed = ((ApplyChangesOperation)(await action.GetOperationsAsync(CancellationToken.None)).Single()).ChangedSolution;
        Assert.Equal("""class C { string Key => "hw:viommu_model"; }""", (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString());
        Assert.Empty(changed.GetChanges(project.Solution).GetProjectChanges().Single().GetChangedAdditionalDocuments());
    }

    [Fact]
    public async Task A_name_or_a_constant_that_is_taken_is_not_taken_again()
    {
        (Project project, _) = AddProject(new AdhocWorkspace().CurrentSolution, "one", Empty);
        OwnSchema schema = (await OwnSchema.FindAsync(project, "Viommu", CancellationToken.None))!;
        // The name is taken by a property of another option, and the constant is not.
        Assert.Contains("name=\"Model2\" extra-spec=\"acme:model\"", await TextAsync(schema.With(new NewKey("acme:model", "Viommu", "extra-spec")), project), System.StringComparison.Ordinal);
        // The constant of this key would have the name of another constant.
        Assert.Null(schema.With(new NewKey("acme:viommu_model", "Viommu", "extra-spec")));
        Assert.Null(schema.With(new NewKey("acme:no key", "Viommu", "extra-spec")));
        Assert.Null(schema.With(new NewKey("acme:key", "Nothing", "extra-spec")));
    }

    [Theory]
    [InlineData("<s>\n  <extend feature=\"F\">\n    <options>\n      <option a=\"1\"/>\n    </options>\n  </extend>\n</s>\n", "<s>\n  <extend feature=\"F\">\n    <options>\n      <option a=\"1\"/>\n      +\n    </options>\n  </extend>\n</s>\n")]
    [InlineData("<s>\r\n\t<extend feature='F'>\r\n\t\t<options/>\r\n\t</extend>\r\n</s>", "<s>\r\n\t<extend feature='F'>\r\n\t\t<options>\r\n\t\t\t+\r\n\t\t</options>\r\n\t</extend>\r\n</s>")]
    [InlineData("<s><extend feature=\"F\"/></s>", "<s><extend feature=\"F\">\n  <options>\n    +\n  </options>\n</extend></s>")]
    [InlineData("<s>\n    <feature name='F'>\n        <!-- > --><options name='O' summary='>'>\n        </options>\n    </feature>\n</s>", "<s>\n    <feature name='F'>\n        <!-- > --><options name='O' summary='>'>\n            +\n        </options>\n    </feature>\n</s>")]
    [InlineData("<v:s xmlns:v='x'/>", "<v:s xmlns:v='x'>\n  <v:extend feature=\"F\">\n    <v:options>\n      +\n    </v:options>\n  </v:extend>\n</v:s>")]
    [InlineData("<s>\n  <extend feature=\"G\"/>\n\n</s>", "<s>\n  <extend feature=\"G\"/>\n\n  <extend feature=\"F\">\n    <options>\n      +\n    </options>\n  </extend>\n</s>")]
    public void The_rest_of_the_file_stays_as_it_is(string before, string after)
    {
        string prefix = before.Contains("v:", System.StringComparison.Ordinal) ? "v:" : "";
        string option = $"<{prefix}option name=\"N\" extra-spec=\"a&lt;b\" type=\"text\" summary=\"The value of a&lt;b.\"/>";
        Assert.Equal(after.Replace("+", option, System.StringComparison.Ordinal), SchemaInsertion.Insert(SourceText.From(before), new NewKey("a<b", "F", "extra-spec"), "N")?.ToString());
    }

    [Fact]
    public void A_file_that_is_not_well_formed_is_left_alone()
        => Assert.Null(SchemaInsertion.Insert(SourceText.From("<schema><extend></schema>"), new NewKey("a:b", "F", "extra-spec"), "B"));

    private static (Project Project, Document Document) AddProject(Solution solution, string name, string? own)
    {
        Project project = solution.AddProject(name, name, LanguageNames.CSharp)
            .AddAdditionalDocument("nova.viommu.xml", SourceText.From(SchemaSource.Shipped), filePath: "/package/nova.viommu.xml").Project;
        if (own is not null)
            project = project.AddAdditionalDocument("acme.viommu.xml", SourceText.From(own), filePath: "/project/acme.viommu.xml").Project;
        Document document = project.AddDocument("C.cs", SourceText.From("""class C { string Key => "hw:viommu_modle"; }"""), filePath: "/project/C.cs");
        return (document.Project, document);
    }

    private static async Task<string> TextAsync(OwnSchema? schema, Project project)
    {
        Solution changed = schema!.ApplyTo(project.Solution);
        return (await changed.GetProject(project.Id)!.AdditionalDocuments.Single(document => document.Name == "acme.viommu.xml").GetTextAsync()).ToString();
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(Project project)
    {
        var titles = new List<string>();
        Document document = project.Documents.Single();
        var context = new CodeFixContext(document, await Diagnostics.MisspeltAsync(document), (action, _) => titles.Add(action.Title), CancellationToken.None);
        await new MisspeltKeyFix().RegisterCodeFixesAsync(context);
        return titles;
    }

    /// <summary>One misspelt key in each document.</summary>
    private sealed class Diagnostics : FixAllContext.DiagnosticProvider
    {
        public static async Task<Diagnostic> MisspeltAsync(Document document)
        {
            SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
            int start = tree.ToString().IndexOf('"', System.StringComparison.Ordinal);
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
                .Add(DiagnosticProperties.Replacements, "hw:viommu_model")
                .Add(DiagnosticProperties.Near, "")
                .Add(DiagnosticProperties.NewKey, "hw:viommu_modle")
                .Add(DiagnosticProperties.Feature, "Viommu")
                .Add(DiagnosticProperties.KeyAttribute, "extra-spec");
            return Diagnostic.Create(Descriptors.MisspeltKey, Location.Create(tree, new TextSpan(start, "\"hw:viommu_modle\"".Length)), properties, "");
        }

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => [await MisspeltAsync(document)];

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await GetDocumentDiagnosticsAsync(project.Documents.Single(), cancellationToken);
    }
}
