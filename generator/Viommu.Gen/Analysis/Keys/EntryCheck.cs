using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Code;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>Checks one entry by itself: how its key is spelt, and what it is given.</summary>
internal sealed class EntryCheck
{
    private readonly KeyIndex _keys;
    private readonly KeyConstants _constants;
    private readonly MapEntries _entries;
    private readonly MapEvidence _evidence;

    public EntryCheck(KeyIndex keys, KeyConstants constants, MapEntries entries, MapEvidence evidence)
    {
        _keys = keys;
        _entries = entries;
        _constants = constants;
        _evidence = evidence;
    }

    public void Check(MapEntry entry, Action<Diagnostic> report)
    {
        if (ConstantText.Of(entry.Key) is not { } text || (!_keys.IsKey(text) && _keys.Nearest(text) is null && !_keys.IsUnknown(text)))
            return;
        MapTable table = _evidence.Of(entry);
        if (table.Level == TableLevel.None)
            return;
        if (_keys.Find(text) is { } key)
        {
            KeySide? side = table.Side ?? entry.Side;
            SchemaKey[] meanings = key.On(side).ToArray();
            CheckName(entry, key, meanings[0], table, report);
            // A key of the other side is not read, whatever its value is.
            if ((side is null || meanings[0].IsOf(side.Value)) && FindRefused(entry, meanings, table) is { } refused)
                ReportValue(entry, refused, report);
        }
        else if (_keys.FindAlias(text) is { } alias)
        {
            if (table.Level == TableLevel.Proven && table.Side == alias.Side && table.IsReadBy(alias) && IsWritten(entry) && !IsHidden(alias, table))
            {
                CheckFormer(entry, alias, report);
                if (IsRefused(entry, alias, table))
                    ReportValue(entry, alias, report);
            }
        }
        else if (entry.Kind != EntryKind.Call && Meant(entry, text, table) is { } meant)
        {
            if (IsRenamed(entry, meant.Text))
                return;
            report(Diagnostic.Create(
                Descriptors.MisspeltKey,
                LocationOf(entry.Key),
                Misspelt(text, meant),
                Shown.Of(text),
                meant.Text));
        }
        // In a map that may be anything, a key that is near nothing is somebody else's.
        else if (entry.Kind != EntryKind.Call && table is { Level: TableLevel.Proven, Side: KeySide.Flavor } && IsWritten(entry)
            && _keys.IsUnknown(text, table.IgnoresCase, table.Readers))
        {
            report(Diagnostic.Create(Descriptors.UnknownKey, LocationOf(entry.Key), Shown.Of(text)));
        }
    }

    // Code that takes another spelling out of a map, or looks it up to write what is meant, knows both.
    private bool IsRenamed(MapEntry entry, string meant)
    {
        if (IsWritten(entry) || entry.Key.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
            return false;
        bool isRemoved = entry.Operation is IInvocationOperation { TargetMethod.Name: "Remove" or "TryRemove" };
        // The condition of a statement belongs to what it is about.
        SyntaxNode around = isRemoved && statement.Parent is BlockSyntax block ? block : statement;
        return MapTrace.RootOf(entry.Operation).Descendants().Any(operation => around.Span.Contains(operation.Syntax.Span)
            && _entries.Of(operation) is { Kind: not EntryKind.Call } other && IsWritten(other) && ConstantText.Of(other.Key) == meant);
    }

    // Who looks a key up, or takes it out, knows what should not be there.
    private static bool IsWritten(MapEntry entry) => entry.Value is not null;

    // What is read by features that are known is wrong where one of them refuses it. Else what one of several readers takes is right for that one.
    private SchemaKey? FindRefused(MapEntry entry, SchemaKey[] meanings, MapTable table)
    {
        if (table.Readers is not null && meanings.Any(table.IsReadBy))
            return meanings.FirstOrDefault(meaning => table.IsReadBy(meaning) && IsRefused(entry, meaning, table));
        MapTable known = table.Readers is null ? table : table with { Level = TableLevel.Likely };
        return meanings.All(meaning => IsRefused(entry, meaning, known)) ? meanings[0] : null;
    }

    private void CheckName(MapEntry entry, SchemaKey key, SchemaKey meant, MapTable table, Action<Diagnostic> report)
    {
        if (entry.Side is { } side && !key.IsOf(side))
            report(WrongSide.Create(key, _keys, LocationOf(entry.Key)));
        // A constant of the wrong side would be no better.
        else if (entry.Kind != EntryKind.Call && key.IsOf(table.Side ?? key.Side) && !(key.IsAmbiguous && table.Side is null)
            && meant.Alias is null && IsLiteral(entry.Key) && _constants.NameOf(meant) is { } constant)
            report(Diagnostic.Create(
                Descriptors.LiteralKey,
                LocationOf(entry.Key),
                ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Constant, constant),
                meant.Constant.Class,
                meant.Constant.Name,
                meant.Text));
    }

