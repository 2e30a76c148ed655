using System.Collections.Generic;
using System.Linq;
using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>Requests and hosts as the tests write them: keys and values, and a host where everything works.</summary>
internal static class Requests
{
    internal static readonly Dictionary<string, string> Nothing = [];

    internal static TpmHost GoodHost { get; } = new()
    {
        Architecture = CpuArchitecture.X86,
        Libvirt = new ComponentVersion(10, 10),
        Emulator = new ComponentVersion(0, 9),
        Qemu = new ComponentVersion(9, 0),
        SecretStore = true,
        Machine = "pc-q35-9.0",
        RetryLimit = 9,
        DailyLimit = 5_000_000_000,
        Room = StateSize.FromKiB(1024),
        Pools = 8,
        Users = 7,
    };

    /// <summary>A map from "key=value" texts; the value may be empty and may hold more equals signs.</summary>
    internal static Dictionary<string, string> Map(params string[] entries) =>
        entries.Select(entry => entry.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);

    internal static TpmRead Flavor(params string[] entries) => TpmOptions.Read(Map(entries), Nothing);

    internal static TpmRead Image(params string[] entries) => TpmOptions.Read(Nothing, Map(entries));

    internal static TpmPlan Plan(TpmHost host, params string[] entries) => TpmPlan.Create(Flavor(entries), host);

    internal static string[] Rules(this Violations violations) => [.. violations.Select(violation => violation.Rule)];

    internal static string[] Rules(this IEnumerable<Undecided> undecided) => [.. undecided.Select(one => one.Rule)];

    internal static Violation Of(this Violations violations, string rule) => Assert.Single(violations, violation => violation.Rule == rule);

    internal static Undecided Of(this IEnumerable<Undecided> undecided, string rule) => Assert.Single(undecided, one => one.Rule == rule);
}
