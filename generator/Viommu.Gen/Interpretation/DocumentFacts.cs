using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Interpretation;

/// <summary>Reads the facts of a platform off a whole document.</summary>
internal static class DocumentFacts
{
    public static KnownPlatform Read(PlatformModel platform, ValueReader values, DocumentElement document)
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

    private static KnownNode Read(MemberType type, FactPlace place, ValueReader values, DocumentElement document)
    {
        DocumentElement[] found = { document };
        foreach (string step in place.Path.Skip(1))
        {
            // Next to a hole it is not known which elements are there.
            if (found.Any(element => element.HasOpenContent))
                return KnownNode.Unknown;
            found = found.SelectMany(element => element.Elements(step)).ToArray();
        }
        DocumentNode[] nodes = place.Attribute is null
            ? found
            : found.Select(element => element.Attribute(place.Attribute)).OfType<DocumentNode>().ToArray();
        // Code may put an attribute where there is a hole in the tag.
        if (place.Attribute is { } name && found.Any(element => element.HasOpenTag && element.Attribute(name) is null))
            return KnownNode.Unknown;
        if (place.IsPresence)
            return KnownNode.Of(Literal.OfFlag(nodes.Length > 0), nodes.FirstOrDefault());
        // Where there are several, it is not clear which one counts.
        return nodes.Length == 1 ? Read(type, values, nodes[0]) : KnownNode.Unknown;
    }

    private static KnownNode Read(MemberType type, ValueReader values, DocumentNode node)
    {
        string text = node is DocumentAttribute attribute ? attribute.Value : ((DocumentElement)node).Text.Trim();
        if (Placeholder.IsIn(text))
            return KnownNode.UnknownAt(node);
        return values.Read(type, text) is { } value
            ? KnownNode.Of(value, node, type.Kind == ValueKind.OpenEnum ? text : null)
            : KnownNode.UnknownAt(node);
    }
}
