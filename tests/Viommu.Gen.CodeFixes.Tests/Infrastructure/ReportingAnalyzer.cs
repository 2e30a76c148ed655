using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes.Tests.Infrastructure;

/// <summary>Reports expressions by their source text, with properties as an analyzer gives them, until the member around them holds another text.</summary>
#pragma warning disable RS1036, RS1038, RS1041 // It never runs in a compiler.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ReportingAnalyzer(DiagnosticDescriptor descriptor, string[] at, string? until, params (string Name, string Value)[] properties) : DiagnosticAnalyzer
{
    /// <summary>What is edited in the expression, if anything: the offsets are found.</summary>
    public string? Edited { get; init; }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxTreeAction(tree =>
        {
            foreach (ExpressionSyntax expression in tree.Tree.GetRoot(tree.CancellationToken).DescendantNodes().OfType<ExpressionSyntax>())
            {
                string text = expression.ToString();
                if (Edited is null ? at.Contains(text) && !IsResolved(expression) : expression is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax && text.Contains(Edited, StringComparison.Ordinal))
                    tree.ReportDiagnostic(Diagnostic.Create(descriptor, expression.GetLocation(), properties.Concat(Edit(expression)).ToImmutableDictionary(property => property.Name, property => (string?)property.Value), descriptor.Id));
            }
        });
    }

    private bool IsResolved(SyntaxNode expression)
        => until is not null && expression.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.ToString().Contains(until, StringComparison.Ordinal);

    private IEnumerable<(string Name, string Value)> Edit(SyntaxNode expression)
        => Edited is null ? [] :
        [
            (DiagnosticProperties.EditStart, (expression.SpanStart + expression.ToString().IndexOf(Edited, StringComparison.Ordinal)).ToString(CultureInfo.InvariantCulture)),
            (DiagnosticProperties.EditLength, Edited.Length.ToString(CultureInfo.InvariantCulture)),
        ];
}
