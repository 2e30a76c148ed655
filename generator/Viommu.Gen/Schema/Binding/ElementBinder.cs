using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>An element whose structure is bound; its conditions are not yet.</summary>
internal sealed record BoundElement(
    SchemaNode Node,
    ElementModel Model,
    ElementShape Shape,
    IReadOnlyDictionary<SchemaNode, PropertyModel> Properties,
    IReadOnlyDictionary<SchemaNode, BoundElement> Children);

/// <summary>Binds the structure of elements: attributes, children, types.</summary>
internal sealed class ElementBinder
{
    private readonly BindingContext _context;

    public ElementBinder(BindingContext context) => _context = context;

    /// <returns>The element, or null when it has no type, which is reported.</returns>
    public BoundElement? Bind(SchemaNode node)
        => BindElement(node) is { } element && _context.TakeType(GeneratedNames.ElementRules(element.Model.Type), MemberSet.Helper, node, "type")
            ? element
            : null;

    private BoundElement? BindElement(SchemaNode node)
    {
        if (node["type"] is not { } type)
        {
            if (!node.Dropped.Contains("type") && !node.Dropped.Contains("presence"))
                _context.Report(Descriptors.Grammar, node, node.NameSpan,
                    "<element> has no attribute 'type': the name of its type (or presence=\"true\" inside another element)");
            return null;
        }
        if (!_context.TakeType(type, MemberSet.Element, node, "type"))
            return null;
        var properties = new Dictionary<SchemaNode, PropertyModel>();
        var children = new Dictionary<SchemaNode, BoundElement>();
        var shape = new ElementShape();
        shape.Broken.UnionWith(node.Lost.Select(PropertyName));
        Dictionary<string, SchemaNode> attributes = new(), elements = new();
        foreach (SchemaNode child in node.Children)
        {
            PropertyModel? property = child.Name switch
            {
                "attribute" => BindAttribute(child, attributes),
                "text" => BindText(child, elements),
                "element" => BindChild(child, elements, children),
                _ => null,
            };
            if (property is null || !TakeProperty(shape, type, child, property))
            {
                shape.Broken.Add(PropertyName(child));
                continue;
            }
            properties.Add(child, property);
            shape.Members[property.Name] = new ShapeMember(
                property.Type,
                IsNullable(property),
                property.Kind == PropertyKind.Children,
                ElementModel.Place(node["name"]!, property),
                children.TryGetValue(child, out BoundElement? bound) ? bound.Shape : null);
        }
        var model = new ElementModel(node["name"]!, type, properties.Values.ToEquatableArray(), BindingContext.Docs(node));
        return new BoundElement(node, model, shape, properties, children);
    }

    private static bool IsNullable(PropertyModel property)
        => !property.Required && property.Kind is not (PropertyKind.Children or PropertyKind.Presence);

    private bool TakeProperty(ElementShape shape, string type, SchemaNode node, PropertyModel property)
    {
        string attribute = node["property"] is null ? "name" : "property";
        if (GeneratedNames.IsTaken(property.Name, MemberSet.Element))
            _context.Report(Descriptors.BadValue, node, attribute,
                $"the property {Shown.Of(property.Name)} has a name that is taken by generated members: give it another name with 'property'");
        else if (property.Name == type)
            _context.Report(Descriptors.Duplicate, node, attribute,
                $"the property {Shown.Of(property.Name)} has the name of its own type: give it another with 'property'");
        else if (shape.Members.ContainsKey(property.Name))
            _context.Report(Descriptors.Duplicate, node, attribute,
                $"there is a property {Shown.Of(property.Name)} already: give it another name with 'property'");
        else
            return true;
        return false;
    }

    private PropertyModel? BindAttribute(SchemaNode node, Dictionary<string, SchemaNode> attributes)
    {
        if (!_context.Take(attributes, node["name"]!, node, "name", "attribute") || _context.TypeOf(node) is not { } type)
            return null;
        if (node["unit"] is not null && type.Kind != ValueKind.Quantity)
            _context.Report(Descriptors.ConditionType, node, "unit", "only an attribute with the type of a quantity has a unit");
        bool isRequired = BindingContext.IsTrue(node, "required");
        if (isRequired && node.Attribute("omit") is { } omit)
        {
            _context.Report(Descriptors.Grammar, node, omit.NameSpan,
                "a required attribute has no value that means the same as no attribute: remove 'omit' or 'required'");
            return null;
        }
        string? unit = type.Kind == ValueKind.Quantity ? node["unit"] : null;
        if (unit is not null && !_context.Take(attributes, unit, node, "unit", "attribute"))
            return null;
        return new PropertyModel(
            PropertyKind.Attribute,
            node["name"]!,
            PropertyName(node),
            type,
            isRequired,
            unit,
            unit is null ? null : _context.Quantities[type.Name].Unit,
            node["omit"] is null ? null : LiteralBinder.Bind(_context, node, "omit", type),
            null,
            BindingContext.Docs(node),
            HasRemarks(type),
            type.Kind == ValueKind.Flag ? _context.Flags[type.Name] : null);
    }

    private PropertyModel? BindText(SchemaNode node, Dictionary<string, SchemaNode> elements)
        => _context.Take(elements, "", node, "property", "text") && _context.TypeOf(node) is { } type
            ? new PropertyModel(PropertyKind.Text, "", node["property"]!, type, BindingContext.IsTrue(node, "required"), null, null, null, null,
                BindingContext.Docs(node), HasRemarks(type))
            : null;

    private PropertyModel? BindChild(SchemaNode node, Dictionary<string, SchemaNode> elements, Dictionary<SchemaNode, BoundElement> children)
    {
        if (!_context.Take(elements, node["name"]!, node, "name", "element"))
            return null;
        UselessAttributes.OfChild(_context, node);
        if (BindingContext.IsTrue(node, "presence"))
        {
            foreach (SchemaNode content in node.Children.Where(child => child.Name is not ("since" or "until")))
                _context.Report(Descriptors.Grammar, content, content.NameSpan, "an element whose presence is its value has no content");
            return new PropertyModel(PropertyKind.Presence, node["name"]!, PropertyName(node), new MemberType(ValueKind.Presence), false, null, null, null,
                null, BindingContext.Docs(node));
        }
        if (BindElement(node) is not { } bound)
            return null;
        children.Add(node, bound);
        bool isRepeated = BindingContext.IsTrue(node, "repeated");
        return new PropertyModel(
            isRepeated ? PropertyKind.Children : PropertyKind.Child,
            node["name"]!,
            PropertyName(node),
            new MemberType(isRepeated ? ValueKind.List : ValueKind.Element, bound.Model.Type),
            !isRepeated && BindingContext.IsTrue(node, "required"),
            null,
            null,
            null,
            bound.Model,
            BindingContext.Docs(node));
    }

    private bool HasRemarks(MemberType type) => type.Kind == ValueKind.Quantity && _context.Quantities[type.Name].HasRemarks;

    private static string PropertyName(SchemaNode node) => node["property"] ?? Identifiers.Pascal(node["name"] ?? "");
}
