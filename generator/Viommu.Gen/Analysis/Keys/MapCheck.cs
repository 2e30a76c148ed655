using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>Checks the entries of one list against one another: that none stands there twice, and in lists of pairs, which are not followed as maps are, their sides too.</summary>
internal sealed class MapCheck
{
    private readonly KeyIndex _keys;
    private readonly MapEntries _entries;

    public MapCheck(KeyIndex keys, MapEntries entries)
    {
        _keys = keys;
        _entries = entries;
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
        var known = new List<(SchemaKey Key, Location Place)>();
        foreach (MapEntry entry in entries)
        {
            if (ConstantText.Of(entry.Key) is not { } text || _keys.Find(text) is not { } key)
                continue;
            Location place = MapEntries.WithoutConversions(entry.Key).Syntax.GetLocation();
            (SchemaKey Key, Location Place) first = known.FirstOrDefault(other => other.Key == key || (isList && other.Key.Option == key.Option && other.Key.Feature == key.Feature));
            if (first.Key is not null)
                report(SaidTwice.Create(text, place, first.Key.Text, first.Place));
            else
                known.Add((key, place));
        }
        int flavor = known.Count(entry => entry.Key.Side == KeySide.Flavor), image = known.Count - flavor;
        if (!isList || flavor == image)
            return;
        KeySide side = flavor > image ? KeySide.Flavor : KeySide.Image;
        foreach ((SchemaKey key, Location place) in known.Where(entry => entry.Key.Side != side))
            report(WrongSide.Create(key, place, known.First(other => other.Key.Side == side).Place));
    }
}
