using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>
/// Prints a condition as boolean C#, twice where facts are involved: when it certainly holds, and when it may.
/// The interpreter gives the same meaning to the same tree.
/// </summary>
internal static class ConditionPrinter
{
    /// <summary>An expression that is true when the condition certainly holds.</summary>
    public static string Certain(Condition condition) => Print(condition, PrintCertain, nested: false);

    /// <summary>An expression that is true when the condition is not certainly false.</summary>
    public static string Possible(Condition condition) => Print(condition, PrintPossible, nested: false);

    // Negations stand at the tests, so what is certain (or possible) of a group is a matter of what is of its items.
    private static string Print(Condition condition, Func<Test, string> print, bool nested)
    {
        switch (condition)
        {
            case Constant constant:
                return constant.Value ? "true" : "false";
            case Test test:
                return print(test);
            case Certainly certainly:
                return certainly.Negated ? $"!({PrintCertain(certainly.Test)})" : PrintCertain(certainly.Test);
            case Group group:
                string text = string.Join(group.IsAll ? " && " : " || ", group.Items.Select(item => Print(item, print, nested: true)));
                return nested ? $"({text})" : text;
            default:
                throw new ArgumentOutOfRangeException(nameof(condition));
        }
    }

    private static string PrintCertain(Test test)
    {
        if (test.Operator == TestOperator.IsNull)
            return PrintIsNull(test);
        if (!test.Negated)
            return Holds(test);
        string comparable = CertainlyComparable(test);
        return comparable.Length == 0 ? HoldsNot(test) : $"({comparable} && {HoldsNot(test)})";
    }

    // What is possible is what is not certainly otherwise.
    private static string PrintPossible(Test test)
    {
        if (!test.HasFacts)
            return PrintCertain(test);
        if (test.Operator == TestOperator.IsNull)
            return test.Negated ? "true" : $"{Access.Of(test.Left)} is null";
        if (test.Negated)
            return HoldsNot(test);
        return $"({Incomparable(test)} || {Holds(test)})";
    }

    private static string PrintIsNull(Test test)
    {
        if (test.Left.Type.Kind == ValueKind.List)
            return test.Negated ? $"{Access.Of(test.Left)} is {{ Count: > 0 }}" : $"{Access.Of(test.Left)} is null or {{ Count: 0 }}";
        if (!test.Left.IsNullable)
            return test.Negated ? "true" : "false";
        // A fact that is null is unknown: that it is null is never certain.
        if (test.Left.IsFact && !test.Negated)
            return "false";
        return $"{Access.Of(test.Left)} is {(test.Negated ? "not null" : "null")}";
    }

    private static string HoldsNot(Test test)
    {
        bool isPlainEquality = test.Operator == TestOperator.Equal && test.RightMember is null && test.Right!.Kind != LiteralKind.Flag;
        return isPlainEquality ? $"{Access.Value(test.Left, test.Right)} != {Literals.Of(test.Right!, test.Left.Type)}" : $"!({Holds(test)})";
    }

    // That a comparison does not hold is certain when a side is absent, or no fact is missing.
    private static string CertainlyComparable(Test test)
    {
        string known = string.Join(" && ", Facts(test).Select(fact => $"{fact} is not null"));
        string[] absent = Absentable(test).Select(side => $"{side} is null").ToArray();
        return known.Length == 0 || absent.Length == 0 ? known : $"({string.Join(" || ", absent)} || {known})";
    }

    // The opposite: every side that could be absent is there, and a fact is missing.
    private static string Incomparable(Test test)
    {
        string missing = string.Join(" || ", Facts(test).Select(fact => $"{fact} is null"));
        string[] present = Absentable(test).Select(side => $"{side} is not null").ToArray();
        return present.Length == 0 ? missing : $"({string.Join(" && ", present)} && ({missing}))";
    }

    private static IEnumerable<string> Facts(Test test) => Sides(test).Where(side => side.IsFact).Select(Access.Of);

    private static IEnumerable<string> Absentable(Test test) => Sides(test).Where(side => !side.IsFact && side.IsNullable).Select(Access.Of);

    private static IEnumerable<Member> Sides(Test test) => test.RightMember is { } right ? new[] { test.Left, right } : new[] { test.Left };

    private static string Holds(Test test)
    {
        string left = Access.Value(test.Left, test.Right);
        string @operator = test.Operator switch
        {
            TestOperator.Equal => "==",
            TestOperator.Less => "<",
            TestOperator.LessOrEqual => "<=",
            TestOperator.Greater => ">",
            _ => ">=",
        };
        if (test.RightMember is not { } right)
        {
            if (test.Right!.Kind == LiteralKind.Flag && !test.Left.IsNullable)
                return test.Right.IsTrue ? left : $"!{left}";
            return $"{left} {@operator} {Literals.Of(test.Right, test.Left.Type)}";
        }
        if (test.Operator != TestOperator.Equal)
            return $"{Access.Ordered(test.Left)} {@operator} {Access.Ordered(right)}";
        string equal = $"{Access.Of(test.Left)} == {Access.Of(right)}";
        return test.Left.IsNullable && right.IsNullable ? $"({Access.Of(test.Left)} is not null && {equal})" : equal;
    }
}
