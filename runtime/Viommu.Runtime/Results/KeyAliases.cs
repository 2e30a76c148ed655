using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace Viommu.Runtime;

/// <summary>Finds the key of an option that has further ones, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeyAliases
{
    /// <summary>The key to read: the one that was found so far, or a further one where that is not there.</summary>
    /// <param name="map">The map.</param>
    /// <param name="found">The key that was found so far.</param>
    /// <param name="alias">The further one.</param>
    public static string Find(IReadOnlyDictionary<string, string> map, string found, string alias)
    {
        ArgumentNullException.ThrowIfNull(map);
        return !map.ContainsKey(found) && map.ContainsKey(alias) ? alias : found;
    }

    /// <summary>The key to read; a former one is a warning.</summary>
    /// <param name="map">The map.</param>
    /// <param name="found">The key that was found so far.</param>
    /// <param name="former">The former one.</param>
    /// <param name="key">The key to write instead.</param>
    /// <param name="why">Why the former one is not used any more.</param>
    /// <param name="rule">The id of the warning.</param>
    /// <param name="findings">Where it is reported.</param>
    public static string FindFormer(IReadOnlyDictionary<string, string> map, string found, string former, string key, string why, string rule, ref FindingsBuilder findings)
    {
        string next = Find(map, found, former);
        if (next != found)
            findings.Warn(rule, Problems.FormerKey(former, key, why) + ".", [former]);
        return next;
    }
}
