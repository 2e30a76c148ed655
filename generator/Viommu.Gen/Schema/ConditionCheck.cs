using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Rules;
using Viommu.Gen.Schema.Binding;

namespace Viommu.Gen.Schema;

/// <summary>
/// Finds conditions that never hold or always do, by trying: for each member the values at which a test of it can change. What has too many combinations
/// to try is left alone.
/// </summary>
internal static class ConditionCheck
{
    private const int MaxCombinations = 20_000;

    public static void Check(BindingContext context, CancellationToken cancellation)
    {
        foreach ((Condition condition, Xml.SchemaNode node, Xml.SchemaAttribute attribute) in context.Conditions)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Outcome(context, condition) is { } always)
                context.Report(Descriptors.Pointless, node, attribute.ValueSpan, always ? "this condition always holds" : "this condition can never hold");
        }
    }

    /// <summary>What the condition always is, or null when it can be both or there is too much to try.</summary>
    public static bool? Outcome(BindingContext context, Condition condition)
    {
        Member[] members = condition.Members().ToArray();
        Known[][] values = members.Select(member => ValuesOf(context, member, condition)).ToArray();
        if (values.Aggregate(1L, (product, list) => product > MaxCombinations ? product : product * list.Length) > MaxCombinations)
            return null;

        var chosen = new Dictionary<Member, Known>();
        bool canHold = false, canFail = false;
        var index = new int[members.Length];
        while (true)
        {
            for (int i = 0; i < members.Length; i++)
                chosen[members[i]] = values[i][index[i]];
            if (Evaluator.Evaluate(condition, member => chosen[member]) == Truth.True)
                canHold = true;
            else
                canFail = true;
            if (canHold && canFail)
                return null;
            int digit = 0;
            while (digit < index.Length && ++index[digit] == values[digit].Length)
                index[digit++] = 0;
            if (digit == index.Length)
                return canHold;
        }
    }

    private static Known[] ValuesOf(BindingContext context, Member member, Condition condition)
    {
        IEnumerable<Literal> literals = condition.Tests()
            .SelectMany(test => test.Left == member && test.Right is not null ? new[] { test.Right }
                : test.Left == member && test.RightMember is { } other ? LiteralsOf(condition, other)
                : test.RightMember == member ? LiteralsOf(condition, test.Left)
                : Enumerable.Empty<Literal>());
        IEnumerable<Literal> values = member.Type.Kind switch
        {
            ValueKind.Flag => new[] { Literal.OfFlag(true), Literal.OfFlag(false) },
            ValueKind.Presence => new[] { Literal.OfFlag(true) },
            ValueKind.Element => Enumerable.Empty<Literal>(),
            ValueKind.Enum or ValueKind.OpenEnum => LiteralBinder.NamesOf(context, member.Type).Select(Literal.OfName),
            ValueKind.Text => literals.Append(Literal.OfText("\0")),
            ValueKind.Version => literals.Append(Literal.OfVersion(new Runtime.ComponentVersion(1))).SelectMany(Around),
            ValueKind.Quantity => literals.Where(literal => literal.Kind == LiteralKind.Number).SelectMany(Around)
                .Where(literal => LiteralBinder.IsInRange(context, member.Type, literal.Number))
                .Concat(LiteralBinder.NamesOf(context, member.Type).Select(Literal.OfName))
                .Append(Literal.OfNumber(context.Quantities[member.Type.Name].Min)),
            _ => literals.SelectMany(Around).Where(literal => literal.Number >= member.Type.Min && literal.Number <= member.Type.Max)
                .Append(Literal.OfNumber(member.Type.Min)).Append(Literal.OfNumber(member.Type.Max)),
        };
        var all = values.Distinct().Select(Known.Of).ToList();
        if (member.Type.Kind == ValueKind.Element)
            all.Add(Known.Present);
        // A fact is only ever unknown; that is no outcome to look for.
        if ((member.IsNullable && !member.IsFact) || member.Type.Kind == ValueKind.Presence)
            all.Add(Known.Absent);
        if (all.Count == 0)
            all.Add(Known.Unknown);
        return all.ToArray();
    }

    private static IEnumerable<Literal> LiteralsOf(Condition condition, Member member)
        => condition.Tests().Where(test => test.Left == member && test.Right is not null).Select(test => test.Right!);

    // The value, and its neighbours.
    private static IEnumerable<Literal> Around(Literal literal)
    {
        yield return literal;
        if (literal.Kind == LiteralKind.Version)
        {
            Runtime.ComponentVersion version = literal.Version;
            yield return Literal.OfVersion(new Runtime.ComponentVersion(version.Major, version.Minor, version.Patch + 1));
            yield return Literal.OfVersion(default);
        }
        else
        {
            yield return Literal.OfNumber(literal.Number - 1);
            yield return Literal.OfNumber(literal.Number + 1);
        }
    }
}
