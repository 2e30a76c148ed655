using System.Linq;
using System.Threading;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Schema;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Rules;

/// <summary>Documents are checked without C#: by whoever has read them, in nodes of the same kind.</summary>
public class DocumentCheckTests
{
    private static readonly FeatureRules Rules = new(SchemaCompiler.Compile(
        [SchemaCompiler.Parse("nova.viommu.xml", SourceText.From(SchemaSource.Shipped))], null, checkConditions: false, CancellationToken.None).Model.Features[0]);

    [Fact]
    public void A_violated_rule_names_the_node_and_what_resolves_it()
    {
        DocumentFinding found = Assert.Single(DocumentCheck.Check(Rules, Read("<iommu model='virtio'><driver eim='on'/></iommu>")));
        Assert.Equal((DocumentFindingKind.Violated, "IommuDriverEimAllowed"), (found.Kind, found.Rule));
        Assert.Equal("eim", Assert.IsAssignableFrom<DocumentAttribute>(found.Node).Name);
        Assert.Same(found.Node, Assert.IsType<Correction.Removed>(found.Correction).Node);
    }

    [Fact]
    public void A_value_and_a_name_have_corrections()
    {
        DocumentFinding[] found = [.. DocumentCheck.Check(Rules, Read("<domain><devices><iommu model='intle'/><iommu modle='intel'/></devices></domain>"))];
        Assert.Equal("intel", Assert.IsType<Correction.Valued>(found.Single(finding => finding.Kind == DocumentFindingKind.Value && finding.Correction is not null).Correction).Values[0]);
        Assert.Equal("model", Assert.IsType<Correction.Renamed>(found.Single(finding => finding.Kind == DocumentFindingKind.Misspelt).Correction).Name);
    }

    [Fact]
    public void Facts_are_those_of_the_whole_document()
        => Assert.Contains(
            DocumentCheck.Check(Rules, Read("<domain type='kvm'><os><type arch='x86_64' machine='pc'>hvm</type></os><devices><iommu model='intel'/></devices></domain>")),
            finding => finding.Rule == "IommuModelNeedsMachine" && finding.Others.Concat([finding.Node]).OfType<DocumentAttribute>().Any(attribute => attribute.Name == "machine"));

    private static DocumentElement Read(string xml) => Read(XElement.Parse(xml), null);

    private static DocumentElement Read(XElement xml, DocumentElement? parent)
    {
        var element = new DocumentElement(parent, xml.Name.LocalName, xml.Name.NamespaceName);
        element.Attributes.AddRange(xml.Attributes().Select(attribute => new DocumentAttribute(element, attribute.Name.LocalName, attribute.Name.NamespaceName, attribute.Value)));
        foreach (XNode node in xml.Nodes())
        {
            if (node is XElement child)
                element.Children.Add(Read(child, element));
            else if (node is XText text)
                element.AddText(text.Value);
        }
        return element;
    }
}
