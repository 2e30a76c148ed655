using System;
using System.Globalization;

namespace Viommu.Libvirt.Tests;

/// <summary>How much is asked, and with which random numbers. The defaults are those of the gate.</summary>
internal static class LiveRun
{
    /// <summary>How many random requests are planned, on each host.</summary>
    internal static int Plans { get; } = Number("VIOMMU_LIVE_PLANS", 2000);

    /// <summary>How many random elements are validated, on each host.</summary>
    internal static int Elements { get; } = Number("VIOMMU_LIVE_ELEMENTS", 2000);

    /// <summary>How many guests that were accepted are started, on each host and for each suite.</summary>
    internal static int Starts { get; } = Number("VIOMMU_LIVE_STARTS", 60);

    /// <summary>How many random requests Nova decides.</summary>
    internal static int NovaRequests { get; } = Number("VIOMMU_LIVE_NOVA", 2000);

    internal static int Seed { get; } = Number("VIOMMU_LIVE_SEED", 1);

    /// <summary>The random numbers of one case: it can be had again without those before it.</summary>
    internal static Random Dice(int number) => new(unchecked((Seed * 1_000_003) + number));

    private static int Number(string variable, int otherwise)
        => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
}
