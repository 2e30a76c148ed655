using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Emit;
using Viommu.Gen.Model;

namespace Viommu.Gen.Rules;

/// <summary>
/// Prints a condition as boolean C#, twice where facts are involved: when it certainly holds, and when it may.
/// <see cref="Evaluator"/> gives the same meaning to the same tree.
/// </summary>
internal static class ConditionPrinter
{
    /// <summary>An expression that is true when the condition certainly holds.</summary>
    public static string Certain(Condition condition) => Print(condition, nested: false);

    /// <summary>An expression that is true when the condition is not certainly false.</summary>
    public static string Possible(Condition condition) => $"!({Print(condition.Negate(), nested: false)})";

    private static string Print(Condition condition, bool nested)
    {
        switch (condition)
        {
            case Constant constant:
                return constant.Value ? "true" : "false";
            case Test test:
                return Print(test);
            case Group group:
                string text = string.Join(group.IsAll ? " && " : " || ", group.Items.Select(item => Print(item, nested: true)));
                return nested ? $"({text})" : text;
            default:
                throw new ArgumentOutOfRangeException(nameof(condition));
        }
    }

    private static string Print(Test test)
    {
        if (test.Operator == TestOperator.IsNull)
            return PrintIsNull(test);
        string holds = Holds(test);
        if (!test.Negated)
            return holds;
        string certain = CertainlyComparable(test);
        return certain.Length == 0 ? $"!({holds})" : $"({certain} && !({holds}))";
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

    /// <summary>That a comparison does not hold is certain when a side is absent, or no fact is missing.</summary>
    private static string CertainlyComparable(Test test)
    {
        Member[] sides = test.RightMember is { } right ? new[] { test.Left, right } : new[] { test.Left };
        string[] facts = sides.Where(side => side.IsFact).Select(side => $"{Access.Of(side)} is not null").ToArray();
        if (facts.Length == 0)
            return "";
        IEnumerable<string> absent = sides.Where(side => !side.IsFact && side.IsNullable).Select(side => $"{Access.Of(side)} is null");
        string known = string.Join(" && ", facts);
        string either = string.Join(" || ", absent.Append(facts.Length > 1 ? $"({known})" : known));
        return either == known ? known : $"({either})";
    }

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
