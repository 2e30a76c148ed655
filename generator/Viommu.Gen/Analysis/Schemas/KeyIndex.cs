using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis.Schemas;

/// <summary>The side on which a key is.</summary>
internal enum KeySide
{
    Flavor,
    Image,
}

/// <summary>A key of an option.</summary>
/// <param name="Other">The same option on the other side, if it is there.</param>
/// <param name="Constant">The class and the name of its generated constant.</param>
internal sealed record SchemaKey(FeatureRules Feature, OptionModel Option, KeySide Side, string Text, string? Other, (string Class, string Name) Constant)
{
    /// <summary>What stands in it where the option has its parameters.</summary>
    public string Parameters { get; init; } = "";

    /// <summary>What the same text is in other features, and as a key of another option on the other side.</summary>
    public ImmutableArray<SchemaKey> Others { get; init; } = ImmutableArray<SchemaKey>.Empty;

    /// <summary>Whether it is the key of one option on one side, and of another one on the other.</summary>
    public bool IsAmbiguous => Others.Any(other => other.Side != Side);

    /// <summary>Whether the key is the same on both sides: it says nothing of a map.</summary>
    public bool IsOnBothSides => Text == Other || IsAmbiguous;

    /// <summary>Whether a part of it may be any text: then others may have such keys, too.</summary>
    public bool HasFreeText => Option.IsMap && !Option.Type.HasNumberKeys;

    public bool IsOf(KeySide side) => Side == side || IsOnBothSides;

    /// <summary>What it can be in a map of a side, or of any side.</summary>
    public IEnumerable<SchemaKey> On(KeySide? side)
        => Others.Prepend(this).Where(key => side is null || key.Side == side || key.Text == key.Other).DefaultIfEmpty(this);

    /// <summary>The key, and what else its text is. In one map, one feature reads it as one option.</summary>
    public SchemaKey And(SchemaKey other)
        => Others.Prepend(this).Any(key => key.Feature == other.Feature && key.Side == other.Side) ? this : this with { Others = Others.Add(other) };

    /// <summary>What it is where it is a further key of the option, and not its own.</summary>
    public AliasModel? Alias { get; init; }
}

/// <summary>The keys of all features. Looking up a text that is none, and near none, allocates nothing.</summary>
internal sealed class KeyIndex
{
    internal const int MaxDistance = 2;

    // Longer parameters are not looked at for what they may be near.
    private const int MaxParameter = 64;

    private readonly Dictionary<string, SchemaKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaKey> _aliases = new(StringComparer.Ordinal);
    private readonly List<(SchemaKey Key, KeyPattern Pattern)> _patterns = new();
    private readonly List<(string Feature, KnownKeys Keys)> _closed = new();
    private readonly int _minLength = int.MaxValue;
    private readonly int _maxLength;

    public KeyIndex(IReadOnlyList<FeatureRules> features)
    {
        foreach (FeatureRules feature in features)
        {
            if (feature.Feature.Options is not { } options)
                continue;
            if (options.Closed is { } closed)
                _closed.Add((feature.Feature.Name, new KnownKeys(string.Join(" ", closed.Namespaces), closed.Keys.ToArray())));
            foreach (OptionModel option in options.Options)
            {
                Add(feature, option, KeySide.Flavor, option.ExtraSpec, option.ImageProperty, options.ExtraSpecsClass);
                Add(feature, option, KeySide.Image, option.ImageProperty, option.ExtraSpec, options.ImagePropertiesClass);
            }
        }
        foreach (SchemaKey key in _keys.Values.Concat(_aliases.Values))
        {
            _minLength = Math.Min(_minLength, key.Text.Length);
            _maxLength = Math.Max(_maxLength, key.Text.Length);
        }
        foreach ((_, KeyPattern pattern) in _patterns)
        {
            _minLength = Math.Min(_minLength, pattern.Prefix.Length);
            _maxLength = Math.Max(_maxLength, pattern.Prefix.Length + MaxParameter);
        }
    }

    /// <summary>All keys, those with parameters aside.</summary>
    public IReadOnlyCollection<SchemaKey> All => _keys.Values;

    public bool IsEmpty => _keys.Count == 0 && _patterns.Count == 0;

    /// <summary>How long a text is that is a key, or near one.</summary>
    public (int Min, int Max) Lengths => IsEmpty ? (int.MaxValue, -1) : (_minLength - MaxDistance, _maxLength + MaxDistance);

    /// <summary>Further keys of options.</summary>
    public IEnumerable<string> Aliases => _aliases.Keys;

    /// <summary>What keys with parameters begin with.</summary>
    public IEnumerable<string> Beginnings => _patterns.Select(pair => pair.Pattern.Prefix);

    public SchemaKey? Find(string text)
    {
        _keys.TryGetValue(text, out SchemaKey? found);
        foreach ((SchemaKey keyed, KeyPattern pattern) in _patterns)
        {
            if (pattern.Match(text) is { } parameters && With(keyed, text, parameters) is var key)
                found = found is null ? key : found.And(key);
        }
        return found is not null && _aliases.TryGetValue(text, out SchemaKey? alias) ? found.And(alias) : found;
    }

