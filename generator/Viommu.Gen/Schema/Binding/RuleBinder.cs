using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds rules: their conditions, messages and fixes.</summary>
internal sealed class RuleBinder
{
    private readonly BindingContext _context;
    private readonly Dictionary<string, OptionModel> _options;
    private readonly StringBuilder _literal = new();

    public RuleBinder(BindingContext context, IReadOnlyList<OptionModel> options)
    {
        _context = context;
        _options = options.ToDictionary(option => option.Name);
    }

    /// <summary>Binds all <c>reject</c> and <c>warn</c> of a node.</summary>
    public IEnumerable<RuleModel> Bind(SchemaNode parent, Scope scope)
    {
        foreach (SchemaNode node in parent.Children)
        {
            if (node.Name is not ("reject" or "warn"))
                continue;
            bool isNew = _context.TakeRule(node["id"]!, node);
            Condition? when = ConditionBinder.Bind(_context, scope, node, "when", out IReadOnlyCollection<string> keys);
            // A rule of an element is given the facts, whatever it asks.
            Condition? asked = parent.Name == "element" ? null : when;
            EquatableArray<MessagePart> message = BindMessage(node, scope, asked);
            EquatableArray<FixModel> fixes = node.Attribute("fix") is { } fix ? BindFixes(node, fix) : default;
            if (isNew && when is not null)
                yield return new RuleModel(node["id"]!, node.Name == "reject", when, message, keys.ToEquatableArray(), fixes,
                    BindingContext.Collapse(node["verified"]), Text: BindingContext.Collapse(node["when"]));
        }
    }

    /// <summary>The ranges of options: what was read is in them, what was made in code may not be.</summary>
    /// <param name="nodes">Where each option is declared.</param>
    public IEnumerable<RuleModel> BindRanges(IReadOnlyList<OptionModel> options, IReadOnlyList<SchemaNode> nodes)
    {
        for (int i = 0; i < options.Count; i++)
        {
            OptionModel option = options[i];
            if (!TakesRange(option.Type))
                continue;
            string id = GeneratedNames.Rule(option.Name, ImpliedRule.Range);
            Member member = option.Member;
            if (!_context.TakeRule(id, nodes[i], "name") || OutOfRange(member) is not { } outside)
                continue;
            yield return new RuleModel(
                id,
                IsError: true,
                outside,
                EquatableArray.Of(
                    new MessagePart($"{string.Join(" or ", option.Keys)} is ", null),
                    new MessagePart("", member),
                    new MessagePart($", and must be {option.Type.DescribeNumber()}.", null)),
                option.Keys.ToEquatableArray(),
                default,
                "") { Range = member };
        }
    }

    /// <summary>Whether a member has an id for values outside of its range: a number has one, an enum, a map, and what has a format.</summary>
    public static bool TakesRange(MemberType type) => type.Kind is ValueKind.Enum or ValueKind.Map || type.IsMatched || type.HasRange;

    /// <summary>
    /// That a number is outside of its range. Null where that is all that its type in C# has, and for an enum or a pattern: these are asked before all rules.
    /// </summary>
    public static Condition? OutOfRange(Member member)
    {
        if (!member.Type.HasRange)
            return null;
        (Literal least, Literal greatest) = member.Type.Kind switch
        {
            ValueKind.Int => (Literal.OfNumber(int.MinValue), Literal.OfNumber(int.MaxValue)),
            ValueKind.Decimal => (Literal.OfDecimal(decimal.MinValue), Literal.OfDecimal(decimal.MaxValue)),
            _ => (Literal.OfNumber(long.MinValue), Literal.OfNumber(long.MaxValue)),
        };
        Condition? less = member.Type.Least.Equals(least) ? null : new Test(member, TestOperator.Less, member.Type.Least, null, Negated: false);
        Condition? greater = member.Type.Greatest.Equals(greatest) ? null : new Test(member, TestOperator.Greater, member.Type.Greatest, null, Negated: false);
        return less is not null && greater is not null ? new Group(IsAll: false, EquatableArray.Of(less, greater)) : less ?? greater;
    }

