using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Analysis.Gate;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.References;
using Viommu.Gen.Schema.Source;
using Viommu.Gen.Settings;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis;

/// <summary>Says why nothing is generated, or why it is not what the project asked for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProjectAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.NoSchema, Descriptors.LanguageTooOld, Descriptors.BadProperty, Descriptors.FormerRule, Descriptors.AmbiguousFeature,
        Descriptors.OtherVersion, Descriptors.PrivateReference, Descriptors.BadSetting, Descriptors.NoRuntime, Descriptors.UnusedSchema);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(static compilation =>
        {
            AnalyzerConfigOptions options = compilation.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
            bool isAsked = ProjectSettings.Generates(options), hasSchema = compilation.Options.AdditionalFiles.Any(file => SchemaFile.IsSchema(file.Path));
            ProjectReferences references = ProjectReferences.Of(compilation.Compilation);
            if (!references.HasRuntime)
            {
                if (isAsked && hasSchema)
                    Report(compilation, Descriptors.NoRuntime);
                return;
            }
            if (isAsked && !hasSchema)
                Report(compilation, Descriptors.NoSchema);
            if (isAsked && references.LanguageVersion < ProjectSettings.Floor)
                Report(compilation, Descriptors.LanguageTooOld, references.LanguageVersion.ToDisplayString(), ProjectSettings.Floor.ToDisplayString());
            if (options.TryGetValue(ProjectSettings.VisibilityProperty, out string? visibility) && visibility is not ("" or "internal" or "public"))
                Report(compilation, Descriptors.BadProperty, "ViommuVisibility", Shown.Of(visibility), "internal or public: it is taken as internal");
            if (options.TryGetValue(ProjectSettings.NamespaceProperty, out string? name) && name.Length > 0 && !Identifiers.IsNamespace(name))
                Report(compilation, Descriptors.BadProperty, "ViommuNamespace", Shown.Of(name), "a C# namespace: that of the schema is used");
            if (options.TryGetValue(ProjectSettings.GenerateProperty, out string? generate) && generate.ToLowerInvariant() is not ("" or "true" or "false"))
                Report(compilation, Descriptors.BadProperty, "ViommuGenerate", Shown.Of(generate), "true or false: it is taken as true");
            foreach (string property in ProjectSettings.Switches(options))
            {
                if (options.TryGetValue("build_property." + property, out string? text) && text.Trim().ToLowerInvariant() is not ("" or "true" or "false"))
                    Report(compilation, Descriptors.BadProperty, property, Shown.Of(text), "true or false: it is taken as false");
            }
            if (ProjectSettings.IsTrue(options, ProjectSettings.PrivateProperty))
                Report(compilation, Descriptors.PrivateReference);
            // In a build the generator reports the same.
            foreach (Diagnostic diagnostic in ProjectSettings.IsBuilt(options) ? [] : ReferenceReports.Of(references.Features))
                compilation.ReportDiagnostic(diagnostic);
            if (SchemaReading.Of(compilation.Options, compilation.Compilation, compilation.CancellationToken) is not { } schema)
                return;
            if (!isAsked && ProjectSettings.IsTrue(options, ProjectSettings.FlowsProperty) && schema.OwnFiles.FirstOrDefault() is { } own)
                Report(compilation, Descriptors.UnusedSchema, own);
            ReportFormerRules(compilation, schema);
            ReportSettings(compilation, schema);
        });
    }

    // A setting applies to files: it is looked for in those of each one, and reported once.
    private static void ReportFormerRules(CompilationAnalysisContext context, SchemaReading schema)
    {
        IEnumerable<FormerRule> former = schema.Features.SelectMany(feature => feature.Feature.FormerRules);
        (FormerRule Rule, string Option)[] open = former.Select(rule => (rule, RuleSeverity.Option(rule.Id))).ToArray();
        foreach (SyntaxTree tree in context.Compilation.SyntaxTrees)
        {
            if (open.Length == 0)
                return;
            context.CancellationToken.ThrowIfCancellationRequested();
            AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree);
            foreach ((FormerRule rule, string option) in open.Where(setting => options.TryGetValue(setting.Option, out _)).ToArray())
            {
                Report(context, Descriptors.FormerRule, option, rule.Rule, RuleSeverity.Option(rule.Rule));
                open = open.Where(setting => setting.Rule != rule).ToArray();
            }
        }
    }

    // Files that name nothing of a schema have nothing that a setting could be about.
    private static void ReportSettings(CompilationAnalysisContext context, SchemaReading schema)
    {
        var settings = new RuleSettings(schema);
        var gate = SchemaGate.Of(schema, context.Compilation);
        AnalyzerConfigOptionsProvider provider = context.Options.AnalyzerConfigOptionsProvider;
        IEnumerable<AnalyzerConfigOptions> ofFiles = context.Compilation.SyntaxTrees
            .Where(tree => gate.MarksIn(tree, context.CancellationToken).Count > 0)
            .Select(provider.GetOptions);
        foreach (AnalyzerConfigOptions options in ofFiles.Prepend(provider.GlobalOptions))
        {
            foreach ((string setting, string problem) in settings.Check(options))
                Report(context, Descriptors.BadSetting, setting, problem);
        }
    }

    private static void Report(CompilationAnalysisContext context, DiagnosticDescriptor descriptor, params object[] arguments)
        => context.ReportDiagnostic(Diagnostic.Create(descriptor, Location.None, arguments));
}
