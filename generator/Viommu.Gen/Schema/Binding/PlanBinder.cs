using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Conditions;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Decides what is planned and in which order, from parts that are bound.</summary>
internal static class PlanBinder
{
    /// <param name="rules">All rules of the feature, those of elements aside.</param>
    /// <param name="planned">The elements to make, as the schema says it.</param>
    /// <param name="roots">The elements of the feature, with their rules.</param>
    /// <param name="boundaries">Since when and until when each of them is there, by type.</param>
    public static PlanModel Bind(
        string feature,
        OptionsModel options,
        PlatformModel platform,
        ChooseModel? choose,
        IReadOnlyCollection<RuleModel> rules,
        PlannedModel[] planned,
        IReadOnlyList<RootElementModel> roots,
        IReadOnlyDictionary<string, IReadOnlyList<RuleModel>> boundaries)
    {
        RuleModel[] planRules = rules.Where(rule => rule.When.LooksAt(static member => member.Root == MemberRoot.Plan)).ToArray();
        RuleModel[] platformRules = rules.Except(options.Rules).Except(planRules).ToArray();
        PlannedModel[] elements = SetBounds.Fold(planned, roots, boundaries);
        PlanStep[] steps = PlanOrder.Of(platformRules, elements, planRules).ToArray();
        return new PlanModel(
            GeneratedNames.PlanType(feature),
            options.Name,
            GeneratedNames.ReadType(feature),
            GeneratedNames.SourceType(feature),
            GeneratedNames.UnreadType(feature),
            GeneratedNames.RulesType(feature),
            platform,
            platformRules.ToEquatableArray(),
            steps.ToEquatableArray(),
            PlanOrder.OfDocument(steps).ToEquatableArray(),
            choose is null ? null : choose with
            {
                ChecksRequest = options.OfCandidate.Count > 0,
                Open = Residuals.Of(choose, steps, roots, new PlannedMembers(elements)).ToEquatableArray(),
            },
            options.Traits.Where(traits => traits.Option.Length > 0).Select(traits => TraitsBinder.Support(
                traits, choose, platformRules.Concat(options.Rules), platform, options.Options.First(option => option.Name == traits.Option).Type)).ToEquatableArray())
        {
            HasTraits = options.Traits.Count > 0,
        };
    }
}
