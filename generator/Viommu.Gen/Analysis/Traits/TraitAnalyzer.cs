using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis.Traits;

/// <summary>Traits in strings that do not exist: no host has them, so nothing is ever placed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TraitAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.UnknownTrait, Descriptors.FormerTrait);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (SchemaReading.Of(start.Options, start.CancellationToken) is not { Traits.IsEmpty: false } schema)
                return;
            start.RegisterSyntaxNodeAction(
                literal =>
                {
                    if (schema.Traits.Check(((LiteralExpressionSyntax)literal.Node).Token.ValueText) is { } wrong)
                        literal.ReportDiagnostic(Create(wrong, literal.Node.GetLocation()));
                },
                SyntaxKind.StringLiteralExpression,
                SyntaxKind.Utf8StringLiteralExpression);
            start.RegisterOperationAction(
                operation =>
                {
                    // What has the prefix of a family was looked at as a literal; a parameter may say that anything it takes is a trait.
                    if (operation.Operation is IArgumentOperation { Parameter: { } parameter, Value: { ConstantValue: { HasValue: true, Value: string text } } value }
                        && schema.Traits.Check(text) is null && schema.Traits.Misspelt(text) is { } wrong && RuntimeSymbols.IsMarked(parameter, "TraitNameAttribute"))
                    {
                        operation.ReportDiagnostic(Create(wrong, value.Syntax.GetLocation()));
                    }
                },
                OperationKind.Argument);
        });
    }

    private static Diagnostic Create(WrongTrait wrong, Location location)
    {
        string advice = wrong.Candidates.Count == 0 ? "" : wrong.IsNear ? $"; did you mean '{wrong.Candidates[0]}'?" : $"; the traits of this family: {string.Join(", ", wrong.Candidates)}";
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.Replacements, string.Join("\n", wrong.Candidates.Select(candidate => wrong.Before + candidate)));
        return Diagnostic.Create(
            wrong.IsFormer ? Descriptors.FormerTrait : Descriptors.UnknownTrait,
            location,
            wrong.IsFormer || wrong.IsNear ? properties.Add(DiagnosticProperties.Near, "") : properties,
            wrong.IsFormer ? $"{Shown.Of(wrong.Text)} is not the name of a trait; use '{wrong.Candidates[0]}'" : $"The trait {Shown.Of(wrong.Text)} does not exist{advice}");
    }
}
