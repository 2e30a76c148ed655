using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Viommu.Gen.CodeFixes.Editing;
using Viommu.Gen.CodeFixes.Entries;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes;

/// <summary>Removes an entry of a map, or the assignment of a property, that should not be there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveFix))]
[Shared]
public sealed class RemoveFix : SourceFixProvider
{
    private const int MaxTitle = 60;

    /// <summary>Made by the host.</summary>
    public RemoveFix()
        : base(isMeant: false)
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        Descriptors.SaidTwice.Id, Descriptors.Violated.Id, Descriptors.LikelyViolated.Id);

    private protected override IEnumerable<Choice> ChoicesAt(Place place)
    {
        if (place[DiagnosticProperties.Remove] is null)
            yield break;
        if (ElementList.ElementAround(place.Node) is { } element)
            yield return new Choice(Title(element), IsMeant: false, edits => edits.RemoveElement(element));
        else if (EntrySyntax.At(place.Node) is { Whole: StatementSyntax statement })
            yield return new Choice(Title(statement), IsMeant: false, edits => edits.RemoveStatement(statement));
    }

    private static string Title(SyntaxNode node)
    {
        string text = node.ToString();
        return text.Length > MaxTitle || text.Contains("\n") ? "Remove this" : $"Remove '{text}'";
    }
}
