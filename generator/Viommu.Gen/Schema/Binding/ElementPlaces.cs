using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Schema.Binding;

/// <summary>The locations in a document that a schema knows, and which of them are wrong for an element.</summary>
internal sealed class ElementPlaces
{
    // What has an element of the schema in it, by the name of the document; and all that lies on the way to something known.
    private readonly ILookup<string, string> _around;
    private readonly HashSet<string> _known;

    /// <param name="places">All elements of the schema that have a path of their own.</param>
    public ElementPlaces(IReadOnlyList<(EquatableArray<string> Path, string Name)> places, PlatformModel? platform)
    {
        _known = new HashSet<string>(places.Select(place => place.Path.Append(place.Name))
            .Concat((platform?.Facts ?? default).Where(fact => fact.Place is not null).Select(fact => (IEnumerable<string>)fact.Place!.Path))
            .SelectMany(Prefixes));
        var elements = new HashSet<string>(places.Select(place => string.Join("/", place.Path.Append(place.Name))));
        // An element with a path of its own decides itself what its children are.
        _around = places.Where(place => place.Path.Count > 0)
            .Select(place => place.Path)
            .Distinct()
            .SelectMany(path => Prefixes(path)
                .Select((around, index) => (Document: path[0], Around: around, IsInside: Prefixes(path).Take(index + 1).Any(elements.Contains))))
            .Where(place => !place.IsInside)
            .Distinct()
            .ToLookup(place => place.Document, place => place.Around);
    }

    /// <summary>The elements around those of the schema in which an element with this name has no meaning.</summary>
    /// <param name="path">Where the element belongs.</param>
    public EquatableArray<string> Elsewhere(EquatableArray<string> path, string name)
        => path.Count == 0 ? default : _around[path[0]].Where(around => !_known.Contains($"{around}/{name}")).ToEquatableArray();

    private static IEnumerable<string> Prefixes(IEnumerable<string> path)
    {
        string prefix = "";
        foreach (string name in path)
            yield return prefix = prefix.Length == 0 ? name : $"{prefix}/{name}";
    }
}
