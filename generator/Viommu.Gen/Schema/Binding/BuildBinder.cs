using System.Collections.Generic;
using System.Linq;
using Viommu.Runtime;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Xml;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds how the plan puts an element together.</summary>
internal sealed class BuildBinder
{
    private readonly BindingContext _context;
    private readonly IReadOnlyList<OptionModel> _options;
    private readonly Scope _scope;

    /// <param name="scope">Options and facts.</param>
    public BuildBinder(BindingContext context, IReadOnlyList<OptionModel> options, Scope scope)
    {
        _context = context;
        _options = options;
        _scope = scope;
    }

    public BuildModel Bind(BoundElement element)
    {
        var sets = new List<SetModel>();
        var children = new List<ChildBuildModel>();
        foreach (SchemaNode node in element.Node.Children)
        {
            if (!element.Properties.TryGetValue(node, out PropertyModel? property))
                continue;
            if (property.Kind == PropertyKind.Children)
            {
                ReportSets(element.Children[node].Node);
            }
            else if (property.Kind == PropertyKind.Child)
            {
                BuildModel child = Bind(element.Children[node]);
                if (child.Sets.Count > 0 || child.Children.Count > 0)
                    children.Add(new ChildBuildModel(property.Name, property.Required, child));
            }
            else if (BindSet(element, node, property) is { } set)
            {
                sets.Add(set);
            }
        }
        foreach (KeyValuePair<SchemaNode, PropertyModel> property in element.Properties)
        {
            bool isSet = sets.Any(set => set.Property == property.Value.Name) || children.Any(child => child.Property == property.Value.Name);
            if (property.Value.Required && !isSet && (sets.Count > 0 || children.Count > 0))
                _context.Report(Descriptors.Grammar, property.Key, property.Key.NameSpan, $"'{property.Value.XmlName}' is required, and the plan makes this element without it: give it a 'set' or 'set-from'");
        }
        return new BuildModel(element.Model.Type, sets.ToEquatableArray(), children.ToEquatableArray());
    }

    private void ReportSets(SchemaNode repeated)
    {
        foreach (SchemaNode node in repeated.Children)
        {
            SchemaAttribute? set = node.Attribute("set") ?? node.Attribute("set-from") ?? (node.Name == "set" ? node.Attribute("value") : null);
            if (set is not null)
                _context.Report(Descriptors.NotSupported, node, set.NameSpan, "the plan makes no repeated elements: what is inside them can't be set");
            ReportSets(node);
        }
    }

    private SetModel? BindSet(BoundElement element, SchemaNode node, PropertyModel property)
    {
        var cases = new List<SetCase>();
        if (node["set"] is not null && LiteralBinder.Bind(_context, node, "set", property.Type) is { } value)
            AddCase(cases, node, value, "set-when");
        else if (node["set"] is null && node.Attribute("set-when") is { } lonely)
            _context.Report(Descriptors.Grammar, node, lonely.NameSpan, "'set-when' has no 'set'");
        foreach (SchemaNode set in node.Elements("set"))
        {
            if (LiteralBinder.Bind(_context, set, "value", property.Type) is { } literal)
                AddCase(cases, set, literal, "when");
        }
        SetFrom? from = node["set-from"] is null ? null : BindFrom(node, property);
        return cases.Count == 0 && from is null
            ? null
            : new SetModel(element.Model.Type + property.Name, property.Name, property.Type, property.Required, cases.ToEquatableArray(), from);
    }

    private void AddCase(List<SetCase> cases, SchemaNode node, Literal value, string condition)
    {
        Condition? when = node.Attribute(condition) is null ? Condition.True : ConditionBinder.Bind(_context, _scope, node, condition, out _);
        if (when is not null)
            cases.Add(new SetCase(value, when));
    }

    private SetFrom? BindFrom(SchemaNode node, PropertyModel property)
    {
        string name = node["set-from"]!;
        OptionModel? option = _options.FirstOrDefault(candidate => candidate.Name == name);
        if (option is null)
        {
            _context.Report(Descriptors.UnknownName, node, "set-from", $"there is no option '{name}'{Suggestion.For(name, _options.Select(candidate => candidate.Name).ToArray())}");
            return null;
        }
        var member = new Member(MemberRoot.Option, EquatableArray.Of(new Step(name, option.Default is null)), option.Type);
        if (option.Type.Kind == property.Type.Kind && option.Type.Name == property.Type.Name)
            return new SetFrom(member, default);
        if (option.Type.Kind == ValueKind.Enum && property.Type.Kind == ValueKind.Enum)
        {
            IEnumerable<NamePair> map =
                from source in _context.Enums[option.Type.Name].Values
                join target in _context.Enums[property.Type.Name].Values on source.Text equals target.Text
                select new NamePair(source.Name, target.Name);
            return new SetFrom(member, map.ToEquatableArray());
        }
        _context.Report(Descriptors.ConditionType, node, "set-from", $"the option '{name}' has another type than this attribute");
        return null;
    }
}
