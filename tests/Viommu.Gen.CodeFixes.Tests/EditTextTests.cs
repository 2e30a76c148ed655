using System.Threading.Tasks;
using Viommu.Gen.CodeFixes.Tests.Infrastructure;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes.Tests;

public class EditTextTests
{
    private static ReportingAnalyzer Edit(string edited, string texts)
        => new(Descriptors.XmlValue, [], null, (DiagnosticProperties.EditTexts, texts), (DiagnosticProperties.Near, "")) { Edited = edited };

    [Fact]
    public Task A_part_of_a_string_is_changed() => Fix.CheckAsync<EditTextFix>(
        Edit("intle", "intel\nvirtio"),
        """""
        class C
        {
            string Regular => {|VIO4002:"<iommu model=\"intle\"/>"|};
            string Raw => {|VIO4002:"""
                <iommu model='intle'/>
                """|};
            string Interpolated(int bits) => {|VIO4002:$"<iommu model='intle'><driver aw_bits='{bits}'/></iommu>"|};
        }
        """"",
        """""
        class C
        {
            string Regular => "<iommu model=\"intel\"/>";
            string Raw => """
                <iommu model='intel'/>
                """;
            string Interpolated(int bits) => $"<iommu model='intel'><driver aw_bits='{bits}'/></iommu>";
        }
        """"");

    [Fact]
    public Task Xml_that_the_schema_refuses_is_put_right() => Fix.CheckAsync<ChooseEditFix>(
        "VIO4001",
        """
        class C
        {
            const string Xml = "<iommu model='virtio'><driver {|VIO4001:eim='on'|}/></iommu>";
        }
        """,
        """
        class C
        {
            const string Xml = "<iommu model='virtio'><driver/></iommu>";
        }
        """,
        key: "Remove 'eim='on''");

    [Fact]
    public Task A_part_of_a_string_is_removed() => Fix.CheckAsync<EditTextFix>(
        Edit(" eim=''on''", ""),
        """class C { string Xml => {|VIO4002:@"<driver iotlb=''on'' eim=''on''/>"|}; }""",
        """class C { string Xml => @"<driver iotlb=''on''/>"; }""");

    [Fact]
    public Task An_edit_that_leaves_the_string_is_not_offered() => Fix.NoneAsync<EditTextFix>(
        Edit("intle\"", "intel"),
        """class C { string Xml => {|VIO4002:"<iommu model='x'/>intle"|} + {|VIO4002:$"intle"|}; }""");
}