    /// <summary>The rules of options that both sides must agree on.</summary>
    /// <param name="nodes">Where each option is declared.</param>
    /// <param name="sides">What messages call the sides.</param>
    /// <param name="said">Options and sides.</param>
    public IEnumerable<RuleModel> BindAgreement(IReadOnlyList<OptionModel> options, IReadOnlyList<SchemaNode> nodes, SidesModel sides, Scope said)
    {
        for (int i = 0; i < options.Count; i++)
        {
            (OptionModel option, SchemaNode node) = (options[i], nodes[i]);
            if (node["merge"] != "must-agree")
                continue;
            string id = GeneratedNames.Rule(option.Name, ImpliedRule.MustAgree);
            if (option.ExtraSpec is null || option.ImageProperty is null)
                _context.Report(Descriptors.Grammar, node, "merge", "must-agree needs two keys: an 'extra-spec' and an 'image-property'");
            else if (_context.TakeRule(id, node, "merge")
                && (node["when"] is null ? Condition.True : ConditionBinder.Bind(_context, said, node, "when", out _)) is { } when)
                yield return Agreement(id, option, sides, when);
        }
    }

    private static RuleModel Agreement(string id, OptionModel option, SidesModel sides, Condition when)
    {
        var path = EquatableArray.Of(new Step(option.Name, Nullable: true));
        var flavor = new Member(MemberRoot.Flavor, path, option.Type);
        var image = new Member(MemberRoot.Image, path, option.Type);
        return new RuleModel(
            id,
            IsError: true,
            Condition.All(new Condition[]
            {
                new Test(flavor, TestOperator.IsNull, null, null, Negated: true),
                new Test(image, TestOperator.IsNull, null, null, Negated: true),
                new Test(image, TestOperator.Equal, null, flavor, Negated: true),
                when,
            }),
            option.IsMap ? EquatableArray.Of(
                new MessagePart($"The {sides.Name(ofImage: false)} says {KeyPattern.Show(option.ExtraSpec!)}, and the {sides.Name(ofImage: true)} something else with {KeyPattern.Show(option.ImageProperty!)}: where both say it, they must say the same. Change one, or remove it.", null))
            : EquatableArray.Of(
                new MessagePart($"The {sides.Name(ofImage: false)}'s {option.ExtraSpec} is ", null),
                new MessagePart("", flavor),
                new MessagePart($", and the {sides.Name(ofImage: true)}'s {option.ImageProperty} is ", null),
                new MessagePart("", image),
                new MessagePart(": where both say it, they must say the same. Change one, or remove it.", null)),
            EquatableArray.Of(option.ExtraSpec!, option.ImageProperty!),
            default,
            "");
    }

    private static readonly char[] Braces = { '{', '}' };

    // What a rule is asked with decides what its message can show; null where that is everything.
    private EquatableArray<MessagePart> BindMessage(SchemaNode node, Scope scope, Condition? asked)
    {
        string text = node.Text.Value;
        if (text.Length == 0)
            _context.Report(Descriptors.Grammar, node, node.NameSpan, $"<{node.Name}> has no text: say what is wrong, why, and what to do");
        if (text.IndexOfAny(Braces) < 0)
            return text.Length == 0 ? default : EquatableArray.Of(new MessagePart(text, null));
        var parts = new List<MessagePart>();
        for (int i = 0; i < text.Length; i++)
        {
            int brace = text.IndexOfAny(Braces, i);
            _literal.Append(text, i, (brace < 0 ? text.Length : brace) - i);
            if (brace < 0)
                break;
            i = brace;
            if (i + 1 < text.Length && text[i + 1] == text[i])
            {
                _literal.Append(text[i++]);
                continue;
            }
            int end = text[i] == '{' ? text.IndexOf('}', i) : -1;
            if (end < 0)
            {
                ReportInText(node, i, 1, Descriptors.Grammar, "a brace stands alone: write {{ or }} for a brace, {Member} for a value");
                continue;
            }
            BindHole(node, scope, text.Substring(i + 1, end - i - 1), i, asked, parts);
            i = end;
        }
        AddLiteral(parts);
        return parts.ToEquatableArray();
    }

    private void AddLiteral(List<MessagePart> parts)
    {
        if (_literal.Length > 0)
            parts.Add(new MessagePart(_literal.ToString(), null));
        _literal.Clear();
    }

