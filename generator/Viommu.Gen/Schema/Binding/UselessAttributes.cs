using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Schema.Source;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Reports attributes that the grammar knows and that have no effect where they are: whoever wrote them meant something.</summary>
internal static class UselessAttributes
{
    private static readonly string[] Range = { "min", "max" };
    private static readonly string[] Sets = { "set", "set-from", "set-when" };
    private static readonly string[] OfInner = { "property", "required", "presence", "repeat-for", "set", "set-when" };
    private static readonly string[] OfOuter = { "path", "plan", "when" };
    private static readonly string[] OfUnshaped = { "type", "presence" };
    private static readonly string[] OfPlace = { "allowed", "since", "repeat-for", "set", "set-from", "set-when" };

    /// <summary>Attributes that belong to some types of values.</summary>
    public static void OfType(BindingContext context, SchemaNode node, string type)
    {
        if (type is not ("int" or "long" or "hex" or "decimal"))
            ReportEach(context, node, Range, "'{0}' belongs to the types int, long, hex and decimal");
        if (type != "hex")
            Report(context, node, "digits", "'digits' belongs to the type hex");
    }

    public static void OfFact(BindingContext context, SchemaNode fact)
    {
        if (!fact.Mentions("of"))
            Report(context, fact, "otherwise", "'otherwise' says what an alias stands for in the fact that 'of' names: there is no 'of'");
        if (!fact.Mentions("path"))
            Report(context, fact, "presence", "'presence' says that being in a document is the value: say where with 'path'");
    }

    /// <summary>Attributes of an element of the feature.</summary>
    public static void OfRoot(BindingContext context, SchemaNode element)
    {
        ReportEach(context, element, OfInner, "'{0}' belongs to an element inside another, not to one of the feature");
        Report(context, element, "shape", "'shape' belongs to an element inside another: one of the feature has a 'type' of its own");
        Report(context, element, "allowed", "'allowed' belongs to an element inside another: write a <reject> inside this one");
        if (element.Mentions("plan"))
            return;
        Report(context, element, "when", "'when' says when the plan makes the element: give it a name there with 'plan'");
        OfUnplanned(context, element);
    }

    /// <summary>Attributes of an element inside another.</summary>
    public static void OfChild(BindingContext context, SchemaNode element)
    {
        ReportEach(context, element, OfOuter, "'{0}' belongs to an element of the feature, not to one inside another");
        bool isPresence = BindingContext.IsTrue(element, "presence");
        if (isPresence || BindingContext.IsTrue(element, "repeated"))
            Report(context, element, "required",
                isPresence ? "an element whose presence is its value is never required" : "'required' does not go with 'repeated': a list may always be empty");
        if (!BindingContext.IsTrue(element, "repeated"))
            Report(context, element, "repeat-for", "'repeat-for' belongs to an element with repeated=\"true\"");
        if (isPresence)
            Report(context, element, "repeated", "an element whose presence is its value is there once or not at all");
        else if (!element.Dropped.Contains("presence"))
            ReportEach(context, element, Sets, "'{0}' belongs to an element with presence=\"true\": of another one the plan sets what is inside");
    }

    /// <summary>Attributes of an element that has the content of a shape.</summary>
    public static void OfShaped(BindingContext context, SchemaNode element)
    {
        ReportEach(context, element, OfUnshaped, "'{0}' does not go with 'shape', which says what the element is");
        foreach (SchemaNode content in element.Children.Where(child => child.Name is "attribute" or "text" or "element"))
            context.Report(Descriptors.Grammar, content, content.NameSpan, "this element has the content of its shape: declare it there, or give the element a 'type' instead");
    }

    /// <summary>What is said of one place, in a shape that is for several.</summary>
    public static void OfShape(BindingContext context, SchemaNode shape)
    {
        foreach (SchemaNode child in shape.Children)
        {
            if (child.Name is not ("attribute" or "text" or "element"))
                context.Report(Descriptors.Grammar, child, child.NameSpan, $"<{child.Name}> is about one place, and a shape is for several: write a <reject> or <warn> in the element that uses it");
            ReportEach(context, child, OfPlace, "'{0}' is about one place, and a shape is for several: write a <reject> or <warn> in the element that uses it");
            OfShape(context, child);
        }
    }

    // What the plan does not make has nothing that it could set.
    private static void OfUnplanned(BindingContext context, SchemaNode element)
    {
        foreach (SchemaNode child in element.Children)
        {
            if (child.Name == "set")
                context.Report(Descriptors.Grammar, child, child.NameSpan, "<set> is about what the plan makes: give the element of the feature a 'plan'");
            else if (child.Name is "attribute" or "text" || BindingContext.IsTrue(child, "presence"))
                ReportEach(context, child, Sets, "'{0}' is about what the plan makes: give the element of the feature a 'plan'");
            Report(context, child, "repeat-for", "'repeat-for' is about what the plan makes: give the element of the feature a 'plan'");
            OfUnplanned(context, child);
        }
    }

    // Of nearly all nodes there is nothing to say: no message is made for these.
    private static void ReportEach(BindingContext context, SchemaNode node, string[] attributes, string message)
    {
        foreach (string attribute in attributes)
        {
            if (node.Attribute(attribute) is not null)
                Report(context, node, attribute, string.Format(System.Globalization.CultureInfo.InvariantCulture, message, attribute));
        }
    }

    private static void Report(BindingContext context, SchemaNode node, string attribute, string message)
    {
        if (node.Attribute(attribute) is { } useless)
            context.Report(Descriptors.Grammar, node, useless.NameSpan, message);
    }
}
