using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Keys;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Flow;

// What is called: constructors, generated methods, methods of maps, and all others.
internal sealed partial class OperationEvaluator
{
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
}
