using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Interpretation;

/// <summary>Plans a request over what is known, in the order of generated plans: what is found is certain, whatever the rest turns out to be.</summary>
internal sealed class PlanRules
{
    private readonly FeatureRules _rules;
    private readonly PlanModel _plan;
    private readonly KnownPlatform _platform;

    public PlanRules(FeatureRules rules, KnownPlatform platform)
    {
        _rules = rules;
        _plan = rules.Feature.Plan!;
        _platform = platform;
    }

    /// <summary>All but the rules that were checked when the request was read.</summary>
    /// <param name="chosen">A choice that was made before: absent, a value, or unknown.</param>
    public IEnumerable<Finding> Check(KnownRequest request, KnownNode chosen)
    {
        var plan = new PlanRules(_rules, _platform.With(request));
        string[] found = _rules.CheckFacts(request).Select(finding => finding.Rule).ToArray();
        return plan._platform.Contradictions().Concat(plan.Decide(request, chosen).Where(finding => !found.Contains(finding.Rule)));
    }

    /// <summary>The rules of the platform, as far as the request itself says where it will run: what they find holds on every platform.</summary>
    public IReadOnlyList<Finding> CheckFacts(KnownRequest request)
    {
        if (!_platform.IsSaid)
            return Array.Empty<Finding>();
        if (_plan.Choose is not { } choose || request.IsUnreadable(choose.Option))
            return CheckPlatform(request).Findings;
        KnownNode value = request.Option(choose.Option);
        if (value.IsUnknown)
            return Array.Empty<Finding>();
        if (value.Known.Value?.Text != choose.Value)
            return CheckPlatform(request).Findings;
        string reasons = "";
        foreach (string candidate in choose.Candidates)
        {
            KnownRequest resolved = request.With(choose.Option, KnownNode.Of(Literal.OfName(candidate), value.Place));
            Trial trial = CheckCandidate(resolved);
            trial.Add(CheckPlatform(resolved));
            // A candidate that may work is enough: which one, the plan decides.
            if (!trial.HasErrors)
                return Array.Empty<Finding>();
            reasons += Reasons(choose, candidate, trial);
        }
        return new[] { NoCandidate(choose, reasons, value) };
    }

    private IReadOnlyList<Finding> Decide(KnownRequest request, KnownNode chosen)
    {
        if (_plan.Choose is not { } choose || request.IsUnreadable(choose.Option))
            return Evaluate(request, new Trial(_plan.Choose?.Open)).Findings;
        KnownNode value = request.Option(choose.Option);
        if (value.IsUnknown)
            return Array.Empty<Finding>();
        return value.Known.Value?.Text == choose.Value ? Choose(request, choose, value, chosen) : Evaluate(request, new Trial(_plan.Choose?.Open)).Findings;
    }

    private IReadOnlyList<Finding> Choose(KnownRequest request, ChooseModel choose, KnownNode value, KnownNode chosen)
    {
        if (chosen.IsUnknown)
            return Array.Empty<Finding>();
        IEnumerable<string> candidates = choose.Candidates;
        if (chosen.Known.Value is { } given && given.Text != choose.Value)
        {
            if (!choose.Candidates.Contains(given.Text))
                return new[] { Rejected(choose, $", which never stands for {Shown.Of(TextOf(choose, given.Text))}: the choice that was made before is not one of its candidates. Choose anew.", chosen) };
            candidates = new[] { given.Text };
        }
        string reasons = "";
        foreach (string candidate in candidates)
        {
            Trial trial = Try(request.With(choose.Option, KnownNode.Of(Literal.OfName(candidate), value.Place)));
            if (!trial.HasErrors)
                return trial.IsOpen ? Array.Empty<Finding>() : trial.Findings;
            reasons += Reasons(choose, candidate, trial);
        }
        return new[] { NoCandidate(choose, reasons, value) };
    }

    private string Reasons(ChooseModel choose, string candidate, Trial trial)
        => $" {TextOf(choose, candidate)}:{string.Concat(trial.Findings.Where(finding => finding.IsError).Select(finding => " " + finding.Message))}";

    private Finding NoCandidate(ChooseModel choose, string reasons, KnownNode value)
        => Rejected(choose, $", and nothing it may stand for works here.{reasons}", value);

    private Finding Rejected(ChooseModel choose, string message, KnownNode node)
        => new(choose.Id, true, $"{string.Join(" or ", choose.Keys)} is {Shown.Of(TextOf(choose, choose.Value))}{message}",
            node.Place is null ? Array.Empty<object>() : new[] { node.Place }, default, null);

    private string TextOf(ChooseModel choose, string value)
        => _rules.Values.ToText(new MemberType(ValueKind.Enum, choose.EnumType), Literal.OfName(value));

