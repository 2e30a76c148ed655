using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Interpretation;

/// <summary>Makes the elements of a plan over what is known, as the generated plan makes them.</summary>
internal sealed class ElementBuilder
{
    private readonly RuleCheck _check;

    public ElementBuilder(RuleCheck check) => _check = check;

    /// <summary>Whether the element should be there, and lacks what it requires.</summary>
    public bool HasGap { get; private set; }

    public KnownNode Make(PlannedModel planned) => Counts(planned.When, planned.Unless) switch
    {
        Truth.True => Make(planned.Build, isRoot: true),
        Truth.False => KnownNode.Absent,
        _ => KnownNode.Unknown,
    };

    private KnownNode Make(BuildModel build, bool isRoot)
    {
        var members = new Dictionary<string, KnownNode>();
        foreach (SetModel set in build.Sets)
            members[set.Property] = Set(set);
        foreach (ChildBuildModel child in build.Children)
            members[child.Property] = Make(child.Build, isRoot: false);
        foreach (RepeatModel repeat in build.Repeats)
            members[repeat.Property] = Repeat(repeat);

        string[] required = build.Sets.Where(set => set.Required).Select(set => set.Property)
            .Concat(build.Children.Where(child => child.Required).Select(child => child.Property)).ToArray();
        if (required.Any(name => members[name].IsAbsent))
        {
            HasGap |= isRoot;
            return KnownNode.Absent;
        }
        bool isOpen = required.Length > 0
            ? required.Any(name => members[name].IsUnknown)
            : !isRoot && members.Values.All(member => member.IsUnknown || member.IsAbsent);
        if (!isRoot && required.Length == 0 && members.Values.All(member => member.IsAbsent))
            return KnownNode.Absent;
        if (isOpen)
            return KnownNode.Unknown;
        foreach (SetModel set in build.Sets)
            members[set.Property] = members[set.Property].Without(set.Omit);
        return KnownNode.Element(members, isComplete: true);
    }

    private KnownNode Set(SetModel set)
    {
        if (set.From is { } source)
        {
            Truth isSet = _check.DecideCertain(source.When);
            KnownNode from = isSet == Truth.False ? KnownNode.Absent : From(source);
            if (!from.IsAbsent)
                return isSet == Truth.True ? from : KnownNode.UnknownAt(from.Place);
            if (isSet == Truth.Unknown)
                return KnownNode.Unknown;
        }
        foreach (SetCase @case in set.Cases)
        {
            switch (Counts(@case.When, @case.Unless))
            {
                case Truth.True:
                    return KnownNode.Of(@case.Value);
                case Truth.Unknown:
                    return KnownNode.Unknown;
            }
        }
        return KnownNode.Absent;
    }

    private KnownNode Repeat(RepeatModel repeat)
    {
        KnownNode source = _check.NodeOf(repeat.Source);
        if (source.IsAbsent)
            return KnownNode.Absent;
        if (source.Known.Value is not { } value)
            return KnownNode.Unknown;
        MemberType type = repeat.Source.Type;
        IEnumerable<Literal?> items = type.IsNumber ? Enumerable.Repeat<Literal?>(null, (int)Math.Max(0, Math.Min(value.Number, type.Max))) : value.Items;
        return KnownNode.List(items.Select((item, index) => KnownNode.Element(
            repeat.Sets.ToDictionary(set => set.Property.Name, set => PartOf(set, item, index, type, source.Place).Without(set.Property.Omit)), isComplete: true)).ToArray());
    }

    private KnownNode PartOf(RepeatSetModel set, Literal? item, int index, MemberType type, object? place)
    {
        switch (set.Part)
        {
            case RepeatPart.Index:
                return KnownNode.Of(Literal.OfNumber(index), place);
            case RepeatPart.Count:
                return KnownNode.Of(Literal.OfNumber(item!.Number), place);
            case RepeatPart.Key:
                return KnownNode.Of(type.HasNumberKeys ? Literal.OfNumber(item!.Number) : Literal.OfText(item!.Text), place);
            case RepeatPart.Item:
                return KnownNode.Of(item!.Kind == LiteralKind.Counted ? Literal.OfText(item.Text) : item, place);
            case RepeatPart.Value:
                return ValueOf(set, item!.Items[0], place);
        }
        if (set.Map is not { } other)
        {
            Truth isSet = _check.DecideCertain(set.Unless).Not();
            return isSet == Truth.True ? KnownNode.Of(set.Value!) : isSet == Truth.False ? KnownNode.Absent : KnownNode.Unknown;
        }
        KnownNode map = _check.NodeOf(other);
        return map.IsAbsent ? KnownNode.Absent
            : map.Known.Value is not { } entries ? KnownNode.Unknown
            : entries.Items.FirstOrDefault(entry => entry.Number == item!.Number && entry.Text == item.Text) is { } same ? ValueOf(set, same.Items[0], map.Place)
            : KnownNode.Absent;
    }

    // A set is written as its text.
    private KnownNode ValueOf(RepeatSetModel set, Literal value, object? place)
        => KnownNode.Of(set.Property.Type.Kind == ValueKind.Text && value.Kind != LiteralKind.Text ? Literal.OfText(value.Text) : value, place);

    private Truth Counts(Condition when, Condition unless)
    {
        Truth isDue = _check.DecideCertain(when), hasEffect = _check.DecideCertain(unless).Not();
        return isDue < hasEffect ? isDue : hasEffect;
    }

    private KnownNode From(SetFrom from)
    {
        KnownNode source = _check.NodeOf(from.Source);
        if (from.Map.Count == 0 || source.Known.Value is not { } value)
            return source;
        NamePair? pair = from.Map.FirstOrDefault(candidate => candidate.From == value.Text);
        return pair is null ? KnownNode.Absent : KnownNode.Of(Literal.OfName(pair.To), source.Place);
    }
}
