namespace Viommu.Gen.Schema.Conditions;

/// <summary>
/// What texts were parsed to. The same conditions are read again after each edit of their file, and by the generator and each analyzer of one build. As many
/// are kept as have a place, and none that is long; a text that meets another one there replaces it. Entries never change, so that no one waits for anyone.
/// </summary>
internal sealed class ParsedTexts<T>
    where T : class
{
    private const int Places = 1024, MaxLength = 600;

    private readonly Entry?[] _entries = new Entry?[Places];

    public T? Find(string text) => _entries[PlaceOf(text)] is { } entry && entry.Text == text ? entry.Value : null;

    public void Add(string text, T value)
    {
        if (text.Length <= MaxLength)
            _entries[PlaceOf(text)] = new Entry(text, value);
    }

    private static int PlaceOf(string text) => (text.GetHashCode() & int.MaxValue) % Places;

    private sealed record Entry(string Text, T Value);
}
