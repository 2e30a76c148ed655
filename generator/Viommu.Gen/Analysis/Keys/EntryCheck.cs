using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>Checks one entry by itself: how its key is spelt, and what it is given.</summary>
internal sealed class EntryCheck
{
    private readonly KeyIndex _keys;
    private readonly KeyConstants _constants;

    public EntryCheck(KeyIndex keys, KeyConstants constants)
    {
        _keys = keys;
        _constants = constants;
    }

    public void Check(MapEntry entry, Action<Diagnostic> report)
    {
        if (ConstantText.Of(entry.Key) is not { } text)
            return;
        if (_keys.Find(text) is { } key)
        {
            if (entry.Side is { } side && side != key.Side)
                report(WrongSide.Create(key, LocationOf(entry.Key)));
            else if (IsLiteral(entry.Key) && _constants.NameOf(key) is { } constant)
                report(Diagnostic.Create(
                    Descriptors.LiteralKey,
                    LocationOf(entry.Key),
                    ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Constant, constant),
                    $"Use the constant {key.Constant.Class}.{key.Constant.Name} instead of '{text}'"));
            CheckValue(key, entry.Value, report);
        }
        else if (entry.IsMap && _keys.Nearest(text) is { } nearest)
        {
            report(Diagnostic.Create(Descriptors.MisspeltKey, LocationOf(entry.Key), Misspelt(text, nearest), $"'{text}' is not a key of the schema; did you mean '{nearest.Text}'?"));
        }
    }

    private static void CheckValue(SchemaKey key, IOperation? value, Action<Diagnostic> report)
    {
        if (ConstantText.Of(value) is not { } text || key.Feature.Values.Read(key.Option.Type, text) is not null)
            return;
        string candidates = string.Join("\n", ValueCandidates.For(key.Feature.Values, key.Option.Type, text));
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Rule, key.Option.Name + "Value");
        if (candidates.Length > 0)
            properties = properties.Add(DiagnosticProperties.Replacements, candidates);
        report(Diagnostic.Create(Descriptors.RefusedValue, LocationOf(value!), properties, key.Feature.Values.Explain(key.Option.Type, key.Text, text).TrimEnd('.')));
    }

    private static ImmutableDictionary<string, string?> Misspelt(string text, SchemaKey nearest)
        => ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.Replacements, nearest.Text)
            .Add(DiagnosticProperties.NewKey, text)
            .Add(DiagnosticProperties.Feature, nearest.Feature.Feature.Name)
            .Add(DiagnosticProperties.KeyAttribute, nearest.Side == KeySide.Flavor ? "extra-spec" : "image-property");

    private static bool IsLiteral(IOperation operation) => MapEntries.WithoutConversions(operation).Syntax is LiteralExpressionSyntax;

    private static Location LocationOf(IOperation operation) => MapEntries.WithoutConversions(operation).Syntax.GetLocation();
}
