using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>A key that says what another key of the same map says already.</summary>
internal static class SaidTwice
{
    public static Diagnostic Create(string key, Location place, string first, Location firstPlace) => Diagnostic.Create(
        Descriptors.SaidTwice,
        place,
        new[] { firstPlace },
        ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Remove, ""),
        key == first
            ? $"'{key}' appears twice in this map; remove one of the entries"
            : $"'{key}' and '{first}' are keys of the same option; keep the one for the side (flavor or image) of this map");
}
