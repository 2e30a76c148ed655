using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Interpretation;

/// <summary>The rules of one feature, checked over what is known as generated validators check them over what is there.</summary>
internal sealed class FeatureRules
{
    public FeatureRules(FeatureModel feature)
    {
        Feature = feature;
        Values = new ValueReader(feature.Values);
    }

    public FeatureModel Feature { get; }

    public ValueReader Values { get; }

    /// <summary>The rules of a request: of one that was read, or of options that were made in code.</summary>
    public IEnumerable<Finding> Check(KnownRequest request)
    {
        var check = new RuleCheck(Values, request.Find);
        return Feature.Options!.Rules
            .Where(rule => request.Applies(rule))
            .Select(check.Find).OfType<Finding>()
            .Concat(CheckFacts(request));
    }

    /// <summary>The rules of the platform, as far as the request itself says where it will run.</summary>
    public IEnumerable<Finding> CheckFacts(KnownRequest request)
        => Feature.Options is { Platform.Length: > 0 } && Feature.Plan is { } plan
            ? new PlanRules(this, KnownPlatform.OfRequest(plan.Platform, Values, request)).CheckFacts(request)
            : Enumerable.Empty<Finding>();

    /// <summary>The rules of an element: by itself, and against a platform.</summary>
    public IEnumerable<Finding> Check(RootElementModel root, KnownNode element, KnownPlatform? platform)
    {
        if (element.IsUnknown || element.IsAbsent)
            return Enumerable.Empty<Finding>();
        return root.Checks.SelectMany(check => Check(check, 0, Variables.Start(element), platform, static (check, rule) => check.Find(rule)).OfType<Finding>());
    }

    /// <summary>The rules of an element that may reject it and are not decided: what they look at is not known, or a fact is missing.</summary>
    /// <returns>Each rule, and whether what is not known here will be known when the program runs.</returns>
    public IEnumerable<(RuleModel Rule, bool IsOpen)> Undecided(RootElementModel root, KnownNode element, KnownPlatform? platform)
    {
        if (element.IsUnknown || element.IsAbsent)
            return Enumerable.Empty<(RuleModel, bool)>();
        return root.Checks
            .SelectMany(check => Check(check, 0, Variables.Start(element), platform,
                static (check, rule) => (Rule: rule, IsOpen: check.IsOpen(rule.When), IsUndecided: rule.IsError && check.Decide(rule.When) == Truth.Unknown)))
            .Where(outcome => outcome.IsUndecided)
            .Select(outcome => (outcome.Rule, outcome.IsOpen));
    }

    /// <summary>The rules between the elements of one document, and those of each of them.</summary>
    public IEnumerable<Finding> Check(PlanModel plan, Func<string, KnownNode> element, KnownPlatform? platform)
        => plan.Elements.SelectMany(planned => Check(Root(planned), element(planned.Property), platform)).Concat(CheckTogether(element, platform));

    /// <summary>The rules between the elements of one document, and those of its platform.</summary>
    /// <param name="element">An element, by its name in the plan.</param>
    public IEnumerable<Finding> CheckTogether(Func<string, KnownNode> element, KnownPlatform? platform)
    {
        var check = new RuleCheck(Values, member => member.Root == MemberRoot.Plan ? Walk(element(member.Path[0].Name), member) : FactOf(member, platform));
        return (Feature.Plan?.DocumentSteps ?? default).OfType<CheckStep>().Select(step => check.Find(step.Rule)).OfType<Finding>();
    }

    public RootElementModel Root(PlannedModel planned) => Feature.Elements.Roots.First(root => root.Element.Type == planned.Type);

    /// <summary>Whether a rule of the request is about what each side says: what one side says alone decides nothing then.</summary>
    public bool LooksAtSides(string rule) => Feature.Options!.Rules.Any(candidate => candidate.Id == rule && candidate.LooksAtSides);

    /// <summary>What is known of a fact; a feature whose elements are looked at alone has no platform.</summary>
    public static KnownNode FactOf(Member member, KnownPlatform? platform)
        => member.Root is MemberRoot.Fact or MemberRoot.Least && platform is not null ? platform.Find(member) : KnownNode.Unknown;

    /// <summary>Follows a path from the object that its first step names.</summary>
    public static KnownNode Walk(KnownNode node, Member member)
    {
        for (int i = 1; i < member.Path.Count; i++)
            node = i == member.Path.Count - 1 ? node.Member(member.Path[i].Name, member.Type) : node.Member(member.Path[i].Name);
        return node;
    }

    private IEnumerable<T> Check<T>(ElementCheck elementCheck, int depth, Variables variables, KnownPlatform? platform, Func<RuleCheck, RuleModel, T> ask)
    {
        if (depth == elementCheck.Loops.Count)
        {
            var check = new RuleCheck(Values,
                member => member.Root == MemberRoot.Element ? Walk(variables.Find(member.Path[0].Name), member) : FactOf(member, platform));
            return elementCheck.Rules.Select(rule => ask(check, rule));
        }
        LoopModel loop = elementCheck.Loops[depth];
        KnownNode list = Walk(variables.Find(loop.List.Path[0].Name), loop.List);
        return (list.Items ?? Array.Empty<KnownNode>()).SelectMany(item => Check(elementCheck, depth + 1, variables.With(loop.Variable, item), platform, ask));
    }

    /// <summary>The variables of the rules of an element: the element, and the items of the lists in it.</summary>
    private sealed class Variables
    {
        private readonly Variables? _outer;
        private readonly string? _name;
        private readonly KnownNode _node;

        private Variables(Variables? outer, string? name, KnownNode node)
        {
            _outer = outer;
            _name = name;
            _node = node;
        }

        public static Variables Start(KnownNode element) => new(null, null, element);

        public Variables With(string name, KnownNode node) => new(this, name, node);

        // The outermost variable is the element itself, whatever it is called.
        public KnownNode Find(string name) => _outer is null || _name == name ? _node : _outer.Find(name);
    }
}
