using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Gen.Settings;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis;

/// <summary>Says why nothing is generated, or why it is not what the project asked for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProjectAnalyzer : DiagnosticAnalyzer
{
    private const string Runtime = "Viommu.Runtime";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.NoSchema, Descriptors.LanguageTooOld, Descriptors.BadProperty, Descriptors.FormerRule);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(static compilation =>
        {
            if (compilation.Compilation.ReferencedAssemblyNames.All(assembly => assembly.Name != Runtime))
                return;
            if (!compilation.Options.AdditionalFiles.Any(file => SchemaFile.IsSchema(file.Path)))
                Report(compilation, Descriptors.NoSchema);
            if (compilation.Compilation is CSharpCompilation { LanguageVersion: < ProjectSettings.Floor } old)
                Report(compilation, Descriptors.LanguageTooOld, old.LanguageVersion.ToDisplayString(), ProjectSettings.Floor.ToDisplayString());
            AnalyzerConfigOptions options = compilation.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
            if (options.TryGetValue(ProjectSettings.VisibilityProperty, out string? visibility) && visibility is not ("" or "internal" or "public"))
                Report(compilation, Descriptors.BadProperty, "ViommuVisibility", Shown.Of(visibility), "internal or public: it is taken as internal");
            if (options.TryGetValue(ProjectSettings.NamespaceProperty, out string? name) && name.Length > 0 && !Identifiers.IsNamespace(name))
                Report(compilation, Descriptors.BadProperty, "ViommuNamespace", Shown.Of(name), "a C# namespace: that of the schema is used");
            ReportFormerRules(compilation);
        });
    }

    // A setting applies to files: it is looked for in those of each one, and reported once.
    private static void ReportFormerRules(CompilationAnalysisContext context)
    {
        IEnumerable<FormerRule> former = SchemaReading.Of(context.Options, context.CancellationToken)?.Features
            .SelectMany(feature => feature.Feature.FormerRules) ?? Enumerable.Empty<FormerRule>();
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

    private static void Report(CompilationAnalysisContext context, DiagnosticDescriptor descriptor, params object[] arguments)
        => context.ReportDiagnostic(Diagnostic.Create(descriptor, Location.None, arguments));
}
