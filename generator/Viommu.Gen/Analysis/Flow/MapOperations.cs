using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Code;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>What constructors and methods of maps do.</summary>
internal sealed class MapOperations
{
    private readonly FlowContext _context;

    public MapOperations(FlowContext context) => _context = context;

    /// <summary>A map is given a key.</summary>
    public static FlowMap Write(FlowMap map, FlowValue key, FlowValue value, Location place)
        => key is TextValue text ? map.Set(text.Text, new MapCell(Presence.Present, (value as TextValue)?.Text, place)) : map.SetUnknownKey();

    /// <summary>What an empty immutable map is read from. A sorted one compares as the culture does.</summary>
    public bool IsEmpty(ISymbol member, ITypeSymbol type)
        => member is { Name: "Empty", IsStatic: true } && type.Name != "ImmutableSortedDictionary"
            && _context.Framework.IsImmutableMap(type) && _context.Framework.IsOfCollections(member);

    /// <returns>The new map, or null when what it holds is not known.</returns>
    public FlowValue? Create(IObjectCreationOperation creation, IReadOnlyList<FlowValue> arguments, FlowState state)
    {
        bool isView = _context.Framework.IsView(creation.Type);
        if (!isView && !_context.Framework.IsMutableMap(creation.Type))
            return null;
        // A sorted map without a comparer compares as the culture does.
        IEqualityComparer<string>? comparer = creation.Type!.Name is "SortedDictionary" or "SortedList" ? null : StringComparer.Ordinal;
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
        if (isView)
            return arguments.Count == 1 && source is not null ? arguments[0] : null;
        if (comparer is null)
            return null;
        return state.Add(creation.Syntax, source?.CopyTo(comparer, isFinal: false) ?? FlowMap.Empty(comparer));
    }

    /// <summary>A call of a method on a map, or of one that makes a map of another.</summary>
    /// <returns>Whether it is one that is known; then its effect is in the state.</returns>
    public bool Call(IInvocationOperation call, FlowValue? instance, IReadOnlyList<FlowValue> arguments, FlowState state, out FlowValue result)
    {
        result = FlowValue.Unknown;
        IMethodSymbol method = call.TargetMethod;
        if (!_context.Framework.IsOfCollections(method) && !(method is { Name: "ToDictionary" } && _context.Framework.OnlyReads(method)))
            return false;
        if (method is { IsStatic: true, IsExtensionMethod: false, Name: "CreateBuilder", Parameters.Length: 0, ContainingType.Name: "ImmutableDictionary" }
            && _context.Maps.IsMap(call.Type))
        {
            result = state.Add(call.Syntax, FlowMap.Empty(StringComparer.Ordinal));
            return true;
        }
        FlowValue? receiver = instance ?? (method.IsExtensionMethod && arguments.Count > 0 ? arguments[0] : null);
        if (receiver is null || state.Object<FlowMap>(receiver) is not { } map)
            return false;
        int first = instance is null ? 1 : 0;
        FlowValue[] rest = arguments.Skip(first).ToArray();
        Location KeyPlace() => Argument(call, first).Syntax.GetLocation();
        FlowMap? changed = (method.Name, rest) switch
        {
            ("Add", [PairValue pair]) => Write(map, pair.Key is null ? FlowValue.Unknown : new TextValue(pair.Key), pair.Value, pair.Place),
            ("Add" or "SetItem", [var key, var value]) => Write(map, key, value, KeyPlace()),
            ("TryAdd", [TextValue key, var value]) => TryAdd(map, key.Text, value, KeyPlace()),
            ("TryAdd", [_, _]) => map.SetUnknownKey(),
            ("Remove" or "TryRemove", [TextValue key, ..]) => map.Set(key.Text, MapCell.Absent),
            ("Remove" or "TryRemove", [_, ..]) => map.SetUnknownKey(),
            ("Clear", []) => map.Clear(),
            ("ToImmutable", []) => map.Copy(isFinal: true),
            ("ToImmutableDictionary" or "ToFrozenDictionary" or "ToDictionary", [])
                => map.CopyTo(StringComparer.Ordinal, isFinal: method.Name != "ToDictionary"),
            ("ToFrozenDictionary" or "ToImmutableDictionary", [_]) when Comparer(Argument(call, first)) is { } comparer => map.CopyTo(comparer, isFinal: true),
            ("AsReadOnly", []) => map,
            _ => null,
        };
        if (changed is null)
            return false;
        if (method.Name == "AsReadOnly")
            result = receiver;
        else if (map.IsFinal || method.Name.StartsWith("To", StringComparison.Ordinal))
            result = state.Add(call.Syntax, changed);
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

    private static IOperation Argument(IInvocationOperation call, int ordinal)
        => call.Arguments.First(argument => argument.Parameter!.Ordinal == ordinal).Value;

    private IEqualityComparer<string>? Comparer(IOperation operation)
    {
        operation = MapEntries.WithoutConversions(operation);
        if (operation.ConstantValue is { HasValue: true, Value: null } || operation is IDefaultValueOperation)
            return StringComparer.Ordinal;
        return operation is IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType: { Name: "StringComparer" } type } property }
            && _context.Framework.IsOf(type, "System")
            ? property.Name switch
            {
                "Ordinal" => StringComparer.Ordinal,
                "OrdinalIgnoreCase" => StringComparer.OrdinalIgnoreCase,
                _ => null,
            }
            : null;
    }
}
