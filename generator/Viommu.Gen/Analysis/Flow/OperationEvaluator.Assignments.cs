using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Viommu.Gen.Analysis.Flow;

// What is written: to locals, properties, fields and entries of maps.
internal sealed partial class OperationEvaluator
{
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

    // Something is written there, and what it is, is not known.
    private FlowValue Overwrite(IOperation target, IOperation assignment, FlowState state)
    {
        if (target is ITupleOperation tuple)
        {
            foreach (IOperation element in tuple.Elements)
                Overwrite(element, assignment, state);
            return FlowValue.Unknown;
        }
        return Assign(Target(target), assignment, FlowValue.Unknown, state);
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
}
