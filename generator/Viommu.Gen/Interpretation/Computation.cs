using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Interpretation;

/// <summary>Computes numbers from what is known. The printer of expressions prints the same meaning as C#.</summary>
internal static class Computation
{
    /// <summary>What is known of a member; a computed one is computed.</summary>
    public static Known Of(Member member, Func<Member, Known> known) => member.Value is { } expression ? Of(expression, known) : known(member);

    private static Known Of(Expression expression, Func<Member, Known> known)
    {
        ComputedNumber number = Compute(expression, known);
        if (number.Value is { } value)
            return Known.Of(Literal.OfNumber(value));
        if (number.IsAbsent is true)
            return Known.Absent;
        // It stays unknown where all that is not known are facts that no one gave.
        IEnumerable<Known> open = expression.Members().Select(known).Where(member => !member.IsAbsent && member.Value is null);
        return open.All(member => member.IsMissing) ? Known.Missing : Known.Unknown;
    }

    private static ComputedNumber Part(CollectionPart part, ValueKind kind, Known collection, ComputedNumber universe)
    {
        // Where there is no element of a kind, there are none of it.
        if (collection.Value is not { } value)
            return !collection.IsAbsent ? ComputedNumber.Unknown : kind == ValueKind.List ? 0 : ComputedNumber.Absent;
        if (kind == ValueKind.SetList && part == CollectionPart.Sum)
            return value.Items.Select(item => NumberSet.CountOf(ValueReader.ToSet(item))).Aggregate(static (sum, count) => sum + count);
        if (kind is ValueKind.NumberSet or ValueKind.SetUnion)
        {
            NumberSet? set = kind == ValueKind.NumberSet ? ValueReader.ToSet(value) : NumberSet.UnionOf(value.Items.Select(ValueReader.ToSet));
            return part switch
            {
                CollectionPart.Count => NumberSet.CountOf(set, universe),
                CollectionPart.Min => NumberSet.MinOf(set, universe),
                CollectionPart.Max => NumberSet.MaxOf(set, universe),
                _ => NumberSet.SumOf(set, universe),
            };
        }
        IEnumerable<ComputedNumber> numbers = value.Items.Select(item => (ComputedNumber)item.Number);
        return part switch
        {
            CollectionPart.Count => value.Items.Count,
            CollectionPart.Min => numbers.Aggregate(static (least, number) => (number < least) is true ? number : least),
            CollectionPart.Max => numbers.Aggregate(static (greatest, number) => (number > greatest) is true ? number : greatest),
            _ => numbers.Aggregate(static (sum, number) => sum + number),
        };
    }

    private static ComputedNumber Compute(Expression expression, Func<Member, Known> known)
    {
        switch (expression)
        {
            case NumberExpression number:
                return number.Value;
            case MemberExpression { Member: var member }:
                Known value = known(member);
                // A word of a quantity is no number.
                return value.Value is { } literal
                    ? literal.Kind == LiteralKind.Number ? literal.Number : ComputedNumber.Absent
                    : value.IsAbsent ? ComputedNumber.Absent : ComputedNumber.Unknown;
            case PartExpression part:
                return Part(part.Part, part.Collection.Type.Kind, known(part.Collection), part.Universe is { } universe ? Compute(new MemberExpression(universe), known) : ComputedNumber.Absent);
            case BinaryExpression binary:
                ComputedNumber left = Compute(binary.Left, known), right = Compute(binary.Right, known);
                return binary.Operator switch
                {
                    ArithmeticOperator.Add => left + right,
                    ArithmeticOperator.Subtract => left - right,
                    ArithmeticOperator.Multiply => left * right,
                    ArithmeticOperator.Divide => left / right,
                    _ => left % right,
                };
            default:
                throw new ArgumentOutOfRangeException(nameof(expression));
        }
    }
}
