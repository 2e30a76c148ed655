using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Viommu.Gen.Analysis.Code;

/// <summary>Which types map strings to strings.</summary>
internal sealed class StringMaps
{
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a type is a map from string to string, or a sequence of pairs of strings.</summary>
    public bool IsMap(ITypeSymbol? type)
        => type is { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Array }
            && _known.GetOrAdd(type, Find);

    /// <summary>Whether a type is a pair of strings: of a map, or a tuple.</summary>
    public static bool IsPair(ITypeSymbol? type)
        => type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }, { SpecialType: SpecialType.System_String }] } pair
            && (pair.IsTupleType || pair is { Name: "KeyValuePair", ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } });

    private static bool Find(ITypeSymbol type)
    {
        if (IsSequenceOfPairs(type))
            return true;
        foreach (INamedTypeSymbol candidate in type.AllInterfaces)
        {
            if (IsSequenceOfPairs(candidate))
                return true;
        }
        return false;
    }

    // Every dictionary is a sequence of its pairs.
    private static bool IsSequenceOfPairs(ITypeSymbol type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T, TypeArguments: [var item] }
            && IsPair(item);
}
