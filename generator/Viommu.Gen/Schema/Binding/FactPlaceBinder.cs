using System;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Language;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds where a document says a fact.</summary>
internal static class FactPlaceBinder
{
    private const string AttributeSign = "/@";

    /// <returns>The place, or null when none is given or it is wrong, which is reported.</returns>
    public static FactPlace? Bind(BindingContext context, SchemaNode fact, MemberType type)
    {
        if (fact["path"] is not { } path)
            return null;
        bool isPresence = BindingContext.IsTrue(fact, "presence");
        if (isPresence && type.Kind != ValueKind.Flag)
        {
            context.Report(Descriptors.ConditionType, fact, "presence", "being there or not is the value of a flag only");
            return null;
        }
        int sign = path.LastIndexOf(AttributeSign, StringComparison.Ordinal);
        string? attribute = sign < 0 ? null : path.Substring(sign + AttributeSign.Length);
        if (GrammarCheck.SplitPath(sign < 0 ? path : path.Substring(0, sign)) is { } elements && (attribute is null || GrammarCheck.IsXmlName(attribute)))
            return new FactPlace(elements.ToEquatableArray(), attribute, isPresence);
        context.Report(Descriptors.BadValue, fact, "path",
            $"path={Shown.Of(path)}: it must be names with slashes before them, the last one with an @ where it is an attribute, such as /library/room or /library/@town");
        return null;
    }

    /// <summary>Reports places in documents that no element of the feature is in: no one would look there.</summary>
    public static void CheckDocuments(BindingContext context, SchemaNode platform)
    {
        string[]?[] paths = context.Feature.Elements("element").Select(element => GrammarCheck.SplitPath(element["path"] ?? "")).ToArray();
        // A path that is missing or wrong is reported where it is.
        if (context.Feature.Lost.Count > 0 || paths.Any(path => path is null))
            return;
        string[] documents = paths.Select(path => path![0]).Distinct().ToArray();
        foreach (SchemaNode node in platform.Elements("fact").SelectMany(fact => fact.Elements("from").Prepend(fact)))
        {
            string[] steps = (node["path"] ?? "").Split('/');
            if (steps.Length < 2 || steps[0].Length > 0 || !GrammarCheck.IsXmlName(steps[1]) || documents.Contains(steps[1]))
                continue;
            context.Report(Descriptors.Grammar, node, "path", documents.Length == 0
                ? "'path' says where a document of the feature's elements has the fact: there are no elements"
                : $"no element of the feature stands in a document <{steps[1]}>, so this fact is never found there{Runtime.Suggestion.For(steps[1], documents)}");
        }
    }
}
