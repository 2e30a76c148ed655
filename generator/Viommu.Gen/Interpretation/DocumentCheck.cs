using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Interpretation;

/// <summary>
/// Checks one outermost element of a document with the rules of one feature: an element of the feature, a whole document, or a part of one. A document may also
/// be inside of other elements.
/// </summary>
internal sealed class DocumentCheck
{
    private readonly FeatureRules _rules;
    private readonly DocumentElement _document;
    private readonly List<DocumentElement> _elements = new();
    // By the name of the type: a model is equal to another when all in it is, which takes time to find out.
    private readonly Dictionary<string, Reading[]> _nodes = new();
    private readonly List<DocumentFinding> _findings = new();
    private readonly HashSet<(string Rule, DocumentNode Node)> _reported = new();
    private readonly HashSet<(string Rule, DocumentNode Node)> _read = new();

    private DocumentCheck(FeatureRules rules, DocumentElement document)
    {
        _rules = rules;
        _document = document;
    }

    public static IReadOnlyList<DocumentFinding> Check(FeatureRules rules, DocumentElement outermost)
    {
        var findings = new List<DocumentFinding>();
        foreach (DocumentElement document in Documents(rules.Feature.Elements, outermost))
        {
            var check = new DocumentCheck(rules, document);
            check.Check();
            findings.AddRange(check._findings);
        }
        return findings;
    }

    // The element itself if the schema has it, or the outermost documents in it.
    private static IEnumerable<DocumentElement> Documents(ElementsModel model, DocumentElement outermost)
        => model.Roots.Any(root => outermost.Is(root.Element.Name) || root.Path.Any(outermost.Is))
            ? new[] { outermost }
            : Inside(model, outermost);

    private static IEnumerable<DocumentElement> Inside(ElementsModel model, DocumentElement element)
        => model.Roots.Any(root => root.Path.Count > 0 && element.Is(root.Path[0]))
            ? new[] { element }
            : element.Children.SelectMany(child => Inside(model, child));

    private void Check()
    {
        ElementsModel model = _rules.Feature.Elements;
        var reading = new ElementReading(_rules, finding =>
        {
            // An element next to a hole is read more than once.
            if (_read.Add((finding.Rule, finding.Node)))
                _findings.Add(finding);
        });
        foreach (RootElementModel root in model.Roots)
        {
            ReportMisplaced(root);
            DocumentElement[] elements = Find(root).ToArray();
            _elements.AddRange(elements);
            _nodes.Add(root.Element.Type, elements.Select(element => new Reading(
                element,
                ElementReading.IsForeign(root.Element, element) ? new[] { KnownNode.Unknown } : reading.ReadAll(root.Element, element))).ToArray());
        }
        if (_elements.Count == 0)
            return;

        // In a whole document, what is not there is certainly not there.
        bool isDocument = model.Roots.Any(IsDocumentOf);
        KnownPlatform? platform = isDocument && _rules.Feature.Plan is { } plan ? DocumentFacts.Read(plan.Platform, _rules.Values, _document) : null;
        foreach (RootElementModel root in model.Roots)
        {
            foreach (Reading element in _nodes[root.Element.Type])
                Report(element.Nodes.SelectMany(node => _rules.Check(root, node, platform)), element.Element);
        }
        if (platform is not null)
            CheckTogether(_rules.Feature.Plan!, platform);
    }

    private void ReportMisplaced(RootElementModel root)
    {
        if (!IsDocumentOf(root))
            return;
        foreach (string place in root.Elsewhere)
        {
            foreach (DocumentElement element in At(place.Split('/').Skip(1)).SelectMany(container => container.Elements(root.Element.Name)))
            {
                if (ElementReading.IsForeign(root.Element, element))
                    continue;
                string message = $"{element.Name} is in /{place}, where it has no effect: move it to /{string.Join("/", root.Path)}";
                _findings.Add(new DocumentFinding(DocumentFindingKind.Violated, _rules.Feature.Name, GeneratedNames.Rule(root.Element.Type, ImpliedRule.Misplaced),
                    message, element, Array.Empty<DocumentNode>(), null));
            }
        }
    }

