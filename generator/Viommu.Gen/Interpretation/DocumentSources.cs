using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Interpretation;

/// <summary>Reads a fact off the elements of a document that say it: their number, or the value of the first that is there.</summary>
internal static class DocumentSources
{
    /// <param name="facts">The facts that were read so far.</param>
    public static KnownNode Read(EquatableArray<FactSource> sources, ValueReader values, KnownPlatform facts, DocumentElement document)
    {
        var counted = new List<DocumentElement>();
        foreach (FactSource source in sources)
        {
            if (Find(source, values, facts, document) is not { } found)
                return KnownNode.Unknown;
            if (source.Value is null)
                counted.AddRange(found);
            else if (found.Count > 0)
                return KnownNode.Of(source.Value, found[0]);
        }
        // That no source has a value says nothing; that there is nothing to count is a number.
        return sources.All(source => source.Value is null)
            ? KnownNode.Of(Literal.OfNumber(counted.Count), counted.FirstOrDefault())
            : KnownNode.Unknown;
    }

    /// <returns>The elements of a source; null when it is not known which ones these are.</returns>
    private static IReadOnlyList<DocumentElement>? Find(FactSource source, ValueReader values, KnownPlatform facts, DocumentElement document)
    {
        if (!document.Is(source.Path[0]))
            return null;
        DocumentElement[] elements = { document };
        foreach (string step in source.Path.Skip(1))
        {
            if (elements.Any(IsOpen))
                return null;
            elements = elements.SelectMany(element => element.Elements(step)).ToArray();
        }
        var found = new List<DocumentElement>();
        foreach (DocumentElement element in elements)
        {
            var check = new RuleCheck(values,
                member => member.IsFact ? facts.Fact(member.Path[0].Name) : Find(element, member.Path.Skip(1).Select(step => step.Name).ToArray()));
            Truth truth = check.Decide(source.Where);
            if (truth == Truth.Unknown)
                return null;
            if (truth == Truth.True)
                found.Add(element);
        }
        return found;
    }

    // Names in conditions are those of attributes and child elements, in PascalCase.
    private static KnownNode Find(DocumentElement element, IReadOnlyList<string> path)
    {
        for (int i = 0; i < path.Count; i++)
        {
            DocumentElement[] children = element.Children.Where(child => child.Namespace.Length == 0 && Identifiers.Pascal(child.Name) == path[i]).ToArray();
            if (i == path.Count - 1)
                return Find(element, path[i], children);
            if (children.Length != 1 || IsOpen(element))
                return children.Length == 0 && !IsOpen(element) ? KnownNode.Absent : KnownNode.Unknown;
            element = children[0];
        }
        return KnownNode.Unknown;
    }

    private static KnownNode Find(DocumentElement element, string name, DocumentElement[] children)
    {
        DocumentAttribute? attribute = element.Attributes.FirstOrDefault(attribute => attribute.Namespace.Length == 0
            && Identifiers.Pascal(attribute.Name) == name);
        if (attribute is not null)
            return attribute.HasHole ? KnownNode.PresentAt(attribute) : KnownNode.Of(Literal.OfText(attribute.Value), attribute);
        return IsOpen(element) || element.HasOpenTag ? KnownNode.Unknown
            : children.Length > 0 ? KnownNode.PresentAt(children[0])
            : KnownNode.Absent;
    }

    // Code may put more elements where there is a hole between them.
    private static bool IsOpen(DocumentElement element) => element.Text.IndexOf(Placeholder.Hole) >= 0;
}
