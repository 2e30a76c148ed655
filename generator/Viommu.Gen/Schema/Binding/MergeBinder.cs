using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds which side of an option counts, once all options are known.</summary>
internal static class MergeBinder
{
    /// <param name="nodes">Where each option is declared.</param>
    /// <param name="sides">What each side said.</param>
    public static IReadOnlyList<OptionModel> Bind(BindingContext context, IReadOnlyList<OptionModel> options, IReadOnlyList<SchemaNode> nodes, Scope sides)
    {
        ILookup<string, string> groups = options.Zip(nodes, static (option, node) => (Option: option.Name, Group: node["group"]))
            .Where(pair => pair.Group is not null).ToLookup(pair => pair.Group!, pair => pair.Option);
        return options.Zip(nodes, (option, node) => Bind(context, option, node, sides, groups)).ToArray();
    }

    private static OptionModel Bind(BindingContext context, OptionModel option, SchemaNode node, Scope sides, ILookup<string, string> groups)
    {
        string merge = node["merge"] ?? "flavor-first";
        ReportUseless(context, node, "when", merge == "must-agree", "'when' says where both sides must say the same: it belongs to merge=\"must-agree\"");
        ReportUseless(context, node, "image-if", merge == "image-if", "'image-if' says where the image's value counts: it belongs to merge=\"image-if\"");
        if (node.Attribute("group") is { } group)
        {
            if (node["merge"] is not null)
                context.Report(Descriptors.Grammar, node, "merge", "an option of a 'group' comes from the side that the group comes from: take 'merge' away");
            else if (HasBothKeys(context, option, node, "group"))
                return option with { Merge = MergeKind.Group, Group = groups[group.Value].ToEquatableArray() };
            return option;
        }
        switch (merge)
        {
            case "image-first":
                return option with { Merge = MergeKind.ImageFirst };
            case "any-true" when option.Type.Kind != ValueKind.Flag:
                context.Report(Descriptors.ConditionType, node, "merge", $"any-true is for flags, and {Shown.Of(option.Name)} is of type {option.Type.Display}");
                return option;
            case "any-true" when HasBothKeys(context, option, node, "merge"):
                return option with { Merge = MergeKind.AnyTrue };
            case "image-if" when node.Attribute("image-if") is null:
                if (!node.Dropped.Contains("image-if"))
                    context.Report(Descriptors.Grammar, node, "merge", "image-if needs the attribute 'image-if': a condition over Flavor and Image, such as { Flavor.Size: not null }");
                return option;
            case "image-if" when HasBothKeys(context, option, node, "merge") && ConditionBinder.Bind(context, sides, node, "image-if", out _) is { } condition:
                return option with { Merge = MergeKind.ImageIf, ImageIf = condition };
            default:
                return option;
        }
    }

    private static bool HasBothKeys(BindingContext context, OptionModel option, SchemaNode node, string attribute)
    {
        if (option.ExtraSpec is not null && option.ImageProperty is not null)
            return true;
        context.Report(Descriptors.Grammar, node, attribute, $"{Shown.Of(node[attribute])} needs two keys: an 'extra-spec' and an 'image-property'");
        return false;
    }

    private static void ReportUseless(BindingContext context, SchemaNode node, string attribute, bool belongs, string message)
    {
        if (!belongs && node.Attribute(attribute) is { } useless)
            context.Report(Descriptors.Grammar, node, useless.NameSpan, message);
    }
}
