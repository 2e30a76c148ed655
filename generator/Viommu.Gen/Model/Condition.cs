using System;
using System.Collections.Generic;
using System.Linq;

namespace Viommu.Gen.Model;

internal enum TestOperator
{
    IsNull,
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>A typed condition in negation normal form: negations are at the tests only.</summary>
internal abstract record Condition
{
    public static readonly Condition True = new Constant(true);
    public static readonly Condition False = new Constant(false);

    public static Condition All(IEnumerable<Condition> items) => Combine(items.ToEquatableArray(), isAll: true);

    public static Condition All(Condition first, Condition second)
        => first is Constant { Value: true } ? second : second is Constant { Value: true } ? first : Combine(EquatableArray.Of(first, second), isAll: true);

    public static Condition Any(IEnumerable<Condition> items) => Combine(items.ToEquatableArray(), isAll: false);

    /// <summary>All tests, from left to right.</summary>
    public List<Test> Tests()
    {
        var tests = new List<Test>();
        AddTests(tests);
        return tests;
    }

    private void AddTests(List<Test> tests)
    {
        switch (this)
        {
            case Test test:
                tests.Add(test);
                break;
            case Certainly certainly:
                tests.Add(certainly.Test);
                break;
            case Group group:
                foreach (Condition item in group.Items)
                    item.AddTests(tests);
                break;
        }
    }

    /// <summary>All members that are looked at, each once, in the order of their first use: those that numbers are computed from, and not these numbers.</summary>
    public List<Member> Members()
    {
        var members = new List<Member>();
        var seen = new HashSet<Member>();
        foreach (Test test in Tests())
        {
            Add(test.Left);
            Add(test.RightMember);
        }
        return members;

        void Add(Member? member)
        {
            if (member is { Value: null } && seen.Add(member))
                members.Add(member);
            else if (member is { Value: { } value })
                members.AddRange(value.Members().Where(seen.Add));
        }
    }

    /// <summary>Whether it looks at a member of some kind: asked so often that no list is made.</summary>
    public bool LooksAt(Func<Member, bool> kind)
    {
        switch (this)
        {
            case Test test:
                return test.LooksAtOne(kind);
            case Certainly certainly:
                return certainly.Test.LooksAtOne(kind);
            case Group group:
                for (int i = 0; i < group.Items.Count; i++)
                {
                    if (group.Items[i].LooksAt(kind))
                        return true;
                }
                return false;
            default:
                return false;
        }
    }

    public Condition Negate() => this switch
    {
        Constant constant => constant.Value ? False : True,
        Test test => test with { Negated = !test.Negated },
        Certainly certainly => certainly with { Negated = !certainly.Negated },
        Group group => Combine(group.Items.Map(static item => item.Negate()), !group.IsAll),
        _ => this,
    };

    /// <summary>That it certainly holds, as a condition of its own: what is certain of a group is a matter of what is of its items.</summary>
    public Condition Certain() => this switch
    {
        Test test when test.HasFacts => new Certainly(test, Negated: false),
        Group group => Combine(group.Items.Map(static item => item.Certain()), group.IsAll),
        _ => this,
    };

    /// <summary>The condition with other tests in it.</summary>
    public Condition Replace(Func<Test, Condition> map) => this switch
    {
        Test test => map(test),
        Certainly certainly => map(certainly.Test) is var held && ReferenceEquals(held, certainly.Test) ? this
            : certainly.Negated ? held.Certain().Negate() : held.Certain(),
        Group group => group.Replace(map),
        _ => this,
    };

    /// <summary>What is left of it where only some facts can be known, and it is asked whether it certainly holds.</summary>
    /// <param name="mayBeKnown">Whether a fact can be known.</param>
    public Condition WhereKnown(Func<Member, bool> mayBeKnown)
        => Replace(test => test.LooksAt(member => member.IsFact && !mayBeKnown(member)) || (test is { Operator: TestOperator.IsNull, Negated: false, Left.IsFact: true }) ? False : test);

