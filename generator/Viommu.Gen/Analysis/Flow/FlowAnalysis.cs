using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>Follows maps and objects along the control flow of one body: forward, until nothing changes, and once more to look at what was found.</summary>
internal sealed class FlowAnalysis
{
    // A body that needs more is not looked at: nothing said is better than something wrong, or slow.
    private const int MaxVisits = 20000;

    private readonly FlowContext _context;
    private readonly CancellationToken _cancellation;

    public FlowAnalysis(FlowContext context, CancellationToken cancellation)
    {
        _context = context;
        _cancellation = cancellation;
    }

    /// <summary>Analyzes a body, and the lambdas and nested methods in it.</summary>
    public FlowState? Run(ControlFlowGraph graph, ISet<ISymbol> shared, FlowObserver observer)
    {
        FlowState?[] states = FindStates(graph, shared);
        var evaluator = new OperationEvaluator(_context, shared, observer);
        FlowState? exit = null;
        foreach (BasicBlock block in graph.Blocks)
        {
            if (states[block.Ordinal] is not { } state || !block.IsReachable)
                continue;
            Evaluate(evaluator, block, state = state.Copy());
            if (block.Kind == BasicBlockKind.Exit)
                exit = state;
        }
        if (exit is not null)
            observer.Finished(exit);
        foreach (IMethodSymbol local in graph.LocalFunctions)
            Run(graph.GetLocalFunctionControlFlowGraph(local, _cancellation), shared, observer);
        foreach (IFlowAnonymousFunctionOperation lambda in graph.Blocks.SelectMany(Operations).SelectMany(DescendantsAndSelf)
            .OfType<IFlowAnonymousFunctionOperation>())
            Run(graph.GetAnonymousFunctionControlFlowGraph(lambda, _cancellation), shared, observer);
        return exit;
    }

    private FlowState?[] FindStates(ControlFlowGraph graph, ISet<ISymbol> shared)
    {
        var states = new FlowState?[graph.Blocks.Length];
        var evaluator = new OperationEvaluator(_context, shared, FlowObserver.None);
        var queue = new Queue<BasicBlock>();
        Enter(graph.Blocks[0], new FlowState());
        // Handlers are entered from anywhere in what they guard: nothing is known there.
        foreach (BasicBlock block in graph.Blocks)
        {
            if (IsHandlerEntry(block))
                Enter(block, new FlowState());
        }
        for (int visits = 0; queue.Count > 0; visits++)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (visits > MaxVisits)
                return new FlowState?[graph.Blocks.Length];
            BasicBlock block = queue.Dequeue();
            FlowState state = states[block.Ordinal]!.Copy();
            Evaluate(evaluator, block, state);
            bool? isTrue = IsTrue(evaluator, block.BranchValue, state);
            if (isTrue is null || isTrue != (block.ConditionKind == ControlFlowConditionKind.WhenTrue))
                Follow(block.FallThroughSuccessor, state);
            if (isTrue is null || isTrue == (block.ConditionKind == ControlFlowConditionKind.WhenTrue))
                Follow(block.ConditionalSuccessor, state);
        }
        return states;

        void Follow(ControlFlowBranch? branch, FlowState state)
        {
            if (branch?.Destination is not { } destination)
                return;
            state = state.Copy();
            foreach (ControlFlowRegion region in branch.FinallyRegions)
                evaluator.LoseAllIn(region, graph, state);
            foreach (ControlFlowRegion region in branch.LeavingRegions)
                state.Leave(region);
            Enter(destination, state);
        }

        void Enter(BasicBlock block, FlowState state)
        {
            FlowState? known = states[block.Ordinal];
            FlowState joined = known is null ? state : known.Join(state);
            if (known is not null && joined.IsSameAs(known))
                return;
            states[block.Ordinal] = joined;
            queue.Enqueue(block);
        }
    }

    // What ?? and ??= ask of something that is known; of all other conditions both answers are followed.
    private static bool? IsTrue(OperationEvaluator evaluator, IOperation? condition, FlowState state)
    {
        if (condition is not IIsNullOperation { Operand: IFlowCaptureReferenceOperation asked })
            return null;
        FlowValue value = evaluator.Evaluate(asked, state);
        return value == FlowValue.Null ? true : value is ReferenceValue ? false : null;
    }

    private static void Evaluate(OperationEvaluator evaluator, BasicBlock block, FlowState state)
    {
        foreach (IOperation operation in block.Operations)
            evaluator.Evaluate(operation, state);
        if (block.BranchValue is not { } value)
            return;
        FlowValue result = evaluator.Evaluate(value, state);
        if (block.FallThroughSuccessor?.Semantics is ControlFlowBranchSemantics.Return or ControlFlowBranchSemantics.Throw)
            evaluator.Escape(result, state);
    }

    private static bool IsHandlerEntry(BasicBlock block)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null
            && region.FirstBlockOrdinal == block.Ordinal; region = region.EnclosingRegion)
        {
            if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.Finally
                or ControlFlowRegionKind.FilterAndHandler)
                return true;
        }
        return false;
    }

    private static IEnumerable<IOperation> Operations(BasicBlock block) => block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;

    private static IEnumerable<IOperation> DescendantsAndSelf(IOperation operation)
    {
        var open = new Stack<IOperation>();
        open.Push(operation);
        while (open.Count > 0)
        {
            IOperation next = open.Pop();
            yield return next;
            foreach (IOperation child in next.ChildOperations)
                open.Push(child);
        }
    }
}
