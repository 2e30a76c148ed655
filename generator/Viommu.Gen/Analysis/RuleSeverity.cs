using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Viommu.Gen.Analysis;

/// <summary>The severity of a single rule of a schema, as an <c>.editorconfig</c> gives it: <c>viommu.rule.RuleId.severity = none</c>.</summary>
internal static class RuleSeverity
{
    /// <param name="isCertain">Whether the rule is certainly violated: a line for one rule never makes more of what is only likely.</param>
    /// <returns>The severity, or null when nothing is reported.</returns>
    public static DiagnosticSeverity? Of(string rule, DiagnosticDescriptor descriptor, AnalyzerConfigOptions options, bool isCertain = true)
    {
        if (!options.TryGetValue($"viommu.rule.{rule}.severity", out string? text))
            return descriptor.DefaultSeverity;
        DiagnosticSeverity? severity = Parse(text, descriptor.DefaultSeverity);
        return isCertain || severity is null || severity < descriptor.DefaultSeverity ? severity : descriptor.DefaultSeverity;
    }

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
