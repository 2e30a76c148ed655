using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.Tests.Analysis.Xml;

/// <summary>VIO4002: a value that can't be read, something that is missing, or there twice.</summary>
public class XmlValueTests
{
    private const string Id = "VIO4002";

    [Theory]
    [InlineData("<iommu [|model='vritio'|]/>", "iommu/@model is 'vritio', which is not allowed; allowed values: intel, smmuv3, virtio, amd. Did you mean 'virtio'?")]
    [InlineData("<iommu model='intel'><driver [|eim='yes'|]/></iommu>", "driver/@eim is 'yes', which is not allowed; allowed values: on, off")]
    [InlineData("<iommu model='intel'><driver [|aw_bits='0x30'|]/></iommu>", "driver/@aw_bits is '0x30', which is not allowed; allowed values: a whole number from 0 to 2147483647")]
    [InlineData("<iommu model='amd'><address type='pci' [|bus='0x100'|]/></iommu>", "address/@bus is '0x100', which is not allowed; allowed values: a hexadecimal number from 0x0 to 0xff")]
    [InlineData("<iommu model='amd'><[|address|]/></iommu>", "iommu/address has no attribute 'type': add it")]
    [InlineData("<[|iommu|]/>", "iommu has no attribute 'model': add it")]
    [InlineData("<iommu model='intel'><driver/><[|driver|]/></iommu>", "iommu/driver appears a second time: remove one")]
    [InlineData("<memoryBacking><[|locked|]>no</locked></memoryBacking>", "memoryBacking/locked has content, which has no meaning and is dropped: being there is what counts")]
    [InlineData("<memoryBacking><hugepages><page [|size='2'|] unit='X'/></hugepages></memoryBacking>", "page/@size is '2X'")]
    [InlineData("<memoryBacking><hugepages><page [|size='2'|] unit='MB'/></hugepages></memoryBacking>", "page/@size is '2MB': libvirt counts MB in steps of 1000 and rounds up to whole KiB; MiB, in steps of 1024, was likely meant")]
    [InlineData("<memoryBacking><hugepages><page [|size='1'|] unit='gb'/></hugepages></memoryBacking>", "page/@size is '1gb': libvirt counts GB")]
    [InlineData("<memoryBacking><hugepages><page [|size='2MB'|]/></hugepages></memoryBacking>", "page/@size is '2MB', which is not allowed")]
    [InlineData("<iommu model='virtio'><driver><granule [|size='4KiB'|]/></driver></iommu>", "granule/@size is '4KiB', which is not allowed")]
    [InlineData("<iommu model='virtio'><driver><granule [|unit='M'|]/></driver></iommu>", "driver/granule has no attribute 'size' next to its unit: add it")]
    public void Is_told_in_the_words_of_the_reader(string xml, string says)
        => Assert.StartsWith(says, XmlCheck.Reports(Id, XmlCheck.Code($"\"{xml}\""))[0].GetMessage(null), System.StringComparison.Ordinal);

    [Theory]
    [InlineData("<iommu model='intel'><driver aw_bits='39' other='x'/><alias name=''/><other/>text</iommu>")]
    [InlineData("<memoryBacking><locked/><hugepages><page size='2048'/><page size='1' unit='G'/><page size='1025' unit='B'/></hugepages></memoryBacking>")]
    [InlineData("<memoryBacking><locked> <!-- nothing --> </locked><source type='memfd'/></memoryBacking>")]
    [InlineData("<domain><features><acpi/></features><devices><iommu model='virtio'/></devices><memory unit='X'>many</memory></domain>")]
    public void What_can_be_read_is_silent(string xml) => XmlCheck.Silent(XmlCheck.Code($"\"{xml}\""));

    [Theory]
    // The model that is meant may take all of it.
    [InlineData("<iommu [|model='x'|]><driver caching_mode='on' accel='on'/><address type='pci'/></iommu>")]
    [InlineData("<[|iommu|]><driver caching_mode='on'/></iommu>")]
    [InlineData("<iommu model='intel'><driver eim='on' [|intremap='of'|]/></iommu>")]
    public void Rules_that_look_at_an_unreadable_value_are_silent(string xml) => XmlCheck.Reports(Id, XmlCheck.Code($"\"{xml}\""));

    [Fact]
    public void The_nearest_value_is_offered_first_and_then_the_others()
    {
        Diagnostic found = XmlCheck.Reports(Id, XmlCheck.Code("\"<iommu [|model='vritio'|]/>\""))[0];
        Assert.Equal("virtio\nintel\nsmmuv3\namd", found.Properties[DiagnosticProperties.EditTexts]);
        Assert.Equal(XmlCheck.Code("\"<iommu model='virtio'/>\""), XmlCheck.Fix(XmlCheck.Code("\"<iommu model='vritio'/>\""), found));
    }

    [Fact]
    public void The_second_element_is_removed()
    {
        string source = XmlCheck.Code("\"<iommu model='intel'><driver/> <driver aw_bits='48'></driver></iommu>\"");
        Assert.Equal(XmlCheck.Code("\"<iommu model='intel'><driver/></iommu>\""), XmlCheck.Fix(source, Assert.Single(XmlCheck.Analyze(source))));
    }

    [Fact]
    public void Nothing_is_offered_for_a_number()
        => Assert.False(XmlCheck.HasFix(XmlCheck.Reports(Id, XmlCheck.Code("\"<iommu model='intel'><driver [|aw_bits='x'|]/></iommu>\""))[0]));

    [Fact]
    public void It_can_be_suppressed()
    {
        string source = XmlCheck.Code("\"<iommu model='x'/>\"");
        XmlCheck.Silent($"#pragma warning disable {Id}\n{source}");
        XmlCheck.Silent(source, config: new Dictionary<string, string> { ["viommu.rule.IommuDeviceModelValue.severity"] = "none" });
    }
}
