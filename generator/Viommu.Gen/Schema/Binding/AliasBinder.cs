using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds the further keys of an option.</summary>
internal sealed class AliasBinder
{
    private readonly BindingContext _context;
    private readonly SidesModel _sides;
    private readonly SchemaNode _options;
    private readonly Dictionary<string, SchemaNode> _extraSpecs, _imageProperties;

    // The own keys of all options, by the attribute that holds them.
    private Dictionary<string, HashSet<string>>? _own;

    /// <param name="extraSpecs">The keys of flavors that are taken.</param>
    /// <param name="imageProperties">The keys of images that are taken.</param>
    public AliasBinder(
        BindingContext context, SidesModel sides, SchemaNode options, Dictionary<string, SchemaNode> extraSpecs, Dictionary<string, SchemaNode> imageProperties)
    {
        _context = context;
        _sides = sides;
        _options = options;
        _extraSpecs = extraSpecs;
        _imageProperties = imageProperties;
    }

    public EquatableArray<AliasModel> Bind(SchemaNode option)
    {
        if (!option.Has("alias"))
            return default;
        var aliases = new List<AliasModel>();
        foreach (SchemaNode node in option.Elements("alias"))
        {
            string[] sides = RequestBinder.Sides;
            if (sides.All(side => !node.Mentions(side)))
                _context.Report(Descriptors.Grammar, node, node.NameSpan, "<alias> has no key: give it an 'extra-spec', an 'image-property', or both");
            foreach (string side in sides.Take(_sides.HasOne ? 1 : 2).Where(side => node[side] is not null))
            {
                if (IsKey(option, node, side) && _context.Take(side == sides[0] ? _extraSpecs : _imageProperties, node[side]!, node, side, "key"))
                    aliases.Add(new AliasModel(node[side]!, side == sides[1], node["deprecated"]));
            }
        }
        return aliases.Any(alias => alias.Deprecated is not null) && !_context.TakeRule(GeneratedNames.Rule(option["name"]!, ImpliedRule.FormerKey), option, "name")
            ? aliases.Where(alias => alias.Deprecated is null).ToEquatableArray()
            : aliases.ToEquatableArray();
    }

    private bool IsKey(SchemaNode option, SchemaNode node, string side)
    {
        _own ??= RequestBinder.Sides.ToDictionary(key => key, key => new HashSet<string>(_options.Elements("option").Select(other => other[key]).OfType<string>()));
        string key = node[side]!;
        string? problem = !RequestBinder.IsPlain(key) ? "a key is not empty and has no white space"
            : KeyPattern.HasParameters(key) || KeyPattern.HasParameters(option[side] ?? "") ? "keys with parameters have no further keys"
            : option[side] is null ? $"the option has no {side} of its own: give it this one"
            // Otherwise it would depend on the order of declarations which option has the key.
            : _own[side].Contains(key) ? "it is the key of an option"
            : null;
        if (problem is null)
            return true;
        _context.Report(Descriptors.BadValue, node, side, $"{side}={Shown.Of(key)}: {problem}");
        return false;
    }
}
