namespace Viommu.Gen.Tests.Analysis.Xml;

/// <summary>Text that becomes XML later, text that is searched for, and other people's elements.</summary>
public class TemplateTests
{
    [Theory]
    [InlineData("{0}")]
    [InlineData("{0:x}")]
    [InlineData("{model}")]
    [InlineData("%s")]
    [InlineData("%(model)s")]
    [InlineData("${model}")]
    [InlineData("$model")]
    [InlineData("$(Model)")]
    [InlineData("{{ model }}")]
    [InlineData("{{#if x}}intel{{/if}}")]
    [InlineData("{% if x %}intel{% endif %}")]
    [InlineData("@MODEL@")]
    [InlineData("@Model.Name")]
    [InlineData("{@model}")]
    [InlineData("#{model}")]
    [InlineData("...")]
    [InlineData("*")]
    [InlineData("intel|virtio")]
    [InlineData("__MODEL__")]
    [InlineData("?")]
    public void A_placeholder_is_a_hole_and_the_rest_is_looked_at(string placeholder)
    {
        XmlCheck.Silent(XmlCheck.Code($"\"<iommu model='{placeholder}'/>\""));
        XmlCheck.Silent(XmlCheck.Code($"\"<iommu model='intel'><driver eim='{placeholder}'/></iommu>\""));
        XmlCheck.Reports("VIO4002", XmlCheck.Code($"\"<domain><name>{placeholder}</name><devices><iommu model='{placeholder}'/><iommu [|model='adm'|]/></devices></domain>\""));
    }

    // What is completed later is no document yet.
    [Theory]
    [InlineData("Use(text.Replace(\"<!--X-->\", y))", "<domain><!--X--><devices><hostdev type='pci'/><iommu model='intel'/></devices></domain>")]
    [InlineData("Use(text.Replace(\"<X/>\", y))", "<domain><devices><hostdev type='pci'/><X/><iommu model='intel'/></devices></domain>")]
    [InlineData("Use(text.Insert(5, \"<features><acpi/></features>\"))", "<domain><devices><hostdev type='pci'/><iommu model='intel'/></devices></domain>")]
    public void What_is_replaced_in_it_later_is_a_hole(string use, string document)
        => XmlCheck.Silent($$"""class C { void M(string y) { var text = "{{document}}"; {{use}}; } void Use(string s) { } }""");

    [Fact]
    public void The_name_of_the_attribute_is_a_hole_too() => XmlCheck.Silent(XmlCheck.Code("\"<iommu model='MODEL'><driver eim='EIM' aw_bits='AwBits'/></iommu>\""));

    [Theory]
    [InlineData("text.Contains(\"<iommu model='\")")]
    [InlineData("text.Contains(\"<iommu model='adm'/>\")")]
    [InlineData("text.IndexOf(\"<ioapic/>\", StringComparison.Ordinal)")]
    [InlineData("text.Replace(\"<iommu/>\", \"\")")]
    [InlineData("text.Split(\"<ioapic/>\")")]
    [InlineData("text == \"<ioapic/>\"")]
    [InlineData("text is \"<ioapic/>\"")]
    [InlineData("System.Text.RegularExpressions.Regex.IsMatch(text, \"<iommu model='(intel|virtio)'/>\")")]
    [InlineData("new System.Text.RegularExpressions.Regex(\"<iommu model='[a-z]+'/>\")")]
    [InlineData("new InvalidOperationException(\"write <ioapic/> with a driver\")")]
    [InlineData("\"<iommu model='NAME'/>\".Replace(\"NAME\", text)")]
    public void What_is_searched_for_or_said_is_no_document(string expression)
        => XmlCheck.Silent($"class C {{ object M(string text) => {expression}; }}");

    [Fact]
    public void A_word_that_the_code_replaces_is_a_hole() => XmlCheck.Reports(
        "VIO4002",
        """
        class C
        {
            const string Template = "<domain><devices><iommu model='MODELNAME'><driver [|eim='maybe'|]/></iommu></devices></domain>";
            static string Fill(string model) => Template.Replace("MODELNAME", model);
        }
        """);

    [Theory]
    [InlineData("<iommu support='yes'/>")]
    [InlineData("<domainCapabilities><devices><iommu supported='yes'/></devices></domainCapabilities>")]
    [InlineData("<capabilities><host><iommu support='yes'/></host></capabilities>")]
    public void An_element_that_has_nothing_but_the_name_is_somebody_elses(string xml) => XmlCheck.Silent(XmlCheck.Code($"\"{xml}\""));

    [Theory]
    [InlineData("<domain><[|iommu|] model='intel'/></domain>", "/domain/devices")]
    [InlineData("<domain><devices><[|ioapic|] driver='qemu'/></devices></domain>", "/domain/features")]
    [InlineData("<domainsnapshot><domain><features><[|iommu|] model='intel'/></features></domain></domainsnapshot>", "/domain/devices")]
    public void An_element_in_a_wrong_place_is_told_where_it_belongs(string xml, string place)
        => Assert.Contains($"move it to {place}", XmlCheck.Reports("VIO4001", XmlCheck.Code($"\"{xml}\""))[0].GetMessage(null), System.StringComparison.Ordinal);

    [Theory]
    [InlineData("domainsnapshot")]
    [InlineData("domstatus")]
    [InlineData("anything")]
    public void A_document_inside_of_another_one_is_looked_at(string around)
        => XmlCheck.Reports("VIO4002", XmlCheck.Code($"\"<{around}><x/><domain><devices><iommu [|model='adm'|]/></devices></domain></{around}>\""));

    [Fact]
    public void A_value_that_cannot_be_read_is_one_mistake()
        => XmlCheck.Reports("VIO4002", XmlCheck.Code("\"<iommu model='smmuv3'><driver [|pciBus='0x01'|] accel='on'/></iommu>\""));
}