    private void CheckTogether(PlanModel plan, KnownPlatform platform)
    {
        PlannedModel[] several = plan.Elements.Where(planned => _nodes[planned.Type].Length > 1 || _nodes[planned.Type].Any(IsOpen)).ToArray();
        if (several.Length == 0)
            Report(_rules.CheckTogether(name => Only(plan, name, null), platform), _document);
        // Of several elements, or of one next to a hole, each one is looked at, with all that there is only one of.
        foreach (PlannedModel planned in several)
        {
            foreach (Reading reading in _nodes[planned.Type])
            {
                foreach (KnownNode element in reading.Nodes)
                    Report(_rules.CheckTogether(name => name == planned.Property ? element : Only(plan, name, reading.Element), platform), _document);
            }
        }
    }

    // What is known of the element with a name, given that another one is there.
    private KnownNode Only(PlanModel plan, string name, DocumentElement? given)
    {
        PlannedModel planned = plan.Elements.First(planned => planned.Property == name);
        return _nodes[planned.Type] switch
        {
            [var only] when IsCertain(only.Element, given) => only.Nodes[0],
            [] when IsDocumentOf(_rules.Root(planned)) && !IsOpen(_rules.Root(planned).Path) => KnownNode.Absent,
            _ => KnownNode.Unknown,
        };
    }

    private bool IsOpen(Reading reading) => reading.Nodes.Length > 1 || !IsCertain(reading.Element, null);

    // Next to a hole an element is certain only if another one is inside of it.
    private bool IsCertain(DocumentElement element, DocumentElement? given)
    {
        for (DocumentElement inner = element; inner != _document; inner = inner.Parent!)
        {
            if (inner.Parent!.HasOpenContent && inner != given && given?.IsInside(inner) != true)
                return false;
        }
        return true;
    }

    // Whether something may be put at a path later.
    private bool IsOpen(EquatableArray<string> path)
    {
        DocumentElement[] found = { _document };
        foreach (string step in path.Skip(1).Append(""))
        {
            if (found.Any(element => element.HasOpenContent))
                return true;
            found = found.SelectMany(element => element.Elements(step)).ToArray();
        }
        return false;
    }

    private DocumentElement[] At(IEnumerable<string> path)
    {
        DocumentElement[] found = { _document };
        foreach (string step in path)
            found = found.SelectMany(element => element.Elements(step)).ToArray();
        return found;
    }

    /// <summary>An element, and what is known of it, in one or more readings.</summary>
    private sealed record Reading(DocumentElement Element, KnownNode[] Nodes);

    private bool IsDocumentOf(RootElementModel root) => root.Path.Count > 0 && _document.Is(root.Path[0]);

    // The element itself, or those at its path, from whichever element of the path the document begins with.
    private IEnumerable<DocumentElement> Find(RootElementModel root)
    {
        if (_document.Is(root.Element.Name))
            return new[] { _document };
        int start = 0;
        while (start < root.Path.Count && !_document.Is(root.Path[start]))
            start++;
        if (start == root.Path.Count)
            return Enumerable.Empty<DocumentElement>();
        return At(root.Path.Skip(start + 1)).SelectMany(element => element.Elements(root.Element.Name));
    }

    private void Report(IEnumerable<Finding> findings, DocumentElement around)
    {
        foreach (Finding finding in findings)
        {
            DocumentNode[] places = Order(finding).ToArray();
            DocumentNode node = places.Length > 0 ? places[0] : around;
            Correction? correction = finding.Subject is not null && places.Length > 0 ? new Correction.Removed(node) : null;
            if (_reported.Add((finding.Rule, node)))
                _findings.Add(new DocumentFinding(DocumentFindingKind.Violated, _rules.Feature.Name, finding.Rule, finding.Message, node,
                    places.Skip(1).ToArray(), correction));
        }
    }

    // What must not be there first; else what is deepest, for a rule is next to that; facts last. An element around another place says nothing more.
    private IEnumerable<DocumentNode> Order(Finding finding)
    {
        DocumentNode[] places = finding.Places.OfType<DocumentNode>().ToArray();
        DocumentNode? subject = finding.Subject is null ? null : places.FirstOrDefault();
        return places
            .Where(place => place == subject || !(place is DocumentElement element && places.Any(other => other.IsInside(element))))
            .OrderByDescending(place => place == subject)
            .ThenByDescending(place => _elements.Any(element => place == element || place.IsInside(element)))
            .ThenByDescending(place => place.Depth);
    }
}
