using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds how the plan puts an element together.</summary>
internal sealed class BuildBinder
{
    private readonly BindingContext _context;
    private readonly Scope _scope;
    private readonly RepeatBinder _repeats;

    /// <param name="scope">Options, facts and computed numbers.</param>
    public BuildBinder(BindingContext context, Scope scope)
    {
        _context = context;
        _scope = scope;
        _repeats = new RepeatBinder(context, scope);
    }

    /// <returns>How it is made, or null when what it requires is not set, which is reported: then it is never made.</returns>
    public BuildModel? Bind(BoundElement element) => Bind(element, isRoot: true);

    private BuildModel? Bind(BoundElement element, bool isRoot)
    {
        bool isComplete = true;
        var sets = new List<SetModel>();
        var children = new List<ChildBuildModel>();
        var repeats = new List<RepeatModel>();
        foreach (SchemaNode node in element.Content.Children)
        {
            if (!element.Properties.TryGetValue(node, out PropertyModel? property))
                continue;
            if (property.Kind == PropertyKind.Children)
            {
                if (node.Dropped.Contains("repeat-for"))
                    continue;
                if (node.Attribute("repeat-for") is null)
                    ReportSets(element.Children[node].Node);
                else if (_repeats.Bind(element.Children[node], property) is { } repeat)
                    repeats.Add(repeat);
            }
            else if (property.Kind == PropertyKind.Child)
            {
                BuildModel? child = Bind(element.Children[node], isRoot: false);
                if (child is null)
                    isComplete = false;
                else if (!child.IsEmpty)
                    children.Add(new ChildBuildModel(property.Name, property.Required, child));
            }
            else if (BindSet(element, node, property) is { } set)
            {
                sets.Add(set);
            }
        }
        foreach (KeyValuePair<SchemaNode, PropertyModel> property in element.Properties)
        {
            if (!property.Value.Required || (!isRoot && sets.Count + children.Count + repeats.Count == 0))
                continue;
            if (sets.Exists(set => set.Property == property.Value.Name) || children.Exists(child => child.Property == property.Value.Name))
                continue;
            isComplete = false;
            if (!IsMeantToBeSet(property.Key))
                _context.Report(Descriptors.Grammar, property.Key, property.Key.NameSpan,
                    $"{element.Model.Describe(property.Value)} is required, and the plan makes the element without it: give it a 'set' or 'set-from'");
        }
        return isComplete ? new BuildModel(element.Model.Type, sets.ToEquatableArray(), children.ToEquatableArray(), repeats.ToEquatableArray()) : null;
    }

    // Something sets it, and what is wrong with that is reported there.
    private static bool IsMeantToBeSet(SchemaNode node)
        => node.Mentions("set") || node.Mentions("set-from") || node.Has("set") || node.Lost.Count > 0
            || node.Elements("attribute").Concat(node.Elements("text")).Concat(node.Elements("element")).Any(IsMeantToBeSet);

    private void ReportSets(SchemaNode repeated)
    {
        foreach (SchemaNode node in repeated.Children)
        {
            SchemaAttribute? set = node.Attribute("set") ?? node.Attribute("set-from") ?? (node.Name == "set" ? node.Attribute("value") : null);
            if (set is not null && (node.Name != "element" || BindingContext.IsTrue(node, "presence")))
                _context.Report(Descriptors.NotSupported, node, set.NameSpan, "of repeated elements the plan makes as many as 'repeat-for' says: without it, what is inside is never set");
            ReportSets(node);
        }
    }

    private SetModel? BindSet(BoundElement element, SchemaNode node, PropertyModel property)
    {
        var cases = new List<SetCase>();
        if (node["set"] is not null && LiteralBinder.Bind(_context, node, "set", property.Type) is { } value)
            AddCase(cases, node, value, "set-when");
        else if (node["set"] is null && node["set-from"] is null && node.Attribute("set-when") is { } lonely)
            _context.Report(Descriptors.Grammar, node, lonely.NameSpan, "'set-when' has no 'set' and no 'set-from'");
        foreach (SchemaNode set in node.Elements("set"))
        {
            if (LiteralBinder.Bind(_context, set, "value", property.Type) is { } literal)
                AddCase(cases, set, literal, "when");
        }
        SetFrom? from = node["set-from"] is null ? null : BindFrom(node, property);
        return cases.Count == 0 && from is null
            ? null
            : new SetModel(element.Model.Type + property.Name, property.Name, property.Type, property.Required, cases.ToEquatableArray(), from, property.Omit);
    }

