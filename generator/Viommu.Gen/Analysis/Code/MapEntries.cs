using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Code;

/// <summary>Finds the entries of maps: in initializers, writes and look-ups, pairs, and calls that take a key and a value.</summary>
internal sealed class MapEntries
{
    private readonly StringMaps _maps;

    public MapEntries(StringMaps maps) => _maps = maps;

    public MapEntry? Of(IOperation operation) => operation switch
    {
        IInvocationOperation call => OfCall(call),
        IObjectCreationOperation creation
            => StringMaps.IsPair(creation.Type) ? OfPair(creation, creation.Arguments) : OfArguments(creation, creation.Arguments, map: null, isMap: false),
        // What is written is reported with the assignment: outside of what is looked at, an editor does not show it while typing.
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } indexer } assignment
            => OfIndexer(assignment, indexer, assignment.Value),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer when !IsWritten(indexer)
            => OfIndexer(indexer, indexer, (indexer.Parent as ICoalesceAssignmentOperation)?.Value),
        ITupleOperation { Elements: [var key, var value] } tuple when StringMaps.IsPair(tuple.Type) && TupleNames.IsKeyAndValue(tuple)
            => new MapEntry(tuple, key, value, IsListed(tuple) ? EntryKind.Map : EntryKind.Call, MapOf(tuple), null),
        _ => null,
    };

    /// <summary>The entries that an initializer lists.</summary>
    public IEnumerable<MapEntry> Listed(IObjectOrCollectionInitializerOperation initializer) => Listed(initializer.Initializers);

    /// <summary>The pairs that an array lists.</summary>
    public IEnumerable<MapEntry> Listed(IArrayInitializerOperation initializer) => Listed(initializer.ElementValues);

    /// <summary>The pairs that a collection expression lists.</summary>
    public IEnumerable<MapEntry> Listed(CollectionExpressionSyntax collection, SemanticModel model, CancellationToken cancellation)
        => Listed(collection.Elements
            .OfType<ExpressionElementSyntax>()
            .Where(element => element.Expression is BaseObjectCreationExpressionSyntax or TupleExpressionSyntax or InvocationExpressionSyntax)
            .Select(element => model.GetOperation(element.Expression, cancellation))
            .OfType<IOperation>()
            .ToImmutableArray());

    /// <summary>Whether a call makes a map of another one, or is one that puts something into it and returns it.</summary>
    public bool IsStep(IInvocationOperation call) => _maps.IsMap(call.Type) && _maps.IsMap(ReceiverOf(call)?.Type);

    /// <summary>Whether a map is made of what it is given.</summary>
    public bool IsCopy(IObjectCreationOperation creation) => _maps.IsMap(creation.Type);

    /// <summary>What a method is called on; of an extension method what it extends.</summary>
    public static IOperation? ReceiverOf(IInvocationOperation call)
        => call.Instance ?? (call.TargetMethod.IsExtensionMethod && Find(call.Arguments, 0) is { } extended ? WithoutConversions(extended.Value) : null);

    public static IOperation WithoutConversions(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
            operation = conversion.Operand;
        return operation;
    }

    /// <summary>The operation around an operation and its conversions.</summary>
    public static IOperation? ParentOf(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IConversionOperation { OperatorMethod: null })
            parent = parent.Parent;
        return parent;
    }

    /// <summary>Whether an entry is one of a list: of an initializer, an array or a collection expression.</summary>
    public static bool IsListed(IOperation entry)
        => entry.Syntax.Parent is ExpressionElementSyntax
            || ParentOf(entry) is IObjectOrCollectionInitializerOperation or IArrayInitializerOperation
                or IArgumentOperation { Parent: IInvocationOperation { Parent: IObjectOrCollectionInitializerOperation } };

    private IEnumerable<MapEntry> Listed(ImmutableArray<IOperation> elements)
    {
        foreach (IOperation element in elements)
        {
            IOperation item = element switch
            {
                // A list of pairs: the pair is what is added.
                IInvocationOperation { Arguments: [{ Value: var added }], Parent: IObjectOrCollectionInitializerOperation } => added,
                _ => element,
            };
            if (Of(WithoutConversions(item)) is { Kind: not EntryKind.Call } entry)
                yield return entry;
        }
    }

    private static bool IsWritten(IPropertyReferenceOperation indexer)
        => indexer.Parent is ISimpleAssignmentOperation assignment && assignment.Target == indexer;

    private MapEntry? OfIndexer(IOperation entry, IPropertyReferenceOperation indexer, IOperation? value)
    {
        if (indexer.Arguments is not [{ Parameter: { Type.SpecialType: SpecialType.System_String } parameter } key]
            || indexer.Type?.SpecialType != SpecialType.System_String)
            return null;
        KeySide? marker = RuntimeSymbols.KeySideOf(parameter);
        EntryKind kind = marker is not null ? EntryKind.Marked
            : _maps.IsMap(indexer.Instance?.Type) || _maps.IsMap(indexer.Property.ContainingType) ? EntryKind.Map
            : EntryKind.Call;
        return new MapEntry(entry, key.Value, value, kind, indexer.Instance, marker ?? SideOf(indexer.Instance));
    }

    // A parameter may say which side's map it takes.
    private static KeySide? SideOf(IOperation? map)
        => map is not null && WithoutConversions(map) is IParameterReferenceOperation { Parameter: var parameter } ? RuntimeSymbols.MapSide(parameter) : null;

    private MapEntry? OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        // What is done with texts alone is no entry.
        if (method.ContainingType is null or { SpecialType: SpecialType.System_String })
            return null;
        if (method is { IsStatic: true, Name: "Create" } && StringMaps.IsPair(call.Type) && method.ContainingType.Name == "KeyValuePair")
            return OfPair(call, call.Arguments);
        IOperation? receiver = ReceiverOf(call);
        return OfArguments(call, call.Arguments, receiver, _maps.IsMap(receiver?.Type ?? method.ContainingType) || _maps.IsMap(method.ContainingType));
    }

    private MapEntry? OfPair(IOperation pair, ImmutableArray<IArgumentOperation> arguments)
        => Find(arguments, 0) is { Value: var key } && Find(arguments, 1) is { Value: var value }
            ? new MapEntry(pair, key, IsCompared(pair) ? null : value, EntryKind.Map, MapOf(pair), null)
            : null;

    // A pair that is added by itself is an entry of what it is added to.
    private IOperation? MapOf(IOperation pair)
        => ParentOf(pair) is IArgumentOperation { Parent: IInvocationOperation { Parent: not IObjectOrCollectionInitializerOperation } call }
            && ReceiverOf(call) is { } receiver && _maps.IsMap(receiver.Type)
            ? receiver
            : null;

    private static bool IsCompared(IOperation pair)
        => ParentOf(pair) is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var name } }
            && (name.StartsWith("Contains", StringComparison.Ordinal) || name.StartsWith("Remove", StringComparison.Ordinal)
                || name is "Equals" or "IndexOf" or "Equal" or "NotEqual" or "DoesNotContain");

    private static MapEntry? OfArguments(IOperation call, ImmutableArray<IArgumentOperation> arguments, IOperation? map, bool isMap)
    {
        IArgumentOperation? first = Find(arguments, 0), second = Find(arguments, 1);
        // Of an extension method the first parameter is what it extends.
        if (first?.Parameter is { ContainingSymbol: IMethodSymbol { IsExtensionMethod: true, ReducedFrom: null } })
            (first, second) = (second, Find(arguments, 2));
        if (Marked(arguments) is { } marked)
            (first, second) = (marked, Find(arguments, marked.Parameter!.Ordinal + 1));
        if (first?.Parameter is not { } parameter || !TakesText(parameter))
            return null;
        KeySide? marker = RuntimeSymbols.KeySideOf(parameter);
        isMap &= EndsWith(parameter, "key");
        IOperation? value = second?.Parameter is { } next && TakesText(next) && (marker is not null || ValueNames.IsValue(next.Name, isMap))
            ? second.Value
            : null;
        if (marker is not null || isMap)
            return new MapEntry(call, first.Value, value, marker is not null ? EntryKind.Marked : EntryKind.Map, map, marker ?? SideOf(map));
        return value is not null && ValueNames.IsKey(parameter.Name) ? new MapEntry(call, first.Value, value, EntryKind.Call, null, null) : null;
    }

    private static bool EndsWith(IParameterSymbol parameter, string name) => parameter.Name.EndsWith(name, StringComparison.OrdinalIgnoreCase);

    private static IArgumentOperation? Marked(ImmutableArray<IArgumentOperation> arguments)
        => arguments.FirstOrDefault(argument => argument.Parameter is { Type.SpecialType: SpecialType.System_String } parameter
            && RuntimeSymbols.KeySideOf(parameter) is not null);

    private static IArgumentOperation? Find(ImmutableArray<IArgumentOperation> arguments, int ordinal)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
                return argument;
        }
        return null;
    }

    private static bool TakesText(IParameterSymbol parameter)
        => parameter.Type.SpecialType == SpecialType.System_String && parameter.RefKind is RefKind.None or RefKind.In;
}
