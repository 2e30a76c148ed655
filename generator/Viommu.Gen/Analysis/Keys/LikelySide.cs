using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>Whose keys a table seems to hold, by those that are in it.</summary>
internal sealed class LikelySide
{
    private readonly KeyIndex _keys;
    private readonly ValueEvidence _values;
    private readonly Count _flavor = new();
    private readonly Count _image = new();

    public LikelySide(KeyIndex keys)
    {
        _keys = keys;
        _values = new ValueEvidence(keys);
    }

    /// <summary>
    /// The side of a list, if it is one. Where keys of both are together, as in a view of all that counts, several of one side with their values must be against
    /// few of the other.
    /// </summary>
    public KeySide? Side
        => _flavor.IsEmpty && _image.IsEmpty ? null
            : _image.IsEmpty ? Only(KeySide.Flavor, _flavor)
            : _flavor.IsEmpty ? Only(KeySide.Image, _image)
            : _flavor.Outweighs(_image) ? KeySide.Flavor
            : _image.Outweighs(_flavor) ? KeySide.Image
            : null;

    /// <summary>The side that all keys are of. A map with keys of both sides may be a view of all that counts: it has no side until one is seen to read it.</summary>
    public KeySide? OnlySide => _flavor.IsEmpty || _image.IsEmpty ? Side : null;

    /// <summary>Whether a key has a value that its type reads.</summary>
    public bool HasValue => _flavor.Read + _image.Read > 0;

    /// <param name="value">What the key is given, where that is known.</param>
    public void Add(string text, string? value)
    {
        if (_keys.Find(text) is { } key)
        {
            if (key.IsOnBothSides)
                return;
            Count count = key.Side == KeySide.Flavor ? _flavor : _image;
            count.Known++;
            count.Read += value is not null && _values.Of(key, value) == ValueVerdict.Read ? 1 : 0;
            return;
        }
        _flavor.Foreign += _keys.LooksLike(text, KeySide.Flavor) ? 1 : 0;
        _image.Foreign += _keys.LooksLike(text, KeySide.Image) ? 1 : 0;
    }

    private static KeySide? Only(KeySide side, Count count) => count.Known > 0 ? side : null;

    private sealed class Count
    {
        public int Known { get; set; }

        public int Read { get; set; }

        /// <summary>Keys that no schema knows, and that begin as those of this side do.</summary>
        public int Foreign { get; set; }

        public bool IsEmpty => Known + Foreign == 0;

        public bool Outweighs(Count other) => Read > 1 && Read > other.Known && other.Foreign == 0;
    }
}
