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
            ? $"'{key}' stands twice in this map: remove one"
            : $"'{key}' says the same as '{first}', which stands in this map too: keep the one of the side that the map is for");
}
