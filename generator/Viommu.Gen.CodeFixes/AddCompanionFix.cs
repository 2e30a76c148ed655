using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Viommu.Gen.CodeFixes.Editing;
using Viommu.Gen.CodeFixes.Entries;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes;

/// <summary>Sets what a rule asks for in addition to what is there: further entries of a map, or further properties of an object.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddCompanionFix))]
[Shared]
public sealed class AddCompanionFix : SourceFixProvider
{
    /// <summary>Made by the host.</summary>
    public AddCompanionFix()
        : base(isMeant: false)
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.Violated.Id, Descriptors.LikelyViolated.Id);

    private protected override IEnumerable<Choice> ChoicesAt(Place place)
    {
        IReadOnlyList<(string Name, string Value)> entries = Pairs(place, DiagnosticProperties.EntryKeys, DiagnosticProperties.EntryValues);
        IReadOnlyList<(string Name, string Value)> properties = Pairs(place, DiagnosticProperties.PropertyNames, DiagnosticProperties.PropertyValues);
        if (entries.Count > 0 && EntryAt(place.Node) is { } entry && entry.IsText(place.Model) && !IsOneOfSeveral(entry, place.Model))
            yield return new Choice(Title(entries, "'"), IsMeant: false, edits => SetEntries(place.Model, entry, entries, edits));
        else if (properties.Count > 0 && InitializedObject.At(place.Node, place.Model, properties.Select(property => property.Name)) is { } made)
            yield return new Choice(Title(properties, ""), IsMeant: false, edits => made.Set(properties, edits));
    }

    private static IReadOnlyList<(string Name, string Value)> Pairs(Place place, string names, string values)
    {
        IReadOnlyList<string> all = place.All(names), given = place.All(values);
        return all.Count == given.Count ? all.Zip(given, (name, value) => (name, value)).ToArray() : [];
    }

    // Where each of several branches writes the key, what is added to one of them leaves the others wrong.
    private static bool IsOneOfSeveral(EntrySyntax entry, SemanticModel model)
        => entry is { Whole: StatementSyntax, Receiver: { } map } && entry.KeyText(model) is { } key
            && entry.Whole.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
            && member.DescendantNodes().OfType<StatementSyntax>().Any(statement => statement != entry.Whole
                && EntrySyntax.Of(statement) is { Receiver: { } other } written && other.IsEquivalentTo(map) && written.KeyText(model) == key);

    // At a map that is made, its last entry shows how entries are written there.
    private static EntrySyntax? EntryAt(SyntaxNode node)
        => node is BaseObjectCreationExpressionSyntax { Initializer: { } list } && EntrySyntax.Listed(list).LastOrDefault() is { } last
            ? last
            : EntrySyntax.At(node);

    private static void SetEntries(SemanticModel model, EntrySyntax entry, IReadOnlyList<(string Name, string Value)> entries, SourceEdits edits)
    {
        ILookup<string?, EntrySyntax> siblings = entry.Siblings().ToLookup(sibling => sibling.KeyText(model));
        foreach ((string key, string value) in entries)
        {
            // What is written last counts.
            if (siblings[key].LastOrDefault() is { } there)
                edits.Replace(there.Value.Span, StringText.Regular(value));
            else if (entry.Whole is StatementSyntax statement)
                edits.AddStatement(statement, entry.Like(key, value, model));
            else
                edits.AddElement(entry.Whole.Parent!, key, entry.Like(key, value, model));
        }
    }

    private static string Title(IReadOnlyList<(string Name, string Value)> pairs, string quote)
        => "Set " + string.Join(", ", pairs.Select(pair => $"{quote}{pair.Name}{quote} to {quote}{ShortName(pair.Value)}{quote}"));

    private static string ShortName(string value)
    {
        if (!value.StartsWith("global::", System.StringComparison.Ordinal) || value.Contains('('))
            return value;
        int dot = value.LastIndexOf('.');
        return value.Substring(value.LastIndexOf('.', dot - 1) + 1);
    }
}
