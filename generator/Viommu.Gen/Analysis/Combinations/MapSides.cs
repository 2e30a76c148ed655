using System.Collections.Generic;
using Viommu.Gen.Analysis.Flow;
using Viommu.Gen.Analysis.Keys;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Combinations;

/// <summary>Whose keys a map holds, by what is in it.</summary>
internal static class MapSides
{
    public static LikelySide Of(FlowMap map, KeyIndex keys)
    {
        var side = new LikelySide(keys);
        foreach (KeyValuePair<string, MapCell> cell in map.Cells)
        {
            if (cell.Value.Presence == Presence.Present)
                side.Add(cell.Key, cell.Value.Text);
        }
        return side;
    }
}
