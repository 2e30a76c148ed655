using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>What constructors and methods of maps do.</summary>
internal sealed class MapOperations
{
    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "ContainsKey", "ContainsValue", "Contains", "TryGetValue", "TryGetKey", "GetValueOrDefault", "GetEnumerator", "GetValueRefOrNullRef", "EnsureCapacity", "TrimExcess", "ToString", "Equals", "GetHashCode",
        "GetType", "Any", "All", "Count", "First", "FirstOrDefault", "Select", "Where", "OrderBy", "ToArray", "ToList", "Dispose", "CopyTo", "SequenceEqual",
    };

    private readonly FlowContext _context;

    public MapOperations(FlowContext context) => _context = context;

    public bool IsImmutable(ITypeSymbol? type)
        => type is { Name: "ImmutableDictionary" or "ImmutableSortedDictionary" or "IImmutableDictionary" or "FrozenDictionary" } && _context.Maps.IsMap(type);

    /// <summary>Whether code that takes this type does not change what it is given.</summary>
    public bool IsReadOnlyView(ITypeSymbol type)
        => IsImmutable(type)
            || (type is { Name: "IReadOnlyDictionary" or "IReadOnlyCollection" or "IEnumerable" or "ReadOnlyDictionary" } && _context.Maps.IsMap(type));

    public bool OnlyReads(IMethodSymbol method) => Readers.Contains(method.Name);

    /// <summary>A map is given a key.</summary>
    public static FlowMap Write(FlowMap map, FlowValue key, FlowValue value, Location place)
        => key is TextValue text ? map.Set(text.Text, new MapCell(Presence.Present, (value as TextValue)?.Text, place)) : map.SetUnknownKey();

    /// <returns>The new map, or null when what it holds is not known.</returns>
    public FlowValue? Create(IObjectCreationOperation creation, IReadOnlyList<FlowValue> arguments, FlowState state)
    {
        if (creation.Type is not { Name: "Dictionary" or "SortedDictionary" or "SortedList" or "ConcurrentDictionary" or "OrderedDictionary" or "ReadOnlyDictionary" })
            return null;
        IEqualityComparer<string>? comparer = creation.Type.Name is "Dictionary" or "ConcurrentDictionary" or "OrderedDictionary" or "ReadOnlyDictionary" ? StringComparer.Ordinal : null;
        FlowMap? source = null;
        for (int i = 0; i < arguments.Count; i++)
        {
            ITypeSymbol? type = creation.Arguments[i].Parameter?.Type;
            if (type is { Name: "IEqualityComparer" or "IComparer" })
                comparer = Comparer(creation.Arguments[i].Value);
            else if (state.Object<FlowMap>(arguments[i]) is { } copied)
                source = copied;
            else if (type?.SpecialType != SpecialType.System_Int32)
                return null;
        }
        // A view shows what the map behind it holds.
        if (creation.Type.Name == "ReadOnlyDictionary")
            return arguments.Count == 1 && source is not null ? arguments[0] : null;
        // A sorted map without a comparer compares as the culture does.
        if (comparer is null || (source is not null && !ReferenceEquals(comparer, StringComparer.Ordinal)))
            return null;
        return state.Add(creation.Syntax, source?.AsFinal(isFinal: false) ?? FlowMap.Empty(comparer));
    }

    /// <summary>A call of a method on a map, or of one that makes a map of another.</summary>
    /// <returns>Whether it is one that is known; then its effect is in the state.</returns>
    public bool Call(IInvocationOperation call, FlowValue? instance, IReadOnlyList<FlowValue> arguments, FlowState state, out FlowValue result)
    {
        result = FlowValue.Unknown;
        FlowValue? receiver = instance ?? (call.TargetMethod.IsExtensionMethod && arguments.Count > 0 ? arguments[0] : null);
        if (call.TargetMethod is { IsStatic: true, IsExtensionMethod: false, Name: "CreateBuilder", Parameters.Length: 0 } && _context.Maps.IsMap(call.Type))
        {
            result = state.Add(call.Syntax, FlowMap.Empty(StringComparer.Ordinal));
            return true;
        }
        if (receiver is null || state.Object<FlowMap>(receiver) is not { } map)
            return false;
        IReadOnlyList<FlowValue> rest = instance is null ? arguments.Skip(1).ToArray() : arguments;
        Location KeyPlace() => call.Arguments[instance is null ? 1 : 0].Value.Syntax.GetLocation();
        FlowMap? changed = (call.TargetMethod.Name, rest) switch
        {
            ("Add", [PairValue pair]) => Write(map, pair.Key is null ? FlowValue.Unknown : new TextValue(pair.Key), pair.Value, pair.Place),
            ("Add" or "SetItem", [var key, var value]) => Write(map, key, value, KeyPlace()),
            ("TryAdd", [TextValue key, var value]) => TryAdd(map, key.Text, value, KeyPlace()),
            ("TryAdd", [_, _]) => map.SetUnknownKey(),
            ("Remove" or "TryRemove", [TextValue key, ..]) => map.Set(key.Text, MapCell.Absent),
            ("Remove" or "TryRemove", [_, ..]) => map.SetUnknownKey(),
            ("Clear", []) => map.Clear(),
            ("ToImmutable" or "ToImmutableDictionary" or "ToFrozenDictionary" or "ToDictionary", []) => map,
            ("ToFrozenDictionary" or "ToImmutableDictionary", [_]) when IsOrdinal(call, instance is null ? 1 : 0) => map,
            ("AsReadOnly", []) => map,
            _ => null,
        };
        if (changed is null)
            return false;
        if (call.TargetMethod.Name == "AsReadOnly")
            result = receiver;
        else if (map.IsFinal || call.TargetMethod.Name.StartsWith("To", StringComparison.Ordinal))
            result = state.Add(call.Syntax, changed.AsFinal(IsImmutable(call.Type)));
        else
            state.Set((ReferenceValue)receiver, changed);
        return true;
    }

    private static FlowMap TryAdd(FlowMap map, string key, FlowValue value, Location place) => map[key].Presence switch
    {
        Presence.Present => map,
        Presence.Absent => Write(map, new TextValue(key), value, place),
        _ => map.Set(key, new MapCell(Presence.Present, null, place)),
    };

    private static bool IsOrdinal(IInvocationOperation call, int argument)
        => call.Arguments[argument] is { Value: var value } && ReferenceEquals(Comparer(value), StringComparer.Ordinal);

    private static IEqualityComparer<string>? Comparer(IOperation operation)
    {
        operation = Keys.MapEntries.WithoutConversions(operation);
        if (operation.ConstantValue is { HasValue: true, Value: null } || operation is IDefaultValueOperation)
            return StringComparer.Ordinal;
        return operation is IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType.Name: "StringComparer" } property }
            ? property.Name switch
            {
                "Ordinal" => StringComparer.Ordinal,
                "OrdinalIgnoreCase" => StringComparer.OrdinalIgnoreCase,
                _ => null,
            }
            : null;
    }
}
