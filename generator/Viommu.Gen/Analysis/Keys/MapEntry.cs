using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>A place in code that names a key, and perhaps its value.</summary>
/// <param name="Value">What the key is given; null where it is only looked up.</param>
/// <param name="Side">The side that a marker says the key belongs to.</param>
/// <param name="IsMap">Whether it certainly stands for a key of a map; else only a key that the schema knows is taken for one.</param>
internal readonly record struct MapEntry(IOperation Key, IOperation? Value, KeySide? Side, bool IsMap);

/// <summary>Finds the entries of maps: in initializers, writes and look-ups, pairs, and calls that take a key and a value.</summary>
internal sealed class MapEntries
{
    private readonly StringMaps _maps;

    public MapEntries(StringMaps maps) => _maps = maps;

    public MapEntry? Of(IOperation operation) => operation switch
    {
        IInvocationOperation call => OfArguments(call.Arguments, _maps.IsMap(ReceiverOf(call)), SideOf(call.Instance)),
        IObjectCreationOperation creation => OfArguments(creation.Arguments, StringMaps.IsPair(creation.Type), null),
        // What is written is reported with the assignment: outside of what is looked at, an editor does not show it while typing.
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } indexer } assignment => OfIndexer(indexer, assignment.Value),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer when !IsWritten(indexer) => OfIndexer(indexer, null),
        ITupleOperation { Elements: [var key, var value] } tuple when StringMaps.IsPair(tuple.Type) => new MapEntry(key, value, null, IsMap: true),
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
            .Where(element => element.Expression is BaseObjectCreationExpressionSyntax or TupleExpressionSyntax)
            .Select(element => model.GetOperation(element.Expression, cancellation))
            .OfType<IOperation>()
            .ToImmutableArray());

    public static IOperation WithoutConversions(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
            operation = conversion.Operand;
        return operation;
    }

    private IEnumerable<MapEntry> Listed(ImmutableArray<IOperation> elements)
    {
        foreach (IOperation element in elements)
        {
            IOperation item = element switch
            {
                // A list of pairs: the pair is what is added.
                IInvocationOperation { Arguments: [{ Value: var added }] } => added,
                _ => element,
            };
            if (Of(WithoutConversions(item)) is { IsMap: true } entry)
                yield return entry;
        }
    }

    private static bool IsWritten(IPropertyReferenceOperation indexer) => indexer.Parent is ISimpleAssignmentOperation assignment && assignment.Target == indexer;

    private static MapEntry? OfIndexer(IPropertyReferenceOperation indexer, IOperation? value)
    {
        if (indexer.Arguments is not [{ Parameter: { Type.SpecialType: SpecialType.System_String } parameter } key] || indexer.Type?.SpecialType != SpecialType.System_String)
            return null;
        return new MapEntry(key.Value, value, RuntimeSymbols.KeySideOf(parameter) ?? SideOf(indexer.Instance), IsMap: true);
    }

    // A parameter may say which side's map it takes.
    private static KeySide? SideOf(IOperation? map)
        => map is not null && WithoutConversions(map) is IParameterReferenceOperation { Parameter: var parameter } ? RuntimeSymbols.MapSide(parameter) : null;

    private static ITypeSymbol? ReceiverOf(IInvocationOperation call)
        => call.Instance?.Type
            ?? (call.TargetMethod.IsExtensionMethod && Find(call.Arguments, 0) is { } extended ? WithoutConversions(extended.Value).Type : call.TargetMethod.ContainingType);

    private static MapEntry? OfArguments(ImmutableArray<IArgumentOperation> arguments, bool isMap, KeySide? sideOfMap)
    {
        IArgumentOperation? first = Find(arguments, 0), second = Find(arguments, 1);
        // Of an extension method the first parameter is what it extends.
        if (first?.Parameter is { ContainingSymbol: IMethodSymbol { IsExtensionMethod: true, ReducedFrom: null } })
            (first, second) = (second, Find(arguments, 2));
        if (Marked(arguments) is { } marked)
            (first, second) = (marked, Find(arguments, marked.Parameter!.Ordinal + 1));
        if (first?.Parameter is not { } parameter || !TakesText(parameter))
            return null;
        KeySide? side = RuntimeSymbols.KeySideOf(parameter) ?? (isMap ? sideOfMap : null);
        isMap &= parameter.Name.EndsWith("key", StringComparison.OrdinalIgnoreCase);
        bool isValue = second?.Parameter is { } next && TakesText(next) && (isMap || side is not null || IsValueName(next.Name));
        return isMap || side is not null || isValue
            ? new MapEntry(first.Value, isValue ? second!.Value : null, side, isMap || side is not null)
            : null;
    }

    private static IArgumentOperation? Marked(ImmutableArray<IArgumentOperation> arguments)
        => arguments.FirstOrDefault(argument => argument.Parameter is { Type.SpecialType: SpecialType.System_String } parameter && RuntimeSymbols.KeySideOf(parameter) is not null);

    private static IArgumentOperation? Find(ImmutableArray<IArgumentOperation> arguments, int ordinal)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
                return argument;
        }
        return null;
    }

    private static bool TakesText(IParameterSymbol parameter) => parameter.Type.SpecialType == SpecialType.System_String && parameter.RefKind is RefKind.None or RefKind.In;

    // What other calls do with a key and a second text is anybody's guess, unless they say that it is a value.
    private static bool IsValueName(string name) => name.EndsWith("value", StringComparison.OrdinalIgnoreCase) || name is "val" or "v";
}
