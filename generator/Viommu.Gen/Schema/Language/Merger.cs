using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Language;

/// <summary>Merges what all files declare into features.</summary>
internal static class Merger
{
    // What an extension may add to; everything else with the same name is a duplicate.
    private static readonly HashSet<string> Extensible = new() { "enum", "quantity", "options", "platform", "fact", "traits", "shape", "element", "attribute" };

    public static IReadOnlyList<SchemaNode> Merge(IEnumerable<SchemaNode> declarations, List<Problem> problems)
    {
        var features = new Dictionary<string, SchemaNode>(StringComparer.OrdinalIgnoreCase);
        var extensions = new Dictionary<string, List<SchemaNode>>();
        var extended = new List<SchemaNode>();
        foreach (SchemaNode child in declarations)
        {
            string name = child["name"] ?? "";
            if (child.Name == "extend")
                extended.Add(child);
            else if (!features.TryGetValue(name, out SchemaNode? same))
                features.Add(name, child);
            // Two referenced assemblies may have the same feature.
            else if (!child.File.IsReferenced)
                problems.Add(new Problem(Descriptors.Duplicate, child.File, child.Attribute("name")!.ValueSpan, DuplicateFeature(same["name"]!, name)));
        }
        foreach (SchemaNode extension in extended)
        {
            string name = extension["feature"]!;
            if (!features.TryGetValue(name, out SchemaNode? feature) || feature["name"] != name)
                problems.Add(new Problem(Descriptors.UnknownName, extension.File, extension.Attribute("feature")!.ValueSpan,
                    $"there is no feature {Shown.Of(name)}{Suggestion.For(name, features.Keys)}"));
            else if (extensions.TryGetValue(name, out List<SchemaNode>? others))
                others.Add(extension);
            else
                extensions.Add(name, new List<SchemaNode> { extension });
        }
        return features.Values
            .Select(feature => extensions.TryGetValue(feature["name"]!, out List<SchemaNode>? additions) ? Add(feature, additions, problems) : feature)
            .Select(feature => GrammarCheck.CheckComplete(feature, problems))
            .OfType<SchemaNode>()
            .ToList();
    }

    // Names of features become names of files, which differ in more than case.
    private static string DuplicateFeature(string existing, string name)
        => existing == name
            ? $"there is a feature {Shown.Of(name)} already: add to it with <extend feature=\"{name}\">"
            : $"there is a feature {Shown.Of(existing)} already, and {Shown.Of(name)} differs from it only in case: choose another name";

    // All additions at once: each is looked at once, however many there are.
    private static SchemaNode Add(SchemaNode target, IReadOnlyList<SchemaNode> additions, List<Problem> problems)
    {
        var children = new List<SchemaNode>();
        var byKey = new Dictionary<(string, string?), int>();
        var merged = new SortedDictionary<int, List<SchemaNode>>();
        foreach (SchemaNode child in target.Children)
            Append(child);
        foreach (SchemaNode child in additions.SelectMany(addition => addition.Children))
        {
            if (KeyOf(child) is not { } key || !byKey.TryGetValue(key, out int index))
                Append(child);
            else if (!Extensible.Contains(child.Name) || child.Children.Length == 0)
                problems.Add(Duplicate(child));
            else if (Changed(children[index], child) is { } changed)
                problems.Add(new Problem(Descriptors.Duplicate, child.File, changed.NameSpan,
                    $"an extension can't change {Shown.Of(changed.Name)} of what is there already: leave it out"));
            else if (merged.TryGetValue(index, out List<SchemaNode>? others))
                others.Add(child);
            else
                merged.Add(index, new List<SchemaNode> { child });
        }
        foreach (KeyValuePair<int, List<SchemaNode>> addition in merged)
            children[addition.Key] = Add(children[addition.Key], addition.Value, problems);
        return target.With(children);

        void Append(SchemaNode child)
        {
            if (KeyOf(child) is { } key && !byKey.ContainsKey(key))
                byKey.Add(key, children.Count);
            children.Add(child);
        }
    }

    // What two declarations of the same thing have in common; null for what there may be several of.
    private static (string, string?)? KeyOf(SchemaNode node) => node.Name switch
    {
        "options" or "platform" => (node.Name, null),
        "reject" or "warn" or "since" or "until" or "set" or "suffix" or "from" or "alias" => null,
        _ => (node.Name, node["in"] is { } child ? $"{child}/{node["name"]}" : node["name"]),
    };

    private static SchemaAttribute? Changed(SchemaNode existing, SchemaNode child)
        => child.Attributes.FirstOrDefault(attribute => existing[attribute.Name] != attribute.Value);

    private static Problem Duplicate(SchemaNode child)
        => new(Descriptors.Duplicate, child.File, child.Attribute("name")?.ValueSpan ?? child.NameSpan,
            $"there is a <{child.Name}>{((child["name"] ?? child["in"]) is { } name ? $" {Shown.Of(name)}" : "")} already");
}
