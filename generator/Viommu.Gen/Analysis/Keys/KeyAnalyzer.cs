using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>Keys and values in anything that maps strings to strings.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeyAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.MisspeltKey, Descriptors.RefusedValue, Descriptors.WrongSide, Descriptors.SaidTwice, Descriptors.LiteralKey);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (SchemaReading.Of(start.Options, start.CancellationToken) is not { Keys.All.Count: > 0 } schema)
                return;
            var entries = new MapEntries(new StringMaps());
            var check = new EntryCheck(schema.Keys, new KeyConstants(start.Compilation));
            var mapCheck = new MapCheck(schema.Keys, entries);
            start.RegisterOperationAction(
                operation =>
                {
                    if (entries.Of(operation.Operation) is { } entry)
                        check.Check(entry, operation.ReportDiagnostic);
                },
                OperationKind.Invocation,
                OperationKind.ObjectCreation,
                OperationKind.PropertyReference,
                OperationKind.SimpleAssignment,
                OperationKind.Tuple);
            start.RegisterOperationAction(
                operation => mapCheck.Check((IObjectOrCollectionInitializerOperation)operation.Operation, operation.ReportDiagnostic),
                OperationKind.ObjectOrCollectionInitializer);
            start.RegisterOperationAction(
                operation => mapCheck.Check((IArrayInitializerOperation)operation.Operation, operation.ReportDiagnostic),
                OperationKind.ArrayInitializer);
            // The oldest compiler that is supported has no operation for it.
            start.RegisterSyntaxNodeAction(
                node => mapCheck.Check((CollectionExpressionSyntax)node.Node, node.SemanticModel, node.ReportDiagnostic, node.CancellationToken),
                SyntaxKind.CollectionExpression);
        });
    }
}
