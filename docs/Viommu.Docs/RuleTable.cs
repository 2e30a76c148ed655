using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Diagnostics;

namespace Viommu.Docs;

/// <summary>The list of the pages of all diagnostics: written from their descriptors.</summary>
internal static class RuleTable
{
    /// <summary>All descriptors, by id.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } =
    [
        .. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("<!-- Written from the descriptors of the diagnostics; changes are lost. -->\n");
        text.Append("# Diagnostics\n\n");
        text.Append("VIO0001 and following are about schema files, VIO9001 and following about the project. An id is never used again for something else.\n\n");
        text.Append("| id | title | default severity | page |\n|---|---|---|---|\n");
        foreach (DiagnosticDescriptor descriptor in Descriptors)
            text.Append($"| {descriptor.Id} | {descriptor.Title} | {Severity(descriptor)} | [{descriptor.Id}.md]({descriptor.Id}.md) |\n");
        return text.ToString();
    }

    private static string Severity(DiagnosticDescriptor descriptor)
        => descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString().ToLowerInvariant() : "none";
}
