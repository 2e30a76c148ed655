using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>
/// Prints a condition as C#, twice where facts are involved: when it certainly holds, and when it may. Tests of one member against values of an enum or a flag
/// become one pattern. The interpreter gives the same meaning to the same tree.
/// </summary>
internal sealed class ConditionPrinter
{
    /// <summary>Reads facts from the platform itself.</summary>
    public static readonly ConditionPrinter Plain = new(new Dictionary<string, string>());

    private readonly IReadOnlyDictionary<string, string> _facts;

    /// <param name="facts">The locals that hold facts, by the names of the facts.</param>
    public ConditionPrinter(IReadOnlyDictionary<string, string> facts) => _facts = facts;

    /// <summary>An expression that is true when the condition certainly holds.</summary>
    public string Certain(Condition condition) => Print(condition, isCertain: true, nested: false);

    /// <summary>An expression that is true when the condition is not certainly false.</summary>
    public string Possible(Condition condition) => Print(condition, isCertain: false, nested: false);

    /// <summary>The operands of <c>&amp;&amp;</c> that the condition consists of.</summary>
    /// <param name="isCertain">Whether they are true when the condition certainly holds, or when it may.</param>
    public IEnumerable<string> Operands(Condition condition, bool isCertain)
        => condition is Group { IsAll: true } group ? Operands(group, isCertain) : new[] { Print(condition, isCertain, nested: true) };

    /// <summary>An operand of <c>&amp;&amp;</c>.</summary>
    public string PossibleOperand(Condition condition) => Print(condition, isCertain: false, nested: condition is Group { IsAll: false });

    // Negations are at the tests, so what is certain (or possible) of a group is a matter of what is of its items.
    private string Print(Condition condition, bool isCertain, bool nested)
    {
        switch (condition)
        {
            case Constant constant:
                return constant.Value ? "true" : "false";
            case Test test:
                return Print(new[] { test }, isCertain);
            case Certainly certainly:
                string certain = Print(new[] { certainly.Test }, isCertain: true);
                return certainly.Negated ? $"!({certain})" : certain;
            case Group group:
                string[] items = Operands(group, isCertain).ToArray();
                string text = string.Join(group.IsAll ? " && " : " || ", items);
                return nested && items.Length > 1 ? $"({text})" : text;
            default:
                throw new ArgumentOutOfRangeException(nameof(condition));
        }
    }

    private IEnumerable<string> Operands(Group group, bool isCertain)
    {
        HashSet<Member>? merged = null;
        foreach (Condition item in group.Items)
        {
            // "a or b" of one member, or "neither a nor b", is one pattern.
            if (item is not Test first || !IsValueTest(first) || first.Negated != group.IsAll)
                yield return Print(item, isCertain, nested: true);
            else if ((merged ??= new()).Add(first.Left))
                yield return Print(group.Items.OfType<Test>().Where(test => IsValueTest(test) && test.Negated == first.Negated && test.Left == first.Left).Distinct().ToArray(), isCertain);
        }
    }

    private string Print(Test[] tests, bool isCertain)
    {
        Test test = tests[0];
        if ((test.Left.Value ?? test.RightMember?.Value) is not null)
            return PrintComputed(test, isCertain);
        if (test.Operator == TestOperator.IsNull)
            return PrintIsNull(test, isCertain);
        if (IsValueTest(test))
            return PrintValues(test, tests.Select(other => Literals.Of(other.Right!, test.Left.Type)), isCertain);
        if (test.Right is { Kind: LiteralKind.Flag })
            return PrintFlag(test, isCertain);
        if (test.RightMember is null && test.Left is { IsFact: true, Type.Kind: not ValueKind.Quantity } && Operator(test.Operator) is var (holds, opposite))
            return PrintNumber(test, holds, opposite, isCertain);
        if (isCertain || !test.HasFacts)
        {
            string comparable = test.Negated ? CertainlyComparable(test) : "";
            string certain = test.Negated ? $"!({Holds(test)})" : Holds(test);
            return comparable.Length == 0 ? certain : $"({comparable} && {certain})";
        }
        return test.Negated ? $"!({Holds(test)})" : $"({Incomparable(test)} || {Holds(test)})";
    }

    private static bool IsValueTest(Test test) => test.Operator == TestOperator.Equal && test.Right is { Kind: LiteralKind.Name };

    private string PrintIsNull(Test test, bool isCertain)
    {
        if (test.Left.IsFact && !isCertain)
            return test.Negated ? "true" : $"{Of(test.Left)} is null";
        if (test.Left.Type.Kind == ValueKind.List)
            return test.Negated ? $"{Of(test.Left)} is {{ Count: > 0 }}" : $"{Of(test.Left)} is {(test.Left.IsNullable ? "null or " : "")}{{ Count: 0 }}";
        if (!test.Left.IsNullable)
            return test.Negated ? "true" : "false";
        // A fact that is null is unknown: that it is null is never certain.
        if (test.Left.IsFact && !test.Negated)
            return "false";
        return $"{Of(test.Left)} is {(test.Negated ? "not null" : "null")}";
    }

