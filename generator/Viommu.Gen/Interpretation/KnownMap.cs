using System;
using System.Collections.Generic;

namespace Viommu.Gen.Interpretation;

/// <summary>What is known of a map of strings.</summary>
internal sealed class KnownMap
{
    private readonly Func<string, KnownNode> _find;

    /// <param name="find">What is known of a key: a text, that it is absent, or nothing.</param>
    /// <param name="entries">All keys that may be there, in ordinal order; null where there may be others.</param>
    public KnownMap(Func<string, KnownNode> find, IReadOnlyCollection<KeyValuePair<string, KnownNode>>? entries)
    {
        _find = find;
        Entries = entries;
    }

    public static KnownMap Unknown { get; } = new(static _ => KnownNode.Unknown, null);

    public IReadOnlyCollection<KeyValuePair<string, KnownNode>>? Entries { get; }

    public KnownNode Find(string key) => _find(key);
}
