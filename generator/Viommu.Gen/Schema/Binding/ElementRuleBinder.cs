using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds the rules of an element: those that are written out, and those that its attributes imply.</summary>
internal sealed class ElementRuleBinder
{
    private const string Variable = "element";

    private readonly BindingContext _context;
    private readonly RuleBinder _rules;
    private readonly Scope _facts;
    private readonly List<ElementCheck> _checks = new();
    private RuleModel[] _boundaries = System.Array.Empty<RuleModel>();

    public ElementRuleBinder(BindingContext context, RuleBinder rules, Scope facts)
    {
        _context = context;
        _rules = rules;
        _facts = facts;
    }

    /// <param name="boundaries">Those that say since when and until when the element itself is there.</param>
    public EquatableArray<ElementCheck> Bind(BoundElement root, out IReadOnlyList<RuleModel> boundaries)
    {
        _checks.Clear();
        _boundaries = System.Array.Empty<RuleModel>();
        Bind(root, _facts, EquatableArray.Of(new Step(Variable, false)), default, Condition.True);
        boundaries = _boundaries;
        return _checks.Where(check => check.Rules.Count > 0).ToEquatableArray();
    }

    // Rules inside an element are about that element: where it is not there, they do not apply.
    private void Bind(BoundElement element, Scope outer, EquatableArray<Step> path, EquatableArray<LoopModel> loops, Condition isThere)
    {
        var scope = new Scope(outer, element.Members, MemberRoot.Element, path);
        var rules = new List<RuleModel>();
        // What is said of a single child is found with the properties of its parent; a repeated one has it in each item.
        if (path.Count == 1 && IsBounded(element.Node))
        {
            string what = $"The element <{element.Model.Name}>";
            // An element of the feature is allowed wherever it is: it has its rules.
            if (loops.Count == 0)
                rules.AddRange(_boundaries = BoundariesOf(element.Node, element.Model.Type, what, null, scope, Condition.True).ToArray());
            else
                rules.AddRange(BoundsOf(element.Node, element.Model.Type, what, null, scope, Condition.True));
        }
        foreach (SchemaNode node in element.Content.Children)
        {
            if (element.Properties.TryGetValue(node, out PropertyModel? property) && property.Kind != PropertyKind.Children
                && (IsBounded(node) || RuleBinder.TakesRange(property.Type)))
            {
                rules.AddRange(ImpliedBy(element, node, property, scope));
            }
        }
        rules.AddRange(_rules.Bind(element.Node, scope));
        int place = element.Model.IsShape ? _checks.Count(check => check.Type == element.Model.Type) : 0;
        for (int i = 0; i < rules.Count; i++)
        {
            if (place > 0 || isThere is not Constant)
                rules[i] = rules[i] with { When = Condition.All(isThere, rules[i].When), Place = place };
        }
        _checks.Add(new ElementCheck(element.Model.Type, place, path, loops, rules.ToEquatableArray()));

        foreach (KeyValuePair<SchemaNode, BoundElement> child in element.Children)
        {
            if (!element.Properties.TryGetValue(child.Key, out PropertyModel? property))
                continue;
            Member member = scope.Find(property.Name)!.Member;
            if (property.Kind == PropertyKind.Child)
            {
                Condition childIsThere = Present(scope.Find(property.Name)!, property);
                Bind(child.Value, scope, member.Path, loops, Condition.All(isThere, childIsThere));
                continue;
            }
            string item = "item" + (loops.Count == 0 ? "" : (loops.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            Bind(child.Value, scope, EquatableArray.Of(new Step(item, false)), loops.Append(new LoopModel(member, item)).ToEquatableArray(), isThere);
        }
    }

    private IEnumerable<RuleModel> ImpliedBy(BoundElement element, SchemaNode node, PropertyModel property, Scope scope)
    {
        Found found = scope.Find(property.Name)!;
        string id = element.Model.Type + property.Name;
        string what = element.Model.Describe(property), range = GeneratedNames.Rule(id, ImpliedRule.Range);
        if (RuleBinder.TakesRange(property.Type) && _context.TakeRule(range, node, "name") && RuleBinder.OutOfRange(found.Member) is { } outside)
        {
            yield return Rule(range, true, outside, found, "", Text($"{what} is "), Value(found),
                Text($", and must be {property.Type.DescribeNumber()}.")) with { Range = found.Member };
        }
        if (!IsBounded(node))
            yield break;
        foreach (RuleModel rule in BoundsOf(node, id, what, found, scope, Present(found, property)))
            yield return rule;
    }

    // Most are allowed everywhere, and were always there.
    private static bool IsBounded(SchemaNode node) => node.Attribute("allowed") is not null || node.Attribute("since") is not null || node.Has("since") || node.Has("until");

    /// <summary>Where it is allowed, and since when.</summary>
    private IEnumerable<RuleModel> BoundsOf(SchemaNode node, string id, string what, Found? found, Scope scope, Condition present)
    {
        if (node.Attribute("allowed") is { } allowed && _context.TakeRule(GeneratedNames.Rule(id, ImpliedRule.Allowed), node, "allowed")
            && ConditionBinder.Bind(_context, scope, node, "allowed", out _) is { } condition)
        {
            string where = BindingContext.Collapse(allowed.Value);
            yield return Rule(GeneratedNames.Rule(id, ImpliedRule.Allowed), true, Condition.All(present, condition.Negate()), found, "",
                Text($"{what} is only allowed where {where}: remove it.")) with { Subject = found?.Member };
        }
        foreach (RuleModel rule in BoundariesOf(node, id, what, found, scope, present))
            yield return rule;
    }

    private IEnumerable<RuleModel> BoundariesOf(SchemaNode node, string id, string what, Found? found, Scope scope, Condition present)
    {
        if (node.Attribute("since") is { } since)
        {
            (string Word, int Start)[] words = since.Words().ToArray();
            if (words.Length != 2 || !Runtime.ComponentVersion.TryParse(words[1].Word, out Runtime.ComponentVersion version))
                _context.Report(Descriptors.BadValue, node, "since", $"since={Shown.Of(since.Value)}: it must be a fact and a version");
            else if (VersionFact(node, since.SpanOf(words[0].Start, words[0].Word.Length), words[0].Word) is { } fact
                && _context.TakeRule(GeneratedNames.Rule(id, ImpliedRule.Since) + words[0].Word, node, "since"))
                yield return Boundary(GeneratedNames.Rule(id, ImpliedRule.Since) + words[0].Word, "since", "ignored", what, version, fact, found, present, Condition.True, "", "");
        }
        foreach (SchemaNode boundary in node.Children.Where(child => child.Name is "since" or "until"))
        {
            string name = boundary["fact"]!;
            string rule = boundary["id"] ?? GeneratedNames.Rule(id, boundary.Name == "since" ? ImpliedRule.Since : ImpliedRule.Until) + name;
            Condition? when = boundary["when"] is null ? Condition.True : ConditionBinder.Bind(_context, scope, boundary, "when", out _);
            if (VersionFact(boundary, boundary.Attribute("fact")!.ValueSpan, name) is not { } fact || when is null
                || !_context.TakeRule(rule, boundary, boundary["id"] is null ? "fact" : "id"))
            {
                continue;
            }
            string effect = boundary["effect"] ?? "ignored";
            if (effect == "filled-in" && (found is null || boundary.Name == "until"))
                _context.Report(Descriptors.BadValue, boundary, "effect", "filled-in belongs to <since> of an attribute or a child element");
            else
                yield return Boundary(rule, boundary.Name, effect, what, Runtime.ComponentVersion.Parse(boundary["version"]!), fact, found, present, when,
                    BindingContext.Collapse(boundary["when"]), boundary["verified"] ?? "");
        }
    }

    private static RuleModel Boundary(
        string id, string kind, string effect, string what, Runtime.ComponentVersion version, Member fact, Found? found, Condition present, Condition when,
            string whereText, string verified)
    {
        bool isFilledIn = effect == "filled-in";
        bool isOutsideBefore = kind == "since" && !isFilledIn;
        var outside = new Test(fact, isOutsideBefore ? TestOperator.Less : TestOperator.GreaterOrEqual, Literal.OfVersion(version), null, false);
        Condition condition = Condition.All(new[] { isFilledIn ? present.Negate() : present, when, outside });
        string exists = isFilledIn ? $"is filled in by {fact.Name} {version} and newer where it is absent"
            : kind == "since" ? $"exists since {fact.Name} {version}"
            : $"exists until {fact.Name} {version}";
        string effectText = isFilledIn ? ": what is defined will differ from what is written here. Write it out, if that matters."
            : effect == "ignored" ? ", where it is ignored. Remove it, or use another version."
            : ", where it is refused. Remove it, or use another version.";
        string where = whereText.Length == 0 ? "" : $" where {whereText}";
        return Rule(id, effect == "refused", condition, found, verified, Text($"{what} {exists}{where}, and this is {fact.Name} "), new MessagePart("", fact),
            Text(effectText))
            with { Subject = isFilledIn ? null : found?.Member };
    }

    private Member? VersionFact(SchemaNode node, Microsoft.CodeAnalysis.Text.TextSpan span, string name)
    {
        if (_facts.Find(name) is { Member: { IsFact: true, Type.Kind: ValueKind.Version } } found)
            return found.Member;
        if (_context.Broken.Contains(name))
            return null;
        string[] names = _facts.Names.Where(candidate => _facts.Find(candidate)!.Member.Type.Kind == ValueKind.Version).ToArray();
        _context.Report(Descriptors.UnknownName, node, span, $"there is no fact {Shown.Of(name)} with a version{_context.Suggest(name, names)}");
        return null;
    }

    private static Condition Present(Found found, PropertyModel property) => property.Kind switch
    {
        PropertyKind.Presence => new Test(found.Member, TestOperator.Equal, Literal.OfFlag(true), null, false),
        _ when found.Member.IsNullable => new Test(found.Member, TestOperator.IsNull, null, null, true),
        _ => Condition.True,
    };

    private static RuleModel Rule(string id, bool isError, Condition when, Found? found, string verified, params MessagePart[] message)
        => new(id, isError, when, message.ToEquatableArray(), (found?.Keys ?? System.Array.Empty<string>()).ToEquatableArray(), default, verified);

    private static MessagePart Text(string text) => new(text, null);

    private static MessagePart Value(Found found) => new("", found.Member);
}
