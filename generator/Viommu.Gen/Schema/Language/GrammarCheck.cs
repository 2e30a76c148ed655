using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Language;

/// <summary>Checks a tree against the grammar. What does not fit is reported and taken out, so that the rest can be used.</summary>
internal static class GrammarCheck
{
    /// <returns>The root without what does not fit, or null when the root itself does not.</returns>
    public static SchemaNode? Check(SchemaNode root, List<Problem> problems)
    {
        if (root.Name != "schema")
        {
            if (root.IsForeign)
                return null;
            problems.Add(new Problem(Descriptors.Grammar, root.File, root.NameSpan,
                $"the root element is <{Shown.Unquoted(root.Name)}>, and must be <schema>"));
            return null;
        }
        return Check(root, Grammar.Find(root.Name)!, problems);
    }

    private static SchemaNode? Check(SchemaNode node, ElementRule rule, List<Problem> problems)
    {
        List<SchemaAttribute>? wrong = null;
        foreach (SchemaAttribute attribute in node.Attributes)
        {
            if (!Check(node, attribute, rule, problems))
                (wrong ??= new()).Add(attribute);
        }
        if (wrong is not null)
            node.Attributes = node.Attributes.Except(wrong).ToArray();
        if (!rule.HasText && node.HasText)
            problems.Add(new Problem(Descriptors.Grammar, node.File, node.NameSpan, $"<{node.Name}> has text, and none belongs there"));

        List<SchemaNode>? children = null;
        for (int i = 0; i < node.Children.Length; i++)
        {
            SchemaNode child = node.Children[i];
            bool isKnown = rule.Children.Contains(child.Name);
            if (!isKnown && !child.IsForeign)
                problems.Add(UnknownElement(child, node, rule));
            Put(isKnown && !child.IsForeign ? Check(child, Grammar.Find(child.Name)!, problems) : null, node, i, ref children);
        }

        // Inside <extend>, what is merged into something else need not say everything again: the merge checks it.
        foreach (AttributeRule required in rule.Required)
        {
            if (required.Name is "name" or "feature" && node.Attribute(required.Name) is null)
            {
                ReportMissing(node, required, problems);
                return null;
            }
        }
        return children is null ? node : node.With(children);
    }

    /// <summary>Checks that a merged tree has all that is required; takes out what is not complete.</summary>
    public static SchemaNode? CheckComplete(SchemaNode node, List<Problem> problems)
    {
        bool isComplete = true;
        foreach (AttributeRule required in Grammar.Find(node.Name)!.Required)
        {
            if (node.Attribute(required.Name) is null)
            {
                ReportMissing(node, required, problems);
                isComplete = false;
            }
        }
        List<SchemaNode>? children = null;
        for (int i = 0; i < node.Children.Length; i++)
        {
            SchemaNode? complete = CheckComplete(node.Children[i], problems);
            if (complete is null)
                node.Lose(node.Children[i]);
            Put(complete, node, i, ref children);
        }
        return !isComplete ? null : children is null ? node : node.With(children);
    }

    // What becomes of a child, or null where it is taken out; there is no list as long as all of them stay as they are.
    private static void Put(SchemaNode? child, SchemaNode parent, int index, ref List<SchemaNode>? children)
    {
        if (children is null && child == parent.Children[index])
            return;
        children ??= parent.Children.Take(index).ToList();
        if (child is not null)
            children.Add(child);
    }

    private static void ReportMissing(SchemaNode node, AttributeRule required, List<Problem> problems)
    {
        if (!node.Dropped.Contains(required.Name))
            problems.Add(new Problem(Descriptors.Grammar, node.File, node.NameSpan,
                $"<{node.Name}> has no attribute {Shown.Of(required.Name)}: {required.Summary}"));
    }

    private static Problem UnknownElement(SchemaNode child, SchemaNode parent, ElementRule rule)
        => new(Descriptors.Grammar, child.File, child.NameSpan, $"<{Shown.Unquoted(child.Name)}> does not belong into <{parent.Name}>{Suggestion.For(child.Name, rule.Children)}");

    private static bool Check(SchemaNode node, SchemaAttribute attribute, ElementRule rule, List<Problem> problems)
    {
        if (rule.Find(attribute.Name) is not { } known)
        {
            string[] names = rule.Attributes.Select(candidate => candidate.Name).ToArray();
            problems.Add(new Problem(Descriptors.Grammar, node.File, attribute.NameSpan,
                $"<{node.Name}> has no attribute {Shown.Of(attribute.Name)}{Suggestion.For(attribute.Name, names)}"));
            return false;
        }
        if (WhatIsWrong(attribute.Value, known) is not { } wrong)
            return true;
        problems.Add(new Problem(Descriptors.BadValue, node.File, attribute.ValueSpan, $"{attribute.Name}={Shown.Of(attribute.Value)}: {wrong}"));
        node.Drop(attribute.Name);
        return false;
    }

    private static string? WhatIsWrong(string value, AttributeRule rule) => rule.Form switch
    {
        ValueForm.Words when string.IsNullOrWhiteSpace(value) => "there must be at least one word",
        ValueForm.Name => WhatIsWrongWithName(value),
        ValueForm.Namespace when !Identifiers.IsNamespace(value)
            => "it must be a C# namespace: identifiers with dots, none of them a keyword, 500 characters at most",
        ValueForm.XmlName when !IsXmlName(value) => "it must be an XML name without a prefix",
        ValueForm.Boolean when value is not ("true" or "false") => "it must be true or false",
        ValueForm.Number when !Runtime.NumberText.TryReadHex(value.AsSpan(), out _) => "it must be a whole number, 0 or more",
        ValueForm.Integer when !Runtime.NumberText.TryReadSigned(value.AsSpan(), out _) && !Runtime.NumberText.TryReadHex(value.AsSpan(), out _)
            => "it must be a whole number",
        ValueForm.Decimal when !Runtime.DecimalText.TryRead(value.AsSpan(), out _) && !Runtime.NumberText.TryReadHex(value.AsSpan(), out _)
            => "it must be a whole number, or for the type decimal one such as 0.5",
        ValueForm.Version when !Runtime.ComponentVersion.TryParse(value, out _) => $"it must be a version: {Runtime.ComponentVersion.Allowed}",
        ValueForm.Choice when !rule.Choices.Contains(value) => $"it must be one of {string.Join(", ", rule.Choices)}",
        _ => null,
    };

    private static string? WhatIsWrongWithName(string value)
    {
        bool isPascal = value.Length > 0 && value[0] is >= 'A' and <= 'Z';
        foreach (char c in value)
            isPascal &= c is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' or '_';
        return value.Length > GeneratedNames.MaxLength ? $"a name has at most {GeneratedNames.MaxLength} characters"
            : !isPascal ? "it must be a C# identifier in PascalCase: an upper-case letter, then letters, digits and underscores"
            : GeneratedNames.IsMember(value) ? "this name is taken by generated members; choose another"
            : null;
    }

    /// <summary>The names of a path such as <c>/library/books</c>, or null when it is none.</summary>
    public static string[]? SplitPath(string path)
    {
        string[] segments = path.Split('/');
        return segments.Length > 1 && segments[0].Length == 0 && segments.Skip(1).All(IsXmlName) ? segments.Skip(1).ToArray() : null;
    }

    /// <summary>Whether a text is the name of an element or attribute, without a prefix.</summary>
    public static bool IsXmlName(string value)
    {
        try
        {
            XmlConvert.VerifyNCName(value);
            return true;
        }
        catch (Exception problem) when (problem is XmlException or ArgumentException)
        {
            return false;
        }
    }
}
