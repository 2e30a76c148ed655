using System;
using System.Collections.Generic;

namespace Viommu.Gen.Schema.Binding;

/// <summary>The names of all generated types, by namespace: several features may share one.</summary>
internal sealed class TypeNames
{
    private readonly Dictionary<string, Dictionary<string, string>> _names = new();

    /// <summary>Takes a name. Types become names of files, so they differ in more than case.</summary>
    /// <returns>The name that it is too near to, or null when it was free.</returns>
    public string? Take(string @namespace, string name)
    {
        if (!_names.TryGetValue(@namespace, out Dictionary<string, string>? names))
            _names.Add(@namespace, names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
        if (names.TryGetValue(name, out string? existing))
            return existing;
        names.Add(name, name);
        return null;
    }
}