    // A further key is read where those before it are not there: whoever writes several means several readers.
    private static bool IsHidden(SchemaKey key, MapTable table)
    {
        bool ofImage = key.Side == KeySide.Image;
        return (key.Option.KeyOf(ofImage) is { } own && table.Written.Contains(own))
            || key.Option.AliasesOf(ofImage).TakeWhile(alias => alias.Key != key.Text).Any(alias => table.Written.Contains(alias.Key));
    }

    private static void CheckFormer(MapEntry entry, SchemaKey key, Action<Diagnostic> report)
    {
        if (key.Alias is not { Deprecated: { } why } || key.Option.KeyOf(key.Side == KeySide.Image) is not { } own)
            return;
        report(Diagnostic.Create(
            Descriptors.FormerKey,
            LocationOf(entry.Key),
            ImmutableDictionary<string, string?>.Empty
                .Add(DiagnosticProperties.Replacements, own)
                .Add(DiagnosticProperties.Near, "")
                .Add(DiagnosticProperties.Rule, GeneratedNames.Rule(key.Option.Name, ImpliedRule.FormerKey)),
            Problems.FormerKey(key.Text, own, why)));
    }

    // The key that was meant by a text that is none.
    private SchemaKey? Meant(MapEntry entry, string text, MapTable table)
    {
        bool isProven = table.Level == TableLevel.Proven;
        if (_keys.Nearest(text, inAnyStyle: isProven) is not { } nearest)
            return null;
        if (isProven)
        {
            if (table.IgnoresCase && string.Equals(text, nearest.Text, StringComparison.OrdinalIgnoreCase))
                return null;
            return table.Side is { } side && side != nearest.Side && nearest.Other is { } other ? _keys.Find(other)?.On(side).First() : nearest;
        }
        return _evidence.Values.Of(nearest, entry.Value) switch
        {
            ValueVerdict.Read or ValueVerdict.Near => nearest,
            // The plural of a key is another word.
            ValueVerdict.Unknown when text != nearest.Text + "s" => nearest,
            _ => null,
        };
    }

    private static void ReportValue(MapEntry entry, SchemaKey key, Action<Diagnostic> report)
    {
        string text = ConstantText.Of(entry.Value)!;
        ValueReader values = key.Feature.Values;
        MemberType type = key.Option.ValueType;
        string? near = NearValue.Of(values, type, text);
        string candidates = string.Join("\n", ValueCandidates.For(values, type, text, near));
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Rule, GeneratedNames.Rule(key.Option.Name, ImpliedRule.Value));
        if (candidates.Length > 0)
            properties = properties.Add(DiagnosticProperties.Replacements, candidates);
        if (near is not null)
            properties = properties.Add(DiagnosticProperties.Near, "");
        report(Diagnostic.Create(Descriptors.RefusedValue, LocationOf(entry.Value!), properties, values.Explain(type, key.Text, text).TrimEnd('.')));
    }

    private bool IsRefused(MapEntry entry, SchemaKey key, MapTable table)
    {
        if (entry.Value is null || ConstantText.Of(entry.Value) is not { } text)
            return false;
        ValueReader values = key.Feature.Values;
        if (table.Level == TableLevel.Proven)
            return values.Read(key.Option.ValueType, text) is null;
        if (key.HasFreeText)
            return false;
        ValueVerdict verdict = _evidence.Values.Of(key, entry.Value);
        // What a call does with two texts is its own matter: only a slip shows that it is a value.
        if (entry.Kind == EntryKind.Call)
            return verdict == ValueVerdict.Near && NearValue.Misspelt(values, key.Option.ValueType, text.Trim()) is not null;
        return verdict is ValueVerdict.Near or ValueVerdict.Empty || (verdict == ValueVerdict.Word && IsAlone(entry.Operation));
    }

    // An entry that is written by itself; of an own method of a map it is not known what it writes.
    private static bool IsAlone(IOperation entry) => MapEntries.ParentOf(entry) switch
    {
        IObjectOrCollectionInitializerOperation initializer => initializer.Initializers.Length == 1,
        IArrayInitializerOperation initializer => initializer.ElementValues.Length == 1,
        _ when entry.Syntax.Parent is ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } => list.Elements.Count == 1,
        _ when MapEntries.IsListed(entry) => false,
        _ => entry is not IInvocationOperation { TargetMethod: { IsExtensionMethod: true, ContainingType.ContainingNamespace: var space } }
            || IsOfSystem(space),
    };

    private static bool IsOfSystem(INamespaceSymbol space)
    {
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space.Name == "System";
    }

    private static ImmutableDictionary<string, string?> Misspelt(string text, SchemaKey nearest)
        => ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.Replacements, nearest.Text)
            .Add(DiagnosticProperties.Near, "")
            .Add(DiagnosticProperties.NewKey, text)
            .Add(DiagnosticProperties.Feature, nearest.Feature.Feature.Name)
            .Add(DiagnosticProperties.KeyAttribute, nearest.Side == KeySide.Flavor ? "extra-spec" : "image-property");

    private static bool IsLiteral(IOperation operation) => MapEntries.WithoutConversions(operation).Syntax is LiteralExpressionSyntax;

    private static Location LocationOf(IOperation operation) => MapEntries.WithoutConversions(operation).Syntax.GetLocation();
}
