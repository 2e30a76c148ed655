using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Viommu.Hardware;
using Viommu.Libvirt.Tests.Guests;
using Viommu.Libvirt.Tests.Libvirt;
using Viommu.Runtime;

namespace Viommu.Libvirt.Tests.Nova;

/// <summary>libvirt takes the devices that are planned, drops nothing of them, and what it writes of them is read.</summary>
public class HardwareElementTests
{
    public static IEnumerable<object[]> Hosts => Host.All;

    [LiveTheory]
    [MemberData(nameof(Hosts))]
    public void Libvirt_takes_what_is_planned(string host)
    {
        Daemon daemon = Host.Named(host);
        Disagreements.AreNone(
            Requests(),
            request =>
            {
                string known = FactTable.Rows("hardware-elements.tsv").Where(row => daemon.ToString().Contains(row[0], StringComparison.Ordinal) && row[1] == request.Key).Select(row => row[2]).FirstOrDefault("");
                (string device, bool isValid) = Plan(request.Key, request.Value);
                bool isDevice = request.Value is not ("cputune" or "launchSecurity"), isFeature = request.Value is "hyperv" or "kvm" or "pmu";
                var problems = new List<string>();
                Verdict verdict = daemon.Define(
                    WithUsb(Guest.Q35.ToXml(Daemon.NewName(), isFeature ? new Fragments(Ioapic: device) : isDevice ? new Fragments { Devices = device } : new Fragments { Settings = device })), validate: isDevice, domain => problems.AddRange(Losses(device, domain.Xml())));
                return (known.Length > 0 || !isValid) == verdict.IsAccepted ? $"{daemon}, {request.Key}: {device}: {verdict}{(known.Length > 0 ? $", and the table says: {known}" : isValid ? "" : ", and the plan warns of it")}"
                    : problems.Count > 0 ? $"{daemon}, {device}: {string.Join("; ", problems)}"
                    : null;
            });
    }

    private static string WithUsb(string domain) => domain.Replace("<controller type='usb' model='none'/>", "", StringComparison.Ordinal);

    // Each value of each option that becomes a device, by itself.
    private static IEnumerable<KeyValuePair<string, string>> Requests()
    {
        foreach (string action in WatchdogActionText.Texts.All.Where(action => action != "disabled"))
            yield return new("hw:watchdog_action=" + action, "watchdog");
        foreach (string model in SoundModelText.Texts.All)
            yield return new("hw:sound_model=" + model, "sound");
        foreach (string model in VideoModelText.Texts.All)
            yield return new("hw_video_model=" + model, "video");
        yield return new("hw_video_model=vga hw_video_ram=16 hw_video:ram_max_mb=32", "video");
        yield return new("hw_video_model=virtio hw_video_ram=16", "video");
        foreach (string request in new[] { "hw:tpm_version=2.0", "hw:tpm_version=1.2", "hw:tpm_version=2.0 hw:tpm_model=tpm-crb", "hw:tpm_version=1.2 hw_tpm_model=tpm-tis" })
            yield return new(request, "tpm");
        foreach (string quota in new[] { "quota:cpu_shares=2048", "quota:cpu_period=1000", "quota:cpu_period=999", "quota:cpu_period=1000001", "quota:cpu_quota=1000", "quota:cpu_quota=999", "quota:cpu_quota=-1",
            "quota:cpu_quota=-20000", "quota:cpu_quota=17592186044415", "quota:cpu_quota=17592186044416", "quota:cpu_shares=10 quota:cpu_period=100000 quota:cpu_quota=50000", "quota:cpu_shares=0 quota:cpu_period=0 quota:cpu_quota=0" })
            yield return new(quota, "cputune");
        foreach (string feature in new[] { "os_type=windows", "hw:hide_hypervisor_id=true", "hw:pmu=true", "hw:pmu=false" })
            yield return new(feature, feature.Contains("pmu", StringComparison.Ordinal) ? "pmu" : feature.Contains("hide", StringComparison.Ordinal) ? "kvm" : "hyperv");
        foreach (string encryption in new[] { "hw:mem_encryption=true", "hw:mem_encryption=true hw:mem_encryption_model=amd-sev-es", "hw:mem_encryption=true hw:mem_encryption_model=amd-sev-snp" })
            yield return new(encryption + " hw_firmware_type=uefi hw_machine_type=q35 hw_firmware_stateless=true", "launchSecurity");
    }

