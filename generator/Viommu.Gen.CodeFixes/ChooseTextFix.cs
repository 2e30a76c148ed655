using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes;

/// <summary>Replaces a text in a string literal by one of those that are allowed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChooseTextFix))]
[Shared]
public sealed class ChooseTextFix : SourceFixProvider
{
    /// <summary>Made by the host.</summary>
    public ChooseTextFix()
        : base(isMeant: false)
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.RefusedValue.Id, Descriptors.UnknownTrait.Id);

    private protected override IEnumerable<Choice> ChoicesAt(Place place) => ReplaceTextFix.Replacements(place);
}
