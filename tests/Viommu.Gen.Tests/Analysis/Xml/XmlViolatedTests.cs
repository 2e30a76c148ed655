using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Viommu.Gen.Tests.Analysis.Xml;

/// <summary>VIO4001: XML in a string violates a rule of the schema.</summary>
public class XmlViolatedTests
{
    private const string Id = "VIO4001";

    [Fact]
    public void What_Nova_writes_for_virtio_is_flagged_at_each_attribute_that_libvirt_refuses()
    {
        string marked = XmlCheck.Code("\"<iommu model='virtio'><driver [|intremap='on'|] [|caching_mode='on'|] [|eim='on'|] aw_bits='48' [|iotlb='on'|]/></iommu>\"");
        IReadOnlyList<Diagnostic> found = XmlCheck.Reports(Id, marked);
        Assert.Equal(
            "The attribute 'eim' of <driver> is only allowed where { Model: Intel }: remove it.",
            found[2].GetMessage(null));
        string source = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        foreach (Diagnostic diagnostic in found.Reverse())
            source = XmlCheck.Fix(source, diagnostic);
        Assert.Equal(XmlCheck.Code("\"<iommu model='virtio'><driver aw_bits='48'/></iommu>\""), source);
    }

    [Fact]
    public void The_other_places_are_told_and_the_rule()
    {
        Diagnostic found = XmlCheck.Reports(Id, XmlCheck.Code("\"<iommu model='virtio'><driver [|eim='on'|]/></iommu>\""))[0];
        Assert.Equal(["Consumer.cs", "test.viommu.xml"], found.AdditionalLocations.Select(location => location.GetLineSpan().Path));
        Assert.Equal("model='virtio'", found.AdditionalLocations[0].SourceTree!.ToString().Substring(found.AdditionalLocations[0].SourceSpan.Start, found.AdditionalLocations[0].SourceSpan.Length));
        Assert.Equal("eim", Infrastructure.SchemaSource.Shipped.Substring(found.AdditionalLocations[1].SourceSpan.Start, found.AdditionalLocations[1].SourceSpan.Length));
    }

    [Fact]
    public void An_ioapic_in_a_guest_of_another_architecture_is_flagged()
    {
        Diagnostic found = XmlCheck.Reports(Id, XmlCheck.Code(
            "\"<domain type='kvm'><os><type arch='aarch64' machine='virt'>hvm</type></os><features><acpi/><ioapic [|driver='qemu'|]/></features></domain>\""))[0];
        Assert.Equal("An I/O APIC is a part of x86, and this guest's architecture is 'aarch64': libvirt refuses the feature. Remove ioapic.", found.GetMessage(null));
    }

    [Theory]
    [InlineData("<iommu model='intel'><driver [|eim='on'|] intremap='off'/></iommu>")]
    [InlineData("<iommu model='intel'><driver [|aw_bits='40'|]/></iommu>")]
    [InlineData("<iommu model='smmuv3'><[|address|] type='pci'/></iommu>")]
    [InlineData("<iommu model='smmuv3'><driver [|accel='on'|]/></iommu>")]
    [InlineData("<[|ioapic|]/>")]
    [InlineData("<memoryBacking><hugepages/><source [|type='anonymous'|]/></memoryBacking>")]
    [InlineData("<memoryBacking><hugepages><page size='2' unit='M'/><page [|size='0'|]/></hugepages></memoryBacking>")]
    [InlineData("<iommu model='virtio'><driver><granule [|mode='host'|] size='4'/></driver></iommu>")]
    // Alone, in a document, in a part of one, among others.
    [InlineData("<domain><features><acpi/></features><devices><iommu model='virtio'><driver [|eim='off'|]/></iommu></devices></domain>")]
    [InlineData("<devices><disk/><iommu model='virtio'><driver [|eim='off'|]/></iommu></devices>")]
    [InlineData("<cpu/> <iommu model='virtio'><driver [|eim='off'|]/></iommu> <memoryBacking/>")]
    [InlineData(" \\n <iommu model='virtio'><driver [|eim='off'|]/></iommu>\\n")]
    [InlineData("<?xml version='1.0'?><iommu model='virtio'><driver [|eim='off'|]/></iommu>")]
    [InlineData("  <?xml version='1.0' encoding='utf-8'?><iommu model='virtio'><driver [|eim='off'|]/></iommu>")]
    [InlineData("<!-- one --><iommu model='virtio'><!-- two --><driver [|eim='off'|]/></iommu>")]
    [InlineData("<domain xmlns:qemu='urn:q'><qemu:commandline/><features><acpi/></features><devices><iommu model='virtio' qemu:x='1'><driver [|eim='off'|]/><qemu:driver eim='off'/></iommu></devices></domain>")]
    // Between elements, and with what the document says of the platform.
    [InlineData("<domain><features><ioapic driver='kvm'/></features><devices><iommu model='intel'><driver [|intremap='on'|]/></iommu></devices></domain>")]
    [InlineData("<domain><os><type machine='q35' arch='x86_64'/></os><vcpu>300</vcpu><features><ioapic [|driver='kvm'|]/></features></domain>")]
    [InlineData("<domain><os><type machine='virt-9.0'/></os><devices><iommu [|model='intel'|]/></devices></domain>")]
    [InlineData("<domain><devices><iommu [|model='virtio'|]/></devices></domain>")]
    [InlineData("<domain><features><acpi/></features><os><type [|arch='x86_64'|] machine='virt'/></os><devices><iommu model='virtio'/></devices></domain>")]
    [InlineData("<domain><devices><iommu model='smmuv3'/><iommu [|model='virtio'|]/></devices></domain>")]
    [InlineData("<domain><features><ioapic driver='kvm'/></features><devices><iommu model='intel'><driver [|intremap='on'|]/></iommu><iommu model='intel'/></devices></domain>")]
    public void A_violation_is_flagged_where_it_stands(string xml)
        => XmlCheck.Reports(Id, XmlCheck.Code($"\"{xml}\""));