    private void BindHole(SchemaNode node, Scope scope, string hole, int start, Condition? asked, List<MessagePart> parts)
    {
        const string Key = "key:";
        if (hole.StartsWith(Key, StringComparison.Ordinal))
        {
            string name = hole.Substring(Key.Length);
            _options.TryGetValue(name, out OptionModel? option);
            if (option is null && _context.Broken.Contains(name))
                return;
            if (option is null)
                ReportInText(node, start, hole.Length + 2, Descriptors.UnknownName,
                    $"there is no option {Shown.Of(name)}{_context.Suggest(name, _options.Keys)}");
            else
                _literal.Append(option.ShownKeys);
            return;
        }
        Found? found = null;
        int at = start + 1;
        foreach (string step in hole.IndexOf('.') < 0 ? new[] { hole } : hole.Split('.'))
        {
            Found? outer = found;
            found = scope.Find(_context, outer, step);
            if (found is null && (outer is null ? _context.Broken.Contains(step) || scope.IsBroken(step) : outer.Inside?.Broken.Contains(step) == true))
                return;
            if (found is null)
            {
                bool isWhole = step.Length == hole.Length;
                ReportInText(node, isWhole ? start : at, isWhole ? hole.Length + 2 : step.Length, Descriptors.UnknownName, scope.Missing(_context, outer, step));
                return;
            }
            at += step.Length + 1;
        }
        if (found!.Inside is not null || found.IsList || found.Member.Type.Kind is ValueKind.Element or ValueKind.Map or ValueKind.SetList or ValueKind.SetUnion)
        {
            ReportInText(node, start, hole.Length + 2, Descriptors.ConditionType, $"{hole} has no value that could be shown");
            return;
        }
        if (asked is not null && WhatIsMissing(asked, found.Member) is { } missing)
        {
            ReportInText(node, start, hole.Length + 2, Descriptors.UnknownName,
                $"{hole} is not known when this rule is checked, because its condition looks at no {missing}: leave it out here, or name it in the condition");
            return;
        }
        AddLiteral(parts);
        parts.Add(new MessagePart("", found.Member));
    }

    // A rule is checked as soon as there is what its condition looks at.
    private static string? WhatIsMissing(Condition when, Member member)
        => member.Sources.Any(static source => source.Root == MemberRoot.Plan) && !when.LooksAt(static looked => looked.Root == MemberRoot.Plan) ? "element of the plan"
            : member.HasFacts && !when.LooksAt(static looked => looked.Root is MemberRoot.Fact or MemberRoot.Plan) ? "fact"
            : null;

    private void ReportInText(SchemaNode node, int start, int length, Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, string message)
        => _context.Report(descriptor, node, node.Text.SpanOf(start, length), message);

    private EquatableArray<FixModel> BindFixes(SchemaNode node, SchemaAttribute attribute)
    {
        var fixes = new List<FixModel>();
        foreach ((string word, int start) in attribute.Words())
        {
            int equals = word.IndexOf('=');
            string name = equals < 0 ? word : word.Substring(0, equals), value = word.Substring(equals + 1);
            _options.TryGetValue(name, out OptionModel? option);
            if (equals < 0)
                _context.Report(Descriptors.BadValue, node, attribute.SpanOf(start, word.Length), $"{Shown.Of(word)}: a fix is Option=Value");
            else if (option is null && _context.Broken.Contains(name))
                continue;
            else if (option is null)
                _context.Report(Descriptors.UnknownName, node, attribute.SpanOf(start, name.Length),
                    $"there is no option {Shown.Of(name)}{_context.Suggest(name, _options.Keys)}");
            else if (LiteralBinder.Read(_context, option.Type, value) is not { } literal)
                _context.Report(Descriptors.ConditionType, node, attribute.SpanOf(start + equals + 1, value.Length),
                    LiteralBinder.NamesOf(_context, option.Type) is { Count: > 0 } names
                        ? $"{Shown.Of(value)} is no value of {name}{_context.Suggest(value, names)}"
                        : $"{Shown.Of(value)} does not fit {name}, which is {LiteralBinder.Describe(_context, option.Type)}");
            else
                fixes.Add(new FixModel(name, LiteralBinder.ToText(_context, option.Type, literal)));
        }
        return fixes.ToEquatableArray();
    }
}
