using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Model;

namespace Viommu.Gen.Analysis.Schemas;

/// <summary>The severity of a single rule of a schema, as an <c>.editorconfig</c> gives it: <c>viommu.rule.RuleId.severity = none</c>.</summary>
internal static class RuleSeverity
{
    /// <summary>What the option for the severity of a rule begins and ends with.</summary>
    public const string Prefix = "viommu.rule.", Suffix = ".severity";

    /// <summary>The severities that there are, for messages.</summary>
    public const string Allowed = "none, silent, suggestion, warning, error";

    /// <param name="feature">The feature of the rule, which knows the ids that the rule had before.</param>
    /// <param name="isCertain">Whether the rule is certainly violated: a line for one rule never makes more of what is only likely.</param>
    /// <returns>The severity, or null when nothing is reported.</returns>
    public static DiagnosticSeverity? Of(FeatureModel feature, string rule, DiagnosticDescriptor descriptor, AnalyzerConfigOptions options,
        bool isCertain = true)
    {
        if (!options.TryGetValue(Option(rule), out string? text) && !IsFormerlySet(feature, rule, options, out text))
            return descriptor.DefaultSeverity;
        TryParse(text, descriptor.DefaultSeverity, out DiagnosticSeverity? severity);
        return isCertain || severity is null || severity < descriptor.DefaultSeverity ? severity : descriptor.DefaultSeverity;
    }

    /// <summary>The option for the severity of a rule.</summary>
    public static string Option(string rule) => Prefix + rule + Suffix;

    // The id of today wins; of former ones, the first.
    private static bool IsFormerlySet(FeatureModel feature, string rule, AnalyzerConfigOptions options, [NotNullWhen(true)] out string? text)
    {
        foreach (FormerRule former in feature.FormerRules)
        {
            if (former.Rule == rule && options.TryGetValue(Option(former.Id), out text))
                return true;
        }
        text = null;
        return false;
    }

    /// <summary>Whether a text is a severity.</summary>
    public static bool IsSeverity(string text) => TryParse(text, default, out _);

    private static bool TryParse(string text, DiagnosticSeverity otherwise, out DiagnosticSeverity? severity)
    {
        (bool isSeverity, severity) = text.Trim().ToLowerInvariant() switch
        {
            "none" => (true, (DiagnosticSeverity?)null),
            "silent" or "hidden" => (true, DiagnosticSeverity.Hidden),
            "suggestion" or "info" => (true, DiagnosticSeverity.Info),
            "warning" => (true, DiagnosticSeverity.Warning),
            "error" => (true, DiagnosticSeverity.Error),
            "default" => (true, otherwise),
            _ => (false, otherwise),
        };
        return isSeverity;
    }
}