    // Nothing of the other kind decides it, and what is of its own kind is part of it.
    private protected static Condition Combine(EquatableArray<Condition> items, bool isAll)
    {
        int count = 0;
        bool isFlat = true;
        foreach (Condition item in items)
        {
            if (item is Constant constant && constant.Value != isAll)
                return item;
            bool isInside = item is Group group && group.IsAll == isAll;
            count += isInside ? ((Group)item).Items.Count : item is Constant ? 0 : 1;
            isFlat &= !isInside && item is not Constant;
        }
        if (count == 0)
            return isAll ? True : False;
        if (!isFlat)
            items = Flatten(items, count, isAll);
        return count == 1 ? items[0] : new Group(isAll, items);
    }

    private static EquatableArray<Condition> Flatten(EquatableArray<Condition> items, int count, bool isAll)
    {
        var flat = new List<Condition>(count);
        foreach (Condition item in items)
        {
            if (item is Group group && group.IsAll == isAll)
                flat.AddRange(group.Items);
            else if (item is not Constant)
                flat.Add(item);
        }
        return flat.ToEquatableArray();
    }
}

internal sealed record Constant(bool Value) : Condition;

/// <summary>A conjunction or a disjunction of two or more.</summary>
internal sealed record Group(bool IsAll, EquatableArray<Condition> Items) : Condition
{
    // Most have none of the tests that are replaced: nothing is made for them.
    internal new Condition Replace(Func<Test, Condition> map)
    {
        for (int i = 0; i < Items.Count; i++)
        {
            if (Items[i].Replace(map) is var first && !ReferenceEquals(first, Items[i]))
                return Combine(ReplaceFrom(i, first, map), IsAll);
        }
        return this;
    }

    private EquatableArray<Condition> ReplaceFrom(int index, Condition replaced, Func<Test, Condition> map)
    {
        var items = new Condition[Items.Count];
        for (int i = 0; i < items.Length; i++)
            items[i] = i < index ? Items[i] : i == index ? replaced : Items[i].Replace(map);
        return EquatableArray<Condition>.Of(items);
    }
}

/// <summary>One member against nothing, a value, or another member.</summary>
internal sealed record Test(Member Left, TestOperator Operator, Literal? Right, Member? RightMember, bool Negated) : Condition
{
    /// <summary>Whether it may be unknown.</summary>
    public bool HasFacts => Left.HasFacts || RightMember is { HasFacts: true };

    public override int GetHashCode() => Left.GetHashCode() * 31 + (int)Operator;

    internal bool LooksAtOne(Func<Member, bool> kind) => Is(Left, kind) || (RightMember is { } right && Is(right, kind));

    private static bool Is(Member member, Func<Member, bool> kind) => member.Value is null ? kind(member) : member.Value.Members().Any(kind);

    /// <summary>The test, and what the least that a fact is decides of it: that it is more than something, or not less.</summary>
    public Condition WithLeast()
    {
        if (Left.Least is null && RightMember?.Least is null)
            return this;
        Condition held = this with { Negated = false };
        if (Left.Least is { } least && RightMember?.Least is null)
            held = WithLeast(held, this with { Negated = false, Left = least }, Operator is TestOperator.Greater or TestOperator.GreaterOrEqual);
        else if (RightMember?.Least is { } other && Left.Least is null)
            held = WithLeast(held, this with { Negated = false, RightMember = other }, Operator is TestOperator.Less or TestOperator.LessOrEqual);
        return Negated ? held.Negate() : held;
    }

    private static Condition WithLeast(Condition held, Test least, bool isMore) => (isMore, least.Operator) switch
    {
        (true, _) => Any(new[] { held, least }),
        (false, TestOperator.Less) => All(new[] { held, least with { Operator = TestOperator.GreaterOrEqual, Negated = true } }),
        (false, TestOperator.LessOrEqual) => All(new[] { held, least with { Operator = TestOperator.Greater, Negated = true } }),
        (false, TestOperator.Greater) => All(new[] { held, least with { Operator = TestOperator.LessOrEqual, Negated = true } }),
        (false, TestOperator.GreaterOrEqual) => All(new[] { held, least with { Operator = TestOperator.Less, Negated = true } }),
        _ => held,
    };
}

/// <summary>
/// Whether a test of facts certainly holds: it is never unknown, and a fact that is missing makes it false. What the plan sets is decided so.
/// </summary>
internal sealed record Certainly(Test Test, bool Negated) : Condition;
