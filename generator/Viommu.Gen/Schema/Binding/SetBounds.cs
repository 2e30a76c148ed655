using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Conditions;

namespace Viommu.Gen.Schema.Binding;

/// <summary>
/// Folds what an attribute says of itself (<c>allowed</c>, <c>since</c>, <c>until</c>) into what the plan sets: where it is certainly not allowed, ignored or
/// refused, it is not set, so that no one is asked to remove what the plan wrote. What an option is written into is the request's own, and stays; so does a
/// value that only some versions have, because another value would be another meaning, and what is required.
/// </summary>
internal static class SetBounds
{
    // Whether one attribute is set may depend on whether another one is; those that depend on one another in a circle are left after this.
    private const int Rounds = 3;

    /// <param name="roots">The elements of the feature, with their rules.</param>
    /// <param name="boundaries">Since when and until when each of them is there, by type.</param>
    public static PlannedModel[] Fold(
        PlannedModel[] elements, IReadOnlyList<RootElementModel> roots, IReadOnlyDictionary<string, IReadOnlyList<RuleModel>> boundaries)
    {
        for (int round = 0; round < Rounds; round++)
        {
            PlannedModel[] before = elements;
            elements = elements.Select(planned => Fold(planned, before, roots.First(root => root.Element.Type == planned.Type), boundaries[planned.Type]))
                .ToArray();
            if (elements.SequenceEqual(before))
                break;
        }
        return elements;
    }

    private static PlannedModel Fold(PlannedModel planned, PlannedModel[] elements, RootElementModel root, IReadOnlyList<RuleModel> boundaries)
    {
        (string[] Subject, RuleModel Rule)[] bounds = root.Checks.Where(check => check.Loops.Count == 0).SelectMany(check => check.Rules)
            .Where(rule => rule.Subject is { } subject && rule.When.Tests().All(test => !IsValueOf(subject, test)))
            .Select(rule => (PathOf(rule.Subject!), rule))
            .Where(bound => bound.Item1.Length > 0)
            .ToArray();
        var members = new PlannedMembers(elements, present: planned.Property);
        return planned with
        {
            Build = Fold(planned.Build, new Part[0]),
            // What carries something of the request is reported as ignored; what only helps is left out.
            Unless = IsFromRequest(planned.Build)
                ? Condition.False
                : Assume(Condition.Any(boundaries.Where(rule => !rule.IsError).Select(rule => members.Inline(PlannedMembers.InPlan(rule.When, planned)))),
                    planned.When),
        };

        BuildModel Fold(BuildModel build, Part[] around) => build with
        {
            Sets = build.Sets.Select(set => set with
            {
                Cases = set.Cases.Select(@case => @case with { Unless = Unless(@case, set.Omit, around.Append(new Part(set.Property, set.Required)).ToArray()) })
                    .ToEquatableArray(),
            }).ToEquatableArray(),
            Children = build.Children
                .Select(child => child with { Build = Fold(child.Build, around.Append(new Part(child.Property, child.Required)).ToArray()) })
                .ToEquatableArray(),
            Repeats = build.Repeats
                .Select(repeat => repeat with { Sets = repeat.Sets.Select(set => set with { Unless = UnlessOf(repeat, set) }).ToEquatableArray() })
                .ToEquatableArray(),
        };

        Condition UnlessOf(RepeatModel repeat, RepeatSetModel set) => SetBounds.UnlessOf(
            set,
            root.Checks.Where(check => check.RepeatIn(planned.Build)?.Property == repeat.Property && check.Type == repeat.Type).ToArray(),
            condition => Assume(members.Inline(PlannedMembers.InPlan(condition, planned)), planned.When));

        // The rules of the attribute, and of the elements that it is in; what is required can't be left out.
        Condition Unless(SetCase @case, Literal? omit, Part[] parts)
        {
            string[] path = parts.Select(part => part.Name).ToArray();
            // A value that means the same as none is never written: only the elements around it are.
            bool isWritten = !@case.Value.Equals(omit);
            IEnumerable<Condition> outside = bounds
                .Where(bound => IsIn(bound.Subject, path) && !parts[bound.Subject.Length - 1].IsRequired && (isWritten || bound.Subject.Length < path.Length))
                .Select(bound => members.Inline(PlannedMembers.InPlan(bound.Rule.When.Replace(test => IsThere(test, @case.Value, path)), planned)));
            return Assume(Condition.Any(outside), Condition.All(planned.When, @case.When));
        }
    }

