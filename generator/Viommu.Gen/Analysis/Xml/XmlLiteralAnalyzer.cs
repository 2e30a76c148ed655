using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>Elements of the schema in string literals: alone, in a whole document, or in a part of one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class XmlLiteralAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.XmlViolated, Descriptors.XmlValue, Descriptors.XmlMisspelt);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (SchemaReading.Of(start.Options, start.CancellationToken) is not { } schema)
                return;
            var names = new ElementNames(schema.Features);
            if (names.IsEmpty)
                return;
            start.RegisterSyntaxNodeAction(
                context =>
                {
                    if (MayHold((ExpressionSyntax)context.Node, names))
                        Check(context, schema);
                },
                SyntaxKind.StringLiteralExpression,
                SyntaxKind.Utf8StringLiteralExpression,
                SyntaxKind.InterpolatedStringExpression);
        });
    }

    private static bool MayHold(ExpressionSyntax literal, ElementNames names)
    {
        if (literal is LiteralExpressionSyntax constant)
            return names.StandIn(constant.Token.ValueText);
        foreach (InterpolatedStringContentSyntax content in ((InterpolatedStringExpressionSyntax)literal).Contents)
        {
            if (content is InterpolatedStringTextSyntax text && names.StandIn(text.TextToken.ValueText))
                return true;
        }
        return false;
    }

    private static void Check(SyntaxNodeAnalysisContext context, SchemaReading schema)
    {
        var node = (ExpressionSyntax)context.Node;
        if (LiteralText.Of(node) is not { } literal)
            return;
        XmlFinding[] findings = Check(literal.Value, schema);
        // What the code does with the text is looked at only where something is wrong with it.
        if (findings.Length == 0 || !LiteralRole.IsDocument(node, context.SemanticModel, out IReadOnlyCollection<string> names, out bool isPublished, context.CancellationToken))
            return;
        TextUses[] uses = (isPublished ? context.Compilation.SyntaxTrees : new[] { node.SyntaxTree }).Select(tree => TextUses.Of(tree, context.CancellationToken)).ToArray();
        if (uses.Any(use => use.IsTouched(names)))
            return;
        string masked = TemplateMask.MaskWords(literal.Value, uses.SelectMany(use => use.Words));
        if (masked != literal.Value)
            findings = Check(masked, schema);
        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(node.SyntaxTree);
        foreach (XmlFinding finding in findings)
        {
            FeatureModel feature = schema.Features.First(rules => rules.Feature.Name == finding.Feature).Feature;
            if (RuleSeverity.Of(feature, finding.Rule, finding.Descriptor, options) is { } severity)
                context.ReportDiagnostic(ToDiagnostic(finding, severity, literal, context, schema));
        }
    }

    private static XmlFinding[] Check(string text, SchemaReading schema) => LiteralXml.Read(text)
        .SelectMany(document => schema.Features.SelectMany(feature => DocumentCheck.Check(feature, text, document)))
        .ToArray();

    private static Diagnostic ToDiagnostic(XmlFinding finding, DiagnosticSeverity severity, LiteralText literal, SyntaxNodeAnalysisContext context, SchemaReading schema)
    {
        SyntaxTree tree = context.Node.SyntaxTree;
        IEnumerable<Location> others = finding.Others.Select(literal.SpanOf).OfType<TextSpan>().Select(span => Location.Create(tree, span));
        if (schema.LocationOf(finding.Feature, finding.Rule) is { } rule)
            others = others.Append(rule);
        return Diagnostic.Create(
            finding.Descriptor,
            literal.SpanOf(finding.Span) is { } place ? Location.Create(tree, place) : context.Node.GetLocation(),
            severity,
            others,
            Properties(finding, literal, context),
            finding.Message);
    }

    private static ImmutableDictionary<string, string?> Properties(XmlFinding finding, LiteralText literal, SyntaxNodeAnalysisContext context)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Rule, finding.Rule);
        if (finding.Edit is null || literal.SpanOf(finding.Edit.Span) is not { } span)
            return properties;
        string[] texts = finding.Edit.In(literal, kept => context.Node.SyntaxTree.GetText(context.CancellationToken).ToString(kept)).ToArray();
        if (texts.Length == finding.Edit.Texts.Count && finding.Edit.IsNear)
            properties = properties.Add(DiagnosticProperties.Near, "");
        return texts.Length == 0 ? properties : properties
            .Add(DiagnosticProperties.EditStart, span.Start.ToString(CultureInfo.InvariantCulture))
            .Add(DiagnosticProperties.EditLength, span.Length.ToString(CultureInfo.InvariantCulture))
            .Add(DiagnosticProperties.EditTexts, string.Join(DiagnosticProperties.Separator.ToString(), texts));
    }
}
