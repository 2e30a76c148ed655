using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Viommu.Runtime.Tests.Xml;

public class ElementReportTests
{
    private static readonly XElement s_domain = XmlSource.Load("<domain>\n  <iommu model='amd'>\n    <driver eim='maybe'/>text\n    <driver/>\n  </iommu>\n</domain>");
    private static readonly XElement s_iommu = s_domain.Element("iommu")!;
    private static readonly XElement s_driver = s_iommu.Element("driver")!;

    private ElementReport _report;

    [Fact]
    public void A_bad_attribute_is_told_with_its_place_and_line()
    {
        _report.BadValue("ModelValue", s_iommu.Attribute("model")!, "amd", "intel, virtio");
        AssertFound(Severity.Error, "ModelValue", "iommu/@model is 'amd', which can't be read (line 2); allowed values: intel, virtio.", "iommu/@model");
    }

    [Fact]
    public void A_bad_text_of_an_element_is_told_with_its_place_and_line()
    {
        _report.BadValue("DriverValue", s_driver, "x", "a number");
        AssertFound(Severity.Error, "DriverValue", "iommu/driver is 'x', which can't be read (line 3); allowed values: a number.", "iommu/driver");
    }

    [Fact]
    public void The_root_is_named_alone()
    {
        _report.BadValue("DomainValue", s_domain, "x", "a number");
        AssertFound(Severity.Error, "DomainValue", "domain is 'x', which can't be read (line 1); allowed values: a number.", "domain");
    }

    [Fact]
    public void What_was_not_loaded_has_no_line()
    {
        _report.BadValue("Value", new XAttribute("a", ""), "", "a number");
        AssertFound(Severity.Error, "Value", "/@a is '', which can't be read; allowed values: a number.", "/@a");
    }

    [Fact]
    public void What_is_missing_is_told()
    {
        _report.Missing("IommuNameRequired", s_iommu, "attribute 'name'");
        AssertFound(Severity.Error, "IommuNameRequired", "domain/iommu has no attribute 'name' (line 2): add it.", "domain/iommu");
    }

    [Fact]
    public void What_stands_there_twice_is_told()
    {
        _report.Repeated("IommuDriverRepeated", s_iommu.Elements("driver").Last());
        AssertFound(Severity.Error, "IommuDriverRepeated", "iommu/driver appears a second time (line 4): remove one.", "iommu/driver");
    }

    [Theory]
    [InlineData("<x a='1'/>")]
    [InlineData("<x>text</x>")]
    [InlineData("<x><![CDATA[text]]></x>")]
    [InlineData("<x><y/></x>")]
    public void Content_where_being_there_is_what_counts_is_a_warning(string xml)
    {
        _report.Content("XContent", XmlSource.Load(xml));
        AssertFound(Severity.Warning, "XContent", "x has content (line 1), which has no meaning and is dropped: being there is what counts.", "x");
    }

    [Theory]
    [InlineData("<x/>")]
    [InlineData("<x></x>")]
    [InlineData("<x> \n </x>")]
    [InlineData("<x><!-- a --></x>")]
    public void Blanks_and_comments_are_no_content(string xml)
    {
        _report.Content("XContent", XmlSource.Load(xml));
        Assert.Empty(_report.ToViolations());
    }

    [Fact]
    public void An_attribute_that_is_not_known_is_kept_and_told()
    {
        List<UnknownContent>? unknown = null;
        _report.Unknown("DriverUnknown", ref unknown, s_driver.Attribute("eim")!);

        Assert.Equal([new UnknownContent(UnknownKind.Attribute, "eim", "eim=\"maybe\"")], unknown!);
        AssertFound(Severity.Warning, "DriverUnknown", "driver/@eim is not known (line 3); it is kept as it is, and not checked.", "driver/@eim");
    }

    [Fact]
    public void An_element_that_is_not_known_is_kept_and_told()
    {
        List<UnknownContent>? unknown = null;
        _report.Unknown("IommuUnknown", ref unknown, s_driver);

        Assert.Equal([new UnknownContent(UnknownKind.Element, "driver", "<driver eim=\"maybe\" />")], unknown!);
        AssertFound(Severity.Warning, "IommuUnknown", "iommu/driver is not known (line 3); it is kept as it is, and not checked.", "iommu/driver");
    }

    [Fact]
    public void A_text_that_is_not_known_is_kept_and_told()
    {
        List<UnknownContent>? unknown = null;
        XText text = s_iommu.Nodes().OfType<XText>().Single(static text => text.Value.Contains("text"));
        _report.Unknown("IommuUnknown", ref unknown, text);

        Assert.Equal([new UnknownContent(UnknownKind.Text, "", "text\n    ")], unknown!);
        AssertFound(Severity.Warning, "IommuUnknown", "the text of iommu is not known (line 3); it is kept as it is, and not checked.", "iommu");
    }

    [Fact]
    public void Blanks_comments_and_instructions_are_not_kept()
    {
        List<UnknownContent>? unknown = null;
        foreach (XNode node in XmlSource.Load("<x> <!-- a -->\n<?b c?>\t</x>").Nodes())
            _report.Unknown("XUnknown", ref unknown, node);

        Assert.Null(unknown);
        Assert.Empty(_report.ToViolations());
    }

    [Fact]
    public void What_is_not_known_is_added_to_what_was_not_known_before()
    {
        List<UnknownContent>? unknown = null;
        _report.Unknown("U", ref unknown, s_driver);
        List<UnknownContent>? before = unknown;
        _report.Unknown("U", ref unknown, s_driver.Attribute("eim")!);

        Assert.Same(before, unknown);
        Assert.Equal([UnknownKind.Element, UnknownKind.Attribute], unknown!.Select(static content => content.Kind));
        Assert.Equal(2, _report.ToViolations().Count);
    }

    private void AssertFound(Severity severity, string rule, string message, string key)
    {
        Violation violation = Assert.Single(_report.ToViolations());
        Assert.Equal(message, violation.Message);
        Assert.Equal(new Violation(rule, severity, message, [key]), violation);
    }
}
