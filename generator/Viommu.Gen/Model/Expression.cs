using System.Collections.Generic;
using System.Linq;

namespace Viommu.Gen.Model;

internal enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

/// <summary>How a number is computed. What it is where something is absent or unknown, <see cref="Runtime.ComputedNumber"/> says.</summary>
internal abstract record Expression
{
    /// <summary>All members that it looks at, each once, in the order of their first use.</summary>
    public IEnumerable<Member> Members() => this switch
    {
        MemberExpression member => new[] { member.Member },
        PartExpression { Universe: { } universe } part => new[] { part.Collection, universe },
        PartExpression part => new[] { part.Collection },
        BinaryExpression binary => binary.Left.Members().Concat(binary.Right.Members()).Distinct(),
        _ => Enumerable.Empty<Member>(),
    };
}

internal sealed record NumberExpression(long Value) : Expression;

/// <summary>A number of the request or of the platform; of a quantity, the amount.</summary>
internal sealed record MemberExpression(Member Member) : Expression;

internal enum CollectionPart
{
    Count,
    Min,
    Max,
    Sum,
}

/// <summary>A number that a collection has.</summary>
/// <param name="Universe">How many numbers there are, for a set that only excludes some; null where no one says it.</param>
internal sealed record PartExpression(Member Collection, CollectionPart Part, Member? Universe) : Expression;

internal sealed record BinaryExpression(ArithmeticOperator Operator, Expression Left, Expression Right) : Expression;
