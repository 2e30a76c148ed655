using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Emit;
using Viommu.Gen.Model;
using Viommu.Gen.Rules.Interpretation;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis.Schemas;

/// <summary>The traits of all features, by their families.</summary>
internal sealed class TraitIndex
{
    private readonly List<TraitFamily> _families = new();

    public TraitIndex(IReadOnlyList<FeatureRules> features)
    {
        foreach (FeatureRules feature in features)
        {
            if (feature.Feature.Options?.Traits is { Traits.Count: > 0 } traits)
                _families.Add(new TraitFamily(traits));
        }
    }

    public bool IsEmpty => _families.Count == 0;

    /// <summary>What is wrong with a text that has the form of a trait; null when nothing is, or when it is none of a family that is known.</summary>
    public WrongTrait? Check(string text)
    {
        foreach (TraitFamily family in _families)
        {
            if (family.Check(text) is { } wrong)
                return wrong;
        }
        return null;
    }
}

/// <summary>A trait that does not exist.</summary>
/// <param name="IsFormer">Whether it was one in the past.</param>
/// <param name="Candidates">What may be meant, the likeliest first.</param>
internal sealed record WrongTrait(string Text, bool IsFormer, IReadOnlyList<string> Candidates);

/// <summary>The traits with one prefix.</summary>
internal sealed class TraitFamily
{
    private readonly HashSet<string> _traits;
    private readonly string[] _prefixes;
    private readonly string _prefix;

    public TraitFamily(TraitsModel model)
    {
        _traits = new HashSet<string>(model.Traits.Select(trait => trait.Trait), StringComparer.Ordinal);
        _prefix = model.Prefix;
        // The longest first: one may begin with another.
        _prefixes = model.Formerly.Append(model.Prefix).OrderByDescending(prefix => prefix.Length).ThenBy(prefix => prefix, StringComparer.Ordinal).ToArray();
    }

    public WrongTrait? Check(string text)
    {
        foreach (string prefix in _prefixes)
        {
            if (!text.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            if (text.Length == prefix.Length || !IsTrait(text) || _traits.Contains(text) || _prefixes.Contains(text + "_"))
                return null;
            string meant = _prefix + text.Substring(prefix.Length);
            bool isFormer = prefix != _prefix && _traits.Contains(meant);
            string? nearest = isFormer ? meant : Suggestion.Nearest(meant, _traits.OrderBy(trait => trait, StringComparer.Ordinal));
            IEnumerable<string> others = _traits.Where(trait => trait != nearest).OrderBy(trait => trait, StringComparer.Ordinal);
            return new WrongTrait(text, isFormer, nearest is null ? others.ToArray() : others.Prepend(nearest).ToArray());
        }
        return null;
    }

    // A prefix that code puts something behind ends with an underscore.
    private static bool IsTrait(string text)
    {
        foreach (char c in text)
        {
            if (c is not (>= 'A' and <= 'Z' or >= '0' and <= '9' or '_'))
                return false;
        }
        return text[text.Length - 1] != '_';
    }
}
