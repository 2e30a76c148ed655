using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Schema.Source;

namespace Viommu.Gen.Tests.Schema;

/// <summary>VIO0001: what no XML reader can read, or should not.</summary>
public class NotWellFormedTests
{
    private const string Id = "VIO0001";
    private const string Root = "<schema xmlns=\"urn:viommu-gen:schema:1\"";

    [Theory]
    [InlineData(Root + "><feature name='A' namespace='A'></[||]schema>", "feature")]
    [InlineData(Root + ">[||]", "schema")]
    [InlineData(Root + " a='1' [||]a='2'/>", "'a'")]
    [InlineData(Root + " a='[||]<'/>", "<")]
    [InlineData(Root + " a='&[||]nbsp;'/>", "nbsp")]
    [InlineData(Root + " a='\r\n\u2028&lt;&[||]nbsp;'/>", "nbsp")]
    [InlineData(Root + "/><[||]schema/>", "root")]
    [InlineData("[||]", "Root element")]
    public void What_is_not_well_formed_is_reported_where_the_reader_stops(string schema, string says)
        => Check.Reports(Id, schema, says);

    [Fact]
    public void Text_that_is_no_xml_is_reported_at_its_beginning()
        => Check.Reports(Id, "[||]hello");

    [Fact]
    public void A_message_does_not_repeat_its_position()
        => Assert.DoesNotContain("Line", Check.Reports(Id, Root + ">[||]").Single().GetMessage(null), StringComparison.Ordinal);

    [Theory]
    [InlineData("<!DOCTYPE schema>")]
    [InlineData("<!DOCTYPE schema [<!ENTITY a 'aaaa'>]>")]
    [InlineData("<!DOCTYPE schema SYSTEM 'file:///etc/hostname'>")]
    public void A_document_type_is_refused(string type)
        => Assert.Contains("DTD", Assert.Single(Check.Analyze(("a.viommu.xml", type + Root + "/>"))).GetMessage(null), StringComparison.Ordinal);

    [Fact]
    public void The_message_about_a_document_type_says_what_the_author_of_a_schema_can_do()
        => Assert.DoesNotContain("XmlReader", Assert.Single(Check.Analyze(("a.viommu.xml", "<!DOCTYPE schema>" + Root + "/>"))).GetMessage(null), StringComparison.Ordinal);

    [Fact]
    public void An_element_that_is_nested_too_deep_is_reported_at_its_name()
        => Check.Reports(Id, Nested(SchemaXml.MaxDepth, "<[||]element/>"), "32");

    [Fact]
    public void An_element_with_attributes_that_is_nested_too_deep_is_reported_at_its_name()
        => Check.Reports(Id, Nested(SchemaXml.MaxDepth, "<[||]element name='a' type='B'/>"), "32");

    [Fact]
    public void As_many_levels_as_are_allowed_can_be_read()
        => Assert.DoesNotContain(Check.Analyze(("a.viommu.xml", Nested(SchemaXml.MaxDepth - 1, "<element/>"))), diagnostic => diagnostic.Id == Id);

    [Fact]
    public void A_file_of_a_hundred_thousand_levels_is_reported_like_any_other()
        => Assert.Single(Check.Analyze(("a.viommu.xml", Root + ">" + string.Concat(Enumerable.Repeat("<a>", 100_000)))));

    [Fact]
    public void A_file_that_is_too_long_is_not_read()
        => Assert.Contains("4194304", Assert.Single(Check.Analyze(("a.viommu.xml", new string(' ', SchemaXml.MaxCharacters + 1)))).GetMessage(null), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_cannot_be_read_does_not_hide_what_is_wrong_in_another()
    {
        IReadOnlyList<Diagnostic> found = Check.Analyze(("a.viommu.xml", "<"), ("b.viommu.xml", Root + "><nonsense/></schema>"));
        Assert.Equal(["a.viommu.xml VIO0001", "b.viommu.xml VIO0002"], found.Select(diagnostic => $"{diagnostic.Location.GetLineSpan().Path} {diagnostic.Id}"));
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + Root + "/>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + Root + "/>")]
    [InlineData("<!-- before -->" + Root + "><!-- inside --><?hint for an editor?></schema><!-- after -->")]
    [InlineData(Root + "><![CDATA[ ]]></schema>")]
    [InlineData("<s:schema xmlns:s='urn:viommu-gen:schema:1'><s:feature name='A' namespace='A'/></s:schema>")]
    [InlineData(Root + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:viommu-gen:schema:1 viommu-schema.xsd' xml:lang='en'/>")]
    public void What_every_xml_file_may_have_is_fine(string schema) => Check.Accepts(schema);

    [Fact]
    public void Files_with_other_names_are_no_schemas() => Assert.Empty(Check.Analyze(("notes.xml", "<"), ("viommu.xml.txt", "<")));

    [Fact]
    public void The_ending_of_a_schema_file_is_known_in_any_case() => Assert.Single(Check.Analyze(("A.VIOMMU.XML", "<")));

    private static string Nested(int levels, string inner)
        => Root + ">" + string.Concat(Enumerable.Repeat("<feature name='A' namespace='A'>", levels - 1)) + inner + string.Concat(Enumerable.Repeat("</feature>", levels - 1)) + "</schema>";
}
