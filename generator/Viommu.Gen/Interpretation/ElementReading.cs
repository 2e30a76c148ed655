using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Interpretation;

/// <summary>
/// Reads elements as generated readers do, and finds what these find. What can't be read is there and unknown, so that rules which look at it stay silent;
/// unknown content is reported only where it is near to something known. Next to a hole, elements may be left out, repeated or joined by others: one reading
/// takes only one of them to be there (the focus), and the others to be unknown.
/// </summary>
internal sealed partial class ElementReading
{
    // More elements next to holes are not read each by itself: the time would grow with the square of their number.
    private const int MaxReadings = 32;

    private readonly string _feature;
    private readonly ValueReader _values;
    private readonly Action<DocumentFinding> _report;
    private DocumentElement? _focus;

    public ElementReading(FeatureRules rules, Action<DocumentFinding> report)
    {
        _feature = rules.Feature.Name;
        _values = rules.Values;
        _report = report;
    }

    /// <summary>All readings of an element: one where nothing next to a hole is known, and one for each element next to one.</summary>
    public KnownNode[] ReadAll(ElementModel model, DocumentElement element)
        => FociOf(element).Take(MaxReadings).Prepend(null).Select(focus =>
        {
            _focus = focus;
            return Read(model, element, out _);
        }).ToArray();

    /// <summary>Whether none of what an element has is known to the schema, or near to something known: then it is someone else's.</summary>
    public static bool IsForeign(ElementModel model, DocumentElement element)
    {
        if (element.HasOpenTag)
            return false;
        string[] attributes = AttributeNames(model), children = ChildrenOf(model).Select(property => property.ChildName!).ToArray();
        DocumentAttribute[] own = element.Attributes.Where(attribute => attribute.Namespace.Length == 0).ToArray();
        DocumentElement[] inside = element.Children.Where(child => child.Namespace.Length == 0).ToArray();
        bool hasText = !string.IsNullOrWhiteSpace(element.Text) && !element.HasOpenContent
            && model.Properties.All(property => !property.IsOwnText);
        return own.Length + inside.Length > 0
            ? !own.Any(attribute => IsNear(attribute.Name, attributes)) && !inside.Any(child => IsNear(child.Name, children))
            : hasText;
    }

    private static bool IsNear(string name, string[] names) => names.Contains(name) || Placeholder.IsName(name) || Suggestion.Nearest(name, names) is not null;

    private static string[] AttributeNames(ElementModel model) => model.Properties.Where(property => property.IsOwnAttribute)
        .SelectMany(property => new[] { property.XmlName, property.UnitAttribute }).OfType<string>().ToArray();

    private static PropertyModel[] ChildrenOf(ElementModel model)
        => model.Properties.Where(property => property.ChildName is not null).ToArray();

    private static IEnumerable<DocumentElement> FociOf(DocumentElement element)
        => element.Children.Where(_ => element.HasOpenContent).Concat(element.Children.SelectMany(FociOf));

    private bool IsCertain(DocumentElement child) => !child.Parent!.HasOpenContent || child == _focus || _focus?.IsInside(child) == true;

    /// <param name="isWhole">Whether a generated reader could make the element: nothing that is required is missing.</param>
    private KnownNode Read(ElementModel model, DocumentElement element, out bool isWhole)
    {
        var members = new Dictionary<string, KnownNode>();
        var readable = new HashSet<string>();
        ReadAttributes(model, element, members, readable);
        ReadChildren(model, element, members, readable);
        ReadText(model, element, members, readable);
        isWhole = true;
        foreach (PropertyModel property in model.Properties)
        {
            if (!property.Required || readable.Contains(property.Name))
                continue;
            isWhole = false;
            if (!members.ContainsKey(property.Name))
            {
                members[property.Name] = KnownNode.Unknown;
                if (property.IsOwnAttribute ? element.HasOpenTag : element.HasOpenContent)
                    continue;
                Report(model, property, ImpliedRule.Required, $"{Describe(element)} has no {Describe(property)}: add it", element);
            }
        }
        // What is not written may be put there later.
        foreach (PropertyModel property in model.Properties)
        {
            if (!members.ContainsKey(property.Name) && (property.IsOwnAttribute ? element.HasOpenTag : element.HasOpenContent))
                members.Add(property.Name, KnownNode.Unknown);
        }
        return KnownNode.Element(members, isComplete: true, element);
    }

    private void ReadAttributes(ElementModel model, DocumentElement element, Dictionary<string, KnownNode> members, HashSet<string> readable)
    {
        foreach (PropertyModel property in model.Properties)
        {
            if (property.IsOwnAttribute)
                ReadAttribute(model, property, element, members, readable);
        }
        string[] names = AttributeNames(model);
        foreach ((DocumentAttribute attribute, string meant) in Misspelt(element, names))
        {
            ReportName(model, attribute, Describe(attribute), meant);
            PropertyModel property = model.Properties.First(property => property.IsOwnAttribute && (property.XmlName == meant || property.UnitAttribute == meant));
            members[property.Name] = KnownNode.UnknownAt(attribute);
        }
    }

    // Attributes that are not known, each with the one that was meant.
    private static IEnumerable<(DocumentAttribute Attribute, string Meant)> Misspelt(DocumentElement element, string[] names)
    {
        foreach (DocumentAttribute attribute in element.Attributes)
        {
            if (attribute.Namespace.Length == 0 && !names.Contains(attribute.Name) && !Placeholder.IsName(attribute.Name)
                && Suggestion.Nearest(attribute.Name, names.Where(name => element.Attribute(name) is null)) is { } meant)
                yield return (attribute, meant);
        }
    }

