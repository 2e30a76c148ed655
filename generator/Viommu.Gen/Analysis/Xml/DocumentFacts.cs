using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Gen.Rules;
using Viommu.Gen.Rules.Interpretation;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>Reads the facts of a platform off a whole document.</summary>
internal static class DocumentFacts
{
    public static KnownPlatform Read(PlatformModel platform, ValueReader values, LiteralElement document)
    {
        var facts = new Dictionary<string, KnownNode>();
        var known = new KnownPlatform(platform, values, KnownNode.Element(facts, isComplete: false));
        foreach (FactModel fact in platform.Facts)
        {
            KnownNode value = fact.Sources.Count > 0 ? DocumentSources.Read(fact.Sources, values, known, document)
                : fact.Place is { } place && document.Is(place.Path[0]) ? Read(fact.Type, place, values, document)
                : KnownNode.Unknown;
            // What is derived from another fact is not given, unless the document has it.
            facts.Add(fact.Name, value.IsUnknown && fact.Of is not null ? KnownNode.Absent : value);
        }
        return known;
    }

    private static KnownNode Read(MemberType type, FactPlace place, ValueReader values, LiteralElement document)
    {
        IEnumerable<LiteralElement> found = new[] { document };
        foreach (string step in place.Path.Skip(1))
            found = found.SelectMany(element => element.Elements(step));
        LiteralNode[] nodes = place.Attribute is null
            ? found.ToArray<LiteralNode>()
            : found.Select(element => element.Attribute(place.Attribute)).OfType<LiteralNode>().ToArray();
        if (place.IsPresence)
            return KnownNode.Of(Literal.OfFlag(nodes.Length > 0), nodes.FirstOrDefault());
        // Where there are several, it is not clear which one counts.
        return nodes.Length == 1 ? Read(type, values, nodes[0]) : KnownNode.Unknown;
    }

    private static KnownNode Read(MemberType type, ValueReader values, LiteralNode node)
    {
        if (node is LiteralAttribute { HasHole: true })
            return KnownNode.UnknownAt(node);
        string text = node is LiteralAttribute attribute ? attribute.Value : ((LiteralElement)node).Text.Trim();
        return values.Read(type, text) is { } value
            ? KnownNode.Of(value, node, type.Kind == ValueKind.OpenEnum ? text : null)
            : KnownNode.UnknownAt(node);
    }
}
