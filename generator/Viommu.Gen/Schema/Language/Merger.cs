using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Language;

/// <summary>Merges the roots of all files into features.</summary>
internal static class Merger
{
    // What an extension may add to; everything else with the same name is a duplicate.
    private static readonly HashSet<string> Extensible = new() { "enum", "quantity", "options", "platform", "fact", "element", "attribute" };

    public static IReadOnlyList<SchemaNode> Merge(IEnumerable<SchemaNode> roots, List<Problem> problems)
    {
        var features = new List<SchemaNode>();
        var extensions = new List<SchemaNode>();
        foreach (SchemaNode child in roots.SelectMany(root => root.Children))
        {
            if (child.Name == "extend")
                extensions.Add(child);
            else if (features.FirstOrDefault(feature => string.Equals(feature["name"], child["name"], StringComparison.OrdinalIgnoreCase)) is { } same)
                problems.Add(new Problem(Descriptors.Duplicate, child.File, child.Attribute("name")!.ValueSpan, DuplicateFeature(same["name"]!, child["name"]!)));
            else
                features.Add(child);
        }
        string[] names = features.Select(feature => feature["name"]!).ToArray();
        foreach (SchemaNode extension in extensions)
        {
            int index = features.FindIndex(feature => feature["name"] == extension["feature"]);
            if (index >= 0)
                features[index] = Add(features[index], extension, problems);
            else
                problems.Add(new Problem(Descriptors.UnknownName, extension.File, extension.Attribute("feature")!.ValueSpan, $"there is no feature {Shown.Of(extension["feature"])}{Suggestion.For(extension["feature"]!, names)}"));
        }
        return features.Select(feature => GrammarCheck.CheckComplete(feature, problems)).OfType<SchemaNode>().ToList();
    }

    // Names of features become names of files, which differ in more than case.
    private static string DuplicateFeature(string existing, string name)
        => existing == name
            ? $"there is a feature {Shown.Of(name)} already: add to it with <extend feature=\"{name}\">"
            : $"there is a feature {Shown.Of(existing)} already, and {Shown.Of(name)} differs from it only in case: choose another name";

    private static SchemaNode Add(SchemaNode target, SchemaNode addition, List<Problem> problems)
    {
        var children = new List<SchemaNode>(target.Children);
        foreach (SchemaNode child in addition.Children)
        {
            int index = children.FindIndex(existing => IsSame(existing, child));
            if (index < 0)
                children.Add(child);
            else if (!Extensible.Contains(child.Name) || child.Children.Count == 0)
                problems.Add(Duplicate(child));
            else if (Changed(children[index], child) is { } changed)
                problems.Add(new Problem(Descriptors.Duplicate, child.File, changed.NameSpan, $"an extension can't change {Shown.Of(changed.Name)} of what is there already: leave it out"));
            else
                children[index] = Add(children[index], child, problems);
        }
        return target.With(children);
    }

    private static bool IsSame(SchemaNode existing, SchemaNode child)
        => existing.Name == child.Name && child.Name switch
        {
            "options" or "platform" => true,
            "reject" or "warn" or "since" or "until" or "set" or "suffix" or "from" => false,
            _ => existing["name"] == child["name"],
        };

    private static SchemaAttribute? Changed(SchemaNode existing, SchemaNode child)
        => child.Attributes.FirstOrDefault(attribute => existing[attribute.Name] != attribute.Value);

    private static Problem Duplicate(SchemaNode child)
        => new(Descriptors.Duplicate, child.File, child.Attribute("name")?.ValueSpan ?? child.NameSpan, $"there is a <{child.Name}>{(child["name"] is { } name ? $" {Shown.Of(name)}" : "")} already");
}
