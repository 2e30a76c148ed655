using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Analysis.Gate;
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
            if (SchemaReading.Of(start.Options, start.Compilation, start.CancellationToken) is not { } schema)
                return;
            var names = new ElementNames(schema.Features);
            if (names.IsEmpty)
                return;
            var gate = SchemaGate.Of(schema, start.Compilation);
            start.RegisterSemanticModelAction(file =>
            {
                SyntaxNode root = file.SemanticModel.SyntaxTree.GetRoot(file.CancellationToken);
                var seen = new HashSet<SyntaxNode>();
                foreach (int mark in gate.MarksIn(file.SemanticModel.SyntaxTree, file.CancellationToken))
                {
                    ExpressionSyntax? literal = root.FindToken(mark).Parent switch
                    {
                        LiteralExpressionSyntax constant => constant,
                        InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax interpolated } => interpolated,
                        _ => null,
                    };
                    if (literal is not null && seen.Add(literal) && MayHold(literal, names))
                        Check(literal, file, schema);
                }
            });
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

    private static void Check(ExpressionSyntax node, SemanticModelAnalysisContext context, SchemaReading schema)
    {
        if (LiteralText.Of(node) is not { } literal)
            return;
        XmlFinding[] findings = Check(literal.Value, schema);
        // What the code does with the text is looked at only where something is wrong with it.
        if (findings.Length == 0
            || !LiteralRole.IsDocument(node, context.SemanticModel, out IReadOnlyCollection<string> names, out bool isPublished, context.CancellationToken))
            return;
        TextUses[] uses = (isPublished ? context.SemanticModel.Compilation.SyntaxTrees : new[] { node.SyntaxTree })
            .Select(tree => TextUses.Of(tree, context.CancellationToken)).ToArray();
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
                context.ReportDiagnostic(ToDiagnostic(finding, severity, literal, node, schema, context.CancellationToken));
        }
    }

    private static XmlFinding[] Check(string text, SchemaReading schema) => LiteralXml.Read(text)
        .SelectMany(document => schema.Features.SelectMany(feature => XmlFinding.In(feature, text, document)))
        .ToArray();

    private static Diagnostic ToDiagnostic(XmlFinding finding, DiagnosticSeverity severity, LiteralText literal, ExpressionSyntax node, SchemaReading schema,
        CancellationToken cancellation)
    {
        SyntaxTree tree = node.SyntaxTree;
        IEnumerable<Location> others = finding.Others.Select(literal.SpanOf).OfType<TextSpan>().Select(span => Location.Create(tree, span));
        if (schema.LocationOf(finding.Feature, finding.Rule) is { } rule)
            others = others.Append(rule);
        return Diagnostic.Create(
            finding.Descriptor,
            literal.SpanOf(finding.Span) is { } place ? Location.Create(tree, place) : node.GetLocation(),
            severity,
            others,
            Properties(finding, literal, tree, cancellation),
            finding.Message);
    }

    private static ImmutableDictionary<string, string?> Properties(XmlFinding finding, LiteralText literal, SyntaxTree tree, CancellationToken cancellation)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Rule, finding.Rule);
        if (finding.Edit is null || literal.SpanOf(finding.Edit.Span) is not { } span)
            return properties;
        string[] texts = finding.Edit.In(literal, kept => tree.GetText(cancellation).ToString(kept)).ToArray();
        if (texts.Length == finding.Edit.Texts.Count && finding.Edit.IsNear)
            properties = properties.Add(DiagnosticProperties.Near, "");
        return texts.Length == 0 ? properties : properties
            .Add(DiagnosticProperties.EditStart, span.Start.ToString(CultureInfo.InvariantCulture))
            .Add(DiagnosticProperties.EditLength, span.Length.ToString(CultureInfo.InvariantCulture))
            .Add(DiagnosticProperties.EditTexts, string.Join(DiagnosticProperties.Separator.ToString(), texts));
    }
}
