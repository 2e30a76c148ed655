using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>
/// What one operation does to what is known, and what it is known to be. Only what is named here is proven to do nothing to the objects that go through it:
/// after anything else nothing is known of them.
/// </summary>
internal sealed partial class OperationEvaluator
{
    // What "with" calls, by the name that no code can spell.
    private const string CloneMethod = "<Clone>$";

    private readonly FlowContext _context;
    private readonly ISet<ISymbol> _shared;
    private readonly FlowObserver _observer;
    private readonly MapOperations _maps;
    private readonly Dictionary<CaptureId, IOperation> _captures = new();

    public OperationEvaluator(FlowContext context, ISet<ISymbol> shared, FlowObserver observer)
    {
        _context = context;
        _shared = shared;
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
                return _shared.Contains(local.Local) ? FlowValue.Unknown : state.Local(local.Local);
            case IParameterReferenceOperation parameter:
                return _shared.Contains(parameter.Parameter) ? FlowValue.Unknown : state.Local(parameter.Parameter);
            case IFlowCaptureReferenceOperation capture:
                return state.Capture(capture.Id) is var captured && captured is PlaceValue place ? place.Read : captured;
            case IFlowCaptureOperation capture:
                Capture(capture, state);
                return FlowValue.Unknown;
            case IConversionOperation conversion:
                return OfConversion(conversion, state);
            case ISimpleAssignmentOperation assignment:
                return OfAssignment(assignment, state);
            case IDeconstructionAssignmentOperation deconstruction:
                Deconstruct(deconstruction, state);
                return FlowValue.Unknown;
            case IAssignmentOperation or IIncrementOrDecrementOperation:
                Change(operation, state);
                return FlowValue.Unknown;
            case IPropertyReferenceOperation property:
                return OfProperty(property, state);
            case IFieldReferenceOperation field:
                return OfField(field, state);
            case IObjectCreationOperation creation:
                return OfCreation(creation, state);
            case IInvocationOperation call:
                return OfCall(call, state);
            case IIsPatternOperation pattern:
                Match(pattern.Pattern, Evaluate(pattern.Value, state), state);
                return FlowValue.Unknown;
            case IReturnOperation { ReturnedValue: { } returned }:
                Escape(Evaluate(returned, state), state);
                return FlowValue.Unknown;
            case ITupleOperation or IArrayCreationOperation or IArrayInitializerOperation:
                return FlowValue.AnyOf(EvaluateChildren(operation, state));
            case IBinaryOperation { OperatorMethod: null } or IUnaryOperation { OperatorMethod: null } or IIsNullOperation or IIsTypeOperation
                or IFlowAnonymousFunctionOperation:
                // They look at a value and keep nothing of it; what a lambda shares is not followed at all.
                EvaluateChildren(operation, state);
                return FlowValue.Unknown;
            default:
                List<FlowValue> children = EvaluateChildren(operation, state);
                if (operation.Syntax is CollectionExpressionSyntax expression)
                    return OfCollection(expression, children, state);
                Lose(children, state);
                return FlowValue.Unknown;
        }
    }

    /// <summary>A value leaves the code that is followed, as it is.</summary>
    public void Escape(FlowValue value, FlowState state)
    {
        foreach (SyntaxNode creation in value.Creations)
            _observer.Escaped(new ReferenceValue(creation), state);
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

    private static void LoseAllIn(IOperation operation, FlowState state)
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
        if (operation is IFlowCaptureReferenceOperation capture)
            state.Lose(state.Capture(capture.Id));
        foreach (IOperation child in operation.ChildOperations)
            LoseAllIn(child, state);
    }

    private static void Lose(IEnumerable<FlowValue> values, FlowState state)
    {
        foreach (FlowValue value in values)
            state.Lose(value);
    }

    private List<FlowValue> EvaluateChildren(IOperation operation, FlowState state)
    {
        var values = new List<FlowValue>();
        foreach (IOperation child in operation.ChildOperations)
            values.Add(Evaluate(child, state));
        return values;
    }

    private void Capture(IFlowCaptureOperation capture, FlowState state)
    {
        _captures[capture.Id] = capture.Value;
        FlowValue value;
        if (capture.Value is IPropertyReferenceOperation { Instance: { } of } property)
        {
            FlowValue instance = Evaluate(of, state);
            List<FlowValue> arguments = EvaluateArguments(property.Arguments, state);
            value = new PlaceValue(instance, arguments.Select(argument => new FlowItem(argument)).ToEquatableArray(),
                OfProperty(property, instance, arguments, state));
        }
        else
        {
            value = Evaluate(capture.Value, state);
        }
        if (value is AnyOfValue)
            state.Lose(value);
        state.SetCapture(capture.Id, value);
    }

    private FlowValue OfConversion(IConversionOperation operation, FlowState state)
    {
        FlowValue operand = Evaluate(operation.Operand, state);
        if (operation.OperatorMethod is { } method)
        {
            state.Lose(operand);
            return operand is TextValue && _context.Values.KeepsText(method) ? operand : FlowValue.Unknown;
        }
        Conversion conversion = operation.GetConversion();
        switch (operand)
        {
            case AnyOfValue or ListValue:
                return operand;
            case ReferenceValue when conversion.IsImplicit || (conversion.IsReference && !operation.IsTryCast):
                // Where it is of another type, the cast throws.
                return state.Object<FlowRecord>(operand) is { } record && _context.Types.Of(operation.Type) is { } other && other != record.Type
                    ? FlowValue.Unknown
                    : operand;
            case ReferenceValue:
                state.Lose(operand);
                return FlowValue.AnyOf(new[] { operand });
            default:
                // Another type may not have the number.
                return conversion.IsImplicit || (conversion.IsReference && operand is not LiteralValue) ? operand : FlowValue.Unknown;
        }
    }

    // A pattern may give what it looks at another name, and may hand it to a method that takes it apart.
    private void Match(IPatternOperation pattern, FlowValue value, FlowState state)
    {
        switch (pattern)
        {
            case IConstantPatternOperation or IRelationalPatternOperation or ITypePatternOperation or IDiscardPatternOperation:
                break;
            case INegatedPatternOperation negated:
                Match(negated.Pattern, value, state);
                break;
            case IBinaryPatternOperation both:
                Match(both.LeftPattern, value, state);
                Match(both.RightPattern, value, state);
                break;
            case IDeclarationPatternOperation declaration:
                Name(declaration.DeclaredSymbol, declaration.MatchedType);
                break;
            case IRecursivePatternOperation { DeconstructSymbol: null, DeconstructionSubpatterns.IsEmpty: true } recursive:
                Name(recursive.DeclaredSymbol, recursive.MatchedType);
                foreach (IPropertySubpatternOperation property in recursive.PropertySubpatterns)
                {
                    if (property.Member is not IPropertyReferenceOperation { Property: var member }
                        || !(_context.Framework.OnlyLooks(member) || _context.Types.IsOwn(member)))
                        state.Lose(value);
                    Match(property.Pattern, FlowValue.Unknown, state);
                }
                break;
            default:
                state.Lose(value);
                foreach (IPatternOperation inner in pattern.ChildOperations.OfType<IPatternOperation>())
                    Match(inner, FlowValue.Unknown, state);
                break;
        }

        void Name(ISymbol? symbol, ITypeSymbol? type)
        {
            if (symbol is not null)
                SetLocal(symbol,
                    state.Object<FlowRecord>(value) is { } record && _context.Types.Of(type) is { } other && other != record.Type
                    ? FlowValue.Unknown
                    : value, state);
        }
    }

    private FlowValue OfProperty(IPropertyReferenceOperation property, FlowState state)
    {
        if (property.Instance is null)
            return _maps.IsEmpty(property.Property, property.Type!) ? AddMap(property, state) : _context.Values.OfProperty(property.Property);
        FlowValue instance = Evaluate(property.Instance, state);
        return OfProperty(property, instance, EvaluateArguments(property.Arguments, state), state);
    }

    private FlowValue OfProperty(IPropertyReferenceOperation property, FlowValue instance, IReadOnlyList<FlowValue> arguments, FlowState state)
    {
        if (instance is RequestValue request && _context.Types.Of(property.Type) is { Role: SchemaRole.Options } options)
            return state.Add(property.Syntax, FlowNodes.ToRecord(options, request.Request));
        if (state.Object<FlowRecord>(instance) is { } record)
            return record.Properties.TryGetValue(property.Property.Name, out FlowProperty? set) ? set.Value : FlowValue.Unknown;
        if (state.Object<FlowMap>(instance) is { } map && _context.Framework.IsIndexer(property.Property))
            return arguments is [TextValue key] && map[key.Text] is { Presence: Presence.Present, Text: { } text } ? new TextValue(text) : FlowValue.Unknown;
        if (instance is not ReferenceValue || !_context.Framework.OnlyLooks(property.Property))
            state.Lose(instance);
        Lose(arguments, state);
        return FlowValue.Unknown;
    }

    private FlowValue OfField(IFieldReferenceOperation field, FlowState state)
    {
        if (field.Instance is not null)
            state.Lose(Evaluate(field.Instance, state));
        if (field.Field is not { IsStatic: true, IsReadOnly: true })
            return FlowValue.Unknown;
        if (_maps.IsEmpty(field.Field, field.Type!))
            return AddMap(field, state);
        FieldContent content = _context.ContentOf(field.Field);
        foreach (KeyValuePair<SyntaxNode, FlowObject> held in content.Objects)
            state.Set(new ReferenceValue(held.Key), held.Value);
        return content.Value;
    }

    private static ReferenceValue AddMap(IOperation operation, FlowState state)
        => state.Add(operation.Syntax, FlowMap.Empty(System.StringComparer.Ordinal, isFinal: true));

    // A list of values is kept for the property that it is written to; anything else that holds it can be changed.
    private static FlowValue OfCollection(CollectionExpressionSyntax expression, List<FlowValue> items, FlowState state)
        => items.Count == expression.Elements.Count && expression.Elements.All(element => element is ExpressionElementSyntax)
            && items.All(item => state.Object<FlowMap>(item) is null)
            ? new ListValue(items.Select(item => new FlowItem(item)).ToEquatableArray())
            : FlowValue.AnyOf(items);
}