    /// <summary>
    /// The option that has a text as a further key. Such keys are words of every program: they say nothing of the map that they are in, and only a map that
    /// is proven to be one of a request has them.
    /// </summary>
    public SchemaKey? FindAlias(string text) => _aliases.TryGetValue(text, out SchemaKey? key) ? key : null;

    /// <summary>Whether a text is a key, or a further key of an option.</summary>
    public bool IsKey(string text) => Find(text) is not null || _aliases.ContainsKey(text);

    /// <summary>Whether a text begins as the extra specs of a closed namespace do, and is none of them.</summary>
    /// <param name="ignoresCase">Whether a map that ignores case is asked: it has a key in each spelling.</param>
    /// <param name="readers">The features that read the map; null for all.</param>
    public bool IsUnknown(string text, bool ignoresCase = false, IReadOnlyCollection<string>? readers = null)
    {
        foreach ((string feature, KnownKeys closed) in _closed)
        {
            if (readers?.Contains(feature) != false && closed.IsUnknown(text))
                return !ignoresCase || closed.SpellingOf(text) is null;
        }
        return false;
    }

    /// <summary>Whether a text is no key and begins as extra specs do: evidence of what a map holds.</summary>
    public bool LooksLike(string text, KeySide side)
    {
        foreach (SchemaKey key in _keys.Values)
        {
            int length = BeginningOf(key.Text);
            if (key.Side == side && length > 0 && length < text.Length && string.CompareOrdinal(text, 0, key.Text, 0, length) == 0)
                return true;
        }
        return false;
    }

    /// <summary>The key that a text which is none was meant to be.</summary>
    /// <param name="inAnyStyle">Whether the same words in another case, or with other separators, are near too.</param>
    public SchemaKey? Nearest(string text, bool inAnyStyle = true)
    {
        if (text.Length < _minLength - MaxDistance || text.Length > _maxLength + MaxDistance || IsKey(text))
            return null;
        SchemaKey? best = null;
        int bestDistance = MaxDistance + 1;
        foreach (SchemaKey key in _keys.Values)
        {
            int distance = KeySpelling.IsSame(text, key.Text) ? 0 : Edits.Count(text, key.Text, Math.Min(bestDistance, MaxDistance) + 1);
            // Short keys have many neighbours: at most every sixth character may differ.
            if (distance > bestDistance || distance > MaxDistance || distance * 6 > key.Text.Length)
                continue;
            // The other side's spelling of the same option may be as near: the one with the same separators is meant.
            if (distance == bestDistance && best is not null && CommonStart(text, key.Text) <= CommonStart(text, best.Text))
                continue;
            if (KeySpelling.HasOtherNumber(key.Text, text) || !(inAnyStyle || KeySpelling.HasStyleOf(key.Text, text)))
                continue;
            best = key;
            bestDistance = distance;
        }
        return best ?? NearestWithParameters(text, inAnyStyle);
    }

    // The parameters of a key are what they are: near is what stands before them. One word is near too much.
    private SchemaKey? NearestWithParameters(string text, bool inAnyStyle)
    {
        foreach ((SchemaKey key, KeyPattern pattern) in _patterns)
        {
            if (BeginningOf(pattern.Prefix) is 0 || pattern.WithParametersOf(text) is not { } candidate || Math.Abs(candidate.Length - text.Length) > MaxDistance)
                continue;
            int distance = KeySpelling.IsSame(text, candidate) ? 0 : Edits.Count(text, candidate, MaxDistance + 1);
            if (distance <= MaxDistance && distance * 6 <= pattern.Prefix.Length && (inAnyStyle || KeySpelling.HasStyleOf(candidate, text)))
                return With(key, candidate, pattern.Match(candidate)!);
        }
        return null;
    }

    // The key as it is, and its counterpart on the other side.
    private static SchemaKey With(SchemaKey key, string text, string parameters)
        => key with { Text = text, Parameters = parameters, Other = key.Other is { } other ? new KeyPattern(other).Format(parameters) : null };

    private void Add(FeatureRules feature, OptionModel option, KeySide side, string? text, string? other, string constants)
    {
        foreach (AliasModel alias in option.AliasesOf(side == KeySide.Image))
        {
            if (!_aliases.ContainsKey(alias.Key))
                _aliases.Add(alias.Key, new SchemaKey(feature, option, side, alias.Key, null, (constants, option.KeyName)) { Alias = alias });
        }
        if (text is null)
            return;
        var key = new SchemaKey(feature, option, side, text, other, (constants, option.KeyName));
        if (option.IsMap)
            _patterns.Add((key, new KeyPattern(text)));
        else
            _keys[text] = _keys.TryGetValue(text, out SchemaKey? same) ? same.And(key) : key;
    }

    // With its separator: "a:b" begins with "a:".
    private static int BeginningOf(string key)
    {
        for (int i = 0; i < key.Length; i++)
        {
            if (!char.IsLetterOrDigit(key[i]))
                return i + 1;
        }
        return 0;
    }

    private static int CommonStart(string left, string right)
    {
        int i = 0;
        while (i < left.Length && i < right.Length && left[i] == right[i])
            i++;
        return i;
    }
}
