using System;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Interpretation;

/// <summary>Evaluates a condition over what is known. The printer of conditions prints the same meaning as C#.</summary>
internal static class Evaluator
{
    public static Truth Evaluate(Condition condition, Func<Member, Known> known)
    {
        switch (condition)
        {
            case Constant constant:
                return TruthExtensions.Of(constant.Value);
            case Test test:
                Truth outcome = Evaluate(test, known);
                return test.Negated ? outcome.Not() : outcome;
            case Certainly certainly:
                Truth certain = EvaluateCertain(certainly.Test, known);
                return certainly.Negated ? certain.Not() : certain;
            case Group group:
                Truth result = TruthExtensions.Of(group.IsAll);
                foreach (Condition item in group.Items)
                {
                    Truth next = Evaluate(item, known);
                    result = group.IsAll == next < result ? next : result;
                }
                return result;
            default:
                throw new ArgumentOutOfRangeException(nameof(condition));
        }
    }

    // A fact that is missing makes it false; whether one is missing may itself be unknown.
    private static Truth EvaluateCertain(Test test, Func<Member, Known> known)
    {
        Truth outcome = Evaluate((Condition)test, known);
        return outcome == Truth.Unknown && test.Members().All(member => !known(member).IsUnknown || known(member).IsMissing) ? Truth.False : outcome;
    }

    private static Truth Evaluate(Test test, Func<Member, Known> known)
    {
        Known left = Computation.Of(test.Left, known);
        if (test.Operator == TestOperator.IsNull)
            return left.IsUnknown ? Truth.Unknown : TruthExtensions.Of(left.IsAbsent);

        Known right = test.RightMember is { } member ? Computation.Of(member, known) : Known.Of(test.Right!);
        // Nothing is equal to, less or more than what is absent, whatever the other side is.
        if (left.IsAbsent || right.IsAbsent)
            return Truth.False;
        if (left.Value is null || right.Value is null)
            return Truth.Unknown;
        return TruthExtensions.Of(Holds(test.Operator, left.Value, right.Value));
    }

    /// <summary>Whether a comparison of two values holds.</summary>
    public static bool Holds(TestOperator @operator, Literal left, Literal right)
    {
        if (@operator == TestOperator.Equal)
            return left.Equals(right);
        if (left.Kind != right.Kind || !left.IsOrdered)
            return false;
        int order = left.CompareTo(right);
        return @operator switch
        {
            TestOperator.Less => order < 0,
            TestOperator.LessOrEqual => order <= 0,
            TestOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }
}