    // A child that has one value and nothing else: to it, other content is nothing.
    private void ReadIn(ElementModel model, PropertyModel property, DocumentElement child, Dictionary<string, KnownNode> members, HashSet<string> readable)
    {
        members[property.Name] = KnownNode.UnknownAt(child);
        bool isText = property.Kind == PropertyKind.Text, hasText = child.Text.Trim().Length > 0;
        var misspelt = new Dictionary<DocumentAttribute, string>();
        if (isText && hasText)
            ReadText(model, property, child, members, readable);
        else if (!isText && child.Attribute(property.XmlName) is not null)
            ReadAttribute(model, property, child, members, readable);
        else if (!isText)
            misspelt = Misspelt(child, new[] { property.XmlName }).ToDictionary(found => found.Attribute, found => found.Meant);

        if (isText ? !hasText && !child.HasOpenContent && !property.MayBeEmpty : child.Attribute(property.XmlName) is null && misspelt.Count == 0 && !child.HasOpenTag)
            Report(model, property, ImpliedRule.Required, $"{Describe(child)} has no {(isText ? "text" : $"attribute '{property.XmlName}'")}: add it", child);
        foreach (DocumentAttribute attribute in child.Attributes.Where(attribute => attribute.Namespace.Length == 0 && !Placeholder.IsName(attribute.Name)))
        {
            if (misspelt.TryGetValue(attribute, out string? meant))
                ReportName(model, attribute, Describe(attribute), meant);
            else if (isText || attribute.Name != property.XmlName)
                ReportDropped(attribute, Describe(attribute));
        }
        foreach (DocumentElement content in child.Children.Where(content => content.Namespace.Length == 0 && !Placeholder.IsName(content.Name)))
            ReportDropped(content, Describe(content));
        if (!isText && hasText && !Placeholder.IsIn(child.Text))
            ReportDropped(child.Content, $"the text of {child.Name}");

        void ReportDropped(DocumentNode node, string what)
            => Report(model, property, ImpliedRule.Content, $"{what} is not known, and is dropped: remove it", node, new Correction.Removed(node));
    }

    private void ReadChildren(ElementModel model, DocumentElement element, Dictionary<string, KnownNode> members, HashSet<string> readable)
    {
        PropertyModel[] children = ChildrenOf(model);
        var lists = new Dictionary<string, List<KnownNode>>();
        foreach (DocumentElement child in element.Children)
        {
            PropertyModel? property = child.Namespace.Length > 0 || !IsCertain(child)
                ? null
                : children.FirstOrDefault(candidate => candidate.ChildName == child.Name);
            switch (property?.Kind)
            {
                case PropertyKind.Child or PropertyKind.Attribute or PropertyKind.Text when readable.Contains(property.Name):
                    Report(model, property, ImpliedRule.Repeated,
                        $"{Describe(child)} appears a second time: remove one", child, new Correction.Removed(child));
                    break;
                case PropertyKind.Attribute or PropertyKind.Text:
                    ReadIn(model, property, child, members, readable);
                    break;
                case PropertyKind.Presence:
                    members[property.Name] = KnownNode.Of(Literal.OfFlag(true), child);
                    if (child.Attributes.Count > 0 || child.Children.Count > 0 || (!string.IsNullOrWhiteSpace(child.Text) && !Placeholder.IsIn(child.Text)))
                        Report(model, property, ImpliedRule.Content,
                            $"{Describe(child)} has content, which has no meaning and is dropped: being there is what counts", child);
                    break;
                case PropertyKind.Children:
                    if (!lists.TryGetValue(property.Name, out List<KnownNode>? list))
                        lists.Add(property.Name, list = new List<KnownNode>());
                    list.Add(Read(property.Element!, child, out _));
                    break;
                case PropertyKind.Child:
                    members[property.Name] = Read(property.Element!, child, out bool isWhole);
                    if (isWhole)
                        readable.Add(property.Name);
                    break;
            }
        }
        foreach (KeyValuePair<string, List<KnownNode>> list in lists)
            members[list.Key] = KnownNode.List(list.Value, element, areAll: !element.HasOpenContent);
        foreach (DocumentElement child in element.Children)
        {
            if (child.Namespace.Length > 0 || children.Any(property => property.ChildName == child.Name) || Placeholder.IsName(child.Name))
                continue;
            IEnumerable<PropertyModel> open = children
                .Where(property => property.Kind == PropertyKind.Children || element.HasOpenContent || !element.Elements(property.ChildName!).Any());
            if (Suggestion.Nearest(child.Name, open.Select(property => property.ChildName!)) is not { } meant)
                continue;
            ReportName(model, child, Describe(child), meant);
            string member = children.First(property => property.ChildName == meant).Name;
            if (!members.ContainsKey(member))
                members.Add(member, KnownNode.UnknownAt(child));
        }
    }

    private void ReadText(ElementModel model, DocumentElement element, Dictionary<string, KnownNode> members, HashSet<string> readable)
    {
        if (model.Properties.FirstOrDefault(candidate => candidate.IsOwnText) is { } property && element.Text.Trim().Length > 0)
            ReadText(model, property, element, members, readable);
    }
}
