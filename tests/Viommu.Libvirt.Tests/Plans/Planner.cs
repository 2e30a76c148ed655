using System.Collections.Generic;
using System.Linq;
using Viommu.Libvirt.Tests.Guests;
using Viommu.Libvirt.Tests.Libvirt;
using Viommu.Runtime;

namespace Viommu.Libvirt.Tests.Plans;

/// <summary>Decides a case. The suite has ours, and some that are wrong on purpose.</summary>
internal delegate PlanAnswer Planner(PlanCase request, HostVersions host);

/// <summary>What a planner says of a case.</summary>
/// <param name="Emitted">The elements of a request that is accepted; null when it is refused.</param>
/// <param name="Refusals">The rules that refuse each model which was tried; of a request that is accepted, none.</param>
/// <param name="Undecided">The rules that it could not decide.</param>
internal sealed record PlanAnswer(Fragments? Emitted, IReadOnlyList<Refusal> Refusals, IReadOnlyList<string> Undecided)
{
    internal bool IsAccepted => Emitted is not null;

    internal IEnumerable<string> Rules => Refusals.SelectMany(static refusal => refusal.Rules).Distinct();

    public override string ToString() => Emitted is not null
        ? $"accepted: {Emitted}"
        : $"refused: {string.Join("; ", Refusals.Select(static refusal => $"{refusal.Model ?? "no device"} by {string.Join(", ", refusal.Rules)}"))}";
}

/// <summary>Why one model was refused.</summary>
internal sealed record Refusal(string? Model, IReadOnlyList<string> Rules);

/// <summary>The planner that the package generates.</summary>
internal static class OurPlanner
{
    internal static PlanAnswer Plan(PlanCase request, HostVersions host)
    {
        ViommuPlan plan = ViommuPlan.Create(ViommuOptions.Read(request.Flavor, request.Image), request.Guest.On(host));
        string[] undecided = [.. plan.Undecided.Select(static rule => rule.Rule)];
        if (plan.IsValid && plan.IsDecided)
            return new PlanAnswer(new Fragments(plan.Iommu?.ToString(), plan.Ioapic?.ToString(), plan.MemoryBacking?.ToString()), [], undecided);

        // Of a choice, each candidate was refused for reasons of its own, beside those of the whole request.
        string[] errors = plan.Violations.Rules(Severity.Error);
        IEnumerable<Refusal> refusals = plan.Attempts.Count == 0
            ? [new Refusal(request.ModelText is "none" ? null : request.ModelText, errors)]
            : plan.Attempts.Select(attempt => new Refusal(attempt.Candidate, [.. attempt.Violations.Rules(Severity.Error), .. errors.Where(static rule => rule != "ModelAuto")]));
        return new PlanAnswer(null, [.. refusals], undecided);
    }
}
