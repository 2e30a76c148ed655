using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Gate;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis.Traits;

/// <summary>Traits in strings that do not exist: no host has them, so nothing is ever placed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TraitAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.UnknownTrait,
        Descriptors.FormerTrait);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (SchemaReading.Of(start.Options, start.Compilation, start.CancellationToken) is not { Traits.IsEmpty: false } schema)
                return;
            var gate = SchemaGate.Of(schema, start.Compilation);
            start.RegisterSemanticModelAction(file =>
            {
                SyntaxNode root = file.SemanticModel.SyntaxTree.GetRoot(file.CancellationToken);
                var seen = new HashSet<SyntaxNode>();
                foreach (int mark in gate.MarksIn(file.SemanticModel.SyntaxTree, file.CancellationToken))
                {
                    if (root.FindToken(mark).Parent is not ExpressionSyntax expression)
                        continue;
                    if (expression is LiteralExpressionSyntax literal && schema.Traits.Check(literal.Token.ValueText) is { } wrong)
                    {
                        if (!IsPartOfText(literal, file) && !(wrong.IsFormer && IsCompared(literal)) && !IsRenamed(literal, wrong))
                            Report(wrong, literal);
                    }
                    else if (ArgumentOf(expression) is { } argument && FindMisspelt(argument, schema.Traits, file) is { } misspelt)
                        Report(misspelt, argument.Expression);
                }

                void Report(WrongTrait wrong, ExpressionSyntax place)
                {
                    if (seen.Add(place))
                        file.ReportDiagnostic(Create(wrong, place.GetLocation()));
                }
            });
        });
    }

    // What a text is searched for, or what is replaced in it, need not be whole.
    private static bool IsPartOfText(LiteralExpressionSyntax literal, SemanticModelAnalysisContext file)
        => literal.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
            && file.SemanticModel.GetSymbolInfo(call, file.CancellationToken).Symbol is IMethodSymbol
                { IsStatic: false, ContainingType.SpecialType: SpecialType.System_String, Name: not ("Equals" or "CompareTo") };

    // Code that knows a former name when it sees one is right.
    private static bool IsCompared(LiteralExpressionSyntax literal)
        => literal.Parent is ConstantPatternSyntax or CaseSwitchLabelSyntax
            || literal.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression };

    // A table of other names for traits, or a call that takes both: what is meant stands beside it.
    private static bool IsRenamed(LiteralExpressionSyntax literal, WrongTrait wrong)
        => literal.Ancestors().TakeWhile(static node => node is not StatementSyntax)
            .FirstOrDefault(static node => node is AssignmentExpressionSyntax or TupleExpressionSyntax or BaseArgumentListSyntax { Arguments.Count: > 1 }
                or InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression }) is { } pair
            && (wrong.IsFormer || wrong.IsNear)
            && pair.DescendantNodes().OfType<LiteralExpressionSyntax>().Any(other => other.Token.ValueText == wrong.Before + wrong.Candidates[0]);

    private static ArgumentSyntax? ArgumentOf(ExpressionSyntax expression)
    {
        while (expression.Parent is MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax or BinaryExpressionSyntax)
            expression = (ExpressionSyntax)expression.Parent;
        return expression.Parent as ArgumentSyntax;
    }

    // What has the prefix of a family is looked at as a literal; a parameter may say that anything it takes is a trait.
    private static WrongTrait? FindMisspelt(ArgumentSyntax argument, TraitIndex traits, SemanticModelAnalysisContext file)
        => file.SemanticModel.GetConstantValue(argument.Expression, file.CancellationToken) is { HasValue: true, Value: string text }
            && traits.Check(text) is null && traits.Misspelt(text) is { } wrong
            && file.SemanticModel.GetOperation(argument, file.CancellationToken) is IArgumentOperation { Parameter: { } parameter }
            && RuntimeSymbols.IsMarked(parameter, "TraitNameAttribute") ? wrong : null;

    private static Diagnostic Create(WrongTrait wrong, Location location)
    {
        string advice = wrong.Candidates.Count == 0
            ? ""
            : wrong.IsNear ? $"; did you mean '{wrong.Candidates[0]}'?" : $"; the traits of this family: {string.Join(", ", wrong.Candidates)}";
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.Replacements, string.Join("\n", wrong.Candidates.Select(candidate => wrong.Before + candidate)));
        return Diagnostic.Create(
            wrong.IsFormer ? Descriptors.FormerTrait : Descriptors.UnknownTrait,
            location,
            wrong.IsFormer || wrong.IsNear ? properties.Add(DiagnosticProperties.Near, "") : properties,
            Shown.Of(wrong.Text),
            wrong.IsFormer ? wrong.Candidates[0] : advice);
    }
}
