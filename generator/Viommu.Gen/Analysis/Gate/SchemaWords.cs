using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;

namespace Viommu.Gen.Analysis.Gate;

/// <summary>
/// Finds where the raw text of a file names something of a schema: a generated type, a key or what is near one, a trait, an element. One pass over the
/// characters; what it finds too much is looked at and left alone, what it does not find is not looked at.
/// </summary>
internal sealed class SchemaWords
{
    // Shorter ends of keys are words of every program.
    private const int MinEnding = 6;

    private readonly KeyIndex _keys;
    private readonly TraitIndex _traits;
    private readonly HashSet<int> _identifiers;
    private readonly HashSet<string> _names;
    private readonly string[] _prefixes;
    private readonly string[] _endings;
    private readonly string[] _beginnings;
    private readonly string[] _elements;
    private readonly string _separators;
    private readonly int _minKey, _maxKey, _maxForeign;

    public SchemaWords(IReadOnlyList<FeatureRules> features, KeyIndex keys, TraitIndex traits)
    {
        _keys = keys;
        _traits = traits;
        _names = new HashSet<string>(features.SelectMany(feature => GeneratedNames.TypesOf(feature.Feature)).Select(type => type.Name), StringComparer.Ordinal);
        _identifiers = new HashSet<int>(_names.Select(name => Hash(name, 0, name.Length)));
        _prefixes = features.SelectMany(feature => feature.Feature.Options?.Traits ?? default)
            .SelectMany(family => family.Formerly.Append(family.Prefix)).Where(prefix => prefix.Length > 0).Distinct().ToArray();
        _endings = keys.All.Select(key => key.Text.Substring(key.Text.LastIndexOf(':') + 1)).Where(ending => ending.Length >= MinEnding).Distinct().ToArray();
        _beginnings = features.SelectMany(feature => feature.Feature.Options?.Closed?.Namespaces ?? default).Concat(keys.Beginnings).Distinct().ToArray();
        _elements = features.SelectMany(feature => feature.Feature.Elements.Roots).Select(root => root.Element.Name).Distinct().ToArray();
        _separators = new string(keys.All.Select(key => key.Text).Concat(keys.Beginnings).Concat(keys.Aliases).SelectMany(text => text).Where(c => !char.IsLetterOrDigit(c)).Distinct().ToArray());
        _maxForeign = keys.All.Select(key => key.Text.Count(c => !char.IsLetterOrDigit(c))).Append(KeyIndex.MaxDistance).Max();
        (_minKey, _maxKey) = keys.Lengths;
    }

    /// <summary>The positions at which something is named, in order; null when there is none, which allocates nothing.</summary>
    public List<int>? Find(string text)
    {
        List<int>? found = null;
        int quote = -1;
        for (int i = 0; i < text.Length;)
        {
            char c = text[i];
            if (IsPart(c))
            {
                int start = i, hash = 17;
                for (; i < text.Length && IsPart(text[i]); i++)
                    hash = unchecked(hash * 31 + text[i]);
                if ((_identifiers.Contains(hash) && _names.Contains(text.Substring(start, i - start))) || BeginsTrait(text, start))
                    Add(start);
                continue;
            }
            if (c == '"')
            {
                // What is between two quotes is text, or code between two texts: which of them needs no answer.
                if (quote >= 0 && MayBeText(text, quote + 1, i))
                    Add(quote + 1);
                quote = i;
            }
            else if ((c == '<' && BeginsElement(text, i + 1))
                || (c == '\\' && AfterEscapedBracket(text, i + 1) is var after && after > 0 && BeginsElement(text, after)))
            {
                Add(i);
            }
            else if (BeginsTrait(text, i))
            {
                Add(i);
            }
            i++;
        }
        return found;

        void Add(int position) => (found ??= new List<int>()).Add(position);
    }

    private bool MayBeText(string text, int start, int end)
    {
        int length = end - start;
        if (length >= _minKey && length <= _maxKey && HasCharactersOfKeys(text, start, end))
        {
            string segment = text.Substring(start, length);
            if (_keys.IsKey(segment) || _keys.Nearest(segment) is not null)
                return true;
        }
        foreach (string prefix in _beginnings)
        {
            if (length > prefix.Length && string.CompareOrdinal(text, start, prefix, 0, prefix.Length) == 0)
                return true;
        }
        foreach (string ending in _endings)
        {
            if (length <= _maxKey && length >= ending.Length && string.CompareOrdinal(text, end - ending.Length, ending, 0, ending.Length) == 0)
                return true;
        }
        return TraitFamily.HasForm(text, start, end) && _traits.Misspelt(text.Substring(start, length)) is not null;
    }

    // What is near a key has a few characters that no key has, or one for each separator: to count them needs no copy of the text.
    private bool HasCharactersOfKeys(string text, int start, int end)
    {
        int foreign = 0;
        for (int i = start; i < end; i++)
        {
            char c = text[i];
            if (!(char.IsLetterOrDigit(c) || _separators.IndexOf(c) >= 0) && ++foreign > _maxForeign)
                return false;
        }
        return true;
    }

    private bool BeginsTrait(string text, int start)
    {
        foreach (string prefix in _prefixes)
        {
            if (prefix[0] == text[start] && string.CompareOrdinal(text, start, prefix, 0, prefix.Length) == 0)
                return true;
        }
        return false;
    }

    // Where a character escape ends that means an angle bracket, or 0.
    private static int AfterEscapedBracket(string text, int start)
    {
        if (start >= text.Length || text[start] is not ('u' or 'U' or 'x'))
            return 0;
        int digit = start + 1;
        while (digit < text.Length && text[digit] == '0')
            digit++;
        return digit + 1 < text.Length && text[digit] == '3' && text[digit + 1] is ('c' or 'C') ? digit + 2 : 0;
    }

    private bool BeginsElement(string text, int start)
    {
        foreach (string element in _elements)
        {
            if (string.CompareOrdinal(text, start, element, 0, element.Length) == 0)
                return true;
        }
        return false;
    }

    public static bool IsPart(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' || (c > 127 && char.IsLetterOrDigit(c));

    public static int Hash(string text, int start, int length)
    {
        int hash = 17;
        for (int i = start; i < start + length; i++)
            hash = unchecked(hash * 31 + text[i]);
        return hash;
    }
}
