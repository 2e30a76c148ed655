using System;
using System.Linq;
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
/// is reported by <see cref="Analysis.SchemaAnalyzer"/>.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ViommuGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ProjectSettings> settings = context.AnalyzerConfigOptionsProvider
            .Combine(context.ParseOptionsProvider)
            .Select(static (pair, _) => ProjectSettings.Read(pair.Left.GlobalOptions, pair.Right))
            .WithTrackingName(TrackingNames.Settings);

        IncrementalValueProvider<ProjectReferences> references = context.CompilationProvider
            .Select(static (compilation, _) => ProjectReferences.Of(compilation))
            .WithTrackingName(TrackingNames.References);

        IncrementalValueProvider<SchemaModel> schema = context.AdditionalTextsProvider
            .SelectMany(static (text, cancellation) => SchemaFile.IsSchema(text.Path) && text.GetText(cancellation) is { } content
                ? new[] { SchemaCompiler.Parse(text.Path, content) }
                : [])
            .WithTrackingName(TrackingNames.Files)
            .Collect()
            .Combine(settings)
            .Select(static (input, cancellation) => SchemaCompiler.Compile(input.Left, input.Right.Namespace, checkConditions: false, cancellation).Model)
            .WithTrackingName(TrackingNames.Schema);

        IncrementalValuesProvider<Artifact> artifacts = schema.Combine(references).Combine(settings)
            .SelectMany(static (input, _) => input.Right.Generates
                ? input.Left.Left.Features
                    .Where(feature => input.Left.Right.Features.All(referenced => referenced.Name != feature.Name))
                    .SelectMany(feature => Artifact.Of(feature, new EmitSettings(input.Right.Visibility, input.Right.Namespace), input.Left.Right.HasOptions, input.Left.Right.HasConfiguration))
                : [])
            .WithTrackingName(TrackingNames.Artifacts);

        context.RegisterSourceOutput(artifacts, static (output, artifact) =>
        {
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
}