    [Theory]
    [InlineData("<iommu model='intel'><driver intremap='on' caching_mode='on' eim='on' aw_bits='48' iotlb='on'/></iommu>")]
    [InlineData("<iommu model='virtio'/>")]
    [InlineData("<iommu model='virtio'><driver aw_bits='0'/></iommu>")]
    // Not known: the platform, and what is not in a part of a document.
    [InlineData("<ioapic driver='qemu'/>")]
    [InlineData("<iommu model='intel'><driver eim='on'/></iommu>")]
    [InlineData("<iommu model='intel'><driver intremap='on'/></iommu>")]
    [InlineData("<devices><iommu model='virtio'/></devices>")]
    [InlineData("<features><ioapic driver='kvm'/></features>")]
    [InlineData("<domain><vcpu>many</vcpu><os><type machine='q35'/></os><features><ioapic driver='kvm'/></features></domain>")]
    [InlineData("<domain><vcpu>300</vcpu><vcpu>1</vcpu><os><type machine='q35'/></os><features><ioapic driver='kvm'/></features></domain>")]
    // Elsewhere in a document, or in another namespace, it is something else.
    [InlineData("<domain><metadata><iommu model='virtio'><driver eim='off'/></iommu></metadata></domain>")]
    [InlineData("<other><devices><iommu model='virtio'><driver eim='off'/></iommu></devices></other>")]
    [InlineData("<iommu xmlns='urn:x' model='virtio'><driver eim='off'/></iommu>")]
    [InlineData("<x:domain xmlns:x='urn:x'><devices><iommu model='virtio'><driver eim='off'/></iommu></devices></x:domain>")]
    // Not well formed: a piece of something.
    [InlineData("<iommu model='virtio'><driver eim='off'/>")]
    [InlineData("<iommu model='virtio'><driver eim='off'/></iommu></devices>")]
    [InlineData("<iommu model='virtio'><driver eim='off'/></iommu> and text")]
    [InlineData("some text <iommu model='virtio'><driver eim='off'/></iommu>")]
    [InlineData("<!DOCTYPE iommu><iommu model='virtio'><driver eim='off'/></iommu>")]
    [InlineData("<iommu model='virtio'><q:x/><driver eim='off'/></iommu>")]
    public void What_is_not_certain_is_silent(string xml) => XmlCheck.Silent(XmlCheck.Code($"\"{xml}\""));

    [Fact]
    public void It_can_be_suppressed_in_code()
        => XmlCheck.Silent($"#pragma warning disable {Id}\n{XmlCheck.Code("\"<iommu model='virtio'><driver eim='off'/></iommu>\"")}");

    [Theory]
    [InlineData("none", null)]
    [InlineData("silent", DiagnosticSeverity.Hidden)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("Error", DiagnosticSeverity.Error)]
    public void Each_rule_has_a_severity_of_its_own(string text, DiagnosticSeverity? severity)
    {
        IReadOnlyList<Diagnostic> found = XmlCheck.Analyze(
            XmlCheck.Code("\"<iommu model='virtio'><driver eim='off' iotlb='on'/></iommu>\""), null, new() { ["viommu.rule.IommuDriverEimAllowed.severity"] = text });
        Assert.Equal(severity is null ? [DiagnosticSeverity.Warning] : [severity.Value, DiagnosticSeverity.Warning], found.Select(diagnostic => diagnostic.Severity));
    }

    [Fact]
    public void An_element_that_a_model_does_not_take_is_removed_as_a_whole()
    {
        string source = XmlCheck.Code("\"\"\"\n    <iommu model='intel'>\n      <driver iotlb='on'/>\n      <address type='pci'>\n      </address>\n    </iommu>\n    \"\"\"");
        Assert.Equal(
            XmlCheck.Code("\"\"\"\n    <iommu model='intel'>\n      <driver iotlb='on'/>\n    </iommu>\n    \"\"\""),
            XmlCheck.Fix(source, Assert.Single(XmlCheck.Analyze(source))));
    }
}
