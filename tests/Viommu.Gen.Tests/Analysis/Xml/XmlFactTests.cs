using System.Linq;

namespace Viommu.Gen.Tests.Analysis.Xml;

/// <summary>Facts that a document says with several elements: assigned devices are counted, and the firmware is known from more than one place.</summary>
public class XmlFactTests
{
    private const string Id = "VIO4001";

    [Theory]
    [InlineData("<hostdev mode='subsystem' type='pci'/>")]
    [InlineData("<hostdev mode='subsystem' type='mdev' model='vfio-pci'/>")]
    [InlineData("<interface type='hostdev' managed='yes'/>")]
    [InlineData("<hostdev type='usb'/><interface type='bridge'/><hostdev type='pci'><source/></hostdev>")]
    public void A_device_behind_an_iommu_that_can_not_serve_it_is_flagged(string device)
    {
        XmlCheck.Reports(Id, XmlCheck.Code($"\"<domain><devices>{device}<iommu [|model='intel'|]/></devices></domain>\""));
        XmlCheck.Reports(Id, XmlCheck.Code($"\"<domain><devices>{device}<iommu model='intel'><driver [|caching_mode='off'|]/></iommu></devices></domain>\""));
        XmlCheck.Reports(Id, XmlCheck.Code($"\"<domain><devices>{device}<iommu [|model='smmuv3'|]/></devices></domain>\""));
        XmlCheck.Silent(XmlCheck.Code($"\"<domain><devices>{device}<iommu model='intel'><driver caching_mode='on'/></iommu></devices></domain>\""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<hostdev mode='subsystem' type='usb'/>")]
    [InlineData("<hostdev mode='subsystem' type='scsi'/>")]
    [InlineData("<interface type='network'/><disk type='file'/>")]
    [InlineData("<controller type='pci'><hostdev type='pci'/></controller>")]
    public void Other_devices_do_not_count(string device)
        => XmlCheck.Silent(XmlCheck.Code($"\"<domain><devices>{device}<iommu model='intel'/></devices></domain>\""));

    // Only a whole document tells what is not there; what is put together when the program runs may be anything.
    [Theory]
    [InlineData("\"<devices><hostdev type='pci'/><iommu model='intel'/></devices>\"")]
    [InlineData("$\"<domain><devices><hostdev type='{y}'/><iommu model='intel'/></devices></domain>\"")]
    [InlineData("$\"<domain><devices><hostdev type='pci'/>{y}<iommu model='intel'/></devices></domain>\"")]
    public void What_is_not_certain_is_silent(string literal)
        => XmlCheck.Silent(XmlCheck.Code(literal));

    // An attribute that a fact is read from may be in a hole of a tag.
    [Theory]
    [InlineData("<os/>", true)]
    [InlineData("<os {x}/>", false)]
    [InlineData("<os firmware='bios' {x}/>", true)]
    [InlineData("<os firmware='efi' {x}/>", false)]
    [InlineData("<os {x}/><lock kind='a'/>", false)]
    public void A_hole_in_a_tag_may_hold_it(string os, bool isReported)
    {
        string schema = Infrastructure.SchemaSource.Feature("""
            <flag name="Flag" true="yes" false="no"/>
            <platform><fact name="Uefi" type="Flag"><from path="/srv/os" where='{ Firmware: "efi" }' value="true"/><from path="/srv/os" where='{ Firmware: null or not "efi" }' value="false"/></fact><fact name="Kind" type="text" path="/srv/os/@kind"/></platform>
            <element name="card" type="Card" path="/srv/devices" repeated="true"><attribute name="n" type="int"/><reject id="NoUefi" when="{ Uefi: false, N: 5 }">no uefi</reject></element>
            """);
        string literal = $"$\"<srv>{os}<devices><card n='5'/></devices></srv>\"";
        Assert.Equal(isReported, Infrastructure.Consumer.Analyze($"class C {{ string M(string x) => {literal}; }}", schema).Any(found => found.Id == Id));
    }

    [Theory]
    [InlineData("<os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type></os>")]
    [InlineData("<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE.fd</loader></os>")]
    public void Uefi_is_known_from_the_firmware_or_a_loader(string os)
        => Assert.Contains(
            XmlCheck.Analyze(XmlCheck.Code($"\"<domain>{os}<devices><iommu model='intel'/></devices></domain>\"")),
            found => found.GetMessage(null).Contains("refuses UEFI without ACPI"));

    [Theory]
    [InlineData("<os><type arch='x86_64' machine='q35'>hvm</type></os>")]
    [InlineData("<os><type arch='x86_64' machine='q35'>hvm</type><loader>/usr/share/seabios/bios.bin</loader></os>")]
    [InlineData("<os firmware='bios'><type arch='x86_64' machine='q35'>hvm</type></os>")]
    // On Arm, a guest without either may get its firmware from elsewhere.
    [InlineData("<os><type arch='aarch64' machine='virt'>hvm</type></os><features><acpi/></features>")]
    public void Without_either_there_is_none_on_x86_and_elsewhere_it_is_not_known(string os)
        => Assert.DoesNotContain(
            XmlCheck.Analyze(XmlCheck.Code($"\"<domain>{os}<devices><iommu model='intel'/></devices></domain>\"")),
            found => found.GetMessage(null).Contains("UEFI"));
}
