using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Analysis.Xml;

namespace Viommu.Gen.Tests.Analysis.Xml;

/// <summary>Whatever stands in a literal: nothing throws, places are inside, and ordinary strings are left alone.</summary>
public class LiteralRobustnessTests
{
    private const string Start = "<domain type='kvm' xmlns:q='urn:q'><os><type arch='x86_64' machine='q35'/></os><vcpu>300</vcpu><features><acpi/><ioapic driver='kvm'/></features>"
        + "<devices><iommu model='virtio' q:a='b'><driver eim='on' caching-mode='x'><granule size='4' unit='M'/></driver><![CDATA[x]]></iommu></devices>"
        + "<memoryBacking><hugepages><page size='0'/></hugepages><locked>no</locked></memoryBacking><!-- c --><?p i?></domain>";

    private static readonly Gen<Func<string, string>> Change = Make.Select(Make.Int[0, Start.Length], Make.Int[0, 12], Make.OneOf(
        "", "<", ">", "/", "'", "\"", "&", "&#0;", "&#xD800;", "&lt;", "]]>", "<!--", "<![CDATA[", "<?xml version='1.0'?>", "<!DOCTYPE a [<!ENTITY b 'c'>]>&b;", "xmlns='urn:x'", "xmlns:q=''", "q:", "\0", "\uD800", "\uE000", "\uFFFE",
        "\r", "\n", "\u0085", "\u2028", " ", "<iommu", "</iommu>", "<iommu/>", "model='intel' ", "<ioapic/>"))
        .Select<int, int, string, Func<string, string>>((at, length, put) => text =>
        {
            int start = Math.Min(at, text.Length);
            return text[..start] + put + text[Math.Min(text.Length, start + length)..];
        });

    private static readonly string[] Forms = ["\"{0}\"", "@\"{0}\"", "$\"{0}\"", "$@\"{0}\"", "\"\"\"a{0}a\"\"\"", "\"\"\"\n  {0}\n  \"\"\"", "$\"\"\"\n  {0}\n  \"\"\"", "$$\"\"\"\n{0}\n\"\"\"u8", "\"{0}\"u8"];

    private static readonly SchemaReading Schema = SchemaReading.Of(new Microsoft.CodeAnalysis.Diagnostics.AnalyzerOptions([new TestFile("nova.viommu.xml", SchemaSource.Shipped)]), TestCompiler.Compilation(), default)!;

    [Fact]
    public void Mangled_XML_throws_nothing_and_leads_to_no_place_outside()
        => Change.Array[1, 4].Sample(
            changes =>
            {
                string text = changes.Aggregate(Start, (text, change) => change(text));
                foreach (LiteralElement document in LiteralXml.Read(text))
                {
                    foreach (XmlFinding finding in XmlFinding.In(Schema.Features[0], text, document))
                    {
                        Assert.All(finding.Others.Append(finding.Span), span => Assert.InRange(span.End, span.Start, text.Length));
                        Assert.True(finding.Edit is null || finding.Edit.Span.End <= text.Length);
                    }
                }
            },
            iter: 20_000);

    [Fact]
    public void Mangled_code_throws_nothing()
        => Make.Select(Change.Array[0, 3], Make.Int[0, Forms.Length - 1], Make.OneOf("", "{x}", "{", "}", "\\", "\\x4", "{{", "\"", "\"\"\"")).Sample(
            (changes, form, put) =>
            {
                string text = changes.Aggregate(Start, (text, change) => change(text)) + put;
                ExpressionSyntax expression = SyntaxFactory.ParseExpression(string.Format(System.Globalization.CultureInfo.InvariantCulture, Forms[form], text), options: new CSharpParseOptions(LanguageVersion.Preview));
                foreach (ExpressionSyntax literal in expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>())
                {
                    if (literal is LiteralExpressionSyntax constant && !constant.Token.Text.Contains('"', StringComparison.Ordinal) || LiteralText.Of(literal) is not { } value)
                        continue;
                    for (int i = 0; i <= value.Value.Length; i++)
                        Assert.True(value.SpanOf(TextSpan.FromBounds(i, Math.Min(i + 1, value.Value.Length))) is not { } span || (span.Start >= 0 && span.End <= expression.FullSpan.End));
                    foreach (LiteralElement document in LiteralXml.Read(value.Value))
                        XmlFinding.In(Schema.Features[0], value.Value, document);
                }
            },
            iter: 5_000);

    [Fact]
    public void The_analyzer_survives_mangled_code()
        => Make.Select(Change.Array[0, 3].Array[40], Make.Int[0, Forms.Length - 1]).Sample(
            (all, form) => Assert.DoesNotContain(
                XmlCheck.Analyze(XmlCheck.Code(string.Join(", ", all.Select((changes, i) => string.Format(
                    System.Globalization.CultureInfo.InvariantCulture, Forms[(form + i) % Forms.Length], changes.Aggregate(Start, (text, change) => change(text))))))),
                diagnostic => diagnostic.Id == "AD0001"),
            iter: 20);

