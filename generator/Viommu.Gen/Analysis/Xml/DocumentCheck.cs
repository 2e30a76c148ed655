using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>
/// Checks one outermost element of a literal with the rules of one feature: an element of the feature, a whole document, or a part of one. A document may also
/// be inside of other elements.
/// </summary>
internal sealed class DocumentCheck
{
    private readonly FeatureRules _rules;
    private readonly string _text;
    private readonly LiteralElement _document;
    private readonly List<LiteralElement> _elements = new();
    // By the name of the type: a model is equal to another when all in it is, which takes time to find out.
    private readonly Dictionary<string, Reading[]> _nodes = new();
    private readonly List<XmlFinding> _findings = new();
    private readonly HashSet<(string Rule, TextSpan Span)> _reported = new();
    private readonly HashSet<(string Rule, TextSpan Span)> _read = new();

    private DocumentCheck(FeatureRules rules, string text, LiteralElement document)
    {
        _rules = rules;
        _text = text;
        _document = document;
    }

    /// <param name="text">The value of the literal.</param>
    public static IReadOnlyList<XmlFinding> Check(FeatureRules rules, string text, LiteralElement outermost)
    {
        var findings = new List<XmlFinding>();
        foreach (LiteralElement document in Documents(rules.Feature.Elements, outermost))
        {
            var check = new DocumentCheck(rules, text, document);
            check.Check();
            findings.AddRange(check._findings);
        }
        return findings;
    }

    // The element itself if the schema has it, or the outermost documents in it.
    private static IEnumerable<LiteralElement> Documents(ElementsModel model, LiteralElement outermost)
        => model.Roots.Any(root => outermost.Is(root.Element.Name) || root.Path.Any(outermost.Is))
            ? new[] { outermost }
            : Inside(model, outermost);

    private static IEnumerable<LiteralElement> Inside(ElementsModel model, LiteralElement element)
        => model.Roots.Any(root => root.Path.Count > 0 && element.Is(root.Path[0]))
            ? new[] { element }
            : element.Children.SelectMany(child => Inside(model, child));

    private void Check()
    {
        ElementsModel model = _rules.Feature.Elements;
        var reading = new ElementReading(_rules, _text, finding =>
        {
            // An element next to a hole is read more than once.
            if (_read.Add((finding.Rule, finding.Span)))
                _findings.Add(finding);
        });
        foreach (RootElementModel root in model.Roots)
        {
            ReportMisplaced(root);
            LiteralElement[] elements = Find(root).ToArray();
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
            foreach (LiteralElement element in At(place.Split('/').Skip(1)).SelectMany(container => container.Elements(root.Element.Name)))
            {
                if (ElementReading.IsForeign(root.Element, element))
                    continue;
                string message = $"{element.Name} is in /{place}, where it has no effect: move it to /{string.Join("/", root.Path)}";
                _findings.Add(new XmlFinding(Descriptors.XmlViolated, _rules.Feature.Name, GeneratedNames.Rule(root.Element.Type, ImpliedRule.Misplaced), message, element.Span,
                    Array.Empty<TextSpan>(), null));
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
    private KnownNode Only(PlanModel plan, string name, LiteralElement? given)
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
    private bool IsCertain(LiteralElement element, LiteralElement? given)
    {
        for (LiteralElement inner = element; inner != _document; inner = inner.Parent!)
        {
            if (inner.Parent!.HasOpenContent && inner != given && given?.IsInside(inner) != true)
                return false;
        }
        return true;
    }

    // Whether something may be put at a path later.
    private bool IsOpen(EquatableArray<string> path)
    {
        LiteralElement[] found = { _document };
        foreach (string step in path.Skip(1).Append(""))
        {
            if (found.Any(element => element.HasOpenContent))
                return true;
            found = found.SelectMany(element => element.Elements(step)).ToArray();
        }
        return false;
    }

    private LiteralElement[] At(IEnumerable<string> path)
    {
        LiteralElement[] found = { _document };
        foreach (string step in path)
            found = found.SelectMany(element => element.Elements(step)).ToArray();
        return found;
    }

    /// <summary>An element, and what is known of it, in one or more readings.</summary>
    private sealed record Reading(LiteralElement Element, KnownNode[] Nodes);

    private bool IsDocumentOf(RootElementModel root) => root.Path.Count > 0 && _document.Is(root.Path[0]);

    // The element itself, or those at its path, from whichever element of the path the document begins with.
    private IEnumerable<LiteralElement> Find(RootElementModel root)
    {
        if (_document.Is(root.Element.Name))
            return new[] { _document };
        int start = 0;
        while (start < root.Path.Count && !_document.Is(root.Path[start]))
            start++;
        if (start == root.Path.Count)
            return Enumerable.Empty<LiteralElement>();
        return At(root.Path.Skip(start + 1)).SelectMany(element => element.Elements(root.Element.Name));
    }

    private void Report(IEnumerable<Finding> findings, LiteralElement around)
    {
        foreach (Finding finding in findings)
        {
            LiteralNode[] places = Order(finding).ToArray();
            TextSpan span = places.Length > 0 ? places[0].Span : around.Span;
            XmlEdit? edit = finding.Subject is not null && places.Length > 0 ? XmlEdit.Remove(places[0], _text) : null;
            if (_reported.Add((finding.Rule, span)))
                _findings.Add(new XmlFinding(Descriptors.XmlViolated, _rules.Feature.Name, finding.Rule, finding.Message, span,
                    places.Skip(1).Select(place => place.Span).ToArray(), edit));
        }
    }

    // What must not be there first; else what is deepest, for a rule is next to that; facts last. An element around another place says nothing more.
    private IEnumerable<LiteralNode> Order(Finding finding)
    {
        LiteralNode[] places = finding.Places.OfType<LiteralNode>().ToArray();
        LiteralNode? subject = finding.Subject is null ? null : places.FirstOrDefault();
        return places
            .Where(place => place == subject || !(place is LiteralElement element && places.Any(other => other.IsInside(element))))
            .OrderByDescending(place => place == subject)
            .ThenByDescending(place => _elements.Any(element => place == element || place.IsInside(element)))
            .ThenByDescending(place => place.Depth);
    }
}
