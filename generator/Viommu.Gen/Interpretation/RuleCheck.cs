using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Interpretation;

/// <summary>Decides rules over what is known, and says in the rule's own words what is wrong.</summary>
internal sealed class RuleCheck
{
    private readonly ValueReader _values;
    private readonly Func<Member, KnownNode> _find;

    public RuleCheck(ValueReader values, Func<Member, KnownNode> find)
    {
        _values = values;
        _find = find;
    }

    /// <summary>What is known of a member; a number is computed.</summary>
    public KnownNode NodeOf(Member member)
    {
        if (member.Value is null)
            return _find(member);
        Known known = Computation.Of(member, Know);
        object? place = member.Sources.Select(source => _find(source).Place).FirstOrDefault(found => found is not null);
        return known.Value is { } value ? KnownNode.Of(value, place) : known.IsAbsent || known.IsMissing ? KnownNode.Absent : KnownNode.UnknownAt(place);
    }

    public Truth Decide(Condition condition) => Evaluator.Evaluate(condition, member => Know(member));

    /// <summary>Whether something in a condition may be one thing or another when the program runs.</summary>
    public bool IsOpen(Condition condition) => condition.Members().Any(member => _find(member).IsUnknown);

    /// <summary>
    /// Decides as generated code would, for which a fact that no one gave is not certain; unknown only when it is not known what the code would see.
    /// </summary>
    public Truth DecideCertain(Condition condition)
    {
        Truth truth = Decide(condition);
        return truth == Truth.Unknown && !IsOpen(condition) ? Truth.False : truth;
    }

    public Finding? Find(RuleModel rule)
        => Decide(rule.When) == Truth.True
            ? new Finding(rule.Id, rule.IsError, Message(rule), Places(rule), rule.Fixes, rule.Subject)
            : null;

    private Known Know(Member member)
    {
        KnownNode node = _find(member);
        // A fact that no one gave is unknown, not absent.
        return member.IsFact && node.IsAbsent ? Known.Missing : node.Known;
    }

    private string Message(RuleModel rule)
    {
        if (rule.Message.Count == 0)
            return rule.Id;
        var text = new StringBuilder();
        foreach (MessagePart part in rule.Message)
            text.Append(part.Member is { } member ? Show(member) : part.Text);
        return text.ToString();
    }

    private string Show(Member member)
    {
        KnownNode? node = member.Value is null ? _find(member) : null;
        Known known = node?.Known ?? Computation.Of(member, Know);
        return known.Value is { } value ? _values.Show(member.Type, value, node?.Text)
            : member.Least is { } least && _find(least).Known.Value is { } atLeast ? Shown.OfAtLeast(null, atLeast.Number)
            : known.IsAbsent ? "not given"
            : "unknown";
    }

    // What says most first: what must not be there, then what lies deepest; facts last, because the request is what can be changed.
    private IReadOnlyList<object> Places(RuleModel rule)
        => rule.When.Members()
            .OrderByDescending(member => member.Equals(rule.Subject))
            .ThenBy(member => member.IsFact || member.Root == MemberRoot.Least)
            .ThenByDescending(member => member.Path.Count)
            .Select(member => _find(member).Place).OfType<object>().Distinct().ToArray();
}
