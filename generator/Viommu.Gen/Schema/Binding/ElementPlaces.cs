using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Schema.Binding;

/// <summary>The places of a document that a schema knows, and which of them are wrong for an element.</summary>
internal static class ElementPlaces
{
    /// <summary>The elements around those of the schema in which an element with this name has no meaning.</summary>
    /// <param name="path">Where the element belongs.</param>
    /// <param name="places">All elements of the schema that have a path of their own.</param>
    public static EquatableArray<string> Elsewhere(EquatableArray<string> path, string name, IReadOnlyList<(EquatableArray<string> Path, string Name)> places, PlatformModel? platform)
    {
        string[] known = places.Select(place => Join(place.Path, place.Name))
            .Concat((platform?.Facts ?? default).Where(fact => fact.Place is not null).Select(fact => string.Join("/", fact.Place!.Path)))
            .ToArray();
        return places.Where(place => place.Path.Count > 0 && path.Count > 0 && place.Path[0] == path[0])
            .SelectMany(place => Enumerable.Range(1, place.Path.Count).Select(count => string.Join("/", place.Path.Take(count))))
            .Distinct()
            // An element with a path of its own decides itself what its children are.
            .Where(around => !known.Any(other => IsIn(other, $"{around}/{name}")) && !places.Any(place => IsIn(around, Join(place.Path, place.Name))))
            .ToEquatableArray();
    }

    private static string Join(IEnumerable<string> path, string name) => string.Join("/", path.Append(name));

    private static bool IsIn(string path, string around) => path == around || path.StartsWith(around + "/", System.StringComparison.Ordinal);
}
