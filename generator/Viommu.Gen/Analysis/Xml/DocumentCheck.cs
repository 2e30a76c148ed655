using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Rules.Interpretation;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>Checks one outermost element of a literal with the rules of one feature: an element of the feature, a whole document, or a part of one.</summary>
internal sealed class DocumentCheck
{
    private readonly FeatureRules _rules;
    private readonly string _text;
    private readonly LiteralElement _document;
    private readonly List<LiteralElement> _elements = new();
    // By the name of the type: a model is equal to another when all in it is, which takes time to find out.
    private readonly Dictionary<string, KnownNode[]> _nodes = new();
    private readonly List<XmlFinding> _findings = new();
    private readonly HashSet<(string Rule, TextSpan Span)> _reported = new();

    private DocumentCheck(FeatureRules rules, string text, LiteralElement document)
    {
        _rules = rules;
        _text = text;
        _document = document;
    }

    /// <param name="text">The value of the literal.</param>
    public static IReadOnlyList<XmlFinding> Check(FeatureRules rules, string text, LiteralElement document)
    {
        var check = new DocumentCheck(rules, text, document);
        check.Check();
        return check._findings;
    }

    private void Check()
    {
        ElementsModel model = _rules.Feature.Elements;
        var reading = new ElementReading(_rules, _text, _findings.Add);
        foreach (RootElementModel root in model.Roots)
        {
            LiteralElement[] elements = Find(root).ToArray();
            _elements.AddRange(elements);
            _nodes.Add(root.Element.Type, elements.Select(element => reading.Read(root.Element, element)).ToArray());
        }
        if (_elements.Count == 0)
            return;

        // In a whole document, what is not there is certainly not there.
        bool isDocument = model.Roots.Any(IsDocumentOf);
        KnownPlatform? platform = isDocument && _rules.Feature.Plan is { } plan ? DocumentFacts.Read(plan.Platform, _rules.Values, _document) : null;
        foreach (RootElementModel root in model.Roots)
        {
            foreach (KnownNode element in _nodes[root.Element.Type])
                Report(_rules.Check(root, element, platform), (LiteralElement)element.Place!);
        }
        if (platform is not null)
            CheckTogether(_rules.Feature.Plan!, platform);
    }

    private void CheckTogether(PlanModel plan, KnownPlatform platform)
    {
        PlannedModel[] several = plan.Elements.Where(planned => _nodes[planned.Type].Length > 1).ToArray();
        if (several.Length == 0)
            Report(_rules.CheckTogether(name => Only(plan, name), platform), _document);
        // Of several elements each one is looked at, with all that there is only one of.
        foreach (PlannedModel planned in several)
        {
            foreach (KnownNode element in _nodes[planned.Type])
                Report(_rules.CheckTogether(name => name == planned.Property ? element : Only(plan, name), platform), _document);
        }
    }

    private KnownNode Only(PlanModel plan, string name)
    {
        PlannedModel planned = plan.Elements.First(planned => planned.Property == name);
        return _nodes[planned.Type] switch
        {
            [var only] => only,
            [] when IsDocumentOf(_rules.Root(planned)) => KnownNode.Absent,
            _ => KnownNode.Unknown,
        };
    }

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
        IEnumerable<LiteralElement> found = new[] { _document };
        foreach (string step in root.Path.Skip(start + 1))
            found = found.SelectMany(element => element.Elements(step));
        return found.SelectMany(element => element.Elements(root.Element.Name));
    }

    private void Report(IEnumerable<Finding> findings, LiteralElement around)
    {
        foreach (Finding finding in findings)
        {
            LiteralNode[] places = Order(finding).ToArray();
            TextSpan span = places.Length > 0 ? places[0].Span : around.Span;
            XmlEdit? edit = finding.Subject is not null && places.Length > 0 ? XmlEdit.Remove(places[0], _text) : null;
            if (_reported.Add((finding.Rule, span)))
                _findings.Add(new XmlFinding(Descriptors.XmlViolated, _rules.Feature.Name, finding.Rule, finding.Message, span, places.Skip(1).Select(place => place.Span).ToArray(), edit));
        }
    }

    // What must not be there first; else what is deepest, for a rule stands beside that; facts last. An element around another place says nothing more.
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
