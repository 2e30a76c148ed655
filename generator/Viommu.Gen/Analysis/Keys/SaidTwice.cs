using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>A key that says what another key of the same map says already.</summary>
internal static class SaidTwice
{
    public static Diagnostic Create(SchemaKey key, Location place, SchemaKey first, Location firstPlace) => Diagnostic.Create(
        Descriptors.SaidTwice,
        place,
        new[] { firstPlace },
        ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Remove, ""),
        key.Text == first.Text
            ? $"'{key.Text}' appears twice in this map; remove one of the entries"
            : $"'{key.Text}' and '{first.Text}' are keys of the same option; keep {Wanted(key.Feature.Feature.Options!.Sides)}");

    private static string Wanted(SidesModel sides)
        => sides.HasOne ? "one of them" : $"the one for the side ({sides.Name(ofImage: false)} or {sides.Name(ofImage: true)}) of this map";
}
