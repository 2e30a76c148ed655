using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis.Schemas;

/// <summary>Finds settings of rules that do nothing: of a rule that does not exist, or with a severity that does not.</summary>
internal sealed class RuleSettings
{
    private const string Prefix = RuleSeverity.Prefix, Suffix = RuleSeverity.Suffix;

    // Settings are compared without case, as the compiler does.
    private readonly Dictionary<string, string> _rules = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    public RuleSettings(SchemaReading schema)
    {
        foreach (string rule in schema.RuleIds.Concat(schema.Features.SelectMany(Implied)))
            _rules[rule] = rule;
    }

    /// <summary>What is wrong with settings that were not looked at before: each with its name.</summary>
    public IEnumerable<(string Setting, string Problem)> Check(AnalyzerConfigOptions options)
    {
        foreach (string key in options.Keys)
        {
            if (!key.StartsWith("viommu.", StringComparison.OrdinalIgnoreCase) || !_seen.Add(key))
                continue;
            if (!key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || !key.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
                || key.Length <= Prefix.Length + Suffix.Length)
            {
                yield return (key, $"is no setting; there is {Prefix}<rule>{Suffix}");
            }
            else if (key.Substring(Prefix.Length, key.Length - Prefix.Length - Suffix.Length) is var rule && !_rules.ContainsKey(rule))
            {
                string meant = Suggestion.Nearest(rule.ToLowerInvariant(), _rules.Keys.Select(known => known.ToLowerInvariant())) is { } nearest
                    ? $"; did you mean '{_rules[nearest]}'?"
                    : "; the documentation of the schema lists them";
                yield return (key, $"names no rule of the schema{meant}");
            }
            else if (options.TryGetValue(key, out string? severity) && !RuleSeverity.IsSeverity(severity))
            {
                yield return (key, $"is {Shown.Of(severity)}; allowed values: {RuleSeverity.Allowed}");
            }
        }
    }

    // What documents are read with has ids, too.
    private static IEnumerable<string> Implied(FeatureRules rules)
    {
        FeatureModel feature = rules.Feature;
        ImpliedRule[] ofProperties = { ImpliedRule.Value, ImpliedRule.Range, ImpliedRule.Required, ImpliedRule.Repeated, ImpliedRule.Content, ImpliedRule.Remark };
        ImpliedRule[] ofElements = { ImpliedRule.Unknown, ImpliedRule.Misplaced, ImpliedRule.Required };
        IEnumerable<ElementModel> elements = feature.Elements.Roots.SelectMany(root => root.Element.WithAllInside());
        return feature.FormerRules.Select(rule => rule.Id)
            .Concat(feature.Options?.Options.Select(option => GeneratedNames.Rule(option.Name, ImpliedRule.Value)) ?? Array.Empty<string>())
            .Concat(feature.Options?.Options.Where(option => option.Aliases.Any(alias => alias.Deprecated is not null))
                .Select(option => GeneratedNames.Rule(option.Name, ImpliedRule.FormerKey)) ?? Array.Empty<string>())
            .Concat(feature.Plan?.Elements.Select(element => element.Gap.Id) ?? Array.Empty<string>())
            .Concat(feature.Plan?.Choose is { } choose ? new[] { choose.Id } : Array.Empty<string>())
            .Concat(elements.SelectMany(element => element.Properties
                .SelectMany(property => ofProperties.Select(rule => element.Rule(property, rule)))
                .Concat(ofElements.Select(rule => GeneratedNames.Rule(element.Type, rule)))));
    }
}
