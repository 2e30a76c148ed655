using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Viommu.Libvirt.Tests.Guests;
using Viommu.Libvirt.Tests.Libvirt;

namespace Viommu.Libvirt.Tests;

/// <summary>The hosts that the suite asks: daemons of libvirt, by their addresses in <c>VIOMMU_LIBVIRT</c> (several with blanks between). Nobody else's is asked.</summary>
internal static class Host
{
    private static readonly string[] s_addresses =
        (Environment.GetEnvironmentVariable("VIOMMU_LIBVIRT") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static readonly ConcurrentDictionary<string, Daemon> s_daemons = new();
    private static readonly ConcurrentDictionary<string, bool> s_kvm = new();

    /// <summary>Without libvirt the tests fail, instead of being skipped.</summary>
    internal static bool IsRequired => Environment.GetEnvironmentVariable("VIOMMU_REQUIRE_LIBVIRT") == "1";

    /// <summary>Why there is no host to ask; null when there is one.</summary>
    internal static string? Absence { get; } = Connect();

    /// <summary>A case for each host, by the versions of its libvirt and QEMU.</summary>
    public static IEnumerable<object[]> All => (Absence is null ? s_daemons.Keys.Order(StringComparer.Ordinal) : s_addresses.DefaultIfEmpty("no host")).Select(static name => new object[] { name });

    internal static Daemon Named(string name) => s_daemons.TryGetValue(name, out Daemon? daemon) ? daemon : throw new InvalidOperationException($"No libvirt to ask: {Absence}");

    /// <summary>Whether its guests can run under KVM.</summary>
    internal static bool HasKvm(string name) => s_kvm.GetOrAdd(name, static name => Named(name).Start((Guest.Q35 with { VirtType = "kvm" }).ToXml(Daemon.NewName(), new Fragments())).IsAccepted);

    // Asked before any test asks at the same time as others: libxml2 sets up its tables at the first validation, and does not lock them.
    private static string? SchemaThatIsMissing(Daemon daemon)
        => daemon.Define(Guest.Q35.ToXml(Daemon.NewName(), new Fragments()), validate: true) is { IsAccepted: false } verdict
            ? $"{daemon.Uri} does not validate a guest without any of our elements ({verdict.Words})"
            : null;

    // A host without the files would look like one that refuses guests with UEFI.
    private static string? FirmwareThatIsMissing(Daemon daemon)
    {
        foreach (Guest guest in new[] { Guest.Q35 with { Uefi = true }, Guest.Virt })
        {
            Verdict verdict = daemon.Start(guest.ToXml(Daemon.NewName(), new Fragments()));
            if (verdict.Words.Contains("firmware", StringComparison.OrdinalIgnoreCase))
                return $"{daemon.Uri} has no UEFI firmware for {guest.Architecture}, so that it says nothing about guests with UEFI ({verdict.Words})";
        }
        return null;
    }

    private static string? Connect()
    {
        if (s_addresses.Length == 0)
            return "VIOMMU_LIBVIRT names no host";
        try
        {
            foreach (string address in s_addresses)
            {
                var daemon = Daemon.Connect(address);
                if ((SchemaThatIsMissing(daemon) ?? FirmwareThatIsMissing(daemon)) is { } missing)
                    return missing;
                s_daemons[daemon.ToString()] = daemon;
            }
            return null;
        }
        catch (LibvirtException problem)
        {
            return problem.Message;
        }
    }
}

/// <summary>A test that runs once on each host. Where there is none it is skipped and says so; where one is required it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LiveTheoryAttribute : TheoryAttribute
{
    public LiveTheoryAttribute()
    {
        if (Host.Absence is { } absence && !Host.IsRequired)
            Skip = $"NOTHING WAS ASKED OF LIBVIRT: {absence}. CONTRIBUTING.md says how to start one; VIOMMU_REQUIRE_LIBVIRT=1 makes this a failure.";
    }
}
