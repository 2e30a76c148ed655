using System.Globalization;
using System.Security;

namespace Cloud.Compute.Libvirt.Templates;

/// <summary>Domains as texts: what tests and tools of operators use.</summary>
internal static class DomainTemplates
{
    public const string Plain = "<domain type='kvm'><name>plain</name><vcpu>2</vcpu><os><type arch='x86_64' machine='pc'>hvm</type></os></domain>";

    public const string Intel = """
        <domain type='kvm'>
          <name>accelerated</name>
          <memory unit='GiB'>64</memory>
          <vcpu placement='static'>16</vcpu>
          <memoryBacking>
            <hugepages>
              <page size='1048576' unit='KiB' nodeset='0'/>
            </hugepages>
            <locked/>
          </memoryBacking>
          <os>
            <type arch='x86_64' machine='pc-q35-9.2'>hvm</type>
          </os>
          <features>
            <acpi/>
            <apic/>
            <ioapic driver='qemu'/>
          </features>
          <devices>
            <emulator>/usr/bin/qemu-system-x86_64</emulator>
            <disk type='file' device='disk'>
              <driver name='qemu' type='qcow2' cache='none'/>
              <source file='/var/lib/nova/instances/accelerated/disk'/>
              <target dev='vda' bus='virtio'/>
            </disk>
            <hostdev mode='subsystem' type='pci' managed='yes'>
              <source><address domain='0x0000' bus='0x81' slot='0x00' function='0x0'/></source>
            </hostdev>
            <iommu model='intel'>
              <driver intremap='on' caching_mode='on' eim='on' iotlb='on' aw_bits='48'/>
            </iommu>
          </devices>
        </domain>
        """;

    public const string VirtioOnArm = @"
<domain type='kvm'>
  <name>arm</name>
  <vcpu>8</vcpu>
  <os firmware='efi'>
    <type arch='aarch64' machine='virt-9.0'>hvm</type>
  </os>
  <features>
    <acpi/>
    <gic version='3'/>
  </features>
  <devices>
    <iommu model='virtio'/>
  </devices>
</domain>";

    public const string Smmu = "<domain type=\"kvm\"><os firmware=\"efi\"><type arch=\"aarch64\" machine=\"virt\">hvm</type></os><features><acpi/></features><devices><iommu model=\"smmuv3\"/></devices></domain>";

    public const string LargeGuest = """
        <domain type="kvm">
          <vcpu>288</vcpu>
          <os><type arch="x86_64" machine="q35">hvm</type></os>
          <features><acpi/><ioapic driver="qemu"/></features>
          <devices><iommu model="intel"><driver intremap="on" eim="on"/></iommu></devices>
        </domain>
        """;

    public static string Guest(string name, int vcpus, string machine, string model) => $"""
        <domain type='kvm'>
          <name>{SecurityElement.Escape(name)}</name>
          <vcpu>{vcpus.ToString(CultureInfo.InvariantCulture)}</vcpu>
          <os><type arch='x86_64' machine='{machine}'>hvm</type></os>
          <devices>
            <iommu model='{model}'/>
          </devices>
        </domain>
        """;

    public static string Device(string model, bool remaps, int bits)
        => $"<iommu model='{model}'><driver intremap='{(remaps ? "on" : "off")}' aw_bits='{bits}'/></iommu>";

    public static string IntelDevice(int bits) => $"<iommu model='intel'><driver intremap='on' caching_mode='on' aw_bits='{bits}'/></iommu>";

    public static string AmdDevice => "<iommu model='amd'><driver intremap='on' iotlb='on' xtsup='on'/></iommu>";

    public static string Granule(bool ofHost) => ofHost
        ? "<iommu model='virtio'><driver aw_bits='48'><granule mode='host'/></driver></iommu>"
        : "<iommu model='virtio'><driver><granule size='64' unit='KiB'/></driver></iommu>";

    public static string Backing(bool isLocked, string? source) => (isLocked, source) switch
    {
        (true, null) => "<memoryBacking><locked/></memoryBacking>",
        (true, _) => $"<memoryBacking><hugepages/><locked/><source type='{source}'/></memoryBacking>",
        (false, "memfd") => "<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>",
        (false, _) => "<memoryBacking><nosharepages/><allocation mode='immediate' threads='8'/></memoryBacking>",
    };

    public static string Features(bool isX86) => isX86 ? "<features><acpi/><ioapic driver='kvm'/></features>" : "<features><acpi/><gic version='host'/></features>";

    public static string[] Others { get; } =
    [
        "<cpu mode='host-passthrough' check='none'><maxphysaddr mode='emulate' bits='42'/></cpu>",
        "<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>",
        "<watchdog model='itco' action='reset'/>",
        "<controller type='pci' index='1' model='pcie-root-port'/>",
        "<controller type='virtio-serial' index='0'><driver iommu='on' ats='on'/></controller>",
        "<interface type='network'><model type='virtio'/><driver name='vhost' iommu='on'/></interface>",
        "<memballoon model='virtio'><driver iommu='on' ats='on'/></memballoon>",
        "<html><body><driver>not libvirt's</driver></body></html>",
        "<iommufd/>",
        "<configuration><appSettings><add key='iommu' value='auto'/></appSettings></configuration>",
        "<ioapics><entry/></ioapics>",
    ];

    public static bool LooksLikeDomain(string xml) => xml.Contains("<domain", StringComparison.Ordinal) && xml.Contains("</domain>", StringComparison.Ordinal);

    public static int CountDevices(string xml) => xml.Split("<iommu", StringSplitOptions.None).Length - 1;

    public static string Fragment() => "<iommu model='" + "intel" + "'>" + "<driver intremap='on'/>" + "</iommu>";

    public static string Comment() => "<!-- <iommu model='auto'><driver eim='on'/></iommu> is what was written before -->";
}
