using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>How well it is known that a table is a map of a request.</summary>
internal enum TableLevel
{
    /// <summary>It is none: its values are help texts, labels, other keys.</summary>
    None,

    /// <summary>Nothing is known of it.</summary>
    Open,

    /// <summary>A key in it has a value that its type reads.</summary>
    Likely,

    /// <summary>A marker says so, or it reaches code that reads a request.</summary>
    Proven,
}

/// <summary>What is known of a table of texts.</summary>
/// <param name="Side">Whose keys it holds, where that is proven.</param>
/// <param name="IgnoresCase">Whether it may find keys that are written in another case.</param>
internal sealed record MapTable(TableLevel Level, KeySide? Side, bool IgnoresCase)
{
    /// <summary>The keys of today that are seen to be written to a map of a request, whatever becomes of them.</summary>
    public IReadOnlyCollection<string> Written { get; init; } = Array.Empty<string>();

    /// <summary>The features that read it, where it is only seen to reach these; null where any may.</summary>
    public IReadOnlyCollection<string>? Readers { get; init; }

    public bool IsReadBy(SchemaKey key) => Readers is null || Readers.Contains(key.Feature.Feature.Name);

    public static readonly MapTable Open = new(TableLevel.Open, null, IgnoresCase: false);

    public static MapTable Marked(KeySide side) => new(TableLevel.Proven, side, IgnoresCase: false);
}
