using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Analysis.Code;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>
/// What members of the framework are known to do with a map. A symbol is the framework's by its assembly: an own type, or an own extension method, may have
/// the same name and do anything.
/// </summary>
internal sealed class FrameworkSymbols
{
    private static readonly HashSet<string> Tokens = new(StringComparer.Ordinal) { "b03f5f7f11d50a3a", "b77a5c561934e089", "7cec85d7bea7798e",
        "cc7b13ffcd2ddd51" };

    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "ContainsKey", "ContainsValue", "Contains", "TryGetValue", "TryGetKey", "GetValueOrDefault", "GetEnumerator", "EnsureCapacity", "TrimExcess", "CopyTo",
            "ToArray",
    };

    // They read the sequence and keep nothing of it, or keep it where no one can get at it. AsEnumerable, Cast and OfType may return the map itself.
    private static readonly HashSet<string> Queries = new(StringComparer.Ordinal)
    {
        "Aggregate", "All", "Any", "Average", "Contains", "Count", "CountBy", "Distinct", "DistinctBy", "ElementAt", "ElementAtOrDefault", "First",
            "FirstOrDefault", "GroupBy", "Last", "LastOrDefault",
        "LongCount", "Max", "MaxBy", "Min", "MinBy", "OrderBy", "OrderByDescending", "Select", "SelectMany", "SequenceEqual", "Single", "SingleOrDefault",
            "Sum", "ToArray", "ToDictionary", "ToHashSet",
        "ToList", "ToLookup", "Where",
    };

    private static readonly HashSet<string> Looks = new(StringComparer.Ordinal)
    {
        "Count", "Keys", "Values", "Comparer", "KeyComparer", "ValueComparer", "IsEmpty", "IsReadOnly", "IsFixedSize",
    };

    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _assemblies = new(SymbolEqualityComparer.Default);
    private readonly StringMaps _maps;

    public FrameworkSymbols(StringMaps maps) => _maps = maps;

    /// <summary>Whether a type is a map of the framework that can be written to.</summary>
    public bool IsMutableMap(ITypeSymbol? type)
        => type is { Name: "Dictionary" or "SortedDictionary" or "SortedList" or "ConcurrentDictionary" or "OrderedDictionary" } && _maps.IsMap(type)
            && IsOf(type, "System.Collections");

    /// <summary>Whether a type is the view of another map.</summary>
    public bool IsView(ITypeSymbol? type) => type is { Name: "ReadOnlyDictionary" } && _maps.IsMap(type) && IsOf(type, "System.Collections.ObjectModel");

    /// <summary>Whether no one can change a map of this type.</summary>
    public bool IsImmutableMap(ITypeSymbol? type)
        => type is { Name: "ImmutableDictionary" or "ImmutableSortedDictionary" or "IImmutableDictionary" or "FrozenDictionary" } && _maps.IsMap(type)
            && IsOf(type, "System.Collections");

    /// <summary>Whether a member belongs to the framework's collections, so that its name says what it does.</summary>
    public bool IsOfCollections(ISymbol member) => member.ContainingType is { } type && IsOf(type, "System.Collections");

    /// <summary>Whether a call only looks at the map that it is called on, be it as an extension method.</summary>
    public bool OnlyReads(IMethodSymbol method)
    {
        if (method.ContainingType is not { } type)
            return false;
        if (type.SpecialType == SpecialType.System_Object)
            return method.Name is "ToString" or "Equals" or "GetHashCode" or "GetType";
        return (Readers.Contains(method.Name) && IsOf(type, "System.Collections"))
            || (type.Name == "Enumerable" && Queries.Contains(method.Name) && IsOf(type, "System.Linq"));
    }

    /// <summary>Whether a property only looks at a map; its indexer is not among them.</summary>
    public bool OnlyLooks(IPropertySymbol property) => Looks.Contains(property.Name) && IsOfCollections(property);

    public bool IsIndexer(IPropertySymbol property) => property.IsIndexer && IsOfCollections(property);

    /// <summary>Whether a parameter of the framework takes a map and keeps nothing of it.</summary>
    public bool OnlyReads(IParameterSymbol parameter)
    {
        if (parameter is not { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { ContainingType: { } type } method })
            return false;
        if (method.MethodKind == MethodKind.Constructor)
            return (IsMutableMap(type) || (type.Name is "List" or "HashSet" or "Queue" or "Stack" && IsOf(type, "System.Collections")))
                && _maps.IsMap(parameter.Type);
        return (type.SpecialType, type.Name, method.Name) switch
        {
            (SpecialType.System_String, _, "Join" or "Concat") => true,
            (SpecialType.System_Object, _, "ReferenceEquals") => true,
            (_, "ArgumentNullException", "ThrowIfNull") => IsOf(type, "System"),
            (_, "Enumerable", "SequenceEqual") => IsOf(type, "System.Linq"),
            _ => false,
        };
    }

    public bool IsOf(ITypeSymbol type, string @namespace)
        => type.ContainingNamespace is { } holder && IsFramework(type.ContainingAssembly) && Begins(holder.ToDisplayString(), @namespace);

    private static bool Begins(string name, string start)
        => name.StartsWith(start, StringComparison.Ordinal) && (name.Length == start.Length || name[start.Length] == '.');

    private bool IsFramework(IAssemblySymbol? assembly) => assembly is not null && _assemblies.GetOrAdd(assembly, Find);

    private static bool Find(IAssemblySymbol assembly)
        => (assembly.Name is "mscorlib" or "netstandard" || Begins(assembly.Name, "System"))
            && Tokens.Contains(string.Concat(assembly.Identity.PublicKeyToken.Select(part => part.ToString("x2",
                System.Globalization.CultureInfo.InvariantCulture))));
}
