using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.CodeFixes.Editing;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes;

/// <summary>Puts a slip in the XML of a string literal right.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EditTextFix))]
[Shared]
public sealed class EditTextFix : SourceFixProvider
{
    /// <summary>Made by the host.</summary>
    public EditTextFix()
        : base(isMeant: true)
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        Descriptors.XmlValue.Id, Descriptors.XmlMisspelt.Id);

    private protected override IEnumerable<Choice> ChoicesAt(Place place) => Edits(place);

    /// <summary>What may be written instead of a part of the string.</summary>
    internal static IEnumerable<Choice> Edits(Place place)
    {
        if (SpanOf(place) is not { } span)
            yield break;
        IReadOnlyList<string> texts = place.All(DiagnosticProperties.EditTexts);
        for (int i = 0; i < texts.Count; i++)
        {
            string text = texts[i];
            yield return new Choice(
                Title(place.Text.ToString(span).Trim(), text.Trim()),
                IsMeant: i == 0 && place[DiagnosticProperties.Near] is not null,
                edits => edits.Replace(span, text));
        }
    }

    // Inside of one string: an edit anywhere else would not be the one that was meant.
    private static TextSpan? SpanOf(Place place)
    {
        if (!Number(place, DiagnosticProperties.EditStart, out int start) || !Number(place, DiagnosticProperties.EditLength, out int length)
            || start > place.Text.Length || length > place.Text.Length - start)
            return null;
        var span = new TextSpan(start, length);
        return ContentOf(place.Root.FindToken(start)) is { } content && content.Contains(span) ? span : null;
    }

    private static bool Number(Place place, string property, out int number)
        => int.TryParse(place[property], NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static TextSpan? ContentOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.InterpolatedStringTextToken => token.Span,
        SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
            when StringText.ContentOf(token.Text) is { Length: > 0 } content => new TextSpan(token.SpanStart + content.Start, content.Length),
        _ => null,
    };

    private static string Title(string old, string text)
        => text.Length == 0 ? $"Remove '{old}'" : old.Length == 0 ? $"Add '{text}'" : $"Change '{old}' to '{text}'";
}