    // What is said of an attribute of repeated elements, where that is decided by what is the same for all of them.
    private static Condition UnlessOf(RepeatSetModel set, ElementCheck[] checks, Func<Condition, Condition> inline)
    {
        if (set.Value is not { } value || set.Property.Required || value.Equals(set.Property.Omit))
            return Condition.False;
        string[] path = { set.Property.Name };
        return Condition.Any(
            from check in checks
            from rule in check.Rules
            where rule.Subject is { } subject && PathOf(subject).SequenceEqual(path)
            let left = rule.When.Replace(test => IsThere(test, value, path))
            where !left.Tests().Any(test => check.Loops.Any(loop => loop.IsAsked(test)))
            select inline(left));
    }

    // Whether a test looks at the value of a member, and not only at whether it is there.
    private static bool IsValueOf(Member subject, Test test)
        => test.RightMember == subject || (test.Left == subject && test.Operator != TestOperator.IsNull && subject.Type.Kind != ValueKind.Presence);

    // The attribute is there, and so are the elements around it.
    private static Condition IsThere(Test test, Literal value, string[] path)
        => PathOf(test.Left) is { Length: > 0 } member && IsIn(member, path) && test.RightMember is null
            && (test.Operator == TestOperator.IsNull || member.Length == path.Length)
            ? TruthOf(test, value)
            : test;

    /// <summary>A condition where another one certainly holds.</summary>
    private static Condition Assume(Condition condition, Condition given)
    {
        Test[] implied = Implied(given).ToArray();
        return condition.Replace(test =>
        {
            if (implied.Contains(test))
                return Condition.True;
            if (implied.Contains(test with { Negated = !test.Negated }))
                return Condition.False;
            Test? equal = test.RightMember is null
                ? implied.FirstOrDefault(candidate => candidate.Left == test.Left
                    && candidate is { Operator: TestOperator.Equal, Negated: false, Right: not null })
                : null;
            return equal is null ? test : TruthOf(test, equal.Right!);
        });
    }

    // Of a conjunction each item holds; of a disjunction what all its items imply.
    private static IEnumerable<Test> Implied(Condition condition) => condition switch
    {
        Test test => new[] { test },
        Group { IsAll: true } all => all.Items.SelectMany(Implied),
        Group any => any.Items.Skip(1).Aggregate(Implied(any.Items[0]), (common, item) => common.Intersect(Implied(item))),
        _ => Enumerable.Empty<Test>(),
    };

    private static Condition TruthOf(Test test, Literal value)
        => Evaluator.Evaluate(test, _ => Known.Of(value)) == Truth.True ? Condition.True : Condition.False;

    private static bool IsFromRequest(BuildModel build)
        => build.Sets.Any(set => set.From is { IsOfRequest: true }) || build.Repeats.Count > 0 || build.Children.Any(child => IsFromRequest(child.Build));

    // Whether a path begins with another one.
    private static bool IsIn(string[] start, string[] path)
    {
        for (int i = 0; i < start.Length; i++)
        {
            if (i == path.Length || start[i] != path[i])
                return false;
        }
        return true;
    }

    // Below the element; empty for what is no member of it.
    private static string[] PathOf(Member member)
        => member.Root == MemberRoot.Element ? member.Path.Skip(1).Select(step => step.Name).ToArray() : System.Array.Empty<string>();

    private readonly record struct Part(string Name, bool IsRequired);
}
