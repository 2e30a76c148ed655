using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Emit;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;

namespace Viommu.Gen.Analysis.Combinations;

/// <summary>What would resolve a finding, for the fixes.</summary>
internal static class FindingFixes
{
    private static readonly ImmutableDictionary<string, string?> None = ImmutableDictionary<string, string?>.Empty;

    /// <summary>What must not be there can be removed.</summary>
    public static ImmutableDictionary<string, string?> OfSubject(Finding finding)
        => finding.Subject is not null && finding.Places.Count > 0 ? None.Add(DiagnosticProperties.Remove, "") : None;

    /// <summary>Entries for the map in which the finding was written.</summary>
    public static ImmutableDictionary<string, string?> OfEntries(FeatureRules feature, KnownRequest request, Finding finding)
    {
        if (finding.Places.Count == 0)
            return None;
        bool isOfFlavor = request.IsOfFlavor(finding.Places[0]);
        if (!isOfFlavor && !request.IsOfImage(finding.Places[0]))
            return None;
        (string? Key, string Text)[] entries = finding.Fixes
            .Select(fix => (Option(feature, fix.Option), fix.Text))
            .Select(pair => (isOfFlavor ? pair.Item1.ExtraSpec : pair.Item1.ImageProperty, pair.Text))
            .ToArray();
        return entries.Length == 0 || entries.Any(entry => entry.Key is null)
            ? None
            : None.Add(DiagnosticProperties.EntryKeys, Join(entries.Select(entry => entry.Key!)))
                .Add(DiagnosticProperties.EntryValues, Join(entries.Select(entry => entry.Text)));
    }

    /// <summary>Properties for the object in which the finding was written.</summary>
    public static ImmutableDictionary<string, string?> OfProperties(GeneratedType type, Finding finding)
    {
        (string Option, string? Expression)[] properties = finding.Fixes
            .Select(fix => (fix.Option, Expression(type, Option(type.Feature, fix.Option).Type, fix.Text)))
            .ToArray();
        return properties.Length == 0 || finding.Places.Count == 0 || properties.Any(property => property.Expression is null)
            ? None
            : None.Add(DiagnosticProperties.PropertyNames, Join(properties.Select(property => property.Option)))
                .Add(DiagnosticProperties.PropertyValues, Join(properties.Select(property => property.Expression!)));
    }

    private static OptionModel Option(FeatureRules feature, string name) => feature.Feature.Options!.Options.First(option => option.Name == name);

    private static string Join(IEnumerable<string> texts) => string.Join(DiagnosticProperties.Separator.ToString(), texts);

    /// <summary>A value as an expression of C#.</summary>
    private static string? Expression(GeneratedType type, MemberType member, string text)
    {
        if (member.Kind is ValueKind.Text or ValueKind.OpenEnum)
            return Literals.Text(text);
        if (type.Feature.Values.Read(member, text) is not { } value)
            return null;
        return (member.Kind, value.Kind) switch
        {
            (ValueKind.Enum, _) or (ValueKind.Quantity, LiteralKind.Name) => $"{type.Namespace}.{member.Name}.{value.Text}",
            (ValueKind.Quantity, _) => $"{type.Namespace}.{member.Name}.From{type.Feature.Feature.Values.Quantities.First(quantity => quantity.Name == member.Name).Unit}({Literals.Number(value.Number)})",
            (ValueKind.Version, _) => $"{Names.Version}.Parse({Literals.Text(value.Text)})",
            _ => Literals.Of(value, member),
        };
    }
}
