using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>A key of a flavor where those of an image are expected, or the reverse.</summary>
internal static class WrongSide
{
    public static Diagnostic Create(SchemaKey key, Location location, Location? evidence = null)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (key.Other is not null)
            properties = properties.Add(DiagnosticProperties.Replacements, key.Other);
        (string own, string expected) = key.Side == KeySide.Flavor ? ("an extra spec", "the properties of an image") : ("an image property", "the extra specs of a flavor");
        string advice = key.Other is null ? "remove it" : $"use '{key.Other}'";
        return Diagnostic.Create(
            Descriptors.WrongSide,
            location,
            evidence is null ? null : new[] { evidence },
            properties,
            $"'{key.Text}' is {own}, but this map holds {expected}; {advice}");
    }
}
