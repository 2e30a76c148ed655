using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis.Schemas;

/// <summary>The traits of all features, by their families. Looking at a text that is of none of them allocates nothing.</summary>
internal sealed class TraitIndex
{
    private readonly List<TraitFamily> _families = new();

    public TraitIndex(IReadOnlyList<FeatureRules> features)
    {
        foreach (FeatureRules feature in features)
        {
            foreach (TraitsModel traits in feature.Feature.Options?.Traits ?? default)
            {
                if (traits.Traits.Count > 0)
                    _families.Add(new TraitFamily(traits));
            }
        }
    }

    public bool IsEmpty => _families.Count == 0;

    /// <summary>
    /// What is wrong with a text that has the form of a trait, or of an extra spec that asks for one; null when nothing is, or when it is of no family
    /// that is known.
    /// </summary>
    public WrongTrait? Check(string text)
    {
        foreach (TraitFamily family in _families)
        {
            // Families may begin alike: what one does not have, another may.
            if (family.Check(text) is { } wrong)
                return _families.Any(other => other.Has(wrong.Text)) ? null : wrong;
        }
        return null;
    }

    /// <summary>What is wrong with a text that is said to be a trait, and is near one.</summary>
    public WrongTrait? Misspelt(string text)
    {
        foreach (TraitFamily family in _families)
        {
            if (family.Misspelt(text) is { } wrong)
                return _families.Any(other => other.Has(text)) ? null : wrong;
        }
        return null;
    }
}

/// <summary>A trait that does not exist.</summary>
/// <param name="Before">What is before the trait in the text.</param>
/// <param name="IsFormer">Whether it was one in the past.</param>
/// <param name="IsNear">Whether the first candidate is near enough to be meant.</param>
/// <param name="Candidates">What may be meant, the likeliest first.</param>
internal sealed record WrongTrait(string Before, string Text, bool IsFormer, bool IsNear, IReadOnlyList<string> Candidates);

/// <summary>The traits with one prefix.</summary>
internal sealed class TraitFamily
{
    // Shorter texts are near too much.
    private const int MinLength = 8;
    private const int MaxGroup = 64;

    private readonly string[] _traits;
    private readonly string[] _prefixes;
    private readonly string _prefix;
    private readonly string _requestedBy;
    private readonly string? _afterGroup;

    public TraitFamily(TraitsModel model)
    {
        _traits = model.Traits.Select(trait => trait.Trait).ToArray();
        _prefix = model.Prefix;
        int asterisk = model.RequestedBy.IndexOf('*');
        _requestedBy = asterisk < 0 ? model.RequestedBy : model.RequestedBy.Substring(0, asterisk);
        _afterGroup = asterisk < 0 ? null : model.RequestedBy.Substring(asterisk + 1);
        // The longest first: one may begin with another.
        _prefixes = model.Formerly.Append(model.Prefix).Where(prefix => prefix.Length > 0).OrderByDescending(prefix => prefix.Length).ThenBy(prefix => prefix, StringComparer.Ordinal).ToArray();
    }

    public bool Has(string trait) => _traits.Contains(trait);

    public WrongTrait? Check(string text)
    {
        int start = EndOfRequest(text);
        foreach (string prefix in _prefixes)
        {
            if (string.CompareOrdinal(text, start, prefix, 0, prefix.Length) == 0)
                return IsTrait(text, start + prefix.Length) ? Check(text.Substring(0, start), text.Substring(start), prefix) : null;
        }
        return null;
    }

    // Traits without a prefix in common are some among others that no schema knows.
    public WrongTrait? Misspelt(string text)
        => _prefix.Length > 0 && text.Length > MinLength && IsTrait(text, 0) && !_traits.Contains(text) && Suggestion.Nearest(text, _traits) is { } nearest
            ? new WrongTrait("", text, IsFormer: false, IsNear: true, new[] { nearest })
            : null;

    // Where the trait begins in an extra spec that asks for it.
    private int EndOfRequest(string text)
    {
        if (_requestedBy.Length == 0 || !text.StartsWith(_requestedBy, StringComparison.Ordinal))
            return 0;
        int end = _requestedBy.Length;
        if (_afterGroup is null)
            return end;
        while (end < text.Length && end - _requestedBy.Length < MaxGroup
            && text[end] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_')
            end++;
        return string.CompareOrdinal(text, end, _afterGroup, 0, _afterGroup.Length) == 0 ? end + _afterGroup.Length : 0;
    }

    private WrongTrait? Check(string before, string text, string prefix)
    {
        if (_traits.Contains(text) || _prefixes.Contains(text + "_"))
            return null;
        string meant = _prefix + text.Substring(prefix.Length);
        bool isFormer = prefix != _prefix && _traits.Contains(meant);
        // Only what comes after the prefix tells members apart.
        string[] members = _traits.Where(trait => trait.StartsWith(_prefix, StringComparison.Ordinal)).Select(trait => trait.Substring(_prefix.Length)).ToArray();
        string? nearest = isFormer ? meant : Suggestion.Nearest(text.Substring(prefix.Length), members) is { } member ? _prefix + member : null;
        // What a prefix of the past began may be something else.
        if (prefix != _prefix && nearest is null)
            return null;
        IEnumerable<string> others = _traits.Where(trait => trait != nearest);
        return new WrongTrait(before, text, isFormer, nearest is not null, nearest is null ? others.ToArray() : others.Prepend(nearest).ToArray());
    }

    /// <summary>Whether a part of a text is long enough to be a trait, and of the letters of one.</summary>
    public static bool HasForm(string text, int start, int end)
    {
        if (end - start <= MinLength)
            return false;
        for (int i = start; i < end; i++)
        {
            if (text[i] is not (>= 'A' and <= 'Z' or >= '0' and <= '9' or '_'))
                return false;
        }
        return true;
    }

    // A prefix that code puts something behind is not whole.
    private static bool IsTrait(string text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] is not (>= 'A' and <= 'Z' or >= '0' and <= '9' or '_'))
                return false;
        }
        return start < text.Length && text[text.Length - 1] != '_';
    }
}
