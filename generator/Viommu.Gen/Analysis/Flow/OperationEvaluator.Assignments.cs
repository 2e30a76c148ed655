using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Code;

namespace Viommu.Gen.Analysis.Flow;

// What is written: to locals, properties, fields and entries of maps.
internal sealed partial class OperationEvaluator
{
    /// <summary>Where something is written: what is evaluated before the value is.</summary>
    private readonly record struct Place(IOperation Target, FlowValue Instance, IReadOnlyList<FlowValue> Arguments);

    private FlowValue OfAssignment(ISimpleAssignmentOperation assignment, FlowState state)
    {
        if (assignment.IsRef)
        {
            Lose(EvaluateChildren(assignment, state), state);
            return FlowValue.Unknown;
        }
        Place place = Locate(assignment.Target, state);
        FlowValue value = Evaluate(assignment.Value, state);
        Store(place, assignment, value, state);
        return value;
    }

    // An operator may be a method that gets what is there.
    private void Change(IOperation operation, FlowState state)
    {
        IOperation target = operation is IAssignmentOperation assignment ? assignment.Target : ((IIncrementOrDecrementOperation)operation).Target;
        Place place = Locate(target, state);
        Lose(EvaluateChildren(operation, state), state);
        Store(place, operation, FlowValue.Unknown, state);
    }

    // All targets are found before any value, and all values before anything is written.
    private void Deconstruct(IDeconstructionAssignmentOperation deconstruction, FlowState state)
    {
        Place[] places = Leaves(deconstruction.Target).Select(leaf => Locate(leaf, state)).ToArray();
        var values = new List<FlowValue>();
        TakeApart(deconstruction.Target, deconstruction.Value, values, state);
        for (int i = 0; i < places.Length; i++)
            Store(places[i], deconstruction, values[i], state);
    }

    private void TakeApart(IOperation target, IOperation value, List<FlowValue> values, FlowState state)
    {
        if (Target(target) is not ITupleOperation names)
        {
            FlowValue known = Evaluate(value, state);
            bool isSame = SymbolEqualityComparer.Default.Equals(Target(target).Type, value.Type);
            if (!isSame)
                state.Lose(known);
            values.Add(isSame ? known : FlowValue.Unknown);
            return;
        }
        if (MapEntries.WithoutConversions(value) is ITupleOperation items && items.Elements.Length == names.Elements.Length)
        {
            for (int i = 0; i < names.Elements.Length; i++)
                TakeApart(names.Elements[i], items.Elements[i], values, state);
            return;
        }
        state.Lose(Evaluate(value, state));
        values.AddRange(Leaves(target).Select(_ => FlowValue.Unknown));
    }

    private static IEnumerable<IOperation> Leaves(IOperation target)
        => Target(target) is ITupleOperation tuple ? tuple.Elements.SelectMany(Leaves) : new[] { Target(target) };

    private Place Locate(IOperation target, FlowState state)
    {
        target = Target(target);
        switch (target)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation or IDiscardOperation:
                break;
            case IPropertyReferenceOperation property:
                FlowValue instance = property.Instance is null ? FlowValue.Unknown : Evaluate(property.Instance, state);
                return new Place(target, instance, EvaluateArguments(property.Arguments, state));
            default:
                Lose(EvaluateChildren(target, state), state);
                break;
        }
        return new Place(target, FlowValue.Unknown, new FlowValue[0]);
    }

    private void Store(Place place, IOperation assignment, FlowValue value, FlowState state)
    {
        switch (place.Target)
        {
            case ILocalReferenceOperation { Local: var local }:
                SetLocal(local, value, state);
                break;
            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter }:
                SetLocal(parameter, value, state);
                break;
            case IFlowCaptureReferenceOperation { Id: var id }:
                // What was captured may be a place to write to.
                if (_captures.TryGetValue(id, out IOperation? captured) && captured is ILocalReferenceOperation or IParameterReferenceOperation)
                {
                    Store(place with { Target = captured }, assignment, value, state);
                }
                else if (state.Capture(id) is PlaceValue known && captured is IPropertyReferenceOperation)
                {
                    Store(new Place(captured, known.Instance, known.Arguments.Select(argument => argument.Value).ToArray()), assignment, value, state);
                }
                else
                {
                    state.Lose(state.Capture(id));
                    Escape(value, state);
                }
                state.SetCapture(id, value);
                break;
            case IPropertyReferenceOperation property:
                StoreProperty(property, place, assignment, value, state);
                break;
            case IDiscardOperation:
                break;
            case IFieldReferenceOperation { Field: var field }:
                _observer.Stored(field, value);
                Escape(value, state);
                break;
            default:
                Escape(value, state);
                break;
        }
    }

    private void StoreProperty(IPropertyReferenceOperation property, Place place, IOperation assignment, FlowValue value, FlowState state)
    {
        if (state.Object<FlowRecord>(place.Instance) is { } record)
        {
            // In the flow graph an initializer is a sequence of assignments; the syntax is still that of the initializer.
            state.Set((ReferenceValue)place.Instance, record.Set(property.Property.Name, new FlowProperty(value, assignment.Syntax.GetLocation())));
        }
        else if (state.Object<FlowMap>(place.Instance) is { } map && _context.Framework.IsIndexer(property.Property) && place.Arguments.Count == 1)
        {
            _observer.Written((ReferenceValue)place.Instance);
            state.Set((ReferenceValue)place.Instance, MapOperations.Write(map, place.Arguments[0], value, property.Arguments[0].Value.Syntax.GetLocation()));
        }
        else
        {
            state.Lose(place.Instance);
            Lose(place.Arguments, state);
            Escape(value, state);
        }
    }

    private void SetLocal(ISymbol local, FlowValue value, FlowState state)
    {
        bool isShared = _shared.Contains(local);
        // What holds several objects hands them out under other names, and what a lambda shares is changed there as likely as not.
        if (isShared || value is AnyOfValue or ListValue)
            state.Lose(value);
        if (!isShared)
            state.SetLocal(local, value is ListValue ? FlowValue.AnyOf(new[] { value }) : value);
    }

    private static IOperation Target(IOperation argument) => argument is IDeclarationExpressionOperation declaration ? declaration.Expression : argument;
}
