using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Viommu.Libvirt.Tests.Guests;
using Viommu.Libvirt.Tests.Libvirt;

namespace Viommu.Libvirt.Tests.Plans;

/// <summary>Holds what a planner says against what the host says.</summary>
internal sealed class PlanJudge(Oracle oracle, Planner planner)
{
    /// <summary>What is wrong with the answer, if anything is.</summary>
    internal string? Judge(PlanCase request)
    {
        PlanAnswer answer = planner(request, oracle.Host.Versions);
        string? complaint = answer switch
        {
            { Undecided: [_, ..] } => $"every fact is known, and these rules are undecided: {string.Join(", ", answer.Undecided)}",
            { Emitted: { } emitted } => Accepted(request, emitted),
            _ => answer.Refusals.Select(refusal => WronglyRefused(request, refusal)).FirstOrDefault(static wrong => wrong is not null),
        };
        return complaint is null ? null : Describe(request, answer, complaint);
    }

    /// <summary>Starts a guest that was accepted, and looks whether it has what was asked for.</summary>
    internal string? JudgeLive(PlanCase request)
    {
        PlanAnswer answer = planner(request, oracle.Host.Versions);
        if (answer.Emitted is not { } emitted)
            return null;
        (Verdict verdict, LiveGuest? seen, IReadOnlyList<string> xml) = oracle.Look(request.Guest, emitted);
        string? complaint = seen is null
            ? $"it is accepted, and libvirt says: {verdict}"
            : LiveComparison.Differences(emitted, seen, ModelsAskedFor(request), IsLockAskedFor(request)).Concat(xml.SelectMany(dump => RoundTrip.Losses(emitted, dump))).FirstOrDefault();
        return complaint is null ? null : Describe(request, answer, complaint);
    }

    private string? Accepted(PlanCase request, Fragments emitted)
    {
        (Verdict verdict, string xml) = oracle.Define(request.Guest, emitted);
        if (!verdict.IsAccepted)
            return $"it is accepted, and libvirt says: {verdict}";
        string? model = emitted.Iommu is { Length: > 0 } iommu ? (string?)XElement.Parse(iommu).Attribute("model") : null;
        if (!ModelsAskedFor(request).Contains(model))
            return $"the model {request.ModelText} was asked for, and the guest has {model ?? "no device"}";
        bool isLocked = emitted.MemoryBacking?.Contains("<locked/>", StringComparison.Ordinal) == true;
        return isLocked != IsLockAskedFor(request) ? "the lock of memory is not what was asked for" : RoundTrip.Losses(emitted, xml).FirstOrDefault();
    }

    private string? WronglyRefused(PlanCase request, Refusal refusal)
    {
        if (refusal.Rules.Any(StatedRules.Sources.ContainsKey))
            return null;
        Fragments? taken = ForcedGuest.Forms(request, refusal.Model).FirstOrDefault(form => oracle.Boot(request.Guest, form).IsAccepted);
        return taken is null ? null : $"it is refused by {string.Join(", ", refusal.Rules)}, and this boots: {taken}";
    }

    private static string?[] ModelsAskedFor(PlanCase request) => request.ModelText switch
    {
        null or "none" => [null],
        "auto" => ["virtio", "intel", "smmuv3"],
        var model => [model],
    };

    // Both sides agree where the request was accepted, so that either will do.
    private static bool IsLockAskedFor(PlanCase request) => ForcedGuest.IsLocked(request);

    private string Describe(PlanCase request, PlanAnswer answer, string complaint) => $"""
        {oracle.Host}, VIOMMU_LIVE_SEED={LiveRun.Seed}: {complaint}
        {request}
        ours:   {answer}
        """;
}
