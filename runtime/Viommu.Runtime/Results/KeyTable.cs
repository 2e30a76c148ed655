using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.ComponentModel;

namespace Viommu.Runtime;

/// <summary>What is looked for in a map by more than its name: keys with parameters, and keys that no one knows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KeyTable
{
    private readonly KnownKeys? _closed;
    private readonly string[] _exact;
    private readonly KeyPattern[] _patterns;

    /// <param name="closed">The namespaces in which there are no others, or null.</param>
    /// <param name="exact">Keys that a pattern matches, and that are keys of their own.</param>
    /// <param name="patterns">The keys with parameters: a key is that of the first one that it matches.</param>
    public KeyTable(KnownKeys? closed, string[] exact, params string[] patterns)
    {
        ArgumentNullException.ThrowIfNull(exact);
        ArgumentNullException.ThrowIfNull(patterns);
        _closed = closed;
        _exact = exact;
        _patterns = Array.ConvertAll(patterns, static pattern => new KeyPattern(pattern));
    }

    /// <summary>Looks through a map, which is enumerated once.</summary>
    public KeyedEntries Scan(IReadOnlyDictionary<string, string> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var found = new KeyedEntries(_closed);
        switch (map)
        {
            // Their enumerators are values, which cost nothing.
            case Dictionary<string, string> dictionary:
                foreach ((string key, string value) in dictionary)
                    Look(map, key, value, ref found);
                break;
            case ImmutableDictionary<string, string> dictionary:
                foreach ((string key, string value) in dictionary)
                    Look(map, key, value, ref found);
                break;
            default:
                foreach ((string key, string value) in map)
                    Look(map, key, value, ref found);
                break;
        }
        return found;
    }

    /// <summary>A key, for what stands in it; null where it would not be read, or as something else.</summary>
    /// <param name="pattern">Which of the keys of the table.</param>
    /// <param name="parameters">What stands where the pattern has its parameters.</param>
    internal string? KeyFor(int pattern, string parameters)
    {
        string key = _patterns[pattern].Format(parameters);
        for (int i = 0; i < pattern; i++)
        {
            if (_patterns[i].Match(key) is not null)
                return null;
        }
        return _patterns[pattern].Match(key) == parameters && Array.IndexOf(_exact, key) < 0 ? key : null;
    }

    /// <summary>Which keys there are, and the one that what stands in it would have.</summary>
    internal (string Pattern, string Key) Describe(int pattern, string parameters) => (_patterns[pattern].ToString(), _patterns[pattern].Format(parameters));

    private void Look(IReadOnlyDictionary<string, string> map, string key, string value, ref KeyedEntries found)
    {
        if (Array.IndexOf(_exact, key) >= 0)
            return;
        for (int i = 0; i < _patterns.Length; i++)
        {
            if (Parameters(_patterns[i], map, key, value) is { } parameters)
            {
                found.Add(i, key, parameters, value);
                return;
            }
        }
        if (_closed is not { } closed || !closed.IsUnknown(key))
            return;
        // A map that ignores case has the key, if it gives the same value for its spelling.
        if (closed.SpellingOf(key) is { } spelling && map.TryGetValue(spelling, out string? read) && read == value)
            return;
        found.AddUnknown(key);
    }

    // A map that ignores case has the key in any case: it gives the same value for its spelling.
    private static string? Parameters(KeyPattern pattern, IReadOnlyDictionary<string, string> map, string key, string value)
        => pattern.Match(key) is { } parameters ? parameters
            : pattern.Match(key, StringComparison.OrdinalIgnoreCase) is { } other && map.TryGetValue(pattern.Format(other), out string? read) && read == value ? other
            : null;
}

/// <summary>An entry of a map whose key has parameters.</summary>
/// <param name="Key">The key.</param>
/// <param name="Parameters">What stands in it where the pattern has its parameters.</param>
/// <param name="Text">The value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct KeyedEntry(string Key, string Parameters, string Text)
{
    /// <summary>The number that stands in the key.</summary>
    public long Number => NumberText.TryReadDecimal(Parameters, out long number) ? number : 0;
}

/// <summary>What was found in a map.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct KeyedEntries
{
    private readonly KnownKeys? _closed;
    private List<(int Pattern, KeyedEntry Entry)>? _entries;
    private List<string>? _unknown;

    internal KeyedEntries(KnownKeys? closed) => _closed = closed;

    /// <summary>The entries of a key with parameters; null where there is none.</summary>
    /// <param name="pattern">Which of the keys of the table.</param>
    public readonly ValueList<KeyedEntry>? Of(int pattern)
        => _entries?.FindAll(found => found.Pattern == pattern) is { Count: > 0 } entries
            ? new ValueList<KeyedEntry>(entries.ConvertAll(static found => found.Entry).ToArray())
            : null;

    /// <summary>Reports keys of namespaces in which there are no others.</summary>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="findings">Where they are reported.</param>
    public readonly void ReportUnknown(string rule, ref FindingsBuilder findings)
    {
        foreach (string key in _unknown ?? [])
            findings.Reject(rule, _closed!.Explain(key), [key]);
    }

    internal void Add(int pattern, string key, string parameters, string text) => (_entries ??= []).Add((pattern, new KeyedEntry(key, parameters, text)));

    internal void AddUnknown(string key) => (_unknown ??= []).Add(key);
}
