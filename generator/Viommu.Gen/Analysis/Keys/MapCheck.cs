using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>Checks the entries of one map against one another.</summary>
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
        if (initializer.Initializers.Length < 2)
            return;
        List<(SchemaKey Key, Location Location)>? known = null;
        int flavor = 0, image = 0;
        foreach (MapEntry entry in _entries.Listed(initializer))
        {
            if (ConstantText.Of(entry.Key) is not { } text)
                continue;
            if (_keys.Find(text) is not { } key)
            {
                flavor += _keys.LooksLike(text, KeySide.Flavor) ? 1 : 0;
                image += _keys.LooksLike(text, KeySide.Image) ? 1 : 0;
                continue;
            }
            flavor += key.Side == KeySide.Flavor ? 1 : 0;
            image += key.Side == KeySide.Image ? 1 : 0;
            (known ??= new List<(SchemaKey, Location)>()).Add((key, MapEntries.WithoutConversions(entry.Key).Syntax.GetLocation()));
        }
        if (known is null)
            return;
        // Where a map is handed to code that says which side it takes, that says it better than the siblings.
        KeySide? side = SideOfArgument(initializer) ?? (flavor > image ? KeySide.Flavor : image > flavor ? KeySide.Image : null);
        CheckTwice(known, report, out HashSet<Location> twice);
        foreach ((SchemaKey key, Location location) in known)
        {
            if (side is not null && key.Side != side && !twice.Contains(location))
                report(WrongSide.Create(key, location, known.FirstOrDefault(other => other.Key.Side == side).Location));
        }
    }

    private static void CheckTwice(List<(SchemaKey Key, Location Location)> known, Action<Diagnostic> report, out HashSet<Location> twice)
    {
        twice = new HashSet<Location>();
        for (int i = 1; i < known.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (known[i].Key.Option != known[j].Key.Option || known[i].Key.Feature != known[j].Key.Feature)
                    continue;
                twice.Add(known[i].Location);
                twice.Add(known[j].Location);
                string text = known[i].Key.Text, first = known[j].Key.Text;
                report(Diagnostic.Create(
                    Descriptors.SaidTwice,
                    known[i].Location,
                    new[] { known[j].Location },
                    ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Remove, ""),
                    text == first ? $"'{text}' stands twice in this map: remove one" : $"'{text}' says the same as '{first}', which stands in this map too: keep the one of the side that the map is for"));
                break;
            }
        }
    }

    private static KeySide? SideOfArgument(IObjectOrCollectionInitializerOperation initializer)
    {
        IOperation? holder = initializer.Parent?.Parent;
        while (holder is IConversionOperation)
            holder = holder.Parent;
        return holder is IArgumentOperation { Parameter: { } parameter } ? RuntimeSymbols.MapSide(parameter) : null;
    }
}
