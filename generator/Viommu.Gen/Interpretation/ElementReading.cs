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
internal sealed class ElementReading
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
        string[] attributes = AttributeNames(model), children = ChildrenOf(model).Select(property => property.XmlName).ToArray();
        DocumentAttribute[] own = element.Attributes.Where(attribute => attribute.Namespace.Length == 0).ToArray();
        DocumentElement[] inside = element.Children.Where(child => child.Namespace.Length == 0).ToArray();
        bool hasText = !string.IsNullOrWhiteSpace(element.Text) && !element.HasOpenContent
            && model.Properties.All(property => property.Kind != PropertyKind.Text);
        return own.Length + inside.Length > 0
            ? !own.Any(attribute => IsNear(attribute.Name, attributes)) && !inside.Any(child => IsNear(child.Name, children))
            : hasText;
    }

    private static bool IsNear(string name, string[] names) => names.Contains(name) || Placeholder.IsName(name) || Suggestion.Nearest(name, names) is not null;

    private static string[] AttributeNames(ElementModel model) => model.Properties.Where(property => property.Kind == PropertyKind.Attribute)
        .SelectMany(property => new[] { property.XmlName, property.UnitAttribute }).OfType<string>().ToArray();

    private static PropertyModel[] ChildrenOf(ElementModel model)
        => model.Properties.Where(property => property.Kind is PropertyKind.Child or PropertyKind.Children or PropertyKind.Presence).ToArray();

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
                if (property.Kind == PropertyKind.Attribute ? element.HasOpenTag : element.HasOpenContent)
                    continue;
                Report(model, property, ImpliedRule.Required, $"{Describe(element)} has no {Describe(property)}: add it", element);
            }
        }
        // What is not written may be put there later.
        foreach (PropertyModel property in model.Properties)
        {
            if (!members.ContainsKey(property.Name) && (property.Kind == PropertyKind.Attribute ? element.HasOpenTag : element.HasOpenContent))
                members.Add(property.Name, KnownNode.Unknown);
        }
        return KnownNode.Element(members, isComplete: true, element);
    }

    private void ReadAttributes(ElementModel model, DocumentElement element, Dictionary<string, KnownNode> members, HashSet<string> readable)
    {
        foreach (PropertyModel property in model.Properties)
        {
            if (property.Kind != PropertyKind.Attribute)
                continue;
            DocumentAttribute? attribute = element.Attribute(property.XmlName);
            DocumentAttribute? unit = property.UnitAttribute is null ? null : element.Attribute(property.UnitAttribute);
            if ((attribute ?? unit) is not { } place)
                continue;
            bool isOpen = IsOpen(property.Type, attribute) || unit?.HasHole == true;
            Literal? value = isOpen || attribute is null ? null
                : property.UnitAttribute is null ? ReadValue(property.Type, attribute.Value)
                : ReadAmount(property.Type, attribute.Value, unit?.Value);
            if (value is not null)
                members[property.Name] = IsOmitted(property, value, attribute!.Value)
                    ? KnownNode.AbsentAt(place)
                    : ValueNode(property.Type, value, attribute!.Value, place);
            else if (attribute is null && element.HasOpenTag)
                members[property.Name] = KnownNode.UnknownAt(place);
            else if (attribute is null)
                Report(model, property, ImpliedRule.Value,
                    $"{Describe(element)} has no attribute '{property.XmlName}' next to its unit: add it", unit!);
            // What a hole holds may be the value that means the same as no attribute.
            else
                members[property.Name] = isOpen && property.Omit is null ? KnownNode.PresentAt(place) : KnownNode.UnknownAt(place);
            if (value is not null)
                ReportRemark(model, property, attribute!, Describe(attribute!), attribute!.Value + unit?.Value);
            if (value is not null || (isOpen && attribute is not null))
                readable.Add(property.Name);
            else if (attribute is not null)
                ReportValue(model, property, attribute, Describe(attribute), attribute.Value + unit?.Value, unit is null ? attribute : null);
        }
        string[] names = AttributeNames(model);
        foreach (DocumentAttribute attribute in element.Attributes)
        {
            if (attribute.Namespace.Length > 0 || names.Contains(attribute.Name) || Placeholder.IsName(attribute.Name))
                continue;
            if (Suggestion.Nearest(attribute.Name, names.Where(name => element.Attribute(name) is null)) is not { } meant)
                continue;
            ReportName(model, attribute, Describe(attribute), meant);
            PropertyModel property = model.Properties.First(property => property.Kind == PropertyKind.Attribute
                && (property.XmlName == meant || property.UnitAttribute == meant));
            members[property.Name] = KnownNode.UnknownAt(attribute);
        }
    }

    private void ReadChildren(ElementModel model, DocumentElement element, Dictionary<string, KnownNode> members, HashSet<string> readable)
    {
        PropertyModel[] children = ChildrenOf(model);
        var lists = new Dictionary<string, List<KnownNode>>();
        foreach (DocumentElement child in element.Children)
        {
            PropertyModel? property = child.Namespace.Length > 0 || !IsCertain(child)
                ? null
                : children.FirstOrDefault(candidate => candidate.XmlName == child.Name);
            switch (property?.Kind)
            {
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
                case PropertyKind.Child when readable.Contains(property.Name):
                    Report(model, property, ImpliedRule.Repeated,
                        $"{Describe(child)} appears a second time: remove one", child, new Correction.Removed(child));
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
            if (child.Namespace.Length > 0 || children.Any(property => property.XmlName == child.Name) || Placeholder.IsName(child.Name))
                continue;
            IEnumerable<PropertyModel> open = children
                .Where(property => property.Kind == PropertyKind.Children || element.HasOpenContent || !element.Elements(property.XmlName).Any());
            if (Suggestion.Nearest(child.Name, open.Select(property => property.XmlName)) is not { } meant)
                continue;
            ReportName(model, child, Describe(child), meant);
            string member = children.First(property => property.XmlName == meant).Name;
            if (!members.ContainsKey(member))
                members.Add(member, KnownNode.UnknownAt(child));
        }
    }

    private void ReadText(ElementModel model, DocumentElement element, Dictionary<string, KnownNode> members, HashSet<string> readable)
    {
        PropertyModel? property = model.Properties.FirstOrDefault(candidate => candidate.Kind == PropertyKind.Text);
        string text = property is null ? "" : element.Text.Trim();
        if (property is null || text.Length == 0)
            return;
        if (IsOpen(property.Type, text, element.Name))
        {
            members[property.Name] = KnownNode.PresentAt(element.Content);
            readable.Add(property.Name);
            return;
        }
        if (ReadValue(property.Type, text) is { } value)
        {
            members[property.Name] = ValueNode(property.Type, value, text, element.Content);
            ReportRemark(model, property, element.Content, Describe(element), text);
            readable.Add(property.Name);
            return;
        }
        members[property.Name] = KnownNode.UnknownAt(element.Content);
        ReportValue(model, property, element.Content, Describe(element), text, null);
    }

    private bool IsOpen(MemberType type, DocumentAttribute? attribute) => attribute is not null && IsOpen(type, attribute.Value, attribute.Name);

    // Whether a value is put together later. What can be read is a value, even if it is the name of its attribute.
    private bool IsOpen(MemberType type, string value, string name)
        => Placeholder.IsIn(value) || (ReadValue(type, value) is null && (Placeholder.IsNameOf(value, name) || Placeholder.IsChoice(value, _values.Texts(type))));

    // A text is any text, also an empty one.
    private Literal? ReadValue(MemberType type, string text) => type is { Kind: ValueKind.Text, HasPattern: false } ? Literal.OfText(text) : _values.Read(type, text);

    // Where the suffix has an attribute of its own, a word stands by itself, and a number has no suffix.
    private Literal? ReadAmount(MemberType type, string number, string? unit)
        => unit is null && _values.Read(type, number) is { Kind: LiteralKind.Name } word ? word : _values.ReadAmount(type, number, unit);

    private static KnownNode ValueNode(MemberType type, Literal value, string text, DocumentNode place)
        => KnownNode.Of(value, place, type.Kind == ValueKind.OpenEnum ? text : null);

    private static bool IsOmitted(PropertyModel property, Literal value, string text)
        => property.Omit is { } omit && (property.Type.Kind == ValueKind.OpenEnum ? omit.Text == text : omit.Equals(value));

    private void ReportValue(ElementModel model, PropertyModel property, DocumentNode place, string what, string text, DocumentAttribute? edited)
    {
        IReadOnlyList<string> texts = _values.Texts(property.Type);
        string? nearest = NearValue.Of(_values, property.Type, text);
        IReadOnlyList<string> offered = nearest is null ? texts : texts.Where(candidate => candidate != nearest).Prepend(nearest).ToArray();
        Report(
            model,
            property,
            ImpliedRule.Value,
            _values.Explain(property.Type, what, text).TrimEnd('.'),
            place,
            edited is null ? null : new Correction.Valued(edited, offered, nearest is not null));
    }

    private void ReportRemark(ElementModel model, PropertyModel property, DocumentNode place, string what, string text)
    {
        if (_values.RemarkOn(property.Type, text) is { Length: > 0 } remark)
            Report(model, property, ImpliedRule.Remark, $"{what} is {Shown.Of(text)}: {remark}", place);
    }

    private void ReportName(ElementModel model, DocumentNode node, string what, string meant)
        => _report(new DocumentFinding(DocumentFindingKind.Misspelt, _feature, GeneratedNames.Rule(model.Type, ImpliedRule.Unknown),
            $"{what} is not known: did you mean '{meant}'?", node, Array.Empty<DocumentNode>(), new Correction.Renamed(node, meant)));

    private void Report(ElementModel model, PropertyModel property, ImpliedRule rule, string message, DocumentNode node, Correction? correction = null)
        => _report(new DocumentFinding(DocumentFindingKind.Value, _feature, model.Rule(property, rule), message, node, Array.Empty<DocumentNode>(), correction));

    private static string Describe(PropertyModel property) => property.Kind switch
    {
        PropertyKind.Attribute => $"attribute '{property.XmlName}'",
        PropertyKind.Text => "text",
        _ => $"element <{property.XmlName}>",
    };

    private static string Describe(DocumentNode node) => node switch
    {
        DocumentAttribute attribute => $"{attribute.Parent!.Name}/@{attribute.Name}",
        DocumentElement { Parent: { } parent } element => $"{parent.Name}/{element.Name}",
        DocumentElement element => element.Name,
        _ => "",
    };
}
