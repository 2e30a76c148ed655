using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Viommu.Hardware;
using Viommu.Runtime;
using Xunit.Abstractions;

namespace Viommu.Libvirt.Tests.Nova;

/// <summary>Nova says the same to random requests over all of its keys. Where it differs, the difference has a name and a reason.</summary>
public class HardwareTests(ITestOutputHelper output)
{
    /// <summary>Keys that Nova has since 26.2: the schema is that of the newest one, and they are left out here.</summary>
    private static readonly string[] s_newer =
    [
        // Known to 26.2 by names that the rest of it does not use.
        "hw:cpu_max_sockets", "hw:cpu_max_cores", "hw:cpu_max_threads",
        "hw:mem_encryption_model", "hw:tpm_secret_security", "hw:virtio_packed_ring", "hw:sound_model", "hw:usb_model", "hw:redirected_usb_ports",
        "hw_mem_encryption_model", "hw_maxphysaddr_mode", "hw_maxphysaddr_bits", "hw_firmware_stateless", "hw_virtio_packed_ring", "hw_sound_model", "hw_usb_model",
        "hw_redirected_usb_ports", "hw_ephemeral_encryption_secret_uuid",
    ];

    // Ours refuses, Nova accepts.
    private static readonly (string Name, Func<HardwareRequest, Violation, bool> Holds)[] s_weRefuse =
    [
        ("image-flag-garbage", static (request, violation) => IsValueOf(request.Image, violation, static _ => true) && violation.Message.Contains("allowed values: true, 1", StringComparison.Ordinal)),
        ("numbers-as-python-reads-them", static (_, violation) => violation.Message.Contains("' 2'", StringComparison.Ordinal)),
        ("values-that-say-nothing", static (_, violation) => violation.Message.Contains(" is empty", StringComparison.Ordinal)),
        ("zero-in-an-image", static (request, violation) => IsValueOf(request.Image, violation, text => text is "0" or "-1")),
        ("masks-that-nothing-reads", static (_, violation) => violation.Rule is "CpuRealtimeMaskValue" or "CpuDedicatedMaskValue" or "NumaCpusValue"),
        ("lists-with-empty-items", static (_, violation) => violation.Rule is "PmemValue"),
        ("numa-nodes-with-gaps", static (request, violation) => (HasGap(request.Flavor) || HasGap(request.Image)) && violation.Keys.Any(key => key.Contains("numa", StringComparison.Ordinal))),
        ("traits-of-images", static (request, violation) => violation.Rule == "HyperthreadingTraitValue" && request.Image.ContainsKey("trait:HW_CPU_HYPERTHREADING")),
        ("machines-of-another-architecture", static (_, violation) => violation.Rule == "MachineNeedsItsArchitecture"),
        ("negative-resources", static (_, violation) => violation.Rule.EndsWith("ResourcesValue", StringComparison.Ordinal) && violation.Message.Contains("'-1'", StringComparison.Ordinal)),
    ];

    // Nova refuses, ours accepts.
    private static readonly (string Name, Func<HardwareRequest, string, bool> Holds)[] s_weAccept =
    [
        ("architectures-without-a-list", static (request, _) => request.Image.ContainsKey("architecture")),
        ("former-names-beside-those-of-today", static (request, _) => HasBoth(request, "vm_mode") || HasBoth(request, "ipxe_boot")),
        ("adapter-types-of-vmware", static (request, _) => request.Image.ContainsKey("vmware_adaptertype")),
        ("labels-of-memory", static (request, _) => request.Flavor.ContainsKey("hw:pmem")),
    ];

