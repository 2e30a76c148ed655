using System;
using System.Collections.Generic;
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

        // Each step costs an edit of C# some hundred bytes, whatever it does: settings travel with the schema.
        IncrementalValueProvider<(SchemaModel Model, ProjectSettings Settings, IReadOnlyList<ParsedFile>? Files)> schema = context.AdditionalTextsProvider
            .SelectMany(static (text, cancellation) => SchemaFile.IsSchema(text.Path) && text.GetText(cancellation) is { } content
                ? new[] { SchemaCompiler.Parse(text.Path, content) }
                : [])
            .WithTrackingName(TrackingNames.Files)
            .Collect()
            .Combine(settings)
            .Select(static (input, cancellation) => (
                SchemaCompiler.Compile(input.Left, input.Right.Namespace, checkConditions: false, cancellation).Model,
                input.Right,
                input.Right.IsBuild ? input.Left : (IReadOnlyList<ParsedFile>?)null))
            .WithTrackingName(TrackingNames.Schema);

        IncrementalValuesProvider<Artifact> artifacts = schema.Combine(references)
            .SelectMany(static (input, cancellation) =>
            {
                IEnumerable<Artifact> artifacts = input.Left.Settings.IsAsked && input.Right is { HasRuntime: true, LanguageVersion: >= ProjectSettings.Floor }
                    ? SchemaCompiler.Close(input.Left.Model.Features, input.Right.Features)
                        .Where(feature => input.Right.Features.All(referenced => referenced.Name != feature.Name))
                        .SelectMany(feature => Artifact.Of(feature, new EmitSettings(input.Left.Settings.Visibility, feature.HasChosenNamespace ? feature.Namespace : null),
                            input.Right.HasOptions, input.Right.HasConfiguration))
                    : [];
                return input.Left.Files is { } files ? artifacts.Append(ReportsOf(files, input.Left.Settings, input.Right, cancellation)) : artifacts;
            })
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

    private static Reports ReportsOf(IReadOnlyList<ParsedFile> files, ProjectSettings settings, ProjectReferences references, CancellationToken cancellation)
        => new(SchemaCompiler.Compile(files, settings.Namespace, checkConditions: true, cancellation, references.Features).Problems
            .Select(problem => problem.ToDiagnostic())
            .Concat(ReferenceReports.Of(references.Features))
            .ToArray());
}
