using System.Collections.Generic;
using Viommu.Gen.Analysis.Flow;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Combinations;

/// <summary>Whose keys a map holds, by what else is in it.</summary>
internal static class MapSides
{
    public static KeySide? Guess(FlowMap map, KeyIndex keys)
    {
        int flavor = 0, image = 0;
        bool isKnown = false;
        foreach (KeyValuePair<string, MapCell> cell in map.Cells)
        {
            if (cell.Value.Presence != Presence.Present)
                continue;
            SchemaKey? key = keys.Find(cell.Key);
            isKnown |= key is not null;
            flavor += key is { Side: KeySide.Flavor } || (key is null && keys.LooksLike(cell.Key, KeySide.Flavor)) ? 1 : 0;
            image += key is { Side: KeySide.Image } || (key is null && keys.LooksLike(cell.Key, KeySide.Image)) ? 1 : 0;
        }
        return !isKnown || flavor == image ? null : flavor > image ? KeySide.Flavor : KeySide.Image;
    }
}
