using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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
            start.RegisterOperationBlockAction(block =>
            {
                // A member that names nothing of the schema is not followed.
                if (block.OperationBlocks.Any(body => IsOfInterest(body, flow)))
                    Analyze(block, flow);
            });
        });
    }

    private static bool IsOfInterest(IOperation body, FlowContext flow)
    {
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            bool isOfInterest = operation.Kind switch
            {
                OperationKind.ObjectCreation => flow.Types.Of(operation.Type) is not null,
                OperationKind.Invocation => flow.Types.Of(((IInvocationOperation)operation).TargetMethod.ContainingType) is not null,
                OperationKind.Literal or OperationKind.FieldReference => operation.ConstantValue is { HasValue: true, Value: string text } && flow.Schema.Keys.Find(text) is not null,
                _ => false,
            };
            if (isOfInterest)
                return true;
        }
        return false;
    }

    private static void Analyze(OperationBlockAnalysisContext context, FlowContext flow)
    {
        ISet<ISymbol> shared = SharedLocals.In(context.OperationBlocks, flow);
        var reporter = new CombinationReporter(flow, context);
        var followed = new HashSet<IOperation>();
        foreach (IOperation block in context.OperationBlocks)
        {
            // What a constructor hands to another one, and its body, are two blocks of one graph.
            if (block is not (IAttributeOperation or IParameterInitializerOperation) && context.GetControlFlowGraph(block) is var graph && followed.Add(graph.OriginalOperation))
                new FlowAnalysis(flow, context.CancellationToken).Run(graph, shared, new CombinationObserver(flow, reporter));
        }
    }
}
