using System;
using System.Collections.Generic;
using System.IO;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Viommu.Docs.Tests;

public class DerivedFilesTests
{
    [Fact]
    public void Derived_files_are_up_to_date() => Assert.Equal(0, Program.Main(["check", Viommu.Tests.Repository.Root]));

    [Fact]
    public void The_shipped_schema_is_valid_by_the_xsd()
        => Assert.Empty(Validate(XDocument.Load(Path.Combine(Viommu.Tests.Repository.Root, "schemas", "nova.viommu.xml"))));

    [Theory]
    [InlineData("<feature name='Lower' namespace='N'><enum/></feature>", "name")]
    [InlineData("<feature name='lower' namespace='N'/>", "lower")]
    [InlineData("<feature name='F' namespace='N'><unknown/></feature>", "unknown")]
    [InlineData("<feature name='F' namespace='N'><options><option name='A' type='int' merge='whoever'/></options></feature>", "whoever")]
    public void The_xsd_refuses_what_the_reader_refuses(string content, string named)
    {
        XDocument document = XDocument.Parse($"<schema xmlns='urn:viommu-gen:schema:1'>{content}</schema>");
        Assert.Contains(Validate(document), message => message.Contains(named, StringComparison.Ordinal));
    }

    private static List<string> Validate(XDocument document)
    {
        var schemas = new XmlSchemaSet();
        using (var reader = XmlReader.Create(new StringReader(SchemaXsd.Write())))
            schemas.Add(null, reader);
        var messages = new List<string>();
        document.Validate(schemas, (_, problem) => messages.Add(problem.Message));
        return messages;
    }
}
