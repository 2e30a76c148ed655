using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Viommu.Gen.Tests.Analysis.Xml;

/// <summary>VIO4003: a misspelt name.</summary>
public class XmlMisspeltTests
{
    private const string Id = "VIO4003";

    [Theory]
    [InlineData("<iommu [|modle|]='intel'/>", "iommu/@modle is not known: did you mean 'model'?")]
    [InlineData("<iommu model='intel'><driver [|caching-mode|]='on'/></iommu>", "driver/@caching-mode is not known: did you mean 'caching_mode'?")]
    [InlineData("<iommu model='intel'><[|drivr|]/></iommu>", "iommu/drivr is not known: did you mean 'driver'?")]
    [InlineData("<memoryBacking><[|hugePages|]><page/></hugePages></memoryBacking>", "memoryBacking/hugePages is not known: did you mean 'hugepages'?")]
    [InlineData("<memoryBacking><hugepages><page size='2' [|unti|]='M'/></hugepages></memoryBacking>", "page/@unti is not known: did you mean 'unit'?")]
    public void Is_told_with_the_nearest(string xml, string says)
        => Assert.Equal(says, XmlCheck.Reports(Id, XmlCheck.Code($"\"{xml}\""))[0].GetMessage(null));

    [Theory]
    [InlineData("<iommu model='intel' something='x'><other/></iommu>")]
    [InlineData("<iommu model='intel' modle='x'/>")]
    [InlineData("<iommu model='intel'><driver/><drivers/></iommu>")]
    [InlineData("<iommu model='intel' xmlns:q='urn:q' q:modle='x'><q:drivr/></iommu>")]
    public void What_is_near_nothing_that_is_missing_is_silent(string xml) => XmlCheck.Silent(XmlCheck.Code($"\"{xml}\""));

    [Theory]
    [InlineData("<iommu modle='intel'/>", "<iommu model='intel'/>")]
    [InlineData("<iommu model='intel'><drivr/></iommu>", "<iommu model='intel'><driver/></iommu>")]
    [InlineData("<iommu model='intel'><drivr eim='on' >\\t</drivr></iommu>", "<iommu model='intel'><driver eim='on' >\\t</driver></iommu>")]
    public void The_name_is_changed_in_both_tags(string xml, string expected)
    {
        string source = XmlCheck.Code($"\"{xml}\"");
        Assert.Equal(XmlCheck.Code($"\"{expected}\""), XmlCheck.Fix(source, Assert.Single(XmlCheck.Analyze(source))));
    }

    [Fact]
    public void Over_several_lines_nothing_is_offered()
        => Assert.False(XmlCheck.HasFix(Assert.Single(XmlCheck.Analyze(XmlCheck.Code("@\"<iommu model='intel'><drivr>\n</drivr></iommu>\"")))));

    [Fact]
    public void It_can_be_suppressed()
    {
        string source = XmlCheck.Code("\"<iommu modle='intel'/>\"");
        XmlCheck.Silent($"#pragma warning disable {Id}\n{source}");
        XmlCheck.Silent(source, config: new Dictionary<string, string> { ["viommu.rule.IommuDeviceUnknown.severity"] = "none" });
    }

    [Fact]
    public void All_three_lead_to_their_pages()
        => Assert.All(
            XmlCheck.Analyze(XmlCheck.Code("\"<iommu modle='intel'><driver eim='x'/></iommu>\", \"<ioapic/>\"")),
            diagnostic => Assert.EndsWith(diagnostic.Id, diagnostic.Descriptor.HelpLinkUri, System.StringComparison.Ordinal));
}
