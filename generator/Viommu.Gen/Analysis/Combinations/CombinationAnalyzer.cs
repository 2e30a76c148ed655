using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Flow;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.Analysis.Combinations;

/// <summary>Combinations that a rule of the schema refuses: in maps and objects, followed through the code of one member.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CombinationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.Violated, Descriptors.LikelyViolated, Descriptors.WrongSide, Descriptors.SaidTwice);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (SchemaReading.Of(start.Options, start.CancellationToken) is not { Features.Count: > 0 } schema)
                return;
            var flow = new FlowContext(schema, start.Compilation);
            start.RegisterOperationBlockStartAction(block =>
            {
                // A member that names nothing of the schema is not followed.
                bool isOfInterest = false;
                block.RegisterOperationAction(
                    operation => isOfInterest = isOfInterest || IsOfInterest(operation.Operation, flow),
                    OperationKind.ObjectCreation,
                    OperationKind.Invocation,
                    OperationKind.Literal,
                    OperationKind.FieldReference);
                block.RegisterOperationBlockEndAction(end =>
                {
                    if (isOfInterest)
                        Analyze(end, flow);
                });
            });
        });
    }

    private static bool IsOfInterest(IOperation operation, FlowContext flow) => operation switch
    {
        IObjectCreationOperation creation => flow.Types.Of(creation.Type) is not null,
        IInvocationOperation call => flow.Types.Of(call.TargetMethod.ContainingType) is not null,
        _ => operation.ConstantValue is { HasValue: true, Value: string text } && flow.Schema.Keys.Find(text) is not null,
    };

    private static void Analyze(OperationBlockAnalysisContext context, FlowContext flow)
    {
        ISet<ISymbol> captured = FlowAnalysis.CapturedIn(context.OperationBlocks);
        var reporter = new CombinationReporter(flow, context);
        foreach (IOperation block in context.OperationBlocks)
        {
            if (block is IBlockOperation or IFieldInitializerOperation or IPropertyInitializerOperation)
                new FlowAnalysis(flow, context.CancellationToken).Run(context.GetControlFlowGraph(block), captured, new CombinationObserver(flow, reporter, block.Syntax));
        }
    }
}
