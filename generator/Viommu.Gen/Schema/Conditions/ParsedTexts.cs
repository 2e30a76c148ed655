using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.Schema.Conditions;

/// <summary>Parses a text; null with what is wrong, and where.</summary>
internal delegate T? TextParser<T>(string text, out string problem, out TextSpan span);

/// <summary>
/// What texts were parsed to. The same conditions are read again after each edit of their file, and by the generator and each analyzer of one build. As many
/// are kept as have a place, and none that is long; a text that meets another one there replaces it. Entries never change, so that no one waits for anyone.
/// </summary>
internal sealed class ParsedTexts<T>
    where T : class
{
    private const int Places = 1024, MaxLength = 600;

    private readonly Entry?[] _entries = new Entry?[Places];
    private readonly TextParser<T> _parse;

    public ParsedTexts(TextParser<T> parse) => _parse = parse;

    /// <summary>What a text was parsed to, or is; what is wrong is found anew each time.</summary>
    public T? Parse(string text, out string problem, out TextSpan span)
    {
        (problem, span) = ("", default);
        if (Find(text) is { } known)
            return known;
        T? parsed = _parse(text, out problem, out span);
        if (parsed is not null)
            Add(text, parsed);
        return parsed;
    }

    public T? Find(string text) => _entries[PlaceOf(text)] is { } entry && entry.Text == text ? entry.Value : null;

    public void Add(string text, T value)
    {
        if (text.Length <= MaxLength)
            _entries[PlaceOf(text)] = new Entry(text, value);
    }

    private static int PlaceOf(string text) => (text.GetHashCode() & int.MaxValue) % Places;

    private sealed record Entry(string Text, T Value);
}
