using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Code;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis.Flow;

// What is called: constructors, generated methods, methods of maps, and all others.
internal sealed partial class OperationEvaluator
{
    private FlowValue OfCreation(IObjectCreationOperation creation, FlowState state)
    {
        List<FlowValue> arguments = EvaluateArguments(creation.Arguments, state);
        if (creation.Type is { IsTupleType: false } && StringMaps.IsPair(creation.Type) && InOrder(creation.Arguments, arguments) is [var key, var value])
            return new PairValue((key as TextValue)?.Text, value,
                creation.Arguments.First(argument => argument.Parameter?.Ordinal == 0).Value.Syntax.GetLocation());
        if (_context.Types.Of(creation.Type) is { Role: SchemaRole.Options or SchemaRole.Platform or SchemaRole.Element } type && arguments.Count == 0)
            return state.Add(creation.Syntax, FlowRecord.New(type));
        if (_context.Maps.IsMap(creation.Type) && _maps.Create(creation, arguments, state) is { } map)
        {
            foreach (ReferenceValue source in arguments.OfType<ReferenceValue>().Where(source => source != map))
                _observer.Copied(source);
            return map;
        }
        FlowValue known = _context.Values.OfCreation(creation.Type as INamedTypeSymbol, InOrder(creation.Arguments, arguments));
        for (int i = 0; i < arguments.Count; i++)
            EscapeArgument(creation.Arguments[i], arguments[i], state);
        return known;
    }

    private FlowValue OfCall(IInvocationOperation call, FlowState state)
    {
        FlowValue? instance = call.Instance is null ? null : Evaluate(call.Instance, state);
        List<FlowValue> arguments = EvaluateArguments(call.Arguments, state);
        if (instance is not null && call.TargetMethod.Name == CloneMethod)
        {
            foreach (SyntaxNode creation in instance.Creations)
                _observer.Copied(new ReferenceValue(creation));
            return state.Object<FlowRecord>(instance) is { } copied ? state.Add(call.Syntax, copied.Copy()) : FlowValue.Unknown;
        }
        if (_context.Types.OfCall(call) is { } type)
            return OfGenerated(call, type, instance, arguments, state);
        IReadOnlyList<FlowValue> ordered = InOrder(call.Arguments, arguments);
        if (_maps.Call(call, instance, ordered, state, out FlowValue result))
        {
            // A map that another one is made of is only the start.
            if ((instance ?? ordered.FirstOrDefault()) is ReferenceValue source)
            {
                if (result is ReferenceValue made && source != made)
                    _observer.Copied(source);
                else
                    _observer.Written(source);
            }
            return result;
        }
        // An immutable map is what it is: whatever is called on it makes something else of it, or looks at it.
        if ((instance ?? (call.TargetMethod.IsExtensionMethod ? ordered.FirstOrDefault() : null)) is ReferenceValue start && state.Object<FlowMap>(start) is { IsFinal: true })
            _observer.Copied(start);
        TellTaken(call, arguments, state);
        bool onlyReads = _context.Framework.OnlyReads(call.TargetMethod);
        for (int i = 0; i < arguments.Count; i++)
        {
            if (!(onlyReads && call.TargetMethod.IsExtensionMethod && call.Arguments[i].Parameter?.Ordinal == 0 && arguments[i] is ReferenceValue))
                EscapeArgument(call.Arguments[i], arguments[i], state);
        }
        if (instance is not null && !(onlyReads && instance is ReferenceValue))
            Escape(instance, state);
        return _context.Values.OfCall(call.TargetMethod, ordered);
    }

    // Generated methods keep nothing of the maps that they read.
    private FlowValue OfGenerated(IInvocationOperation call, GeneratedType type, FlowValue? instance, List<FlowValue> arguments, FlowState state)
    {
        FlowValue? flavor = null, image = null;
        for (int i = 0; i < arguments.Count; i++)
        {
            KeySide? side = call.Arguments[i].Parameter is { } parameter ? RuntimeSymbols.MapSide(parameter) : null;
            flavor = side == KeySide.Flavor ? arguments[i] : flavor;
            image = side == KeySide.Image ? arguments[i] : image;
        }
        // Where there is one map, nothing has a key in another one.
        if (type.Feature.Feature.Options is { Sides.HasOne: true })
            image = FlowValue.Unknown;
        if (flavor is null || image is null || type.Feature.Feature.Options is null)
        {
            _observer.Called(call, type, instance, arguments, state);
            Lose(arguments, state);
            return FlowValue.Unknown;
        }
        _observer.Read(call, type, flavor, image, state);
        var request = new RequestValue(FlowNodes.Read(type.Feature, state.Object<FlowMap>(flavor), state.Object<FlowMap>(image), _context.Schema.Keys));
        for (int i = 0; i < arguments.Count; i++)
        {
            if (call.Arguments[i].Parameter?.RefKind == RefKind.Out
                && _context.Types.Of(call.Arguments[i].Parameter!.Type) is { Role: SchemaRole.Options } options)
            {
                ReferenceValue read = state.Add(call.Arguments[i].Syntax, FlowNodes.ToRecord(options, request.Request));
                Store(Locate(call.Arguments[i].Value, state), call, read, state);
            }
        }
        return _context.Types.Of(call.Type) switch
        {
            { Role: SchemaRole.Read } => request,
            { Role: SchemaRole.Options } options => state.Add(call.Syntax, FlowNodes.ToRecord(options, request.Request)),
            _ => FlowValue.Unknown,
        };
    }

    private void TellTaken(IInvocationOperation call, List<FlowValue> arguments, FlowState state)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            if (state.Object<FlowMap>(arguments[i]) is not null && call.Arguments[i].Parameter is { } parameter
                && RuntimeSymbols.MapSide(parameter) is { } side)
                _observer.Taken(call.Arguments[i], side, arguments[i], state);
        }
    }

    private List<FlowValue> EvaluateArguments(IEnumerable<IArgumentOperation> arguments, FlowState state)
    {
        var values = new List<FlowValue>();
        foreach (IArgumentOperation argument in arguments)
        {
            FlowValue value = Evaluate(argument.Value, state);
            if (argument.Parameter?.RefKind is not (RefKind.None or null))
            {
                state.Lose(value);
                Store(Locate(argument.Value, state), argument, FlowValue.Unknown, state);
                value = FlowValue.Unknown;
            }
            values.Add(value);
        }
        return values;
    }

    private void EscapeArgument(IArgumentOperation argument, FlowValue value, FlowState state)
    {
        // Of an array or a tuple it is not the map that is looked at, but what holds it.
        if (value is not ReferenceValue || argument.Parameter is not { } parameter || !_context.Harmless.Contains(parameter))
            Escape(value, state);
    }

    // Arguments are in the order of their evaluation; with names that may be another one.
    private static IReadOnlyList<FlowValue> InOrder(ImmutableArray<IArgumentOperation> arguments, List<FlowValue> values)
        => values.Zip(arguments, (value, argument) => (Value: value, Ordinal: argument.Parameter?.Ordinal ?? 0)).OrderBy(pair => pair.Ordinal)
            .Select(pair => pair.Value).ToArray();
}
