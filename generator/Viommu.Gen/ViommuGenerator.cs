using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Emit;
using Viommu.Gen.Model;
using Viommu.Gen.Schema;
using Viommu.Gen.Schema.Xml;

namespace Viommu.Gen;

/// <summary>
/// Schema files in, C# out. No step looks at the compilation, so that typing C# costs nothing; what is wrong in a schema file is reported by
/// <see cref="Analysis.SchemaAnalyzer"/>.
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

        IncrementalValueProvider<ImmutableArray<string>> exposed = context.MetadataReferencesProvider
            .SelectMany(static (reference, _) => ExposedFeatures.Of(reference))
            .Collect()
            .WithTrackingName(TrackingNames.Exposed);

        IncrementalValueProvider<SchemaModel> schema = context.AdditionalTextsProvider
            .Where(static text => SchemaFile.IsSchema(text.Path))
            .Select(static (text, cancellation) => text.GetText(cancellation) is { } content ? SchemaCompiler.Parse(text.Path, content) : null)
            .WithTrackingName(TrackingNames.Files)
            .Collect()
            .Select(static (files, cancellation) => SchemaCompiler.Compile(files.OfType<ParsedFile>(), checkConditions: false, cancellation).Model)
            .WithTrackingName(TrackingNames.Schema);

        IncrementalValuesProvider<FeatureToEmit> features = schema.Combine(exposed).Combine(settings)
            .SelectMany(static (input, _) => input.Right.IsSupported
                ? input.Left.Left.Features
                    .Where(feature => !input.Left.Right.Contains(feature.Name))
                    .Select(feature => new FeatureToEmit(feature, input.Right.Emit))
                : [])
            .WithTrackingName(TrackingNames.Features);

        Register(context, TrackingNames.Values, features.Select(static (it, _) => it.With(it.Feature.Values)), ValuesEmitter.Emit);
        Register(context, TrackingNames.Options, features.Select(static (it, _) => it.With(it.Feature.Options)), OptionsEmitter.Emit);
        Register(context, TrackingNames.Plan, features.Select(static (it, _) => it.With(it.Feature.Plan)), PlanEmitter.Emit);
        Register(context, TrackingNames.Elements, features.Select(static (it, _) => it.With(it.Feature.Elements)), ElementsEmitter.Emit);
    }

    private delegate IEnumerable<EmittedFile> Emitter<in T>(string feature, string @namespace, T model, EmitSettings settings);

    private static void Register<T>(IncrementalGeneratorInitializationContext context, string name, IncrementalValuesProvider<Artifact<T>> artifacts, Emitter<T> emit)
        where T : class, IEquatable<T>
        => context.RegisterSourceOutput(artifacts.WithTrackingName(name), (output, artifact) =>
        {
            try
            {
                if (artifact.Model is null)
                    return;
                foreach (EmittedFile file in emit(artifact.Feature, artifact.Namespace, artifact.Model, artifact.Settings))
                    output.AddSource(file.HintName, file.Text);
            }
            catch (Exception defect) when (defect is not OperationCanceledException)
            {
                output.ReportDiagnostic(Diagnostic.Create(Descriptors.Internal, Location.None, $"This is a defect of Viommu.Gen, please report it with the schema file: {defect.GetType().Name}: {defect.Message}"));
            }
        });

    private sealed record FeatureToEmit(FeatureModel Feature, EmitSettings Settings)
    {
        public Artifact<T> With<T>(T? model)
            where T : class, IEquatable<T>
            => new(Feature.Name, Settings.Namespace ?? Feature.Namespace, model, Settings);
    }

    /// <summary>What one output depends on, and nothing more.</summary>
    private sealed record Artifact<T>(string Feature, string Namespace, T? Model, EmitSettings Settings)
        where T : class, IEquatable<T>;
}
