using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Flow;
using Viommu.Gen.Analysis.Gate;
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
            if (SchemaReading.Of(start.Options, start.Compilation, start.CancellationToken) is not { Features.Count: > 0 } schema)
                return;
            var flow = new FlowContext(schema, start.Compilation);
            var gate = SchemaGate.Of(schema, start.Compilation);
            start.RegisterSemanticModelAction(file =>
            {
                foreach (IOperation body in CodeBodies.In(file.SemanticModel, gate.MarksIn(file.SemanticModel.SyntaxTree, file.CancellationToken),
                    file.CancellationToken))
                {
                    if (IsOfInterest(body, flow) && GraphOf(body, file.CancellationToken) is { } graph)
                        Analyze(body, graph, file, flow);
                }
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
                OperationKind.Invocation => flow.Types.OfCall((IInvocationOperation)operation) is not null,
                OperationKind.Literal or OperationKind.FieldReference
                    => operation.ConstantValue is { HasValue: true, Value: string text } && flow.Schema.Keys.IsKey(text),
                _ => false,
            };
            if (isOfInterest)
                return true;
        }
        return false;
    }

    private static void Analyze(IOperation body, ControlFlowGraph graph, SemanticModelAnalysisContext file, FlowContext flow)
    {
        IOperation[] blocks = CodeBodies.BlocksOf(body).ToArray();
        var reporter = new CombinationReporter(flow, file, blocks);
        new FlowAnalysis(flow, file.CancellationToken).Run(graph, SharedLocals.In(blocks, flow), new CombinationObserver(flow, reporter));
    }

    private static ControlFlowGraph? GraphOf(IOperation body, CancellationToken cancellation) => body switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellation),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellation),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
        IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellation),
        IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellation),
        // Attributes and default values of parameters are constants.
        _ => null,
    };
}
