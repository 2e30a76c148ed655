using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Code;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>
/// Checks the entries of one list against one another: that none is there twice, and in lists of pairs, which are not followed as maps are, their sides
/// too.
/// </summary>
internal sealed class MapCheck
{
    private readonly KeyIndex _keys;
    private readonly MapEntries _entries;
    private readonly MapEvidence _evidence;

    public MapCheck(KeyIndex keys, MapEntries entries, MapEvidence evidence)
    {
        _keys = keys;
        _entries = entries;
        _evidence = evidence;
    }

    public void Check(IObjectOrCollectionInitializerOperation initializer, Action<Diagnostic> report)
    {
        if (initializer.Initializers.Length > 1)
            Check(_entries.Listed(initializer), isList: initializer.Initializers[0] is IInvocationOperation { Arguments.Length: 1 }, report);
    }

    public void Check(IArrayInitializerOperation initializer, Action<Diagnostic> report)
    {
        if (initializer.ElementValues.Length > 1)
            Check(_entries.Listed(initializer), isList: true, report);
    }

    public void Check(CollectionExpressionSyntax collection, SemanticModel model, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (collection.Elements.Count > 1)
            Check(_entries.Listed(collection, model, cancellation), isList: true, report);
    }

    private void Check(IEnumerable<MapEntry> entries, bool isList, Action<Diagnostic> report)
    {
        List<(MapEntry Entry, SchemaKey Key)> known = entries
            .Select(entry => (Entry: entry, Key: ConstantText.Of(entry.Key) is { } text ? _keys.Find(text)! : null!))
            .Where(entry => entry.Key is not null)
            .ToList();
        if (known.Count < 2)
            return;
        MapTable table = _evidence.Of(known[0].Entry);
        if (table.Level < TableLevel.Likely)
            return;
        // Tuples may be anything, and may be listed for several maps: they are a map only where it is seen that they become one.
        bool isMap = table.Level == TableLevel.Proven || known[0].Entry.Operation is not ITupleOperation;
        if (isMap)
            CheckTwice(known, isList, report);
        if (isList)
            CheckSides(known, table, report);
    }

    private static void CheckTwice(List<(MapEntry Entry, SchemaKey Key)> entries, bool isList, Action<Diagnostic> report)
    {
        var before = new Dictionary<OptionKey, (MapEntry Entry, SchemaKey Key)>();
        for (int i = 0; i < entries.Count; i++)
        {
            (MapEntry entry, SchemaKey key) = entries[i];
            if (key.IsAmbiguous)
                continue;
            // Maps are followed elsewhere: here they only tell of the same key.
            var option = new OptionKey(key.Feature.Feature.Name, key.Option.Name, key.Parameters, isList ? null : key.Side);
            if (before.TryGetValue(option, out (MapEntry Entry, SchemaKey Key) first))
            {
                report(SaidTwice.Create(key, PlaceOf(entry), first.Key, PlaceOf(first.Entry)));
                entries.RemoveAt(i--);
            }
            else
            {
                before.Add(option, (entry, key));
            }
        }
    }

    private void CheckSides(List<(MapEntry Entry, SchemaKey Key)> entries, MapTable table, Action<Diagnostic> report)
    {
        var likely = new LikelySide(_keys);
        foreach ((MapEntry entry, SchemaKey key) in entries)
            likely.Add(key.Text, ConstantText.Of(entry.Value));
        if ((table.Side ?? likely.Side) is not { } side)
            return;
        Location? evidence = entries.Where(entry => entry.Key.Side == side).Select(entry => PlaceOf(entry.Entry)).FirstOrDefault();
        foreach ((MapEntry entry, SchemaKey key) in entries)
        {
            if (!key.IsOf(side))
                report(WrongSide.Create(key, _keys, PlaceOf(entry), evidence, isLikely: table.Side is null));
        }
    }

    private static Location PlaceOf(MapEntry entry) => MapEntries.WithoutConversions(entry.Key).Syntax.GetLocation();

    private readonly record struct OptionKey(string Feature, string Option, string Parameters, KeySide? Side);
}
