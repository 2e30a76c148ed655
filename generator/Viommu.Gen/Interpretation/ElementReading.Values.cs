using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Interpretation;

/// <summary>Reads the values of attributes and texts, and reports what can't be read.</summary>
internal sealed partial class ElementReading
{
    private void ReadAttribute(ElementModel model, PropertyModel property, DocumentElement element, Dictionary<string, KnownNode> members, HashSet<string> readable)
    {
        DocumentAttribute? attribute = element.Attribute(property.XmlName);
        DocumentAttribute? unit = property.UnitAttribute is null ? null : element.Attribute(property.UnitAttribute);
        if ((attribute ?? unit) is not { } there)
            return;
        // To remove the value is to remove the element that has nothing else.
        DocumentNode place = property.In is null ? there : element;
        bool isOpen = IsOpen(property.Type, attribute) || unit?.HasHole == true;
        Literal? value = isOpen || attribute is null ? null
            : property.UnitAttribute is null ? ReadValue(property.Type, attribute.Value)
            : ReadAmount(property.Type, attribute.Value, unit?.Value);
        if (value is not null)
            members[property.Name] = ValueNode(property.Type, value, attribute!.Value, place).Without(property.Omit);
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

    private void ReadText(ElementModel model, PropertyModel property, DocumentElement element, Dictionary<string, KnownNode> members, HashSet<string> readable)
    {
        string text = element.Text.Trim();
        DocumentNode place = property.In is null ? element.Content : element;
        if (IsOpen(property.Type, text, element.Name))
        {
            members[property.Name] = KnownNode.PresentAt(place);
            readable.Add(property.Name);
            return;
        }
        if (ReadValue(property.Type, text) is { } value)
        {
            members[property.Name] = ValueNode(property.Type, value, text, place);
            ReportRemark(model, property, element.Content, Describe(element), text);
            readable.Add(property.Name);
            return;
        }
        members[property.Name] = KnownNode.UnknownAt(place);
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
        _ when property.ChildName is { } child => $"element <{child}>",
        PropertyKind.Attribute => $"attribute '{property.XmlName}'",
        _ => "text",
    };

    private static string Describe(DocumentNode node) => node switch
    {
        DocumentAttribute attribute => $"{attribute.Parent!.Name}/@{attribute.Name}",
        DocumentElement { Parent: { } parent } element => $"{parent.Name}/{element.Name}",
        DocumentElement element => element.Name,
        _ => "",
    };
}
