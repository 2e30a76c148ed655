using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

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
    XmlEdit? Edit);
