using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Viommu;
using Viommu.Hardware;
using Viommu.Runtime;

namespace NovaLike.Tests.Rules;

/// <summary>Every rule about what a flavor and an image ask for: a request that violates it and no other, and one like it that is right. The guest has four CPUs and 2 GiB.</summary>
public class HardwareRuleTests
{
    /// <summary>The rule, what violates it, and what does not: keys and values, of a flavor where they have a colon.</summary>
    public static TheoryData<string, string, string> Cases { get; } = new()
    {
        { "ImageCpuPolicyForbidden", "hw:cpu_policy=shared hw_cpu_policy=dedicated", "hw:cpu_policy=dedicated hw_cpu_policy=shared" },
        { "ImageThreadPolicyForbidden", "hw:cpu_policy=dedicated hw:cpu_thread_policy=isolate hw_cpu_thread_policy=require", "hw:cpu_policy=dedicated hw:cpu_thread_policy=prefer hw_cpu_thread_policy=isolate" },
        { "PolicyOrCpuResources", "hw:cpu_policy=dedicated resources:PCPU=4", "resources:PCPU=4" },
        { "SharedOrPinnedResources", "resources:VCPU=4 resources1:PCPU=4", "resources:VCPU=4 resources1:PCPU=0" },
        { "PcpusIncludeEmulator", "resources:PCPU=4 hw:emulator_threads_policy=isolate", "resources:PCPU=5 hw:emulator_threads_policy=isolate" },
        { "PcpusAreVcpus", "resources:PCPU=2 resources2:PCPU=1", "resources:PCPU=2 resources2:PCPU=2" },
        { "ThreadPolicyOrTrait", "hw:cpu_policy=dedicated hw:cpu_thread_policy=prefer trait:HW_CPU_HYPERTHREADING=required", "hw:cpu_policy=dedicated trait:HW_CPU_HYPERTHREADING=required" },
        { "ThreadPolicyNeedsPinning", "hw:cpu_thread_policy=isolate", "hw:cpu_policy=dedicated hw:cpu_thread_policy=isolate" },
        { "EmulatorIsolationNeedsPinning", "hw:emulator_threads_policy=isolate", "hw:emulator_threads_policy=share" },
        { "RealtimeNeedsPinning", "hw:cpu_realtime=yes hw:cpu_realtime_mask=^0", "hw:cpu_policy=dedicated hw:cpu_realtime=yes hw:cpu_realtime_mask=^0" },
        { "DedicatedMaskNeedsMixed", "hw:cpu_policy=dedicated hw:cpu_dedicated_mask=0-1", "hw:cpu_policy=mixed hw:cpu_dedicated_mask=0-1" },
        { "MixedNeedsOneMask", "hw:cpu_policy=mixed", "hw:cpu_policy=mixed hw:cpu_dedicated_mask=^0" },
        { "DedicatedMaskIsProper", "hw:cpu_policy=mixed hw:cpu_dedicated_mask=0-3", "hw:cpu_policy=mixed hw:cpu_dedicated_mask=0-2" },
        { "RealtimeMaskIsInside", "hw:cpu_policy=dedicated hw:cpu_realtime=1 hw:cpu_realtime_mask=2-4", "hw:cpu_policy=dedicated hw:cpu_realtime=0 hw:cpu_realtime_mask=2-4" },
        { "RealtimeLeavesOne", "hw:cpu_policy=dedicated hw:cpu_realtime=1", "hw:cpu_policy=dedicated hw:cpu_realtime=1 hw:emulator_threads_policy=share" },
        { "ImageMaxSocketsExceeded", "hw:cpu_max_sockets=2 hw_cpu_max_sockets=3", "hw:cpu_max_sockets=2 hw_cpu_max_sockets=1" },
        { "ImageMaxCoresExceeded", "hw:cpu_max_cores=2 hw_cpu_max_cores=3", "hw_cpu_max_cores=3" },
        { "ImageMaxThreadsExceeded", "hw:cpu_max_threads=2 hw_cpu_max_threads=3", "hw:cpu_max_threads=2 hw_cpu_max_threads=2" },
        { "ImageSocketsExceeded", "hw:cpu_max_sockets=2 hw_cpu_sockets=4", "hw:cpu_max_sockets=2 hw:cpu_sockets=4" },
        { "ImageCoresExceeded", "hw:cpu_max_cores=4 hw_cpu_max_cores=2 hw_cpu_cores=3", "hw_cpu_cores=3" },
        { "ImageThreadsExceeded", "hw_cpu_threads=65537", "hw_cpu_threads=65536" },
        { "ImageNumaNodesForbidden", "hw:numa_nodes=2 hw_numa_nodes=2", "hw_numa_nodes=2" },
        { "ImageNumaCpusForbidden", "hw:numa_nodes=1 hw:numa_cpus.0=0-3 hw:numa_mem.0=2048 hw_numa_cpus.0=0-3", "hw:numa_cpus.0=0-3 hw_numa_cpus.0=0-3" },
        { "ImageNumaMemoryForbidden", "hw:numa_nodes=1 hw:numa_cpus.0=0-3 hw:numa_mem.0=2048 hw_numa_mem.0=2048", "hw:numa_nodes=1 hw:numa_cpus.0=0-3 hw_numa_mem.0=2048" },
        { "NumaNodesAreComplete", "hw:numa_nodes=2 hw:numa_cpus.0=0-1 hw:numa_cpus.1=2-3", "hw:numa_nodes=2 hw:numa_cpus.0=0-1 hw:numa_cpus.1=2-3 hw:numa_mem.0=1024 hw:numa_mem.1=1024" },
        { "NumaNodesHaveNoGaps", "hw:numa_cpus.1=0-3", "hw:numa_cpus.0=0-3" },
        { "NumaNodesAreEven", "hw:numa_nodes=3", "hw:numa_nodes=4" },
        { "NodeCpusAreInside", "hw:numa_nodes=1 hw:numa_cpus.0=0-4 hw:numa_mem.0=2048", "hw:numa_nodes=1 hw:numa_cpus.0=0-4,^4 hw:numa_mem.0=2048" },
        { "NodeCpusAreOnce", "hw:numa_nodes=2 hw:numa_cpus.0=0-2 hw:numa_cpus.1=2-3 hw:numa_mem.0=1024 hw:numa_mem.1=1024", "hw:numa_nodes=2 hw:numa_cpus.0=0-2 hw:numa_cpus.1=3 hw:numa_mem.0=1024 hw:numa_mem.1=1024" },
        { "NodeCpusAreAll", "hw:mem_page_size=small hw:numa_cpus.0=0-2 hw:numa_mem.0=2048", "hw:mem_page_size=small hw:numa_cpus.0=0-3 hw:numa_mem.0=2048" },
        { "NodeMemoryIsAll", "hw:numa_nodes=1 hw:numa_cpus.0=0-3 hw:numa_mem.0=1024", "hw:numa_nodes=1 hw:numa_cpus.0=0-3 hw:numa_mem.0=2048" },
        { "EncryptionNeedsUefi", "hw:mem_encryption=true", "hw:mem_encryption=true hw_firmware_type=uefi" },
        { "EncryptionNeedsQ35", "hw_mem_encryption=true hw_firmware_type=uefi hw_machine_type=pc", "hw_mem_encryption=true hw_firmware_type=uefi hw_machine_type=pc-q35-9.2" },
        { "SnpNeedsStatelessFirmware", "hw:mem_encryption=true hw:mem_encryption_model=amd-sev-snp hw_firmware_type=uefi", "hw:mem_encryption=true hw:mem_encryption_model=amd-sev-snp hw_firmware_type=uefi hw_firmware_stateless=true" },
        { "ImageSerialPortsExceeded", "hw:serial_port_count=2 hw_serial_port_count=3", "hw:serial_port_count=0 hw_serial_port_count=3" },
        { "CrbNeedsTpm2", "hw:tpm_version=1.2 hw_tpm_model=tpm-crb", "hw:tpm_version=2.0 hw_tpm_model=tpm-crb" },
        { "MultiqueueMustAgree", "hw:vif_multiqueue_enabled=true hw_vif_multiqueue_enabled=false", "hw:vif_multiqueue_enabled=true hw_vif_multiqueue_enabled=yes" },
        { "TpmModelMustAgree", "hw:tpm_version=2.0 hw:tpm_model=tpm-tis hw_tpm_model=tpm-crb", "hw:tpm_model=tpm-tis hw_tpm_model=tpm-crb" },
        { "MemoryEncryptionMustAgree", "hw:mem_encryption=1 hw_mem_encryption=no hw_firmware_type=uefi", "hw:mem_encryption=1 hw_mem_encryption=yes hw_firmware_type=uefi" },
        { "MemoryEncryptionModelMustAgree", "hw:mem_encryption=1 hw_firmware_type=uefi hw:mem_encryption_model=amd-sev hw_mem_encryption_model=amd-sev-es", "hw:mem_encryption_model=amd-sev hw_mem_encryption_model=amd-sev-es" },
        { "CpuPeriodIsInRange", "quota:cpu_period=999", "quota:cpu_period=1000000" },
        { "CpuQuotaIsInRange", "quota:cpu_quota=999", "quota:cpu_quota=-999" },
        { "HardwareUnknownKey", "hw:cpu_polcy=dedicated", "other:cpu_polcy=dedicated" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_fires_where_it_should_and_nowhere_else(string rule, string wrong, string right)
    {
        Assert.Equal([rule], Rules(wrong));
        Assert.Empty(Rules(right));
    }

    /// <summary>Rules of what no request can say: what is wrong, and what is not.</summary>
    public static TheoryData<string, string, string> FeatureCases { get; } = new()
    {
        { "SpinlockRetriesAreEnough", "<spinlocks state='on' retries='4094'/>", "<spinlocks state='off' retries='4094'/>" },
        { "SpinlockRetriesAreEnough", "<spinlocks state='on'/>", "<spinlocks state='on' retries='4095'/>" },
        { "VendorNeedsAName", "<vendor_id state='on'/>", "<vendor_id state='on' value='x'/>" },
    };

    [Theory]
    [MemberData(nameof(FeatureCases))]
    public void It_fires_in_an_element(string rule, string wrong, string right)
    {
        static IEnumerable<string> Rules(string content) => HypervFeatures.Parse($"<hyperv>{content}</hyperv>").Validate(new HardwareGuest()).Violations.Select(violation => violation.Rule);
        Assert.Equal([rule], Rules(wrong));
        Assert.Empty(Rules(right));
    }

    [Theory]
    [InlineData("<tlbflush state='on'><direct state='on'/><extended state='on'/></tlbflush>")]
    [InlineData("<tlbflush><direct state='on'/></tlbflush>")]
    [InlineData("<stimer state='on'><direct state='on'/></stimer><avic state='on'/>")]
    public void What_a_hypervisor_offers_is_kept(string content)
    {
        string xml = $"<hyperv>{content}</hyperv>";
        Assert.DoesNotContain(HypervFeatures.Read(xml).Violations, violation => violation.Severity == Severity.Error);
        Assert.True(XNode.DeepEquals(XElement.Parse(xml), XElement.Parse(HypervFeatures.Parse(xml).ToString()!)));
    }

    [Fact]
    public void Each_rule_is_here()
    {
        XDocument schema = XDocument.Load(System.IO.Path.Combine(Viommu.Tests.Repository.Root, "schemas", "nova-hardware.viommu.xml"));
        IEnumerable<string> rules = schema.Descendants().Where(element => element.Name.LocalName is "reject" or "warn").Select(element => element.Attribute("id")!.Value);
        Assert.Empty(rules.Except(Cases.Concat(FeatureCases).Select(row => (string)row[0])));
    }

    [Fact]
    public void What_is_not_known_of_the_guest_is_left_open()
    {
        HardwarePlan plan = HardwarePlan.Create(Read("hw:numa_nodes=3"), new HardwareGuest());
        Assert.Empty(plan.Violations);
        Assert.Equal(["Vcpus", "MemoryMb"], Assert.Single(plan.Undecided).Missing);
    }

    [Theory]
    [InlineData("hw:watchdog_action=pause", "<watchdog model='i6300esb' action='pause'/>")]
    [InlineData("hw:watchdog_action=pause hw_watchdog_action=reset", "<watchdog model='i6300esb' action='reset'/>")]
    [InlineData("hw:watchdog_action=reset hw_watchdog_action=disabled", "")]
    [InlineData("hw:tpm_version=2.0", "<tpm model='tpm-tis'><backend type='emulator' version='2.0'><encryption secret='s'/></backend></tpm>")]
    [InlineData("hw:tpm_version=2.0 hw_tpm_model=tpm-crb", "<tpm model='tpm-crb'><backend type='emulator' version='2.0'><encryption secret='s'/></backend></tpm>")]
    [InlineData("hw:tpm_model=tpm-crb", "")]
    [InlineData("hw:sound_model=ich9", "<sound model='ich9'/>")]
    [InlineData("hw_video_model=vga", "<video><model type='vga'/></video>")]
    [InlineData("hw_video_model=vga hw_video_ram=16", "<video><model type='vga'/></video>")]
    [InlineData("hw_video_model=vga hw_video_ram=16 hw_video:ram_max_mb=32", "<video><model type='vga' vram='16384'/></video>")]
    [InlineData("quota:cpu_shares=2048 quota:cpu_period=100000 quota:cpu_quota=-1", "<cputune><shares>2048</shares><period>100000</period><quota>-1</quota></cputune>")]
    [InlineData("quota:cpu_period=0 quota:cpu_quota=0", "")]
    [InlineData("os_type=linux", "")]
    [InlineData("os_type=windows", "<hyperv><relaxed state='on'/><vapic state='on'/><spinlocks state='on' retries='8191'/><vpindex state='on'/><runtime state='on'/><synic state='on'/><reset state='on'/><frequencies state='on'/><tlbflush state='on'/><ipi state='on'/></hyperv>")]
    [InlineData("os_type=windows hw:hide_hypervisor_id=yes", "<hyperv><relaxed state='on'/><vapic state='on'/><spinlocks state='on' retries='8191'/><vendor_id state='on' value='1234567890ab'/><vpindex state='on'/><runtime state='on'/><synic state='on'/><reset state='on'/><frequencies state='on'/><tlbflush state='on'/><ipi state='on'/></hyperv><kvm><hidden state='on'/></kvm>")]
    [InlineData("img_hide_hypervisor_id=true", "<kvm><hidden state='on'/></kvm>")]
    [InlineData("hw:pmu=true", "<pmu state='on'/>")]
    [InlineData("hw_pmu=false", "<pmu state='off'/>")]
    [InlineData("hw:mem_encryption=true hw_firmware_type=uefi", "<launchSecurity type='sev'><policy>0x0033</policy></launchSecurity>")]
    [InlineData("hw:mem_encryption=true hw:mem_encryption_model=amd-sev-es hw_firmware_type=uefi", "<launchSecurity type='sev'><policy>0x0037</policy></launchSecurity>")]
    [InlineData("hw:mem_encryption=true hw:mem_encryption_model=amd-sev-snp hw_firmware_type=uefi hw_firmware_stateless=true", "<launchSecurity type='sev-snp' authorKey='no' vcek='yes' kernelHashes='no'><policy>0x00030000</policy></launchSecurity>")]
    public void Elements_are_planned(string request, string devices)
    {
        HardwarePlan plan = HardwarePlan.Create(Read(request), new HardwareGuest { Vcpus = 4, MemoryMb = 2048, TpmSecret = "s" });
        Assert.Empty(plan.Undecided);
        Assert.Equal(devices, string.Concat(new SchemaElement?[] { plan.Watchdog, plan.Tpm, plan.Sound, plan.Video, plan.CpuTune, plan.LaunchProtection, plan.Hyperv, plan.Kvm, plan.PerformanceUnit }.Select(element => element?.ToString())));
    }

    [Fact]
    public void Without_its_secret_a_tpm_is_not_all_decided()
    {
        HardwarePlan plan = HardwarePlan.Create(Read("hw:tpm_version=2.0"), new HardwareGuest { Vcpus = 4, MemoryMb = 2048 });
        Assert.Equal(["TpmSecret"], Assert.Single(plan.Undecided).Missing);
    }

    [Theory]
    [InlineData("hw:tpm_version=2.0 hw_tpm_model=tpm-crb", "COMPUTE_SECURITY_TPM_CRB COMPUTE_SECURITY_TPM_2_0 COMPUTE_SECURITY_TPM_SECRET_SECURITY_USER")]
    [InlineData("hw:tpm_model=tpm-crb", "")]
    [InlineData("hw:mem_encryption=true hw_firmware_type=uefi", "HW_CPU_X86_AMD_SEV")]
    [InlineData("hw_firmware_stateless=true hw_firmware_type=bios", "")]
    [InlineData("hw:ephemeral_encryption=yes hw:ephemeral_encryption_format=luks", "COMPUTE_EPHEMERAL_ENCRYPTION COMPUTE_EPHEMERAL_ENCRYPTION_LUKS")]
    public void What_is_asked_for_needs_traits(string request, string traits) => Assert.Equal(traits, string.Join(' ', Read(request).Options.RequiredTraits()));

    [Theory]
    [InlineData("hw:cpu_realtime_mask", "0-4294967295")]
    [InlineData("hw:cpu_realtime_mask", "3-1")]
    [InlineData("hw:cpu_realtime_mask", "0-")]
    [InlineData("hw:cpu_realtime_mask", "^")]
    [InlineData("hw:numa_cpus.0", "1,,2")]
    [InlineData("hw:numa_cpus.128", "1")]
    [InlineData("hw:numa_cpus.-1", "1")]
    [InlineData("hw:numa_mem.0", "99999999999")]
    [InlineData("pci_passthrough:alias", "gpu:1,,nic:1")]
    public void What_can_not_be_read_is_an_error(string key, string value)
        => Assert.True(HardwareOptions.Read(new Dictionary<string, string> { [key] = value }, new Dictionary<string, string>()).Violations.HasErrors);

    private static string[] Rules(string request) => [.. HardwarePlan.Create(Read(request), new HardwareGuest { Vcpus = 4, MemoryMb = 2048 }).Violations.Select(violation => violation.Rule)];

    private static HardwareRead Read(string request)
    {
        ILookup<bool, KeyValuePair<string, string>> sides = request.Split(' ').Select(entry => entry.Split('=')).ToLookup(pair => !pair[0].Contains(':', StringComparison.Ordinal), pair => KeyValuePair.Create(pair[0], pair[1]));
        return HardwareOptions.Read(new Dictionary<string, string>(sides[false]), new Dictionary<string, string>(sides[true]));
    }
}