    [Fact]
    public void Places_are_those_of_the_text()
        => Make.Select(Make.OneOf("", "\n", "\r\n", "  ", "\r", "<!-- \u2028 -->\n"), Make.OneOf(" ", "\n\t", "\r\n "), Make.OneOf("", " "), Make.OneOf("", "x", "&lt;&#x1F600;", "é\u0085>")).Array[1, 6].Sample(parts =>
        {
            var text = new StringBuilder("<a>");
            foreach ((string before, string blank, string after, string value) in parts)
                text.Append($"{before}<b{blank}p:c{after}={after}\"{value}\"{blank}d='{value}'{after}>{value}</b{after}>{before}<e{after}/>");
            string xml = text.ToString().Replace("<a>", "<a xmlns:p='urn:p'>", StringComparison.Ordinal) + "</a>";
            LiteralElement root = Assert.Single(LiteralXml.Read(xml));
            Assert.Equal(parts.Length * 2, root.Children.Count);
            foreach (LiteralElement element in root.Children)
            {
                Assert.Equal(element.Name, Slice(element.NameSpan));
                Assert.StartsWith("<" + element.Name, Slice(element.WholeSpan), StringComparison.Ordinal);
                Assert.EndsWith(">", Slice(element.WholeSpan), StringComparison.Ordinal);
                Assert.Equal(element.Name == "b" ? "b" : "", Slice(element.EndNameSpan));
                foreach (LiteralAttribute attribute in element.Attributes)
                {
                    Assert.Equal(attribute.Namespace.Length > 0 ? "p:" + attribute.Name : attribute.Name, Slice(attribute.NameSpan));
                    Assert.Equal(attribute.Value, XElement.Parse($"<x y=\"{Slice(attribute.ValueSpan)}\"/>").Attribute("y")!.Value);
                }
            }

            string Slice(TextSpan span) => xml.Substring(span.Start, span.Length);
        });

    [Fact]
    public void A_long_document_has_its_places()
    {
        string xml = "<domain><features><acpi/></features><devices>" + string.Concat(Enumerable.Repeat("<disk type='file'\n device='disk'/>\r\n", 1000)) + "<iommu model='virtio'><driver eim='on'/></iommu></devices></domain>";
        XmlFinding found = Assert.Single(LiteralXml.Read(xml).SelectMany(document => XmlFinding.In(Schema.Features[0], xml, document)));
        Assert.Equal("eim='on'", xml.Substring(found.Span.Start, found.Span.Length));
    }

    [Fact]
    public void What_is_too_deep_or_too_long_is_silent()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", LiteralXml.MaxDepth - 1)), end = string.Concat(Enumerable.Repeat("</a>", LiteralXml.MaxDepth - 1));
        Assert.Single(LiteralXml.Read($"{deep}<b/>{end}"));
        Assert.Empty(LiteralXml.Read($"{deep}<b><c/></b>{end}"));
        Assert.Empty(LiteralXml.Read($"<a>{new string(' ', LiteralXml.MaxCharacters)}</a>"));
    }

    [Theory]
    [InlineData("<html><body><p class='x'>text</p></body></html>")]
    [InlineData("<iommus model='x'/>")]
    [InlineData("<my.iommu model='x'/>")]
    [InlineData("iommu model='x'")]
    [InlineData("a < b && iommu > c")]
    [InlineData("<domain type='kvm'><name>x</name><devices><disk/></devices></domain>")]
    [InlineData("<")]
    [InlineData("<iommu")]
    [InlineData("<iommu ")]
    [InlineData("<iommu>")]
    [InlineData("The element <iommu model='x'/> is a device.")]
    [InlineData("")]
    public void Ordinary_strings_are_silent(string text) => XmlCheck.Silent(XmlCheck.Code(SymbolDisplay.FormatLiteral(text, quote: true)));

    [Fact]
    public void Without_a_schema_or_without_elements_nothing_is_looked_at()
    {
        string source = XmlCheck.Code("\"<iommu model='x'/>\"");
        Assert.Empty(TestCompiler.Analyze(new XmlLiteralAnalyzer(), TestCompiler.Compilation(source), []));
        XmlCheck.Silent(source, SchemaSource.Feature("<options name='O'><option name='A' extra-spec='a' type='int'/></options>"));
        XmlCheck.Silent(source, "<not a schema");
    }

    [Fact]
    public void Looking_for_names_allocates_nothing()
    {
        var names = new ElementNames(Schema.Features);
        string[] texts = ["nothing", "<html><body/></html>", "<iommus/>", new string('<', 100), "<iommu", "a long text about something else entirely"];
        Look(names, texts);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Look(names, texts);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Look(ElementNames names, string[] texts)
        {
            foreach (string text in texts)
            {
                if (names.StandIn(text))
                    throw new UnreachableException();
            }
        }
    }

    [Theory]
    [InlineData("<watchdog/>", "VIO4002", "watchdog")]
    [InlineData("<devices><watchdog modle='itco'/></devices>", "VIO4003", "modle")]
    [InlineData("<watchdog model='itco' action='rest'/>", "VIO4002", "action='rest'")]
    public void Another_schema_gets_the_same_service(string xml, string id, string place)
    {
        string schema = System.IO.File.ReadAllText(System.IO.Path.Combine(Viommu.Tests.Repository.Root, "tests", "Viommu.OtherSchema.Tests", "Schemas", "watchdog.viommu.xml"));
        string source = XmlCheck.Code($"\"{xml}\"");
        IReadOnlyList<Diagnostic> found = XmlCheck.Analyze(source, schema);
        Assert.Equal([(id, place)], found.Select(diagnostic => (diagnostic.Id, source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length))));
    }
}
