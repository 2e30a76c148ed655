using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds what a request says of the platform itself.</summary>
internal sealed class RequestFactBinder
{
    private readonly BindingContext _context;
    private readonly IReadOnlyList<OptionModel> _options;
    private readonly Scope _scope = new();

    public RequestFactBinder(BindingContext context, IReadOnlyList<OptionModel> options)
    {
        _context = context;
        _options = options;
        foreach (OptionModel option in options)
            _scope.Add(option.Name, MemberRoot.Option, option.Type, option.Default is null, option.Keys.ToArray());
    }

    /// <summary>Whether a source of a fact is the request; else it is a document.</summary>
    public static bool IsOfRequest(SchemaNode from) => from.Mentions("when");

    /// <returns>What says it, or null when nothing does.</returns>
    public RequestFact? Bind(SchemaNode fact, MemberType type)
    {
        var sources = new List<RequestSource>();
        var keys = new List<string>();
        if (fact.Attribute("from") is { } options)
        {
            foreach ((string name, int start) in options.Words())
            {
                if (BindOption(fact, options, name, start, type) is not { } option)
                    continue;
                sources.Add(new RequestSource(option.Member, Condition.True, null));
                keys.AddRange(option.Keys);
            }
        }
        foreach (SchemaNode node in fact.Elements("from").Where(IsOfRequest))
        {
            if (BindValue(node, type, keys) is { } source)
                sources.Add(source);
        }
        string id = GeneratedNames.Rule(fact["name"]!, ImpliedRule.Contradicted);
        if (sources.Count == 0 || !_context.TakeRule(id, fact, "name"))
            return null;
        if (fact["of"] is not null)
        {
            _context.Report(Descriptors.Grammar, fact, "of", "a fact that is read off another one is not said by the request as well: the request says that other one");
            return null;
        }
        return new RequestFact(sources.ToEquatableArray(), id, keys.Distinct().ToEquatableArray());
    }

    /// <returns>What says the least that it is, or null when nothing does.</returns>
    /// <param name="members">The names that are taken.</param>
    public LowerBound? BindLeast(SchemaNode fact, MemberType type, Dictionary<string, SchemaNode> members)
    {
        if (fact.Attribute("from-min") is not { } attribute)
            return null;
        string name = fact["name"]!, id = GeneratedNames.Rule(name, ImpliedRule.Contradicted);
        string? problem = type.Kind is not (ValueKind.Int or ValueKind.Long) ? $"a least is one of a whole number, and this fact is of type {type.Display}"
            : fact.Mentions("of") || fact.Mentions("from") || fact.Elements("from").Any(IsOfRequest) ? "what the request says whole has no least: it is one of them"
            : null;
        if (problem is not null)
        {
            _context.Report(Descriptors.Grammar, fact, attribute.NameSpan, problem);
            return null;
        }
        Expression? value = LetBinder.Bind(_context, _scope, fact, attribute, out IReadOnlyList<string> keys);
        bool isFree = _context.IsFree(!GeneratedNames.IsTaken(GeneratedNames.AtLeast(name), MemberSet.Request), GeneratedNames.AtLeast(name), fact, "name")
            && _context.Take(members, GeneratedNames.AtLeast(name), fact, "name", "member");
        if (value is null || !isFree || !_context.TakeRule(id, fact, "name"))
            return null;
        var source = new Member(MemberRoot.Computed, EquatableArray.Of(new Step(GeneratedNames.AtLeast(name), Nullable: true)), MemberType.Computed) { Value = value };
        return new LowerBound(source, id, keys.ToEquatableArray());
    }

    /// <summary>A fact, as conditions look at it.</summary>
    public static Member MemberOf(FactModel fact)
    {
        var member = new Member(MemberRoot.Fact, EquatableArray.Of(new Step(fact.Name, Nullable: true)), fact.Type);
        return fact.Least is null ? member : member with
        {
            Least = new Member(MemberRoot.Least, EquatableArray.Of(new Step(GeneratedNames.AtLeast(fact.Name), Nullable: true)), new MemberType(ValueKind.Long)),
        };
    }

    private OptionModel? BindOption(SchemaNode fact, SchemaAttribute attribute, string name, int start, MemberType type)
    {
        OptionModel? option = _options.FirstOrDefault(candidate => candidate.Name == name);
        if (option is null)
        {
            if (!_context.Broken.Contains(name))
                _context.Report(Descriptors.UnknownName, fact, attribute.SpanOf(start, name.Length),
                    $"there is no option {Shown.Of(name)}{_context.Suggest(name, _options.Select(candidate => candidate.Name).ToArray())}");
            return null;
        }
        string? wrong = option.Type.Kind != type.Kind || option.Type.Name != type.Name
            ? $"the option {Shown.Of(name)} is of type {option.Type.Display}, and this fact of type {type.Display}: write <from when=\"...\" value=\"...\"/> for each value"
            : option.Default is not null
                ? $"the option {Shown.Of(name)} has a default, and what nobody asks for says nothing of a platform: take the default away"
                : null;
        if (wrong is null)
            return option;
        _context.Report(Descriptors.ConditionType, fact, attribute.SpanOf(start, name.Length), wrong);
        return null;
    }

    private RequestSource? BindValue(SchemaNode node, MemberType type, List<string> keys)
    {
        foreach (string attribute in new[] { "path", "where", "count" })
        {
            if (node.Attribute(attribute) is { } useless)
                _context.Report(Descriptors.Grammar, node, useless.NameSpan, $"{Shown.Of(attribute)} is about a document, and 'when' about the request: a <from> is one of them");
        }
        if (!node.Mentions("value"))
            _context.Report(Descriptors.Grammar, node, node.NameSpan, "<from> has no 'value': what the request says where the condition holds");
        Literal? value = node["value"] is null ? null : LiteralBinder.Bind(_context, node, "value", type);
        Condition? when = node["when"] is null ? null : ConditionBinder.Bind(_context, _scope, node, "when", out _);
        if (value is null || when is null)
            return null;
        string[] options = when.Members().Select(member => member.Path[0].Name).ToArray();
        keys.AddRange(_options.Where(option => options.Contains(option.Name)).SelectMany(option => option.Keys));
        return new RequestSource(null, when, value);
    }
}
