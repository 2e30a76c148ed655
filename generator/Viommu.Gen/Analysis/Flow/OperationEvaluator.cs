using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Keys;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Model;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>What one operation does to what is known, and what it is known to be.</summary>
internal sealed partial class OperationEvaluator
{
    // What "with" calls, by the name that no code can spell.
    private const string CloneMethod = "<Clone>$";

    private readonly FlowContext _context;
    private readonly ISet<ISymbol> _captured;
    private readonly FlowObserver _observer;
    private readonly MapOperations _maps;
    private readonly Dictionary<CaptureId, IOperation> _captures = new();

    public OperationEvaluator(FlowContext context, ISet<ISymbol> captured, FlowObserver observer)
    {
        _context = context;
        _captured = captured;
        _observer = observer;
        _maps = new MapOperations(context);
    }

    public FlowValue Evaluate(IOperation operation, FlowState state)
    {
        if (ValueExpressions.OfConstant(operation) is { } constant)
            return constant;
        switch (operation)
        {
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation, state);
            case ILocalReferenceOperation local:
                return _captured.Contains(local.Local) ? FlowValue.Unknown : state.Local(local.Local);
            case IParameterReferenceOperation parameter:
                return _captured.Contains(parameter.Parameter) ? FlowValue.Unknown : state.Local(parameter.Parameter);
            case IFlowCaptureReferenceOperation capture:
                return state.Capture(capture.Id);
            case IFlowCaptureOperation capture:
                _captures[capture.Id] = capture.Value;
                state.SetCapture(capture.Id, Evaluate(capture.Value, state));
                return FlowValue.Unknown;
            case IConversionOperation conversion:
                FlowValue converted = Evaluate(conversion.Operand, state);
                return conversion.OperatorMethod is not { } method || _context.Values.KeepsText(method) ? converted : FlowValue.Unknown;
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, assignment, Evaluate(assignment.Value, state), state);
            case IAssignmentOperation assignment:
                Escape(Evaluate(assignment.Value, state), state);
                return Overwrite(assignment.Target, assignment, state);
            case IIncrementOrDecrementOperation increment:
                return Overwrite(increment.Target, increment, state);
            case IPropertyReferenceOperation property:
                return OfProperty(property, state);
            case IFieldReferenceOperation field:
                return OfField(field, state);
            case IObjectCreationOperation creation:
                return OfCreation(creation, state);
            case IInvocationOperation call:
                return OfCall(call, state);
            case ITupleOperation { Elements: [var key, var value] } tuple:
                return new PairValue((Evaluate(key, state) as TextValue)?.Text, Evaluate(value, state), tuple.Syntax.GetLocation());
            case IFlowAnonymousFunctionOperation:
                // What it shares with this code is not followed at all.
                return FlowValue.Unknown;
            case IBinaryOperation or IIsNullOperation or IIsPatternOperation or IIsTypeOperation or IUnaryOperation or IInterpolatedStringOperation:
                // They look at a value and keep nothing of it.
                EvaluateChildren(operation, state);
                return FlowValue.Unknown;
            default:
                if (operation.Syntax is CollectionExpressionSyntax expression)
                    return OfCollection(expression, operation, state);
                foreach (FlowValue child in EvaluateChildren(operation, state))
                    Escape(child, state);
                return FlowValue.Unknown;
        }
    }

    /// <summary>A value leaves the code that is followed.</summary>
    public void Escape(FlowValue value, FlowState state)
    {
        if (value is ReferenceValue reference)
            _observer.Escaped(reference, state);
        state.Lose(value);
    }

    /// <summary>Code that runs on the way to somewhere else may do anything with what it names.</summary>
    public void LoseAllIn(ControlFlowRegion region, ControlFlowGraph graph, FlowState state)
    {
        for (int i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
        {
            BasicBlock block = graph.Blocks[i];
            foreach (IOperation operation in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
                LoseAllIn(operation, state);
        }
    }

    private void LoseAllIn(IOperation operation, FlowState state)
    {
        ISymbol? used = operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        if (used is not null)
        {
            state.Lose(state.Local(used));
            state.SetLocal(used, FlowValue.Unknown);
        }
        foreach (IOperation child in operation.ChildOperations)
            LoseAllIn(child, state);
    }

    private List<FlowValue> EvaluateChildren(IOperation operation, FlowState state)
    {
        var values = new List<FlowValue>();
        foreach (IOperation child in operation.ChildOperations)
            values.Add(Evaluate(child, state));
        return values;
    }

    private FlowValue OfProperty(IPropertyReferenceOperation property, FlowState state)
    {
        if (property.Instance is null)
            return property.Property.Name == "Empty" && _maps.IsImmutable(property.Type) ? AddMap(property, state) : _context.Values.OfProperty(property.Property);
        FlowValue instance = Evaluate(property.Instance, state);
        List<FlowValue> arguments = property.Arguments.Select(argument => Evaluate(argument.Value, state)).ToList();
        if (instance is RequestValue request && _context.Types.Of(property.Type) is { Role: TypeRole.Options } options)
            return state.Add(property.Syntax, FlowNodes.ToRecord(options, request.Request));
        if (state.Object<FlowRecord>(instance) is { } record)
            return record.Properties.TryGetValue(property.Property.Name, out FlowProperty? set) ? set.Value : FlowValue.Unknown;
        if (state.Object<FlowMap>(instance) is { } map)
            return arguments is [TextValue key] && map[key.Text] is { Presence: Presence.Present, Text: { } text } ? new TextValue(text) : FlowValue.Unknown;
        return FlowValue.Unknown;
    }

    private FlowValue OfField(IFieldReferenceOperation field, FlowState state)
    {
        if (field.Instance is not null)
            Escape(Evaluate(field.Instance, state), state);
        if (field.Field is not { IsStatic: true, IsReadOnly: true })
            return FlowValue.Unknown;
        if (field.Field.Name == "Empty" && _maps.IsImmutable(field.Type))
            return AddMap(field, state);
        FieldContent content = _context.ContentOf(field.Field);
        foreach (KeyValuePair<SyntaxNode, FlowObject> held in content.Objects)
            state.Set(new ReferenceValue(held.Key), held.Value);
        return content.Value;
    }

    private ReferenceValue AddMap(IOperation operation, FlowState state) => state.Add(operation.Syntax, FlowMap.Empty(System.StringComparer.Ordinal, isFinal: true));

    private FlowValue OfCollection(CollectionExpressionSyntax expression, IOperation operation, FlowState state)
    {
        List<FlowValue> items = EvaluateChildren(operation, state);
        if (items.Count == expression.Elements.Count && expression.Elements.All(element => element is ExpressionElementSyntax))
            return new ListValue(items.Select(item => new FlowItem(item)).ToEquatableArray());
        foreach (FlowValue item in items)
            Escape(item, state);
        return FlowValue.Unknown;
    }
}
