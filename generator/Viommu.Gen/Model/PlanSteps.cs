namespace Viommu.Gen.Model;

/// <summary>One step of a plan.</summary>
internal abstract record PlanStep;

/// <summary>Checks a rule; one that looks at what each side said only where there are sides.</summary>
internal sealed record CheckStep(RuleModel Rule) : PlanStep;

/// <summary>Ends the plan where one of the rules so far is certainly violated: elements would only be refused a second time.</summary>
internal sealed record StopStep : PlanStep;

/// <summary>Makes an element, where it is due.</summary>
internal sealed record MakeStep(PlannedModel Element) : PlanStep;

/// <summary>Checks the rules of an element that is there.</summary>
internal sealed record CheckElementStep(PlannedModel Element) : PlanStep;
