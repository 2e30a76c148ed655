using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;

namespace Viommu.Gen.Schema.Conditions;

/// <summary>
/// Which rules hold a choice open where they can't be decided. With a candidate put in, and with what is known put in, of each rule something is left: its
/// residual. One that is the same for all candidates says nothing about which of them to take.
/// </summary>
internal static class Residuals
{
    public static IEnumerable<OpenRule> Of(ChooseModel choose, IEnumerable<PlanStep> steps, IReadOnlyList<RootElementModel> roots, PlannedMembers members)
    {
        foreach ((string id, Condition rule) in Rules(steps, roots, members))
        {
            Condition[] residuals = choose.Candidates.Select(candidate => PutIn(rule, choose.Option, Literal.OfName(candidate))).ToArray();
            Condition when = Differ(choose, rule, residuals);
            if (when != Condition.False)
                yield return new OpenRule(id, when);
        }
    }

    // All that may reject and may be undecided, as conditions of options and facts.
    private static IEnumerable<(string Id, Condition When)> Rules(IEnumerable<PlanStep> steps, IReadOnlyList<RootElementModel> roots, PlannedMembers members)
    {
        foreach (PlanStep step in steps)
        {
            if (step is CheckStep { Rule: { } rule } && MayBeUndecided(rule))
                yield return (rule.Id, members.Inline(rule.When));
            if (step is not CheckElementStep { Element: { } planned })
                continue;
            foreach (ElementCheck check in roots.First(root => root.Element.Type == planned.Type).Checks)
            {
                // Of elements that the plan does not make there is nothing to look at; what one of those that it repeats has, may be anything.
                if (check.Loops.Count > 0 && check.RepeatIn(planned.Build) is null)
                    continue;
                foreach (RuleModel inside in check.Rules.Where(MayBeUndecided))
                {
                    Condition when = inside.When.Replace(test => check.Loops.Any(loop => loop.IsAsked(test)) ? Condition.True : test);
                    yield return (inside.Id, Condition.All(members.IsMade(planned), members.Inline(PlannedMembers.InPlan(when, planned))));
                }
            }
        }
    }

    private static bool MayBeUndecided(RuleModel rule) => rule.IsError && rule.When.Tests().Any(test => test.HasFacts);

    private static Condition PutIn(Condition condition, string option, Literal value)
    {
        return condition.Replace(test =>
        {
            bool isRight = test.RightMember is { } right && IsOption(right);
            if (!IsOption(test.Left))
                return isRight ? test with { Right = value, RightMember = null } : test;
            return test.RightMember is { } other && !isRight
                ? new Test(other, PlannedMembers.Flip(test.Operator), value, null, test.Negated)
                : Evaluator.Evaluate(test, _ => Known.Of(value)) == Truth.True ? Condition.True : Condition.False;
        });

        bool IsOption(Member member) => member.Root == MemberRoot.Option && member.Name == option;
    }

    // When what is left for the candidate that is tried is not the same for all.
    private static Condition Differ(ChooseModel choose, Condition rule, Condition[] residuals)
    {
        (string Candidate, Condition Differs)[] cases = choose.Candidates
            .Zip(residuals, (candidate, residual) => (candidate, residual))
            .Where(pair => pair.residual is not Constant)
            .Select(pair => (pair.candidate, Differs(rule, pair.residual, residuals)))
            .ToArray();
        if (cases.Select(@case => @case.Differs).Distinct().Count() <= 1)
            return cases.Length == 0 ? Condition.False : cases[0].Differs;
        var option = new Member(MemberRoot.Option, EquatableArray.Of(new Step(choose.Option, false)), new MemberType(ValueKind.Enum, choose.EnumType));
        return Condition.Any(cases.Select(@case => Condition.All(new[]
        {
            new Test(option, TestOperator.Equal, Literal.OfName(@case.Candidate), null, Negated: false), @case.Differs,
        })));
    }

    // A rule that is undecided for one candidate and decided for another is not the same for both; where it may be undecided for all, what is known counts.
    private static Condition Differs(Condition rule, Condition residual, Condition[] residuals)
    {
        if (residuals.Any(other => other is Constant))
            return Condition.True;
        Condition differs = Condition.Any(residuals.Where(other => other != residual).Select(other => Exclusive(residual, other)));
        return NormalForm.Of(differs, rule) ?? Condition.True;
    }

    private static Condition Exclusive(Condition one, Condition other) => Condition.Any(new[]
    {
        Condition.All(one, other.Negate()),
        Condition.All(one.Negate(), other),
    });
}
