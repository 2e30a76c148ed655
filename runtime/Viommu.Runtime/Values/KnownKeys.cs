using System;
using System.Collections.Generic;

namespace Viommu.Runtime;

/// <summary>The keys of namespaces in which there are no others: what else begins like them is a mistake.</summary>
sealed partial class KnownKeys
{
    private readonly string[] _namespaces;
    private readonly List<KeyPattern> _patterns = new();

    // By spelling without regard to case: maps that ignore case know a key in each.
    private readonly Dictionary<string, string> _spellings = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="namespaces">What keys of the namespaces begin with, separated by white space.</param>
    /// <param name="keys">The keys; some may have parameters.</param>
    public KnownKeys(string namespaces, params string[] keys)
    {
        _namespaces = Words.Split(namespaces);
        foreach (string key in keys)
        {
            if (KeyPattern.HasParameters(key))
                _patterns.Add(new KeyPattern(key));
            else
                _spellings[key] = key;
        }
    }

    /// <summary>Whether a key is in one of the namespaces, and is none of their keys.</summary>
    internal bool IsUnknown(string key)
    {
        foreach (string prefix in _namespaces)
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal))
                return SpellingOf(key) != key && !Matches(key);
        }
        return false;
    }

    private bool Matches(string key)
    {
        foreach (KeyPattern pattern in _patterns)
        {
            if (pattern.Match(key) is not null)
                return true;
        }
        return false;
    }

    /// <summary>The key that a map which ignores case takes for another spelling, or null.</summary>
    internal string? SpellingOf(string key) => _spellings.TryGetValue(key, out string? spelling) ? spelling : null;

    /// <summary>The key that was meant; one with parameters has those of the key.</summary>
    internal string? Nearest(string key)
    {
        var candidates = new List<string>(_spellings.Values);
        foreach (KeyPattern pattern in _patterns)
        {
            if (pattern.WithParametersOf(key) is { } candidate)
                candidates.Add(candidate);
        }
        return Suggestion.Nearest(key, candidates);
    }

    /// <summary>What is wrong with a key that is unknown.</summary>
    internal string Explain(string key)
    {
        // A number that is not one of those is a mistake in itself.
        KeyPattern? likely = _patterns.Find(pattern => pattern.HasNumber
            && key.StartsWith(pattern.Prefix, StringComparison.Ordinal) && key.EndsWith(pattern.Suffix, StringComparison.Ordinal));
        string hint = likely is not null ? $"; did you mean '{likely}'?" : Nearest(key) is { } nearest ? $"; did you mean '{nearest}'?" : ": nothing reads it.";
        return $"{Shown.Unquoted(key)} is no key of {string.Join(" and ", _namespaces)}{hint} Correct the key, or remove it.";
    }
}
