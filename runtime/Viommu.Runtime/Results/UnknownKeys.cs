using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.ComponentModel;

namespace Viommu.Runtime;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class KnownKeys
{
    /// <summary>Reports the keys of a map that are in one of the namespaces and are none of their keys. The map is enumerated once.</summary>
    /// <param name="map">The map.</param>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="findings">Where they are reported.</param>
    public void Check(IReadOnlyDictionary<string, string> map, string rule, ref FindingsBuilder findings)
    {
        ArgumentNullException.ThrowIfNull(map);
        switch (map)
        {
            // Their enumerators are values, which cost nothing.
            case Dictionary<string, string> dictionary:
                foreach ((string key, string value) in dictionary)
                    Check(map, key, value, rule, ref findings);
                break;
            case ImmutableDictionary<string, string> dictionary:
                foreach ((string key, string value) in dictionary)
                    Check(map, key, value, rule, ref findings);
                break;
            default:
                foreach ((string key, string value) in map)
                    Check(map, key, value, rule, ref findings);
                break;
        }
    }

    private void Check(IReadOnlyDictionary<string, string> map, string key, string value, string rule, ref FindingsBuilder findings)
    {
        if (!IsUnknown(key))
            return;
        // A map that ignores case has the key, if it gives the same value for its spelling.
        if (SpellingOf(key) is { } spelling && map.TryGetValue(spelling, out string? read) && read == value)
            return;
        findings.Reject(rule, Explain(key), [key]);
    }
}
