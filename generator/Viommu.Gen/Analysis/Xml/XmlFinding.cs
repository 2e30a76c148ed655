using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Interpretation;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>Something wrong in the XML of a literal. All places are places in its value.</summary>
/// <param name="Rule">The id of the rule, as reading and validating the same text would report it.</param>
/// <param name="Others">What else the rule looked at.</param>
internal sealed record XmlFinding(
    DiagnosticDescriptor Descriptor,
    string Feature,
    string Rule,
    string Message,
    TextSpan Span,
    IReadOnlyList<TextSpan> Others,
    XmlEdit? Edit)
{
    /// <summary>What is wrong in one outermost element of a literal, by the rules of one feature.</summary>
    /// <param name="text">The value of the literal.</param>
    public static IReadOnlyList<XmlFinding> In(FeatureRules rules, string text, LiteralElement outermost)
        => DocumentCheck.Check(rules, outermost).Select(finding => Of(finding, text)).ToArray();

    private static XmlFinding Of(DocumentFinding finding, string text)
    {
        DiagnosticDescriptor descriptor = finding.Kind switch
        {
            DocumentFindingKind.Violated => Descriptors.XmlViolated,
            DocumentFindingKind.Value => Descriptors.XmlValue,
            DocumentFindingKind.Misspelt => Descriptors.XmlMisspelt,
            _ => throw new System.InvalidOperationException($"A finding of kind {finding.Kind} has no diagnostic."),
        };
        TextSpan span = finding is { Kind: DocumentFindingKind.Misspelt, Node: LiteralAttribute attribute } ? attribute.NameSpan : SpanOf(finding.Node);
        return new XmlFinding(descriptor, finding.Feature, finding.Rule, finding.Message, span, finding.Others.Select(SpanOf).ToArray(),
            finding.Correction is null ? null : XmlEdit.Of(finding.Correction, text));
    }

    private static TextSpan SpanOf(DocumentNode node) => node switch
    {
        LiteralAttribute attribute => attribute.Span,
        LiteralElement element => element.NameSpan,
        _ => ((LiteralElement)node.Parent!).ContentSpan,
    };
}
