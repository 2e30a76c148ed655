using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Model;

namespace Viommu.Gen.Analysis.Schemas;

/// <summary>The severity of a single rule of a schema, as an <c>.editorconfig</c> gives it: <c>viommu.rule.RuleId.severity = none</c>.</summary>
internal static class RuleSeverity
{
    /// <param name="feature">The feature of the rule, which knows the ids that the rule had before.</param>
    /// <param name="isCertain">Whether the rule is certainly violated: a line for one rule never makes more of what is only likely.</param>
    /// <returns>The severity, or null when nothing is reported.</returns>
    public static DiagnosticSeverity? Of(FeatureModel feature, string rule, DiagnosticDescriptor descriptor, AnalyzerConfigOptions options,
        bool isCertain = true)
    {
        if (!options.TryGetValue(Option(rule), out string? text) && !IsFormerlySet(feature, rule, options, out text))
            return descriptor.DefaultSeverity;
        DiagnosticSeverity? severity = Parse(text, descriptor.DefaultSeverity);
        return isCertain || severity is null || severity < descriptor.DefaultSeverity ? severity : descriptor.DefaultSeverity;
    }

    /// <summary>The option for the severity of a rule.</summary>
    public static string Option(string rule) => $"viommu.rule.{rule}.severity";

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

    /// <summary>The severities that there are.</summary>
    public const string Allowed = "none, silent, suggestion, warning, error";

    /// <summary>Whether a text is a severity.</summary>
    public static bool IsSeverity(string text)
        => text.Trim().ToLowerInvariant() is "none" or "silent" or "hidden" or "suggestion" or "info" or "warning" or "error" or "default";

    private static DiagnosticSeverity? Parse(string text, DiagnosticSeverity otherwise) => text.Trim().ToLowerInvariant() switch
    {
        "none" => null,
        "silent" or "hidden" => DiagnosticSeverity.Hidden,
        "suggestion" or "info" => DiagnosticSeverity.Info,
        "warning" => DiagnosticSeverity.Warning,
        "error" => DiagnosticSeverity.Error,
        _ => otherwise,
    };
}
