using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;

namespace Viommu.Gen.Schema.Conditions;

/// <summary>
/// What the plan makes, as conditions of what it is made from: a test of a member of a planned element becomes one of options and facts, with the same
/// outcome for every request and platform.
/// </summary>
internal sealed class PlannedMembers
{
    private readonly IReadOnlyList<PlannedModel> _elements;
    private readonly string? _present;

    // Rules look at the same members again and again.
    private readonly Dictionary<Member, (Condition IsThere, BuildModel? Build, SetModel? Set)> _found = new();
    private readonly Dictionary<Member, Value[]> _values = new();

    /// <param name="present">The element that is there, whatever its conditions say.</param>
    public PlannedMembers(IReadOnlyList<PlannedModel> elements, string? present = null)
    {
        _elements = elements;
        _present = present;
    }

    /// <summary>A condition inside of an element, as one of the element of the plan.</summary>
    public static Condition InPlan(Condition condition, PlannedModel planned)
    {
        return condition.Replace(test => test with { Left = Move(test.Left), RightMember = test.RightMember is { } right ? Move(right) : null });

        // The first step is the variable that holds the element.
        Member Move(Member member) => member.Root == MemberRoot.Element
            ? member with { Root = MemberRoot.Plan, Path = member.Path.Skip(1).Prepend(new Step(planned.Property, true)).ToEquatableArray() }
            : member.Value is PartExpression part ? member with { Value = part with { Collection = Move(part.Collection) } }
            : member;
    }

    public Condition Inline(Condition condition) => condition.Replace(Inline);

    /// <summary>When an element is made.</summary>
    public Condition IsMade(PlannedModel planned) => planned.Property == _present
        ? Condition.True
        : Condition.All(new[] { planned.When.Certain(), planned.Unless.Certain().Negate(), HasRequired(planned.Build) });

    private Condition Inline(Test test)
    {
        if (!IsPlanned(test.Left) && !(test.RightMember is { } compared && IsPlanned(compared)))
            return test;
        Condition holds = test.Operator == TestOperator.IsNull
            ? IsThere(test.Left).Negate()
            : Condition.Any(
                from left in Values(test.Left)
                from right in test.RightMember is { } member ? Values(member) : new[] { new Value(Condition.True, test.Right, null) }
                select Condition.All(new[] { left.When, right.When, Compare(left, test.Operator, right) }));
        return test.Negated ? holds.Negate() : holds;
    }

    private static bool IsPlanned(Member member) => member.Root == MemberRoot.Plan || IsCount(member);

    private static bool IsCount(Member member) => member.Value is PartExpression { Collection.Root: MemberRoot.Plan };

    private static Condition Compare(Value left, TestOperator @operator, Value right)
    {
        if (left.Literal is { } literal)
        {
            return right.Literal is { } other
                ? Evaluator.Holds(@operator, literal, other) ? Condition.True : Condition.False
                : new Test(right.Source!, Flip(@operator), literal, null, Negated: false);
        }
        return new Test(left.Source!, @operator, right.Literal, right.Source, Negated: false);
    }

    /// <summary>The operator with its sides exchanged.</summary>
    public static TestOperator Flip(TestOperator @operator) => @operator switch
    {
        TestOperator.Less => TestOperator.Greater,
        TestOperator.LessOrEqual => TestOperator.GreaterOrEqual,
        TestOperator.Greater => TestOperator.Less,
        TestOperator.GreaterOrEqual => TestOperator.LessOrEqual,
        _ => @operator,
    };

    /// <summary>All values that a member may have, each with its condition; under none of them it is absent.</summary>
    private IEnumerable<Value> Values(Member member)
    {
        if (IsCount(member))
            return Count(((PartExpression)member.Value!).Collection);
        if (member.Root != MemberRoot.Plan)
            return new[] { new Value(Condition.True, null, member) };
        if (!_values.TryGetValue(member, out Value[]? values))
        {
            (Condition isThere, _, SetModel? set) = Find(member);
            values = set is null ? new Value[0] : Given(set).Select(value => value with { When = Condition.All(isThere, value.When) }).ToArray();
            _values.Add(member, values);
        }
        return values;
    }

    // How many of a repeated element there are: none that the plan does not repeat for something.
    private IEnumerable<Value> Count(Member list)
    {
        (Condition isThere, BuildModel? build, _) = Find(list with { Path = list.Path.Take(list.Path.Count - 1).ToEquatableArray() });
        RepeatModel? repeat = build?.Repeats.FirstOrDefault(candidate => candidate.Property == list.Path[list.Path.Count - 1].Name);
        Condition isMade = repeat is null ? Condition.False : Condition.All(isThere, new Test(repeat.Source, TestOperator.IsNull, null, null, Negated: true));
        if (repeat is not null)
            yield return new Value(isMade, null, CountOf(repeat.Source));
        yield return new Value(isMade.Negate(), Literal.OfNumber(0), null);
    }