    [NovaFact]
    public void Nova_differs_only_where_it_is_known_to()
    {
        HardwareRequest[] requests = [.. Enumerable.Range(0, 5 * LiveRun.NovaRequests).Select(RandomHardwareRequests.Request)];
        string?[] refusals = NovaProcess.Ask<Answer>("decide_hardware.py", requests.Select(request => JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["flavor"] = request.Flavor, ["image"] = request.Image, ["vcpus"] = request.Vcpus, ["memory_mb"] = request.MemoryMb,
        })).ToArray()).Select(answer => answer.refusal).ToArray();

        var met = new ConcurrentDictionary<string, int>();
        int accepted = 0, refused = 0;
        Disagreements.AreNone(requests.Zip(refusals), both =>
        {
            Violation[] errors = [.. Errors(both.First)];
            string? refusal = both.Second;
            if (refusal is null == (errors.Length == 0))
            {
                _ = refusal is null ? System.Threading.Interlocked.Increment(ref accepted) : System.Threading.Interlocked.Increment(ref refused);
                return null;
            }
            string? name = refusal is null
                ? errors.Select(error => s_weRefuse.FirstOrDefault(known => known.Holds(both.First, error)).Name).Aggregate((first, next) => first is null || next is null ? null! : first)
                : s_weAccept.FirstOrDefault(known => known.Holds(both.First, refusal)).Name;
            if (name is null)
                return $"VIOMMU_LIVE_SEED={LiveRun.Seed}: {both.First}\nNova: {refusal ?? "ok"}\nours: {string.Join(" ", errors.Select(error => error.ToString()))}";
            met.AddOrUpdate(name, 1, static (_, count) => count + 1);
            return null;
        });
        output.WriteLine($"{requests.Length} requests, seed {LiveRun.Seed}: both accept {accepted}, both refuse {refused}");
        foreach ((string name, int count) in met.OrderByDescending(static pair => pair.Value))
            output.WriteLine($"{count,6}  {name}");
        // That both agree says something only where there is something to agree on.
        Assert.True(accepted > requests.Length / 5 && refused > requests.Length / 5, $"{accepted} accepted, {refused} refused");
    }

    [NovaFact]
    public void What_is_newer_than_this_Nova_is_known_and_no_more()
    {
        string[] keys = [.. HardwareExtraSpecs.All, .. HardwareImageProperties.All];
        Answer answer = Assert.Single(NovaProcess.Ask<Answer>("decide_hardware.py", [JsonSerializer.Serialize(new { keys })]));
        Assert.Equal(s_newer.Order(StringComparer.Ordinal), answer.lacks!.Order(StringComparer.Ordinal));
    }

    /// <summary>The page on compatibility is written from the table.</summary>
    [Fact]
    public void Each_difference_stands_in_the_table_with_its_reason()
    {
        string[][] rows = [.. FactTable.Rows("hardware-differences.tsv")];
        Assert.Equal(s_weRefuse.Select(known => known.Name).Concat(s_weAccept.Select(known => known.Name)).Order(StringComparer.Ordinal), rows.Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.All(rows, static row => Assert.All(row, static cell => Assert.NotEqual("", cell)));
    }

    private static IEnumerable<Violation> Errors(HardwareRequest request)
    {
        var guest = new HardwareGuest { Vcpus = request.Vcpus, MemoryMb = request.MemoryMb, TpmSecret = "6f0f3a55-5b3c-4d2c-9c1c-0a2c8f8e1d11" };
        HardwarePlan plan = HardwarePlan.Create(HardwareOptions.Read(request.Flavor, request.Image), guest);
        Assert.Empty(plan.Undecided);
        return plan.Violations.Concat(ViommuOptions.Read(request.Flavor, request.Image).Violations).Where(violation => violation.Severity == Severity.Error);
    }

    private static bool IsValueOf(Dictionary<string, string> map, Violation violation, Func<string, bool> value)
        => violation.Rule.EndsWith("Value", StringComparison.Ordinal) && violation.Keys.Any(key => map.TryGetValue(key, out string? text) && value(text));

    private static bool HasBoth(HardwareRequest request, string former) => request.Image.ContainsKey(former) && request.Image.ContainsKey("hw_" + former);

    // A node of which something is said, and not of the one before it.
    private static bool HasGap(Dictionary<string, string> map)
        => map.Keys.Where(key => key.Contains("numa_cpus.", StringComparison.Ordinal) || key.Contains("numa_mem.", StringComparison.Ordinal))
            .Any(key => key[^1] != '0' && !map.ContainsKey(key[..^1] + (char)(key[^1] - 1)));

    private sealed record Answer(string? refusal, string[]? lacks);
}