    // Whether it holds is null where it is not known.
    private string PrintComputed(Test test, bool isCertain)
    {
        string left = ExpressionPrinter.Print(test.Left, Of);
        string right = test.RightMember is { } member ? ExpressionPrinter.Print(member, Of) : test.Right is { } value ? Literals.Number(value.Number) : "";
        string holds = test.Operator switch
        {
            TestOperator.IsNull => $"{left}.IsAbsent",
            TestOperator.Equal => $"{left}.Is({right})",
            _ => $"({left} {Operator(test.Operator).Holds} {right})",
        };
        return $"{holds} is {(isCertain ? "" : "not ")}{Literals.Bool(test.Negated != isCertain)}";
    }

    // What is absent has none of the values; a fact that is missing may have each.
    private string PrintValues(Test test, IEnumerable<string> values, bool isCertain)
    {
        string either = string.Join(" or ", values);
        string? part = _facts.ContainsKey(test.Left.Name) && test.Left.IsFact ? null : test.Left.Type.Kind switch
        {
            ValueKind.OpenEnum => "Kind",
            ValueKind.Quantity => "Word",
            _ => null,
        };
        string pattern = (test.Negated, test.Left.IsFact, isCertain) switch
        {
            (false, true, false) => part is null ? $"null or {either}" : $"null or {{ {part}: {either} }}",
            (false, _, _) => part is null ? either : $"{{ {part}: {either} }}",
            (true, true, true) => part is null ? $"not (null or {either})" : $"{{ {part}: not ({either}) }}",
            (true, _, _) => part is null ? Not(either) : $"not {{ {part}: {either} }}",
        };
        return $"{Of(test.Left)} is {pattern}";
    }

    private string PrintFlag(Test test, bool isCertain)
    {
        bool value = test.Right!.IsTrue != test.Negated;
        string left = Of(test.Left);
        if (!test.Left.IsNullable)
            return value ? left : "!" + left;
        return (test.Left.IsFact ? isCertain : !test.Negated) ? $"{left} is {Literals.Bool(value)}" : $"{left} is not {Literals.Bool(!value)}";
    }

    // A comparison with null is false, whatever the operator: the opposite one says when it certainly does not hold.
    private string PrintNumber(Test test, string holds, string opposite, bool isCertain)
    {
        string left = Of(test.Left), right = Literals.Of(test.Right!, test.Left.Type);
        if (test.Operator == TestOperator.Equal)
        {
            return (test.Negated, isCertain) switch
            {
                (false, true) => $"{left} == {right}",
                (false, false) => $"({left} is null || {left} == {right})",
                (true, true) => $"({left} is not null && {left} != {right})",
                (true, false) => $"{left} != {right}",
            };
        }
        return (test.Negated, isCertain) switch
        {
            (false, true) => $"{left} {holds} {right}",
            (false, false) => $"!({left} {opposite} {right})",
            (true, true) => $"{left} {opposite} {right}",
            (true, false) => $"!({left} {holds} {right})",
        };
    }

    private static (string Holds, string Opposite) Operator(TestOperator @operator) => @operator switch
    {
        TestOperator.Less => ("<", ">="),
        TestOperator.LessOrEqual => ("<=", ">"),
        TestOperator.Greater => (">", "<="),
        TestOperator.GreaterOrEqual => (">=", "<"),
        _ => ("==", "!="),
    };

    private static string Not(string pattern) => pattern.Contains(" or ") ? $"not ({pattern})" : $"not {pattern}";

    // That a comparison does not hold is certain when a side is absent, or no fact is missing.
    private string CertainlyComparable(Test test)
    {
        string known = string.Join(" && ", Facts(test).Select(fact => $"{fact} is not null"));
        string[] absent = Absentable(test).Select(side => $"{side} is null").ToArray();
        return known.Length == 0 || absent.Length == 0 ? known : $"({string.Join(" || ", absent)} || {known})";
    }

    // The opposite: every side that could be absent is there, and a fact is missing.
    private string Incomparable(Test test)
    {
        string missing = string.Join(" || ", Facts(test).Select(fact => $"{fact} is null"));
        string[] present = Absentable(test).Select(side => $"{side} is not null").ToArray();
        return present.Length == 0 ? missing : $"({string.Join(" && ", present)} && ({missing}))";
    }

    private IEnumerable<string> Facts(Test test) => Sides(test).Where(side => side.IsFact).Select(Of);

    private IEnumerable<string> Absentable(Test test) => Sides(test).Where(side => !side.IsFact && side.IsNullable).Select(Of);

    private static IEnumerable<Member> Sides(Test test) => test.RightMember is { } right ? new[] { test.Left, right } : new[] { test.Left };

    private string Holds(Test test)
    {
        string @operator = Operator(test.Operator).Holds;
        if (test.RightMember is not { } right)
            return $"{Access.Value(test.Left, test.Right)} {@operator} {Literals.Of(test.Right!, test.Left.Type)}";
        if (test.Operator != TestOperator.Equal)
            return $"{Ordered(test.Left)} {@operator} {Ordered(right)}";
        if (test.Left.Type.IsCollection)
            return $"({Of(test.Left)} is not null && object.Equals({Of(test.Left)}, {Of(right)}))";
        string equal = $"{Of(test.Left)} == {Of(right)}";
        return test.Left.IsNullable && right.IsNullable ? $"({Of(test.Left)} is not null && {equal})" : equal;
    }

    private string Ordered(Member member) => member.Type.Kind == ValueKind.Quantity ? Access.Ordered(member) : Of(member);

    /// <summary>An expression that reads a member.</summary>
    public string Of(Member member) => member.IsFact && _facts.TryGetValue(member.Name, out string? local) ? local : Access.Of(member);
}