    private static (string Xml, bool IsValid) Plan(string request, string device)
    {
        ILookup<bool, KeyValuePair<string, string>> sides = request.Split(' ').Select(entry => entry.Split('=')).ToLookup(pair => pair[0].Contains(':', StringComparison.Ordinal), pair => KeyValuePair.Create(pair[0], pair[1]));
        HardwarePlan plan = HardwarePlan.Create(
            HardwareOptions.Read(new Dictionary<string, string>(sides[true]), new Dictionary<string, string>(sides[false])),
            new HardwareGuest { Vcpus = 2, MemoryMb = 64, TpmSecret = "6f0f3a55-5b3c-4d2c-9c1c-0a2c8f8e1d11" });
        SchemaElement?[] made = [plan.Watchdog, plan.Sound, plan.Video, plan.Tpm, plan.CpuTune, plan.LaunchProtection, plan.Hyperv, plan.Kvm, plan.PerformanceUnit];
        string xml = Assert.Single(made.OfType<SchemaElement>()).ToString()!;
        Assert.Equal(device, XElement.Parse(xml).Name.LocalName);
        // Nova takes any number, and the plan only warns.
        return (xml, !plan.Violations.Any(violation => violation.Rule.EndsWith("IsInRange", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Losses(string device, string dump)
    {
        var asked = XElement.Parse(device);
        var domain = XElement.Parse(dump);
        XElement[] places = [domain.Element("devices")!, domain.Element("features")!, domain];
        if (!places.Elements(asked.Name).Any(kept => RoundTrip.IsWithin(asked, kept)))
            yield return $"libvirt keeps {string.Concat(places.Elements(asked.Name))}";
        IEnumerable<(string, IEnumerable<Violation>, IEnumerable<string>)> read =
        [
            ("watchdog", WatchdogDevice.Read(dump).Violations, WatchdogDevice.Read(dump).Elements.Select(element => element.ToString()!)),
            ("sound", SoundDevice.Read(dump).Violations, SoundDevice.Read(dump).Elements.Select(element => element.ToString()!)),
            ("video", VideoDevice.Read(dump).Violations, VideoDevice.Read(dump).Elements.Select(element => element.ToString()!)),
            ("cputune", CpuTuning.Read(dump).Violations, CpuTuning.Read(dump).Elements.Select(element => element.ToString()!)),
            ("hyperv", HypervFeatures.Read(dump).Violations, HypervFeatures.Read(dump).Elements.Select(element => element.ToString()!)),
            ("kvm", KvmFeatures.Read(dump).Violations, KvmFeatures.Read(dump).Elements.Select(element => element.ToString()!)),
            ("pmu", PmuFeature.Read(dump).Violations, PmuFeature.Read(dump).Elements.Select(element => element.ToString()!)),
            ("launchSecurity", LaunchSecurity.Read(dump).Violations, LaunchSecurity.Read(dump).Elements.Select(element => element.ToString()!)),
            ("tpm", TpmDevice.Read(dump).Violations, TpmDevice.Read(dump).Elements.Select(element => element.ToString()!)),
        ];
        foreach ((string name, IEnumerable<Violation> violations, IEnumerable<string> ours) in read)
        {
            foreach (Violation violation in violations)
                yield return $"reading what libvirt writes: {violation.Message}";
            string[] written = [.. places.Elements(name).Select(element => RoundTrip.Normal(element).ToString())], again = [.. ours.Select(element => RoundTrip.Normal(XElement.Parse(element)).ToString())];
            if (!written.SequenceEqual(again))
                yield return $"libvirt writes {string.Concat(written)}, and read and written again it is {string.Concat(again)}";
        }
    }
}
