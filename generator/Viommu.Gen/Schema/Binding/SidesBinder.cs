using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds what the sides of a request are called, and whether there is a second one.</summary>
internal static class SidesBinder
{
    private static readonly string[] OfSecond = { "image-property", "image-properties" };

    public static SidesModel Bind(BindingContext context, SchemaNode? options)
    {
        if (options?.Attribute("sources") is not { } sources)
            return new SidesModel(default);
        (string Word, int Start)[] words = sources.Words().ToArray();
        var names = new List<string>();
        foreach ((string word, int start) in words)
        {
            string? problem = names.Count == 2 ? "there are one or two maps"
                : names.Contains(word) ? "the two sides have two names"
                : !IsParameter(word) ? "it becomes a parameter in C#: a letter in lower case, and letters and digits after it"
                : SidesModel.Taken.Contains(word) ? "generated methods have a variable of this name"
                : null;
            if (problem is null)
                names.Add(word);
            else
                context.Report(Descriptors.BadValue, options, sources.SpanOf(start, word.Length), $"sources={Shown.Of(sources.Value)}: {Shown.Of(word)}: {problem}");
        }
        if (names.Count < words.Length)
            return new SidesModel(default);
        if (names.Count == 1)
            CheckSecond(context, options);
        return new SidesModel(names.ToEquatableArray());
    }

    // With one map, nothing has a key in another one.
    private static void CheckSecond(BindingContext context, SchemaNode node)
    {
        foreach (string name in OfSecond)
        {
            if (node.Attribute(name) is { } second)
                context.Report(Descriptors.Grammar, node, second.NameSpan, $"{Shown.Of(name)} is for a second map, and 'sources' names one: name two, or leave this out");
        }
        foreach (SchemaNode child in node.Elements("option").Concat(node.Elements("alias")))
            CheckSecond(context, child);
    }

    private static bool IsParameter(string word)
        => word[0] is >= 'a' and <= 'z' && word.Length <= GeneratedNames.MaxLength && word.All(static c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9');
}
