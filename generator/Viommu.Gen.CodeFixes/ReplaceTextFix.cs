using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Viommu.Gen.CodeFixes.Editing;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes;

/// <summary>Replaces a text in a string literal by what was meant, or by what is allowed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceTextFix))]
[Shared]
public sealed class ReplaceTextFix : SourceFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        Descriptors.RefusedValue.Id, Descriptors.WrongSide.Id, Descriptors.UnknownTrait.Id, Descriptors.FormerTrait.Id);

    private protected override IEnumerable<Choice> ChoicesAt(Place place) => Replacements(place);

    /// <summary>The texts that may stand instead, where a literal stands.</summary>
    internal static IEnumerable<Choice> Replacements(Place place)
    {
        if (place.Node is not LiteralExpressionSyntax literal || !(literal.IsKind(SyntaxKind.StringLiteralExpression) || literal.IsKind(SyntaxKind.Utf8StringLiteralExpression)))
            yield break;
        IReadOnlyList<string> texts = place.All(DiagnosticProperties.Replacements);
        for (int i = 0; i < texts.Count; i++)
        {
            string text = texts[i];
            yield return new Choice(
                $"Change to '{text}'",
                i == 0 ? "Nearest" : "Candidate" + i.ToString(CultureInfo.InvariantCulture),
                edits => edits.Replace(literal.Token.Span, StringText.Like(literal.Token.Text, text)));
        }
    }
}
