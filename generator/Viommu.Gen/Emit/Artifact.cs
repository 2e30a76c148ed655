using System.Collections.Generic;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>One piece of the output, with all that it depends on and nothing more: it is emitted again when that changes.</summary>
internal abstract record Artifact(string Feature, string Namespace, EmitSettings Settings)
{
    public abstract IEnumerable<EmittedFile> Emit();

    /// <param name="hasOptions">Whether the project knows options that are validated.</param>
    /// <param name="hasConfiguration">Whether the project knows configuration.</param>
    public static IEnumerable<Artifact> Of(FeatureModel feature, EmitSettings settings, bool hasOptions, bool hasConfiguration)
    {
        string @namespace = feature.Namespace;
        yield return new ValuesArtifact(feature.Name, @namespace, settings, feature.Values);
        if (feature.Options is not null)
            yield return new OptionsArtifact(feature.Name, @namespace, settings, feature.Options);
        if (feature.Plan is not null)
            yield return new PlanArtifact(feature.Name, @namespace, settings, feature.Plan);
        yield return new ElementsArtifact(feature.Name, @namespace, settings, feature.Elements);
        if (feature.Options is { } options && hasOptions)
            yield return new ConfigurationArtifact(feature.Name, @namespace, settings, options.Name, options.Options, hasConfiguration);
        if (feature.OwnText.Length > 0)
            yield return new SchemaArtifact(feature.Name, @namespace, settings, feature.OwnText);
    }
}

/// <summary>The value types.</summary>
internal sealed record ValuesArtifact(string Feature, string Namespace, EmitSettings Settings, ValuesModel Model) : Artifact(Feature, Namespace, Settings)
{
    public override IEnumerable<EmittedFile> Emit() => ValuesEmitter.Emit(Feature, Namespace, Model, Settings);
}

/// <summary>The options, their keys, rules and traits.</summary>
internal sealed record OptionsArtifact(string Feature, string Namespace, EmitSettings Settings, OptionsModel Model) : Artifact(Feature, Namespace, Settings)
{
    public override IEnumerable<EmittedFile> Emit() => OptionsEmitter.Emit(Feature, Namespace, Model, Settings);
}

/// <summary>The platform and the plan.</summary>
internal sealed record PlanArtifact(string Feature, string Namespace, EmitSettings Settings, PlanModel Model) : Artifact(Feature, Namespace, Settings)
{
    public override IEnumerable<EmittedFile> Emit() => PlanEmitter.Emit(Feature, Namespace, Model, Settings);
}

/// <summary>The XML elements.</summary>
internal sealed record ElementsArtifact(string Feature, string Namespace, EmitSettings Settings, ElementsModel Model) : Artifact(Feature, Namespace, Settings)
{
    public override IEnumerable<EmittedFile> Emit() => ElementsEmitter.Emit(Feature, Namespace, Model, Settings);
}

/// <summary>What connects the options with Microsoft.Extensions.Options.</summary>
internal sealed record ConfigurationArtifact(
    string Feature, string Namespace, EmitSettings Settings, string OptionsType, EquatableArray<OptionModel> Options, bool HasConfiguration)
    : Artifact(Feature, Namespace, Settings)
{
    public override IEnumerable<EmittedFile> Emit() => ConfigurationEmitter.Emit(this);
}

/// <summary>The feature itself, for projects that reference this one.</summary>
internal sealed record SchemaArtifact(string Feature, string Namespace, EmitSettings Settings, string Text) : Artifact(Feature, Namespace, Settings)
{
    public override IEnumerable<EmittedFile> Emit()
    {
        var writer = new CodeWriter(null);
        writer.Line($"[assembly: {Names.Runtime}.FeatureSchema({Literals.Text(Feature)}, {Literals.Text(Text)})]");
        yield return new EmittedFile($"{Feature}.Schema.g.cs", writer.ToSourceText());
    }
}
