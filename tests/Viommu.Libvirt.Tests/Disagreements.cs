using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Viommu.Libvirt.Tests;

/// <summary>Judges many cases, and fails with the first of those that are wrong.</summary>
internal static class Disagreements
{
    private const int Shown = 5;

    internal static void AreNone<T>(IEnumerable<T> cases, Func<T, string?> judge)
    {
        IReadOnlyList<string> found = In(cases, judge);
        Assert.True(found.Count == 0, $"{found.Count} disagreements, the first of them:\n\n{string.Join("\n\n", found.Take(Shown))}");
    }

    internal static IReadOnlyList<string> In<T>(IEnumerable<T> cases, Func<T, string?> judge)
    {
        var found = new ConcurrentQueue<string>();
        Parallel.ForEach(cases, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, one =>
        {
            if (judge(one) is { } complaint)
                found.Enqueue(complaint);
        });
        return [.. found.Order(StringComparer.Ordinal)];
    }
}
