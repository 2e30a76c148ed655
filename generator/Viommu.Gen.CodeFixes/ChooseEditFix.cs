using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes;

/// <summary>Writes an allowed value into the XML of a string literal, or takes away what must not be there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChooseEditFix))]
[Shared]
public sealed class ChooseEditFix : SourceFixProvider
{
    /// <summary>Made by the host.</summary>
    public ChooseEditFix()
        : base(isMeant: false)
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.XmlViolated.Id, Descriptors.XmlValue.Id);

    private protected override IEnumerable<Choice> ChoicesAt(Place place) => EditTextFix.Edits(place);
}