    private void AddCase(List<SetCase> cases, SchemaNode node, Literal value, string condition)
    {
        Condition? when = node.Attribute(condition) is null ? Condition.True : ConditionBinder.Bind(_context, _scope, node, condition, out _);
        if (when is not null)
            cases.Add(new SetCase(value, when, Condition.False));
    }

    private SetFrom? BindFrom(SchemaNode node, PropertyModel property)
    {
        string name = node["set-from"]!;
        if (_scope.Find(name) is not { } found)
        {
            if (!_context.Broken.Contains(name))
                _context.Report(Descriptors.UnknownName, node, "set-from", $"there is no option, fact or <let> {Shown.Of(name)}{_context.Suggest(name, _scope.Names)}");
            return null;
        }
        // Beside a 'set' it is the condition of that.
        Condition? when = node.Attribute("set-when") is null || node["set"] is not null ? Condition.True : ConditionBinder.Bind(_context, _scope, node, "set-when", out _);
        Member source = found.Member;
        if (when is null || MapOf(node, property, source) is not { } map)
            return null;
        // Where the range is declared, a number outside of it is reported when it is planned; a computed one is not set.
        if (source.Value is null && source.Type.HasRange && (node["min"] ?? node["max"]) is null
            && !(property.Type.Takes(source.Type.Least) && property.Type.Takes(source.Type.Greatest)))
        {
            _context.Report(Descriptors.ConditionType, node, "set-from",
                $"{Shown.Of(source.Name)} is {source.Type.DescribeNumber()}, and this takes {property.Type.DescribeNumber()}: give it a 'min' and a 'max'");
        }
        return new SetFrom(source, map, Condition.All(new[] { when }.Concat(map.Count > 0 ? Enumerable.Empty<Condition>() : IsThere(source, property.Type))));
    }

    // That it says something, and of a computed number that it fits.
    private static IEnumerable<Condition> IsThere(Member source, MemberType type)
    {
        if (source.IsNullable)
            yield return new Test(source, TestOperator.IsNull, null, null, Negated: true);
        if (source.Value is null)
            yield break;
        yield return new Test(source, TestOperator.GreaterOrEqual, type.Least, null, Negated: false);
        yield return new Test(source, TestOperator.LessOrEqual, type.Greatest, null, Negated: false);
    }

    private EquatableArray<NamePair>? MapOf(SchemaNode node, PropertyModel property, Member source)
    {
        string what = $"{(source.Value is not null ? "the number" : source.IsFact ? "the fact" : "the option")} {Shown.Of(source.Name)}";
        if (source.Type.Kind == property.Type.Kind && source.Type.Name == property.Type.Name)
            return default(EquatableArray<NamePair>);
        if (source.Type.Kind == ValueKind.Text && property.Type is { Kind: ValueKind.Text, HasPattern: false })
            return default(EquatableArray<NamePair>);
        if (source.Type.IsNumber && property.Type.Kind == ValueKind.Long)
            return default(EquatableArray<NamePair>);
        if (source.Value is not null && property.Type.IsNumber)
            return default(EquatableArray<NamePair>);
        if (source.Type.Kind == ValueKind.Enum && property.Type.Kind == ValueKind.Enum)
        {
            NamePair[] map = (
                from value in _context.Enums[source.Type.Name].Values
                join target in _context.Enums[property.Type.Name].Values on value.Text equals target.Text
                select new NamePair(value.Name, target.Name)).ToArray();
            if (map.Length > 0)
                return map.ToEquatableArray();
            _context.Report(Descriptors.ConditionType, node, "set-from", $"{what} has no text in common with this attribute: nothing would ever be set");
            return null;
        }
        _context.Report(Descriptors.ConditionType, node, "set-from", $"{what} has another type than this attribute");
        return null;
    }
}
