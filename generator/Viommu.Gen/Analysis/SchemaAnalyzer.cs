using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Schema.Source;
using Viommu.Gen.Settings;

namespace Viommu.Gen.Analysis;

/// <summary>Reports what is wrong in schema files, live in the editor, at the place where it is wrong.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SchemaAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.NotWellFormed,
        Descriptors.Grammar,
        Descriptors.BadValue,
        Descriptors.UnknownName,
        Descriptors.Duplicate,
        Descriptors.ConditionSyntax,
        Descriptors.ConditionType,
        Descriptors.Pointless,
        Descriptors.NotSupported,
        Descriptors.FeatureElsewhere,
        Descriptors.Internal);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            // In a build the generator reports the same: see there.
            if (ProjectSettings.IsBuilt(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
                return;
            if (SchemaReading.Of(start.Options, start.Compilation, start.CancellationToken) is not { } reading)
                return;
            AdditionalText[] texts = start.Options.AdditionalFiles.Where(file => SchemaFile.IsSchema(file.Path)).ToArray();
            start.RegisterAdditionalFileAction(file =>
            {
                // A file that is given twice is asked about twice.
                if (texts.First(text => text.Path == file.AdditionalFile.Path) != file.AdditionalFile)
                    return;
                foreach (Problem problem in reading.Problems.Where(problem => problem.File.Path == file.AdditionalFile.Path))
                    file.ReportDiagnostic(problem.ToDiagnostic());
            });
        });
    }
}
