using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Language;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds the elements of a document that say a fact.</summary>
internal static class FactSourceBinder
{
    private const string Variable = "element";

    /// <param name="before">The facts declared before this one: conditions may look at them.</param>
    /// <returns>The sources; none when one of them is wrong, which is reported: what the others say would not be the whole.</returns>
    public static EquatableArray<FactSource> Bind(BindingContext context, SchemaNode fact, MemberType type, IReadOnlyList<FactModel> before)
    {
        SchemaNode[] nodes = fact.Elements("from").Where(node => !RequestFactBinder.IsOfRequest(node)).ToArray();
        if (nodes.Length == 0)
            return default;
        bool areWhole = fact.Lost.All(lost => lost.Name != "from");
        if (fact.Attribute("path") is { } path)
        {
            context.Report(Descriptors.Grammar, fact, path.NameSpan, "a fact has either a 'path' or <from> elements");
            areWhole = false;
        }
        var facts = new Scope();
        foreach (FactModel known in before)
            facts.Add(known.Name, MemberRoot.Fact, known.Type, nullable: true, System.Array.Empty<string>());
        var sources = new List<FactSource>();
        foreach (SchemaNode node in nodes)
        {
            if (Bind(context, node, type, facts, IsCount(nodes[0])) is { } source)
                sources.Add(source);
            else
                areWhole = false;
        }
        return areWhole ? sources.ToEquatableArray() : default;
    }

    private static FactSource? Bind(BindingContext context, SchemaNode node, MemberType type, Scope facts, bool isCounted)
    {
        bool isRight = Says(context, node, type, isCounted);
        Literal? value = isRight && !isCounted ? LiteralBinder.Bind(context, node, "value", type) : null;
        Condition? where = node.Attribute("where") is null
            ? Condition.True
            : ConditionBinder.Bind(context, DocumentScope.Of(facts, node, Variable), node, "where", out _);
        string[]? path = GrammarCheck.SplitPath(node["path"] ?? "");
        if (node["path"] is null)
            context.Report(Descriptors.Grammar, node, node.NameSpan, "<from> has neither a 'path' in a document nor a 'when' over options: what says the fact?");
        else if (path is null)
            context.Report(Descriptors.BadValue, node, "path",
                $"path={Shown.Of(node["path"])}: it must be names of elements with slashes before them, such as /library/books");
        return isRight && (isCounted || value is not null) && where is not null && path is not null
            ? new FactSource(path.ToEquatableArray(), where, value)
            : null;
    }

    // Either their number or a value, and all <from> of a fact the same.
    private static bool Says(BindingContext context, SchemaNode node, MemberType type, bool isCounted)
    {
        if (node.Mentions("value") == IsCount(node) || (node.Mentions("count") && !IsCount(node)))
        {
            if (!node.Dropped.Contains("count"))
                context.Report(Descriptors.Grammar, node, node.NameSpan, "<from> has either count=\"true\" or a 'value'");
            return false;
        }
        if (IsCount(node) != isCounted)
        {
            context.Report(Descriptors.Grammar, node, node.NameSpan, "the <from> elements of a fact are either all counted, or all have a 'value'");
            return false;
        }
        if (!isCounted || type.IsNumber)
            return true;
        context.Report(Descriptors.ConditionType, node, "count", "a count is a number: the fact must be of type int or long");
        return false;
    }

    private static bool IsCount(SchemaNode node) => BindingContext.IsTrue(node, "count");
}
