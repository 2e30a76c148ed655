using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds the namespaces of extra specs in which all keys are known.</summary>
internal static class ClosedBinder
{
    /// <returns>The namespaces, with no keys yet: those of all features count.</returns>
    /// <param name="bound">The options of the feature.</param>
    /// <param name="traits">Its traits.</param>
    public static ClosedModel? Bind(BindingContext context, SchemaNode options, IReadOnlyList<OptionModel> bound, IReadOnlyList<TraitsModel> traits)
    {
        if (options.Attribute("closed") is not { } closed)
            return null;
        string rule = context.Name + "UnknownKey";
        var namespaces = new List<string>();
        foreach ((string word, int start) in closed.Words())
        {
            if (word.Length < 2 || char.IsLetterOrDigit(word[word.Length - 1]) || word.Contains('{'))
                context.Report(Descriptors.BadValue, options, closed.SpanOf(start, word.Length),
                    $"{Shown.Of(word)}: a namespace is what its keys begin with, and ends with its separator, such as acme:");
            else
                namespaces.Add(word);
        }
        // A misspelt namespace would have no keys, and be no check. One that is like none of the feature's own may be that of another feature.
        string[] keys = bound.SelectMany(option => option.AliasesOf(ofImage: false).Select(alias => alias.Key).Prepend(option.ExtraSpec)).OfType<string>()
            .Concat(traits.Select(family => family.RequestedBy.Replace("*", ""))).ToArray();
        foreach ((string word, int start) in closed.Words())
        {
            if (namespaces.Contains(word) && !keys.Any(key => key.StartsWith(word, StringComparison.Ordinal))
                && Suggestion.Nearest(word, keys.Select(NamespaceOf).Distinct().ToArray()) is { } nearest)
            {
                context.Report(Descriptors.UnknownName, options, closed.SpanOf(start, word.Length),
                    $"no option of the feature has a key that begins with {Shown.Of(word)}; did you mean {Shown.Of(nearest)}?");
            }
        }
        return namespaces.Count > 0 && context.TakeRule(rule, options, "closed") ? new ClosedModel(rule, namespaces.ToEquatableArray(), default) : null;
    }

    // Up to the first separator.
    private static string NamespaceOf(string key)
    {
        int end = 0;
        while (end < key.Length && (char.IsLetterOrDigit(key[end]) || key[end] is '-' or '_'))
            end++;
        return end < key.Length ? key.Substring(0, end + 1) : key;
    }

    /// <summary>The features, with the keys of all of them in the namespaces that they close.</summary>
    /// <param name="others">Keys of other features.</param>
    public static IEnumerable<FeatureModel> Close(IReadOnlyCollection<FeatureModel> features, IReadOnlyCollection<string> others)
    {
        var known = new SortedSet<string>(others.Concat(features.SelectMany(TraitKeys)), StringComparer.Ordinal);
        foreach (OptionModel option in features.SelectMany(feature => feature.Options?.Options ?? default))
        {
            if (option.ExtraSpec is not null)
                known.Add(option.ExtraSpec);
            known.UnionWith(option.AliasesOf(ofImage: false).Select(alias => alias.Key));
        }
        string[] keys = known.ToArray();
        return features.Select(feature => feature.Options is { Closed: { } closed } options
            ? feature with { Options = options with { Closed = closed with { Keys = keys.Where(closed.Contains).ToEquatableArray() } } }
            : feature);
    }

    // The keys that ask for a trait.
    private static IEnumerable<string> TraitKeys(FeatureModel feature)
        => (feature.Options?.Traits ?? default).Where(traits => traits.RequestedBy.Length > 0)
            .Select(traits => traits.RequestedBy.Replace("*", "{group?}") + "{trait}");
}
