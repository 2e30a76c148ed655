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

    // By category: what its diagnostics are about. A category that is missing here is an error of this tool.
    private static readonly (string Category, string Title, string About)[] Groups =
    [
        ("Viommu.Schema", "Schema files", "Mistakes in `*.viommu.xml`, at their place in the file. What is valid is still generated. There are no fixes."),
        ("Viommu.Keys", "Keys and values", "Strings that stand for keys of extra specs and image properties, and for their values, in anything that maps strings to strings."),
        ("Viommu.Rules", "Combinations", "Rules of the schema, held against maps and objects that are followed through the code: what is certain is a warning, what is only likely a hint."),
        ("Viommu.Traits", "Traits", "Strings that look like traits of the schema, alone or as extra specs that ask for one."),
        ("Viommu.Xml", "XML in strings", "Elements of the schema in string literals, also raw and interpolated ones."),
        ("Viommu.Project", "The project", "How Viommu.Gen is set up. There are no fixes."),
    ];

    /// <summary>What the lightbulb offers, by id.</summary>
    public static IReadOnlyDictionary<string, string> Fixes { get; } = new Dictionary<string, string>
    {
        ["VIO1001"] = "the nearest key; or adds it to the project's schema",
        ["VIO1002"] = "a value that is allowed",
        ["VIO1003"] = "the key of this side",
        ["VIO1004"] = "removes one",
        ["VIO1005"] = "the constant",
        ["VIO1007"] = "the key of today",
        ["VIO2001"] = "sets what the rule names, or removes what must not be there",
        ["VIO2002"] = "sets what the rule names, or removes what must not be there",
        ["VIO3001"] = "a trait that exists",
        ["VIO3002"] = "the name of the trait",
        ["VIO4001"] = "removes what must not be there",
        ["VIO4002"] = "a value that is allowed",
        ["VIO4003"] = "the nearest name",
    };

    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("<!-- Written from the descriptors of the diagnostics; changes are lost. -->\n");
        text.Append("# Diagnostics\n\n");
        text.Append("VIO0xxx are about schema files, VIO1xxx about keys and values, VIO2xxx about combinations, VIO3xxx about traits, VIO4xxx about XML in strings, VIO9xxx about the project.\n");
        text.Append("An id is never used again for something else. [Analyzers](../analyzers.md) tells what is looked at, and what is certain and what likely.\n");
        foreach (IGrouping<string, DiagnosticDescriptor> group in Descriptors.GroupBy(descriptor => descriptor.Category))
            WriteGroup(text, Groups.Single(known => known.Category == group.Key), group);
        return text.ToString();
    }

    private static void WriteGroup(StringBuilder text, (string Category, string Title, string About) group, IEnumerable<DiagnosticDescriptor> descriptors)
    {
        text.Append($"\n## {group.Title}\n\n{group.About}\n\n");
        bool hasFixes = descriptors.Any(descriptor => Fixes.ContainsKey(descriptor.Id));
        text.Append(hasFixes ? "| id | title | default severity | fix |\n|---|---|---|---|\n" : "| id | title | default severity |\n|---|---|---|\n");
        foreach (DiagnosticDescriptor descriptor in descriptors)
            text.Append($"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.Title} | {Severity(descriptor)} |{(hasFixes ? $" {Fixes.GetValueOrDefault(descriptor.Id, "none")} |" : "")}\n");
    }

    private static string Severity(DiagnosticDescriptor descriptor)
        => descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString().ToLowerInvariant() : "none";
}
