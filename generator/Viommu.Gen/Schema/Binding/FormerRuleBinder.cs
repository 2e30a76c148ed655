using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Language;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds the ids that rules had before, when all rules have theirs: an id leads to one rule.</summary>
internal static class FormerRuleBinder
{
    public static EquatableArray<FormerRule> Bind(BindingContext context)
    {
        var former = new Dictionary<string, string>();
        foreach (KeyValuePair<string, SchemaNode> rule in context.Rules)
        {
            // An id is implied by a declaration that has other attributes; those with this one are rules themselves.
            if (!Grammar.IsRule(rule.Value.Name) || rule.Value.Attribute("formerly") is not { } formerly)
                continue;
            foreach ((string id, int start) in formerly.Words())
            {
                if (context.Rules.ContainsKey(id) || former.ContainsKey(id))
                    context.Report(Descriptors.Duplicate, rule.Value, formerly.SpanOf(start, id.Length), $"there is a rule {Shown.Of(id)} already");
                else
                    former.Add(id, rule.Key);
            }
        }
        return former.Select(pair => new FormerRule(pair.Key, pair.Value)).OrderBy(rule => rule.Id, System.StringComparer.Ordinal).ToEquatableArray();
    }
}
