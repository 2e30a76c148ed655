using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Viommu.Gen.CodeFixes.Editing;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes;

/// <summary>Replaces a text in a string literal by what was meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceTextFix))]
[Shared]
public sealed class ReplaceTextFix : SourceFixProvider
{
    /// <summary>Made by the host.</summary>
    public ReplaceTextFix()
        : base(isMeant: true)
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        Descriptors.RefusedValue.Id, Descriptors.WrongSide.Id, Descriptors.FormerKey.Id, Descriptors.UnknownTrait.Id, Descriptors.FormerTrait.Id);

    private protected override IEnumerable<Choice> ChoicesAt(Place place) => Replacements(place);

    /// <summary>What may be written instead of a literal, or of a constant.</summary>
    internal static IEnumerable<Choice> Replacements(Place place)
    {
        IReadOnlyList<string> texts = place.All(DiagnosticProperties.Replacements);
        bool isNear = place[DiagnosticProperties.Near] is not null;
        if (place.Node is LiteralExpressionSyntax literal
            && (literal.IsKind(SyntaxKind.StringLiteralExpression) || literal.IsKind(SyntaxKind.Utf8StringLiteralExpression)))
        {
            for (int i = 0; i < texts.Count; i++)
            {
                string text = texts[i];
                yield return new Choice($"Change to '{text}'", isNear && i == 0,
                    edits => edits.Replace(literal.Token.Span, StringText.Like(literal.Token.Text, text)));
            }
        }
        else if (texts.Count > 0 && OtherConstant(place, texts[0]) is { } constant)
        {
            yield return new Choice(
                $"Change to '{constant.ContainingType.Name}.{constant.Name}'",
                isNear,
                edits => edits.Replace(place.Node.Span,
                    constant.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + constant.Name));
        }
    }

    // Beside the constant that is written there.
    private static IFieldSymbol? OtherConstant(Place place, string text)
        => place.Node is MemberAccessExpressionSyntax or IdentifierNameSyntax
            && place[DiagnosticProperties.OtherConstant]?.Split('.') is [var type, var name]
            && place.Model.GetSymbolInfo(place.Node).Symbol is IFieldSymbol { IsConst: true } written
                ? written.ContainingType.ContainingNamespace.GetTypeMembers(type)
                    .SelectMany(constants => constants.GetMembers(name))
                    .OfType<IFieldSymbol>()
                    .FirstOrDefault(field => field.ConstantValue is string value && value == text && place.Model.IsAccessible(place.Node.SpanStart, field))
                : null;
}
