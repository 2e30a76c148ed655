using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Interpretation;

/// <summary>What is known of a request: of each side, where there are sides, and of the options after the merge.</summary>
internal sealed class KnownRequest
{
    private readonly Dictionary<string, KnownNode> _flavor = new();
    private readonly Dictionary<string, KnownNode> _image = new();
    private readonly Dictionary<string, KnownNode> _options = new();
    private readonly HashSet<string> _unreadable = new();

    private KnownRequest(bool hasSides) => HasSides = hasSides;

    /// <summary>Whether it was read from two maps, and not made in code.</summary>
    public bool HasSides { get; }

    /// <summary>A request that is read from two maps.</summary>
    /// <param name="flavor">What is known of the extra specs.</param>
    /// <param name="image">What is known of the image properties.</param>
    public static KnownRequest Read(OptionsModel model, ValueReader values, KnownMap flavor, KnownMap image)
    {
        var request = new KnownRequest(hasSides: true);
        KeyMatcher ofExtraSpecs = new(KeyedOptions.Of(model, ofImage: false)), ofImageProperties = new(KeyedOptions.Of(model, ofImage: true));
        foreach (OptionModel option in model.Options)
        {
            KnownNode ofFlavor = request.ReadSide(values, option, ofImage: false, ofExtraSpecs, flavor);
            KnownNode ofImage = request.ReadSide(values, option, ofImage: true, ofImageProperties, image);
            request._flavor.Add(option.Name, ofFlavor);
            request._image.Add(option.Name, ofImage);
        }
        request._unreadable.UnionWith(model.Options.Where(option => request.HasUnreadable && option.DecidedBy.Any(request.IsUnreadable)).Select(option => option.Name).ToArray());
        foreach (OptionModel option in model.Options)
            request._options.Add(option.Name, OrDefault(option, request.Merge(values, option)));
        return request;
    }

    /// <summary>Options that were made in code.</summary>
    public static KnownRequest Made(OptionsModel model, KnownNode options)
    {
        var request = new KnownRequest(hasSides: false);
        foreach (OptionModel option in model.Options)
            request._options.Add(option.Name, OrDefault(option, options.Member(option.Name)));
        return request;
    }

    /// <summary>The same request with another value of an option.</summary>
    public KnownRequest With(string option, KnownNode value)
    {
        var copy = new KnownRequest(HasSides);
        foreach (KeyValuePair<string, KnownNode> pair in _flavor)
            copy._flavor.Add(pair.Key, pair.Value);
        foreach (KeyValuePair<string, KnownNode> pair in _image)
            copy._image.Add(pair.Key, pair.Value);
        foreach (KeyValuePair<string, KnownNode> pair in _options)
            copy._options.Add(pair.Key, pair.Key == option ? value : pair.Value);
        copy._unreadable.UnionWith(_unreadable);
        return copy;
    }

    /// <summary>Whether a value can't be read.</summary>
    public bool HasUnreadable => _unreadable.Count > 0;

    /// <summary>Whether a value of the option can't be read: rules that look at it stay silent.</summary>
    public bool IsUnreadable(string option) => _unreadable.Contains(option);

    public KnownNode Option(string name) => _options.TryGetValue(name, out KnownNode? node) ? node : KnownNode.Unknown;

    /// <summary>The options after the merge, as an object.</summary>
    public KnownNode ToOptions() => KnownNode.Element(_options, isComplete: false);

    public KnownNode Find(Member member)
    {
        Dictionary<string, KnownNode> members = member.Root switch
        {
            MemberRoot.Flavor => _flavor,
            MemberRoot.Image => _image,
            _ => _options,
        };
        if (!members.TryGetValue(member.Path[0].Name, out KnownNode? node))
            return KnownNode.Unknown;
        return member.Path.Count == 1 ? node : node.Member(member.Path[1].Name).At(node.Place);
    }

    /// <summary>Whether something was written in the map of the flavor; else it was in that of the image, if it was in one.</summary>
    public bool IsOfFlavor(object place) => _flavor.Values.Any(node => Equals(node.Place, place));

    public bool IsOfImage(object place) => _image.Values.Any(node => Equals(node.Place, place));

