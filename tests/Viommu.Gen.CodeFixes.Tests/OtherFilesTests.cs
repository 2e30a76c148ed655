using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.CodeFixes.Tests.Infrastructure;

namespace Viommu.Gen.CodeFixes.Tests;

/// <summary>One file that two projects have, as one that is built for two frameworks does.</summary>
public class OtherFilesTests
{
    private const string Code = "class C { object Plain() => 1; }";

    [Theory]
    [InlineData("using Viommu; class C { object Plain() => ExtraSpecs.ViommuModel; }", true)]
    [InlineData("class C { object Plain() => 2; }", false)]
    public async Task A_change_breaks_no_other_project_that_has_the_file(string changed, bool breaks)
    {
        using var workspace = new AdhocWorkspace();
        Solution solution = workspace.CurrentSolution;
        DocumentId id = Add(ref solution, "Whole", Generated.References);
        // This one does not have the types.
        Add(ref solution, "Other", [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        Document document = solution.GetDocument(id)!;

        Assert.Single(document.GetLinkedDocumentIds());
        Assert.Equal(breaks, await OtherFiles.BreakAsync(document, document.WithText(SourceText.From(changed)), default));
    }

    private static DocumentId Add(ref Solution solution, string name, System.Collections.Generic.IEnumerable<MetadataReference> references)
    {
        var project = ProjectId.CreateNewId();
        var document = DocumentId.CreateNewId(project);
        solution = solution.AddProject(project, name, name, LanguageNames.CSharp)
            .WithProjectCompilationOptions(project, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithProjectParseOptions(project, Generated.CSharp12)
            .AddMetadataReferences(project, references)
            .AddDocument(document, "C.cs", SourceText.From(Code), filePath: "/C.cs");
        return document;
    }
}
