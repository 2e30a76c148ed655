extern alias runtime;
using System;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Pipeline;
using Viommu.Gen.Settings;

namespace Viommu.Gen.CodeFixes.Tests.Infrastructure;

/// <summary>
/// What the generator makes of the shipped schema, compiled once into a library that consumer code references: a fix is tried over many compilations,
/// and none of them changes the schema that is shipped.
/// </summary>
internal static class Generated
{
    // The running framework: nothing is fetched.
    private static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(runtime::Viommu.Runtime.Violation).Assembly.Location),
    ];

    public static CSharpParseOptions CSharp12 { get; } = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    public static ImmutableArray<MetadataReference> References { get; } = [.. Framework, Compile()];

    /// <summary>An assembly that says that it has the types of the shipped schema.</summary>
    public static MetadataReference Exposing()
    {
        CSharpCompilation library = CSharpCompilation.Create("Library", [CSharpSyntaxTree.ParseText("[assembly: Viommu.Runtime.ExposesFeature(\"Viommu\", true)]")], Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return library.ToMetadataReference();
    }

    private static PortableExecutableReference Compile()
    {
        CSharpCompilation empty = CSharpCompilation.Create("Generated", [], Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new ViommuGenerator().AsSourceGenerator()], [new SchemaText()], CSharp12, new PublicTypes())
            .RunGeneratorsAndUpdateCompilation(empty, out Compilation generated, out _);
        // It stands for the project's own types, which can be extended: it does not say that they are those of another project.
        foreach (SyntaxTree tree in generated.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".Values.g.cs", StringComparison.Ordinal)).ToArray())
        {
            CompilationUnitSyntax root = ((CSharpSyntaxTree)tree).GetCompilationUnitRoot();
            generated = generated.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(root.WithAttributeLists(default), tree.Options));
        }
        using var stream = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = generated.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private sealed class SchemaText : AdditionalText
    {
        public override string Path => "nova.viommu.xml";

        public override SourceText GetText(System.Threading.CancellationToken cancellationToken = default) => SourceText.From(SchemaSource.Shipped);
    }

    private sealed class PublicTypes : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Visibility();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Visibility : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => (value = key == ProjectSettings.VisibilityProperty ? "public" : null) is not null;
    }
}
