using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;

namespace Viommu.Gen.Schema.Binding;

/// <summary>
/// Finds conditions that never hold or always do, by trying: for each member the values at which a test of it can change. What has too many combinations
/// to try is left alone.
/// </summary>
internal static class ConditionCheck
{
    private const int MaxCombinations = 20_000;

    // What lies between larger ones can't be computed without care, and nobody writes them.
    private const decimal MaxDecimal = decimal.MaxValue / 16;

    public static void Check(BindingContext context, CancellationToken cancellation)
    {
        foreach ((Condition condition, SchemaNode node, SchemaAttribute attribute) in context.Conditions)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Outcome(context, condition) is { } always)
                context.Report(Descriptors.Pointless, node, attribute.ValueSpan, always ? "this condition always holds" : "this condition can never hold");
        }
    }

    /// <summary>What the condition always is, or null when it can be both or there is too much to try.</summary>
    public static bool? Outcome(BindingContext context, Condition condition)
    {
        // A computed number may be any: that it depends on other members is left aside.
        condition = condition.Replace(test => test with { Left = Any(test.Left), RightMember = test.RightMember is { } right ? Any(right) : null });
        Member[] members = condition.Members().ToArray();
        if (condition.Tests().Any(test => test.Right is { Kind: LiteralKind.Decimal } literal && System.Math.Abs(literal.Decimal) > MaxDecimal)
            || members.Any(member => member.Type.Decimals is { } range && (range.Min > MaxDecimal || range.Max < -MaxDecimal)))
            return null;
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

    private static Member Any(Member member) => member.Value is null ? member : member with { Value = null };

    private static Known[] ValuesOf(BindingContext context, Member member, Condition condition)
    {
        // Members that are compared with one another need values that differ, other than those that are in the condition.
        bool isCompared = condition.Tests().Any(test => test.RightMember is not null && (test.Left == member || test.RightMember == member));
        IEnumerable<Literal> literals = condition.Tests()
            .Where(test => test.Right is not null && (isCompared || test.Left == member))
            .Select(test => test.Right!);
        // Beside each value there is room for all of them, one after the other.
        int count = isCompared
            ? condition.Tests().Where(test => test.RightMember is not null).SelectMany(test => new[] { test.Left, test.RightMember! }).Distinct().Count()
            : 1;
        // Where the ranges of two of them begin and end, they can be equal, less or more.
        IEnumerable<(long Min, long Max)> ends = isCompared
            ? condition.Members().Where(other => other.Type.IsNumber || other.Type.Kind == ValueKind.Quantity).Select(other => RangeOf(context, other))
            : new[] { RangeOf(context, member) };
        IEnumerable<Literal> values = member.Type.Kind switch
        {
            ValueKind.Flag => new[] { Literal.OfFlag(true), Literal.OfFlag(false) },
            ValueKind.Presence => new[] { Literal.OfFlag(true) },
            ValueKind.Element or ValueKind.List => Enumerable.Empty<Literal>(),
            ValueKind.Enum or ValueKind.OpenEnum => LiteralBinder.NamesOf(context, member.Type).Select(Literal.OfName),
            _ when member.Type.IsCollection => Enumerable.Range(0, count).Select(number => Literal.OfText("\0" + number)),
            ValueKind.Text => literals.Where(literal => literal.Kind == LiteralKind.Text)
                .Concat(Enumerable.Range(0, count).Select(number => Literal.OfText("\0" + number))),
            ValueKind.Version => literals.Where(literal => literal.Kind == LiteralKind.Version).SelectMany(literal => Around(literal, count))
                .Concat(Enumerable.Range(0, count + 1).Select(number => Literal.OfVersion(new Runtime.ComponentVersion(number)))),
            ValueKind.Decimal => Decimals(literals, count, member.Type, isCompared ? condition.Members().Select(other => other.Type) : new[] { member.Type }),
            ValueKind.Quantity => Numbers(literals, count, RangeOf(context, member), ends)
                .Concat(context.Quantities[member.Type.Name].Words.Select(word => Literal.OfName(word.Name))),
            _ => Numbers(literals, count, RangeOf(context, member), ends),
        };
        var all = values.Distinct().Select(Known.Of).ToList();
        if (member.Type.Kind is ValueKind.Element or ValueKind.List)
            all.Add(Known.Present);
        // A fact is only ever unknown; that is no outcome to look for.
        if ((member.IsNullable && !member.IsFact) || member.Type.Kind is ValueKind.Presence or ValueKind.List)
            all.Add(Known.Absent);
        if (all.Count == 0)
            all.Add(Known.Unknown);
        return all.ToArray();
    }

    private static (long Min, long Max) RangeOf(BindingContext context, Member member) => member.Type.Kind == ValueKind.Quantity
        ? (context.Quantities[member.Type.Name].Min, context.Quantities[member.Type.Name].Max)
        : (member.Type.Min, member.Type.Max);

    /// <summary>The numbers that are there, their neighbours, and some from both ends of the ranges.</summary>
    private static IEnumerable<Literal> Numbers(IEnumerable<Literal> literals, int count, (long Min, long Max) range, IEnumerable<(long Min, long Max)> ends)
        => literals.Where(literal => literal.Kind == LiteralKind.Number).SelectMany(literal => Around(literal, count))
            .Concat(ends.SelectMany(end => Enumerable.Range(0, count)
                .SelectMany(offset => new[] { end.Min > long.MaxValue - offset ? end.Min : end.Min + offset, end.Max < long.MinValue + offset ? end.Max : end.Max - offset }))
                .Select(Literal.OfNumber))
            .Where(literal => literal.Number >= range.Min && literal.Number <= range.Max);

    /// <summary>The decimal numbers that are there, the ends of the ranges, and some between each two of them.</summary>
    private static IEnumerable<Literal> Decimals(IEnumerable<Literal> literals, int count, MemberType type, IEnumerable<MemberType> types)
    {
        decimal[] points = literals.Where(literal => literal.Kind == LiteralKind.Decimal).Select(literal => literal.Decimal)
            .Concat(types.Select(other => other.Decimals).OfType<DecimalRange>().SelectMany(range => new[] { System.Math.Max(range.Min, -MaxDecimal), System.Math.Min(range.Max, MaxDecimal) }))
            .Distinct().OrderBy(point => point).ToArray();
        IEnumerable<decimal> between = points.Zip(points.Skip(1), (low, high) => Enumerable.Range(1, count)
            .Select(step => low + (high - low) / (count + 1) * step)).SelectMany(steps => steps);
        return points.Concat(between).Select(Literal.OfDecimal).Where(type.Takes);
    }

    // The value, and its neighbours: of a version those above, for there is none right below.
    private static IEnumerable<Literal> Around(Literal literal, int count)
    {
        yield return literal;
        for (int offset = 1; offset <= count; offset++)
        {
            if (literal.Kind == LiteralKind.Version)
            {
                Runtime.ComponentVersion version = literal.Version;
                if (version.Patch <= int.MaxValue - offset)
                    yield return Literal.OfVersion(new Runtime.ComponentVersion(version.Major, version.Minor, version.Patch + offset));
                else if (version.Major <= int.MaxValue - offset)
                    yield return Literal.OfVersion(new Runtime.ComponentVersion(version.Major + offset));
            }
            else
            {
                if (literal.Number >= long.MinValue + offset)
                    yield return Literal.OfNumber(literal.Number - offset);
                if (literal.Number <= long.MaxValue - offset)
                    yield return Literal.OfNumber(literal.Number + offset);
            }
        }
    }
}