    private static Member CountOf(Member source) => source.Type.IsNumber
        ? source
        : new Member(MemberRoot.Computed, EquatableArray.Of(new Step($"{source.Name}.Count", true)), MemberType.Computed) { Value = new PartExpression(source, CollectionPart.Count, null) };

    private Condition IsThere(Member member)
    {
        (Condition isThere, BuildModel? build, SetModel? set) = Find(member);
        return set is not null ? Condition.All(isThere, Condition.Any(Given(set).Select(value => value.When))) : build is not null ? isThere : Condition.False;
    }

    // What the path leads to, and when the element that it is in (or that it is) is there; nothing where the plan never sets it.
    private (Condition IsThere, BuildModel? Build, SetModel? Set) Find(Member member)
    {
        if (!_found.TryGetValue(member, out (Condition, BuildModel?, SetModel?) found))
        {
            found = FindInPlan(member);
            _found.Add(member, found);
        }
        return found;
    }

    private (Condition IsThere, BuildModel? Build, SetModel? Set) FindInPlan(Member member)
    {
        PlannedModel planned = _elements.First(element => element.Property == member.Path[0].Name);
        var isThere = new List<Condition> { IsMade(planned) };
        BuildModel build = planned.Build;
        foreach (string name in member.Path.Skip(1).Select(step => step.Name))
        {
            if (build.Sets.FirstOrDefault(set => set.Property == name) is { } set)
                return (Condition.All(isThere), null, set);
            if (build.Children.FirstOrDefault(child => child.Property == name) is not { } found)
                return (Condition.False, null, null);
            build = found.Build;
            isThere.Add(IsMade(build));
        }
        return (Condition.All(isThere), build, null);
    }

    private static Condition IsMade(BuildModel child)
        => child.Sets.Any(set => set.Required) || child.Children.Any(inner => inner.Required)
            ? HasRequired(child)
            : Condition.Any(child.Sets.Select(IsSet).Concat(child.Children.Select(inner => IsMade(inner.Build))).Concat(child.Repeats.Select(IsMade)));

    private static Condition IsMade(RepeatModel repeat) => new Test(CountOf(repeat.Source), TestOperator.Greater, Literal.OfNumber(0), null, Negated: false);

    private static Condition HasRequired(BuildModel build)
        => Condition.All(build.Sets.Where(set => set.Required).Select(IsSet)
            .Concat(build.Children.Where(child => child.Required).Select(child => IsMade(child.Build))));

    private static Condition IsSet(SetModel set) => Condition.Any(Values(set).Select(value => value.When));

    // What is set and is there: a value that means the same as none makes its element, and is none. The texts of an open type can't be told apart here.
    private static IEnumerable<Value> Given(SetModel set) => set.Omit is not { } omit ? Values(set)
        : from value in Values(set)
          where value.Literal?.Equals(omit) != true
          select value.Source is { } source && (source.Type.HasRange ? source.Type.Takes(omit) : source.Type.Kind != ValueKind.OpenEnum)
              ? value with { When = Condition.All(value.When, new Test(source, TestOperator.Equal, omit, null, Negated: true)) }
              : value;

    // From the option where it says something; else the first case that counts.
    private static IEnumerable<Value> Values(SetModel set)
    {
        Condition rest = Condition.True;
        if (set.From is { } from)
        {
            Condition isThere = from.When.Certain();
            Value[] values = from.Map.Count == 0
                ? new[] { new Value(isThere, null, from.Source) }
                : from.Map.Select(pair => new Value(Condition.All(isThere, Is(from.Source, pair.From).Certain()), Literal.OfName(pair.To), null)).ToArray();
            foreach (Value value in values)
                yield return value;
            rest = Condition.All(values.Select(value => value.When.Negate()));
        }
        foreach (SetCase @case in set.Cases)
        {
            Condition counts = Condition.All(@case.When.Certain(), @case.Unless.Certain().Negate());
            yield return new Value(Condition.All(rest, counts), @case.Value, null);
            rest = Condition.All(rest, counts.Negate());
        }
    }

    private static Condition Is(Member option, string value) => new Test(option, TestOperator.Equal, Literal.OfName(value), null, Negated: false);

    private sealed record Value(Condition When, Literal? Literal, Member? Source);
}