    /// <summary>Whether a rule says something of this request: what it looks at can be read, and there are sides where it looks at sides.</summary>
    public bool Applies(RuleModel rule) => (HasSides || !rule.LooksAtSides) && !(HasUnreadable && rule.Options.Any(IsUnreadable));

    private KnownNode Merge(ValueReader values, OptionModel option)
    {
        KnownNode flavor = _flavor[option.Name], image = _image[option.Name];
        switch (option.Merge)
        {
            case MergeKind.ImageFirst:
                return Or(image, flavor);
            case MergeKind.AnyTrue:
                return IsTrue(flavor) ? flavor : IsTrue(image) ? image
                    : flavor.Known.Value is null && !flavor.IsAbsent ? flavor
                    : image.Known.Value is null && !image.IsAbsent ? image
                    : Or(flavor, image);
            case MergeKind.ImageIf:
                return Choose(new RuleCheck(values, Find).Decide(option.ImageIf!), Or(image, flavor), flavor);
            case MergeKind.Group:
                KnownNode[] ofGroup = option.Group.Select(name => _image[name]).ToArray();
                Truth says = ofGroup.Any(node => !node.IsUnknown && !node.IsAbsent) ? Truth.True
                    : ofGroup.All(node => node.IsAbsent) ? Truth.False
                    : Truth.Unknown;
                return Choose(says, image, flavor);
            default:
                return Or(flavor, image);
        }

        static KnownNode Or(KnownNode first, KnownNode second) => first.IsAbsent ? second : first;

        static bool IsTrue(KnownNode node) => node.Known.Value is { Kind: LiteralKind.Flag, IsTrue: true };
    }

    // Where it is not known which one counts, it makes no difference where both are the same.
    private static KnownNode Choose(Truth isFirst, KnownNode first, KnownNode second) => isFirst switch
    {
        Truth.True => first,
        Truth.False => second,
        _ => (first.IsAbsent && second.IsAbsent) || (first.Known.Value is { } value && value.Equals(second.Known.Value)) ? first : KnownNode.Unknown,
    };

    private KnownNode ReadSide(ValueReader values, OptionModel option, bool ofImage, KeyMatcher keys, KnownMap map)
    {
        if (option.KeyOf(ofImage) is not { } key)
            return KnownNode.Absent;
        if (option.IsMap)
            return ReadMap(values, option, keys, map);
        KnownNode text = map.Find(key);
        foreach (AliasModel alias in option.AliasesOf(ofImage))
            text = text.IsAbsent ? map.Find(alias.Key) : text;
        return ReadText(values, option, text);
    }

    private KnownNode ReadText(ValueReader values, OptionModel option, KnownNode text)
    {
        if (text.Known.Value is not { } value)
            return text;
        if (values.Read(option.ValueType, value.Text) is { } literal)
            return KnownNode.Of(literal, text.Place, option.Type.Kind is ValueKind.OpenEnum or ValueKind.Quantity ? value.Text : null);
        _unreadable.Add(option.Name);
        return KnownNode.Absent;
    }

    // A map is known where all its keys are, and each of their values.
    private KnownNode ReadMap(ValueReader values, OptionModel option, KeyMatcher keys, KnownMap map)
    {
        if (map.Entries is not { } entries)
            return KnownNode.Unknown;
        var found = new List<Literal>();
        object? place = null;
        bool isKnown = true;
        foreach (KeyValuePair<string, KnownNode> entry in entries)
        {
            if (entry.Value.IsAbsent || keys.Match(option, entry.Key) is not { } parameters)
                continue;
            place ??= entry.Value.Place;
            KnownNode value = ReadText(values, option, entry.Value);
            isKnown &= value.Known.Value is not null;
            if (value.Known.Value is { } literal)
                found.Add(Literal.OfEntry(parameters, option.Type.HasNumberKeys && NumberText.TryReadDecimal(parameters.AsSpan(), out long number) ? number : 0, literal));
        }
        return _unreadable.Contains(option.Name) ? KnownNode.Absent
            : !isKnown ? KnownNode.UnknownAt(place)
            : found.Count == 0 ? KnownNode.Absent
            : KnownNode.Of(Literal.OfMap(found, option.Type.HasNumberKeys), place);
    }

    private static KnownNode OrDefault(OptionModel option, KnownNode value)
        => value.IsAbsent && option.Default is not null ? KnownNode.Of(option.Default, value.Place) : value;
}
