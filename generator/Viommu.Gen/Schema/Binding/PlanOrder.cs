using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Decides in which order a plan is made.</summary>
internal static class PlanOrder
{
    /// <summary>The platform first; where it refuses nothing, each element with its own rules; then what they mean for one another.</summary>
    public static IEnumerable<PlanStep> Of(IReadOnlyCollection<RuleModel> platformRules, IEnumerable<PlannedModel> elements, IEnumerable<RuleModel> planRules)
    {
        foreach (RuleModel rule in platformRules)
            yield return new CheckStep(rule);
        if (platformRules.Count > 0)
            yield return new StopStep();
        foreach (PlannedModel element in elements)
        {
            yield return new MakeStep(element);
            yield return new CheckElementStep(element);
        }
        foreach (RuleModel rule in planRules)
            yield return new CheckStep(rule);
    }

    /// <summary>The same for elements that are there already: nothing is made, nothing stops, and no request is known.</summary>
    public static IEnumerable<PlanStep> OfDocument(IReadOnlyCollection<PlanStep> steps)
        => steps.OfType<CheckElementStep>().Concat<PlanStep>(steps.OfType<CheckStep>().Where(step => !step.Rule.Members.Any(member => member.IsOfRequest)));

    /// <summary>Rules that were checked when the request was read, and that another value of the option may change.</summary>
    public static IEnumerable<RuleModel> OfCandidate(ChooseModel? choose, IEnumerable<RuleModel> requestRules)
        => choose is null ? Enumerable.Empty<RuleModel>()
            : requestRules.Where(rule => rule.When.LooksAt(member => member.Root == MemberRoot.Option && member.Name == choose.Option));
}
