using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Analysis.Code;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>The one place that says what a table is: a map of a request, perhaps one, or none.</summary>
internal sealed class MapEvidence
{
    private readonly KeyIndex _keys;
    private readonly MapEntries _entries;
    private readonly ConcurrentDictionary<(ISymbol? Symbol, SyntaxNode Place), MapTable> _tables = new(TablePlaces.Instance);

    public MapEvidence(KeyIndex keys, MapEntries entries)
    {
        _keys = keys;
        _entries = entries;
        Values = new ValueEvidence(keys);
    }

    public ValueEvidence Values { get; }

    /// <summary>What the table of an entry is.</summary>
    public MapTable Of(MapEntry entry)
    {
        if (entry.Side is { } side)
            return MapTable.Marked(side);
        if (entry.Kind == EntryKind.Call)
            return MapTable.Open;
        var trace = new MapTrace(_entries);
        IOperation table = trace.TableOf(entry);
        // The entries of one table are many: it is looked at once.
        (ISymbol?, SyntaxNode) place = MapTrace.SymbolOf(table) is { } symbol ? (symbol, MapTrace.RootOf(table).Syntax) : (null, table.Syntax);
        return _tables.TryGetValue(place, out MapTable? known) ? known : _tables.GetOrAdd(place, Find(entry, table, trace));
    }

    private MapTable Find(MapEntry entry, IOperation table, MapTrace trace)
    {
        trace.Follow(table);
        List<MapEntry> entries = trace.Entries.Count == 0 ? new List<MapEntry> { entry } : trace.Entries;
        return trace.Side is { } side
            ? new MapTable(TableLevel.Proven, side, trace.IgnoresCase)
            {
                Written = entries.Select(other => ConstantText.Of(other.Key)).OfType<string>().ToArray(),
                Readers = trace.Readers,
            }
            : new MapTable(LevelOf(entries), null, trace.IgnoresCase);
    }

    private TableLevel LevelOf(List<MapEntry> entries)
    {
        int read = 0, near = 0, listedRefused = 0;
        foreach (MapEntry entry in entries)
        {
            if (ConstantText.Of(entry.Key) is not { } text)
                continue;
            if ((_keys.Find(text) ?? _keys.Nearest(text)) is not { } key)
            {
                // A table of other names for keys.
                if (ConstantText.Of(entry.Value) is { } name && _keys.Find(name) is not null)
                    return TableLevel.None;
                continue;
            }
            switch (Values.Of(key, entry.Value))
            {
                case ValueVerdict.Other:
                    return TableLevel.None;
                case ValueVerdict.Read:
                    read++;
                    break;
                case ValueVerdict.Near:
                    near++;
                    break;
                case ValueVerdict.Word or ValueVerdict.Empty when MapEntries.IsListed(entry.Operation):
                    listedRefused++;
                    break;
            }
        }
        return read > 0 ? TableLevel.Likely
            : near == 0 && listedRefused > 1 ? TableLevel.None
            : TableLevel.Open;
    }

    private sealed class TablePlaces : IEqualityComparer<(ISymbol? Symbol, SyntaxNode Place)>
    {
        public static readonly TablePlaces Instance = new();

        public bool Equals((ISymbol? Symbol, SyntaxNode Place) x, (ISymbol? Symbol, SyntaxNode Place) y)
            => x.Place == y.Place && SymbolEqualityComparer.Default.Equals(x.Symbol, y.Symbol);

        public int GetHashCode((ISymbol? Symbol, SyntaxNode Place) place) => place.Place.GetHashCode();
    }
}
