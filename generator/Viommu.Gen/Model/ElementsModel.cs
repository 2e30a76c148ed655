using System.Collections.Generic;
using System.Linq;

namespace Viommu.Gen.Model;

/// <summary>The XML elements of a feature.</summary>
/// <param name="Platform">The type of the platform that rules look at, if there is one.</param>
/// <param name="Roots">The elements that are at a path of their own.</param>
/// <param name="Shapes">What several of them have inside.</param>
internal sealed record ElementsModel(string Prefix, string? Platform, EquatableArray<RootElementModel> Roots, EquatableArray<ElementModel> Shapes);

/// <param name="Path">The names of the elements around it, from the root of the document.</param>
/// <param name="IsRepeated">Whether a document may have several of it.</param>
/// <param name="Elsewhere">Other places of the schema, as <c>document/features</c>: there it has no effect.</param>
/// <param name="Checks">The rules that look at it and at facts.</param>
internal sealed record RootElementModel(ElementModel Element, EquatableArray<string> Path, bool IsRepeated, EquatableArray<string> Elsewhere,
    EquatableArray<ElementCheck> Checks);

/// <summary>The rules of one element, which are checked once, or for each item of repeated elements.</summary>
/// <param name="Type">The type of the element.</param>
/// <param name="Place">Which of several of a shape in one root it is.</param>
/// <param name="Path">Where it is, from the root or from the item of the last list.</param>
/// <param name="Loops">The lists to walk through, outermost first; empty for rules of the element itself.</param>
internal sealed record ElementCheck(string Type, int Place, EquatableArray<Step> Path, EquatableArray<LoopModel> Loops, EquatableArray<RuleModel> Rules)
{
    /// <summary>What the plan repeats of the list that is walked through; null where it makes none of it.</summary>
    public RepeatModel? RepeatIn(BuildModel build) => Loops.Count == 1 ? build.RepeatAt(Loops[0].List.Path.Skip(1).Select(step => step.Name).ToArray()) : null;
}

/// <summary>A list to walk through.</summary>
/// <param name="List">Where it is.</param>
/// <param name="Variable">The name of the item.</param>
internal sealed record LoopModel(Member List, string Variable)
{
    /// <summary>Whether a test looks at the item.</summary>
    public bool IsAsked(Test test) => test.LooksAt(member => member.Root == MemberRoot.Element && member.Path[0].Name == Variable);
}

/// <summary>One element and all below it.</summary>
/// <param name="IsShape">Whether several elements have it inside: then it is printed by itself.</param>
internal sealed record ElementModel(string Name, string Type, EquatableArray<PropertyModel> Properties, Documentation Docs, bool IsShape = false)
{
    /// <summary>A property in a message.</summary>
    public string Describe(PropertyModel property) => property.Kind switch
    {
        PropertyKind.Attribute => $"The attribute '{property.XmlName}' of {Holder(property)}",
        PropertyKind.Text => $"The text of {Holder(property)}",
        _ => $"The element <{property.XmlName}> in <{Name}>",
    };

    private string Holder(PropertyModel property) => property.In is null ? $"<{Name}>" : $"<{property.In}> in <{Name}>";

    /// <summary>Where a property is, as messages and keys of rules write it.</summary>
    public static string Place(string element, PropertyModel property)
        => (property.ChildName is { } child ? $"{element}/{child}" : element) + (property.Kind == PropertyKind.Attribute ? "/@" + property.XmlName : "");

    /// <summary>The element, and all elements inside.</summary>
    public IEnumerable<ElementModel> WithAllInside()
        => Properties.Select(property => property.Element).OfType<ElementModel>().SelectMany(element => element.WithAllInside()).Prepend(this);

    /// <summary>The elements inside whose types belong to this one alone.</summary>
    public IEnumerable<ElementModel> OwnChildren => Properties.Select(property => property.Element).OfType<ElementModel>().Where(element => !element.IsShape);

    /// <summary>The id of what is checked because a property is declared as it is.</summary>
    public string Rule(PropertyModel property, ImpliedRule rule) => GeneratedNames.Rule(Type + property.Name, rule);
}

internal enum PropertyKind
{
    Attribute,
    Text,
    Child,
    Children,
    Presence,
}

/// <param name="XmlName">The name of the attribute or element.</param>
/// <param name="UnitAttribute">The attribute that holds the suffix of an amount.</param>
/// <param name="Omit">A value that means the same as no attribute.</param>
/// <param name="Element">For children: what they are.</param>
/// <param name="Flag">For flags: their words.</param>
/// <param name="In">For an attribute or a text: the child element that it is in, where it is all that this has.</param>
/// <param name="HasRemarks">Whether there is something to say about some of its suffixes.</param>
internal sealed record PropertyModel(
    PropertyKind Kind,
    string XmlName,
    string Name,
    MemberType Type,
    bool Required,
    string? UnitAttribute,
    string? UnitText,
    Literal? Omit,
    ElementModel? Element,
    Documentation Docs,
    bool HasRemarks = false,
    FlagModel? Flag = null,
    string? In = null)
{
    /// <summary>The child element that it is, or is in; null for attributes and the text of the element itself.</summary>
    public string? ChildName => In ?? (Kind is PropertyKind.Attribute or PropertyKind.Text ? null : XmlName);

    /// <summary>Whether an empty element is none: where any text is a value, no text is no value.</summary>
    public bool MayBeEmpty => In is not null && Kind == PropertyKind.Text && !Required && Type.Kind is ValueKind.Text or ValueKind.OpenEnum;

    /// <summary>Whether it is an attribute of the element itself.</summary>
    public bool IsOwnAttribute => Kind == PropertyKind.Attribute && In is null;

    /// <summary>Whether it is the text of the element itself.</summary>
    public bool IsOwnText => Kind == PropertyKind.Text && In is null;
}
