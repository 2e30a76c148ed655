using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Emit;
using Viommu.Gen.Model;
using Viommu.Gen.References;
using Viommu.Gen.Schema;
using Viommu.Gen.Schema.Source;
using Viommu.Gen.Settings;

namespace Viommu.Gen.Pipeline;

/// <summary>
/// Schema files in, C# out. Of the compilation only the references are looked at, so that typing C# costs nothing; what is wrong in a schema file
/// is reported by <see cref="Analysis.SchemaAnalyzer"/> in an editor, and here in a build (<see cref="Reports"/>).
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ViommuGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ProjectSettings> settings = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectSettings.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Settings);

        IncrementalValueProvider<ProjectReferences> references = context.CompilationProvider
            .Select(static (compilation, _) => ProjectReferences.Of(compilation))
            .WithTrackingName(TrackingNames.References);

        // From files to pieces of the output in one step: nothing in between stays the same when a file changes.
        IncrementalValuesProvider<Artifact> artifacts = context.AdditionalTextsProvider
            .SelectMany(static (text, cancellation) => SchemaFile.IsSchema(text.Path) && text.GetText(cancellation) is { } content
                ? new[] { SchemaCompiler.Parse(text.Path, content) }
                : [])
            .WithTrackingName(TrackingNames.Files)
            .Collect()
            .Combine(settings)
            .Combine(references)
            .SelectMany(static (input, cancellation) => ArtifactsOf(input.Left.Left, input.Left.Right, input.Right, cancellation))
            .WithTrackingName(TrackingNames.Artifacts);

        context.RegisterSourceOutput(artifacts, static (output, artifact) =>
        {
            foreach (Diagnostic diagnostic in (artifact as Reports)?.Diagnostics ?? [])
                output.ReportDiagnostic(diagnostic);
            try
            {
                foreach (EmittedFile file in artifact.Emit())
                    output.AddSource(file.HintName, file.Text);
            }
            catch (Exception defect) when (defect is not OperationCanceledException)
            {
                output.ReportDiagnostic(Diagnostic.Create(Descriptors.Internal, Location.None,
                    $"{defect.GetType().Name}: {defect.Message}"));
            }
        });
    }

    private static IEnumerable<Artifact> ArtifactsOf(ImmutableArray<ParsedFile> files, ProjectSettings settings, ProjectReferences references, CancellationToken cancellation)
    {
        if (settings.IsAsked && references is { HasRuntime: true, LanguageVersion: >= ProjectSettings.Floor })
        {
            SchemaModel schema = SchemaCompiler.Compile(files, settings.Namespace, checkConditions: false, cancellation).Model;
            foreach (FeatureModel feature in references.Features.Count == 0 ? schema.Features : SchemaCompiler.Close(schema.Features, references.Features))
            {
                if (references.Features.Any(referenced => referenced.Name == feature.Name))
                    continue;
                var emit = new EmitSettings(settings.Visibility);
                foreach (Artifact artifact in Artifact.Of(feature, emit, references.HasOptions, references.HasConfiguration))
                    yield return artifact;
            }
        }
        if (settings.IsBuild)
            yield return ReportsOf(files, settings, references, cancellation);
    }

    private static Reports ReportsOf(IReadOnlyList<ParsedFile> files, ProjectSettings settings, ProjectReferences references, CancellationToken cancellation)
        => new(SchemaCompiler.Compile(files, settings.Namespace, checkConditions: true, cancellation, references.Features).Problems
            .Select(problem => problem.ToDiagnostic())
            .Concat(ReferenceReports.Of(references.Features))
            .ToArray());
}
