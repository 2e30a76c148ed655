using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>A key of a flavor where those of an image are expected, or the reverse.</summary>
internal static class WrongSide
{
    /// <param name="evidence">A key of the side that is expected, if there is one.</param>
    /// <param name="isLikely">Whether only the other keys tell the side.</param>
    public static Diagnostic Create(SchemaKey key, KeyIndex keys, Location location, Location? evidence = null, bool isLikely = false)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (key.Other is not null)
        {
            properties = properties.Add(DiagnosticProperties.Replacements, key.Other).Add(DiagnosticProperties.Near, "");
            if (keys.Find(key.Other) is { Constant: var (type, name) })
                properties = properties.Add(DiagnosticProperties.OtherConstant, $"{type}.{name}");
        }
        SidesModel sides = key.Feature.Feature.Options!.Sides;
        bool isImage = key.Side == KeySide.Image;
        string reason = isLikely ? $"most other keys here are {sides.Keys(!isImage)}" : $"this map holds the {sides.KeysOf(!isImage)}";
        string advice = key.Other is null ? "remove it" : $"use '{key.Other}'";
        if (isLikely)
            advice += $" if the map is for {sides.Any(!isImage)}";
        return Diagnostic.Create(
            Descriptors.WrongSide,
            location,
            evidence is null ? null : new[] { evidence },
            properties,
            key.Text,
            sides.Key(isImage),
            reason,
            advice);
    }
}
