using Microsoft.CodeAnalysis;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Code;

/// <summary>How it is known that a text means a key.</summary>
internal enum EntryKind
{
    /// <summary>A marker says so.</summary>
    Marked,

    /// <summary>A map, or a list of pairs, is given it or asked for it.</summary>
    Map,

    /// <summary>A call takes a name and a value, or two texts are together: perhaps.</summary>
    Call,
}

/// <summary>A place in code that names a key, and perhaps its value.</summary>
/// <param name="Operation">The call, the indexer, the pair.</param>
/// <param name="Value">What the key is given; null where it is only looked up.</param>
/// <param name="Map">The map, where it is named: the receiver.</param>
/// <param name="Side">The side that a marker says the key belongs to.</param>
internal readonly record struct MapEntry(IOperation Operation, IOperation Key, IOperation? Value, EntryKind Kind, IOperation? Map, KeySide? Side);
