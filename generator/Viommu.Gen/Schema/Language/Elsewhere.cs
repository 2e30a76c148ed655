using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.References;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Language;

/// <summary>What a project says of features whose types a referenced assembly has: the schema that they were generated from counts, and this one does not.</summary>
internal static class Elsewhere
{
    /// <summary>Finds the declarations that do not count, and reports them where they say something else.</summary>
    /// <param name="own">What the project itself declares, in the order in which a schema is written.</param>
    public static HashSet<SchemaNode> Find(IEnumerable<SchemaNode> own, EquatableArray<ReferencedFeature> referenced, List<Problem> problems)
    {
        var found = new HashSet<SchemaNode>();
        if (referenced.Count == 0)
            return found;
        ILookup<string, ReferencedFeature> theirs = referenced.ToLookup(feature => feature.Name);
        foreach (IGrouping<string, SchemaNode> declared in own.GroupBy(NameOf).Where(declared => theirs.Contains(declared.Key)))
        {
            found.UnionWith(declared);
            // A project may have the same files as one that it references.
            string text = SchemaWriter.Write(declared);
            if (theirs[declared.Key].All(feature => feature.SchemaText != text))
                problems.AddRange(declared.Select(node => ProblemOf(node, theirs[declared.Key].First().Assembly)));
        }
        return found;
    }

    /// <summary>The name of the feature that a node declares or extends.</summary>
    public static string NameOf(SchemaNode node) => node["feature"] ?? node["name"] ?? "";

    private static Problem ProblemOf(SchemaNode node, string assembly)
    {
        SchemaAttribute name = (node.Attribute("feature") ?? node.Attribute("name"))!;
        return new Problem(Descriptors.FeatureElsewhere, node.File, name.ValueSpan, $"the types of {Shown.Of(name.Value)} come from the assembly '{assembly}', "
            + (node.Name == "extend" ? "where this is not known: extend the feature there" : "whose schema counts: leave out this one, or make the types there internal"));
    }
}
