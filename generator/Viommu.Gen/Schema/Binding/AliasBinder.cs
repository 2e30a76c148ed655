using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds the further keys of an option.</summary>
internal static class AliasBinder
{
    /// <param name="own">The own keys of all options, by the attribute that holds them.</param>
    /// <param name="extraSpecs">The keys of flavors that are taken.</param>
    /// <param name="imageProperties">The keys of images that are taken.</param>
    public static AliasModel[] Bind(
        BindingContext context, SchemaNode option, SidesModel request,
        Dictionary<string, HashSet<string>> own, Dictionary<string, SchemaNode> extraSpecs, Dictionary<string, SchemaNode> imageProperties)
    {
        var aliases = new List<AliasModel>();
        foreach (SchemaNode node in option.Elements("alias"))
        {
            string[] sides = RequestBinder.Sides;
            if (sides.All(side => !node.Mentions(side)))
                context.Report(Descriptors.Grammar, node, node.NameSpan, "<alias> has no key: give it an 'extra-spec', an 'image-property', or both");
            foreach (string side in sides.Take(request.HasOne ? 1 : 2).Where(side => node[side] is not null))
            {
                if (IsKey(context, option, own, node, side) && context.Take(side == sides[0] ? extraSpecs : imageProperties, node[side]!, node, side, "key"))
                    aliases.Add(new AliasModel(node[side]!, side == sides[1], node["deprecated"]));
            }
        }
        return aliases.Any(alias => alias.Deprecated is not null) && !context.TakeRule(GeneratedNames.Rule(option["name"]!, ImpliedRule.FormerKey), option, "name")
            ? aliases.Where(alias => alias.Deprecated is null).ToArray()
            : aliases.ToArray();
    }

    private static bool IsKey(BindingContext context, SchemaNode option, Dictionary<string, HashSet<string>> own, SchemaNode node, string side)
    {
        string key = node[side]!;
        string? problem = key.Length == 0 || key.Any(char.IsWhiteSpace) ? "a key is not empty and has no white space"
            : KeyPattern.HasParameters(key) || KeyPattern.HasParameters(option[side] ?? "") ? "keys with parameters have no further keys"
            : option[side] is null ? $"the option has no {side} of its own: give it this one"
            // Otherwise it would depend on the order of declarations which option has the key.
            : own[side].Contains(key) ? "it is the key of an option"
            : null;
        if (problem is null)
            return true;
        context.Report(Descriptors.BadValue, node, side, $"{side}={Shown.Of(key)}: {problem}");
        return false;
    }
}
