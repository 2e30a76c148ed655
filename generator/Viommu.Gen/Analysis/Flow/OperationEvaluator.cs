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
internal sealed class OperationEvaluator
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

    private FlowValue Assign(IOperation target, IOperation assignment, FlowValue value, FlowState state)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local }:
                SetLocal(local, value, state, isRef: local.RefKind != RefKind.None);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                SetLocal(parameter, value, state, isRef: parameter.RefKind != RefKind.None);
                break;
            case IFlowCaptureReferenceOperation { Id: var id }:
                // What was captured may be a place to write to.
                if (_captures.TryGetValue(id, out IOperation? captured) && captured is IPropertyReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation or ILocalReferenceOperation)
                    Assign(captured, assignment, value, state);
                state.SetCapture(id, value);
                break;
            case IPropertyReferenceOperation property:
                AssignProperty(property, assignment, value, state);
                break;
            case IDiscardOperation:
                break;
            case IFieldReferenceOperation { Field: var field } place:
                EvaluateChildren(place, state);
                _observer.Stored(field, value);
                Escape(value, state);
                break;
            default:
                EvaluateChildren(target, state);
                Escape(value, state);
                break;
        }
        return value;
    }

    private void SetLocal(ISymbol local, FlowValue value, FlowState state, bool isRef)
    {
        // What a lambda shares is changed there as likely as not.
        if (isRef || _captured.Contains(local))
            state.Lose(value);
        else
            state.SetLocal(local, value);
    }

    private void AssignProperty(IPropertyReferenceOperation property, IOperation assignment, FlowValue value, FlowState state)
    {
        FlowValue instance = property.Instance is null ? FlowValue.Unknown : Evaluate(property.Instance, state);
        if (state.Object<FlowRecord>(instance) is { } record)
        {
            // In the flow graph an initializer is a sequence of assignments; the syntax is still that of the initializer.
            state.Set((ReferenceValue)instance, record.Set(property.Property.Name, new FlowProperty(value, assignment.Syntax.GetLocation())));
            return;
        }
        if (state.Object<FlowMap>(instance) is { } map && property.Property.IsIndexer && property.Arguments.Length == 1)
        {
            FlowValue key = Evaluate(property.Arguments[0].Value, state);
            state.Set((ReferenceValue)instance, MapOperations.Write(map, key, value, property.Arguments[0].Value.Syntax.GetLocation()));
            return;
        }
        foreach (IArgumentOperation argument in property.Arguments)
            Evaluate(argument.Value, state);
        Escape(value, state);
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

    private FlowValue OfCreation(IObjectCreationOperation creation, FlowState state)
    {
        List<FlowValue> arguments = EvaluateArguments(creation.Arguments, state);
        if (StringMaps.IsPair(creation.Type) && arguments is [var key, var value])
            return new PairValue((key as TextValue)?.Text, value, creation.Arguments[0].Value.Syntax.GetLocation());
        if (_context.Types.Of(creation.Type) is { Role: TypeRole.Options or TypeRole.Platform or TypeRole.Element } type && arguments.Count == 0)
            return state.Add(creation.Syntax, FlowRecord.New(type));
        if (_context.Maps.IsMap(creation.Type) && _maps.Create(creation, arguments, state) is { } map)
            return map;
        FlowValue known = _context.Values.OfCreation(creation.Type as INamedTypeSymbol, arguments);
        EscapeArguments(creation.Arguments, arguments, state);
        return known;
    }

    private FlowValue OfCall(IInvocationOperation call, FlowState state)
    {
        FlowValue? instance = call.Instance is null ? null : Evaluate(call.Instance, state);
        List<FlowValue> arguments = EvaluateArguments(call.Arguments, state);
        if (instance is not null && state.Object<FlowRecord>(instance) is { } copied && call.TargetMethod.Name == CloneMethod)
        {
            _observer.Copied((ReferenceValue)instance);
            return state.Add(call.Syntax, copied.Copy());
        }
        if (_context.Types.Of(call.TargetMethod.ContainingType) is { } type)
            return OfGenerated(call, type, instance, arguments, state);
        if (_maps.Call(call, instance, arguments, state, out FlowValue result))
            return result;
        TellTaken(call, arguments, state);
        EscapeArguments(call.Arguments, arguments, state);
        if (instance is not null && !_maps.OnlyReads(call.TargetMethod))
            Escape(instance, state);
        return _context.Values.OfCall(call.TargetMethod, arguments);
    }

    // Generated methods keep nothing of what they are given.
    private FlowValue OfGenerated(IInvocationOperation call, GeneratedType type, FlowValue? instance, List<FlowValue> arguments, FlowState state)
    {
        FlowValue? flavor = null, image = null;
        for (int i = 0; i < arguments.Count; i++)
        {
            KeySide? side = call.Arguments[i].Parameter is { } parameter ? RuntimeSymbols.MapSide(parameter) : null;
            flavor = side == KeySide.Flavor ? arguments[i] : flavor;
            image = side == KeySide.Image ? arguments[i] : image;
        }
        if (flavor is null || image is null || type.Feature.Feature.Options is null)
        {
            _observer.Called(call, type, instance, arguments, state);
            return FlowValue.Unknown;
        }
        _observer.Read(call, type, flavor, image, state);
        var request = new RequestValue(FlowNodes.Read(type.Feature, state.Object<FlowMap>(flavor), state.Object<FlowMap>(image)));
        for (int i = 0; i < arguments.Count; i++)
        {
            if (call.Arguments[i].Parameter?.RefKind == RefKind.Out && _context.Types.Of(call.Arguments[i].Parameter!.Type) is { Role: TypeRole.Options } options)
                Assign(Target(call.Arguments[i].Value), call, state.Add(call.Arguments[i].Syntax, FlowNodes.ToRecord(options, request.Request)), state);
        }
        return _context.Types.Of(call.Type) switch
        {
            { Role: TypeRole.Read } => request,
            { Role: TypeRole.Options } options => state.Add(call.Syntax, FlowNodes.ToRecord(options, request.Request)),
            _ => FlowValue.Unknown,
        };
    }

    private void TellTaken(IInvocationOperation call, List<FlowValue> arguments, FlowState state)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            if (state.Object<FlowMap>(arguments[i]) is not null && call.Arguments[i].Parameter is { } parameter && RuntimeSymbols.MapSide(parameter) is { } side)
                _observer.Taken(call.Arguments[i], side, arguments[i], state);
        }
    }

    private List<FlowValue> EvaluateArguments(IEnumerable<IArgumentOperation> arguments, FlowState state)
    {
        var values = new List<FlowValue>();
        foreach (IArgumentOperation argument in arguments)
        {
            FlowValue value = Evaluate(argument.Value, state);
            values.Add(value);
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref)
            {
                Escape(value, state);
                Assign(Target(argument.Value), argument, FlowValue.Unknown, state);
            }
        }
        return values;
    }

    private void EscapeArguments(IReadOnlyList<IArgumentOperation> arguments, List<FlowValue> values, FlowState state)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (arguments[i].Parameter is { } parameter && _maps.IsReadOnlyView(parameter.Type))
                continue;
            Escape(values[i], state);
        }
    }

    private static IOperation Target(IOperation argument) => argument is IDeclarationExpressionOperation declaration ? declaration.Expression : argument;

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
