using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>An element whose structure is bound; its conditions are not yet.</summary>
/// <param name="Content">What declares its attributes and children: the element itself, or its shape.</param>
internal sealed record BoundElement(
    SchemaNode Node,
    SchemaNode Content,
    ElementModel Model,
    ElementMembers Members,
    IReadOnlyDictionary<SchemaNode, PropertyModel> Properties,
    IReadOnlyDictionary<SchemaNode, BoundElement> Children);

/// <summary>Binds the structure of elements: attributes, children, types.</summary>
internal sealed class ElementBinder
{
    private readonly BindingContext _context;
    private readonly ShapeBinder _shapes;

    public ElementBinder(BindingContext context)
    {
        _context = context;
        _shapes = new ShapeBinder(context, BindContent);
    }

    /// <summary>What several elements share, when all of them are bound.</summary>
    public ElementModel[] BindShapes()
    {
        _shapes.CheckUsed();
        return _shapes.Used.ToArray();
    }

    /// <returns>The element, or null when it has no type, which is reported.</returns>
    public BoundElement? Bind(SchemaNode node)
        => node["shape"] is null && BindElement(node) is { } element
            && _context.TakeType(GeneratedNames.ElementRules(element.Model.Type), MemberSet.Helper, node, "type")
            ? element
            : null;

    private BoundElement? BindElement(SchemaNode node)
    {
        if (node["shape"] is not null)
            return _shapes.Bind(node);
        if (node["type"] is { } type)
            return _context.TakeType(type, MemberSet.Element, node, "type") ? BindContent(node, node["name"]!, type) : null;
        if (!node.Dropped.Contains("type") && !node.Dropped.Contains("presence") && !node.Dropped.Contains("shape"))
            _context.Report(Descriptors.Grammar, node, node.NameSpan,
                "<element> has no attribute 'type': the name of its type (or inside another element a 'shape', or presence=\"true\")");
        return null;
    }

    private BoundElement BindContent(SchemaNode node, string name, string type)
    {
        var properties = new Dictionary<SchemaNode, PropertyModel>();
        var children = new Dictionary<SchemaNode, BoundElement>();
        var members = new ElementMembers();
        members.Broken.UnionWith(node.Lost.Select(PropertyName));
        Dictionary<string, SchemaNode> attributes = new(), elements = new();
        foreach (SchemaNode child in node.Children)
        {
            PropertyModel? property = child.Name switch
            {
                "attribute" => BindAttribute(child, attributes, elements),
                "text" => BindText(child, elements),
                "element" => BindChild(child, elements, children),
                _ => null,
            };
            if (property is null || !TakeProperty(members, type, child, property))
            {
                members.Broken.Add(PropertyName(child));
                continue;
            }
            properties.Add(child, property);
            members.Members[property.Name] = new ElementMember(
                property.Type,
                IsNullable(property),
                property.Kind == PropertyKind.Children,
                ElementModel.Place(name, property),
                children.TryGetValue(child, out BoundElement? bound) ? bound.Members : null);
        }
        var model = new ElementModel(name, type, properties.Values.ToEquatableArray(), BindingContext.Docs(node), IsShape: node.Name == "shape");
        return new BoundElement(node, node, model, members, properties, children);
    }

    private static bool IsNullable(PropertyModel property)
        => !property.Required && property.Kind is not (PropertyKind.Children or PropertyKind.Presence);

    private bool TakeProperty(ElementMembers members, string type, SchemaNode node, PropertyModel property)
    {
        string attribute = node["property"] is null ? "name" : "property";
        if (GeneratedNames.IsTaken(property.Name, MemberSet.Element))
            _context.Report(Descriptors.BadValue, node, attribute,
                $"the property {Shown.Of(property.Name)} has a name that is taken by generated members: give it another name with 'property'");
        else if (property.Name == type)
            _context.Report(Descriptors.Duplicate, node, attribute,
                $"the property {Shown.Of(property.Name)} has the name of its own type: give it another with 'property'");
        else if (members.Members.ContainsKey(property.Name))
            _context.Report(Descriptors.Duplicate, node, attribute,
                $"there is a property {Shown.Of(property.Name)} already: give it another name with 'property'");
        else
            return true;
        return false;
    }

    private PropertyModel? BindAttribute(SchemaNode node, Dictionary<string, SchemaNode> attributes, Dictionary<string, SchemaNode> elements)
    {
        // What is wrong with where it is, is reported.
        if (node.Dropped.Contains("in"))
            return null;
        bool isFree = node["in"] is { } child ? _context.Take(elements, child, node, "in", "element") : _context.Take(attributes, node["name"]!, node, "name", "attribute");
        if (!isFree || _context.TypeOf(node) is not { } type)
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
        if (unit is not null && node["in"] is not null)
        {
            _context.Report(Descriptors.Grammar, node, node.Attribute("unit")!.NameSpan, "'unit' is a second attribute, and 'in' is for an element with one: write an <element> with both");
            return null;
        }
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
            type.Kind == ValueKind.Flag ? _context.Flags[type.Name] : null,
            node["in"]);
    }

    private PropertyModel? BindText(SchemaNode node, Dictionary<string, SchemaNode> elements)
        => !node.Dropped.Contains("in") && (node["in"] is { } child ? _context.Take(elements, child, node, "in", "element") : _context.Take(elements, "", node, "property", "text")) && _context.TypeOf(node) is { } type
            ? new PropertyModel(PropertyKind.Text, "", node["property"]!, type, BindingContext.IsTrue(node, "required"), null, null, null, null,
                BindingContext.Docs(node), HasRemarks(type), In: node["in"])
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
            BindingContext.Docs(node) is var docs && docs == Documentation.None ? bound.Model.Docs : docs);
    }

    private bool HasRemarks(MemberType type) => type.Kind == ValueKind.Quantity && _context.Quantities[type.Name].HasRemarks;

    private static string PropertyName(SchemaNode node) => node["property"] ?? Identifiers.Pascal(node["name"] ?? "");
}