    private Trial CheckPlatform(KnownRequest request)
    {
        var trial = new Trial(_plan.Choose?.Open);
        var check = new RuleCheck(_rules.Values, member => member.Root is MemberRoot.Fact or MemberRoot.Least ? _platform.Find(member) : request.Find(member));
        foreach (RuleModel rule in _plan.OfPlatform.Where(request.Applies))
            trial.Add(check, rule);
        return trial;
    }

    private Trial Try(KnownRequest request) => Evaluate(request, CheckCandidate(request));

    private Trial CheckCandidate(KnownRequest request)
    {
        var trial = new Trial(_plan.Choose?.Open);
        var check = new RuleCheck(_rules.Values, request.Find);
        foreach (RuleModel rule in _rules.Feature.Options!.OfCandidate.Where(request.Applies))
            trial.Add(check, rule);
        return trial;
    }

    private Trial Evaluate(KnownRequest request, Trial trial)
    {
        var elements = new Dictionary<string, KnownNode>();
        var check = new RuleCheck(_rules.Values, member => member.Root switch
        {
            MemberRoot.Fact or MemberRoot.Least => _platform.Find(member),
            MemberRoot.Plan => FeatureRules.Walk(elements[member.Path[0].Name], member),
            _ => request.Find(member),
        });
        var stage = new Trial(_plan.Choose?.Open);
        foreach (PlanStep step in _plan.Steps)
        {
            switch (step)
            {
                case CheckStep { Rule: { } rule }:
                    if (request.Applies(rule))
                        stage.Add(check, rule);
                    break;
                case StopStep:
                    trial.Add(stage);
                    // Where it is not certain that the plan goes on, nothing of the rest is.
                    if (stage.MayStop)
                        trial.LeaveOpen();
                    if (stage.HasErrors || stage.MayStop)
                        return trial;
                    stage = new Trial(_plan.Choose?.Open);
                    break;
                case MakeStep { Element: { } planned }:
                    elements[planned.Property] = Make(planned, check, request, stage);
                    break;
                case CheckElementStep { Element: { } planned }:
                    RootElementModel root = _rules.Root(planned);
                    KnownNode element = elements[planned.Property];
                    stage.Add(_rules.Check(root, element, _platform));
                    foreach ((RuleModel undecided, bool isOpen) in _rules.Undecided(root, element, _platform))
                        stage.Leave(undecided, isOpen, check);
                    if (element.IsUnknown)
                        stage.LeaveOpen();
                    break;
            }
        }
        trial.Add(stage);
        return trial;
    }

    private static KnownNode Make(PlannedModel planned, RuleCheck check, KnownRequest request, Trial trial)
    {
        var builder = new ElementBuilder(check);
        KnownNode element = builder.Make(planned);
        if (builder.HasGap && !request.HasUnreadable)
            trial.Add(new[] { new Finding(planned.Gap.Id, true, planned.Gap.Message, Array.Empty<object>(), default, null) });
        return element;
    }

    /// <summary>What was found of one candidate.</summary>
    private sealed class Trial
    {
        private readonly List<Finding> _findings = new();
        private readonly IEnumerable<OpenRule>? _open;

        /// <param name="open">The rules that hold a choice open.</param>
        public Trial(IEnumerable<OpenRule>? open) => _open = open;

        public IReadOnlyList<Finding> Findings => _findings;

        public bool HasErrors { get; private set; }

        /// <summary>Whether the program may find an error here, or leaves a rule undecided that holds the choice open.</summary>
        public bool IsOpen { get; private set; }

        /// <summary>Whether a rule that may stop the plan depends on what is not known here, though the program will know.</summary>
        public bool MayStop { get; private set; }

        public void Add(RuleCheck check, RuleModel rule)
        {
            if (check.Find(rule) is { } finding)
                Add(new[] { finding });
            else if (rule.IsError && check.Decide(rule.When) == Truth.Unknown)
                Leave(rule, check.IsOpen(rule.When), check);
        }

        /// <summary>Keeps in mind that a rule is not decided.</summary>
        /// <param name="isOpen">Whether the program will know what is not known here; else it leaves the rule undecided, too.</param>
        public void Leave(RuleModel rule, bool isOpen, RuleCheck check)
        {
            MayStop |= isOpen;
            IsOpen |= isOpen || (_open?.FirstOrDefault(open => open.Rule == rule.Id) is { } open && check.Decide(open.When) != Truth.False);
        }

        public void Add(IEnumerable<Finding> findings)
        {
            foreach (Finding finding in findings)
            {
                _findings.Add(finding);
                HasErrors |= finding.IsError;
            }
        }

        public void Add(Trial other)
        {
            Add(other.Findings);
            IsOpen |= other.IsOpen;
        }

        public void LeaveOpen() => IsOpen = true;
    }
}
