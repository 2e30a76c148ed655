using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>From what is known of code to what rules look at, and back.</summary>
internal static class FlowNodes
{
    /// <summary>A request that is read from two maps; null for one that is not followed.</summary>
    public static KnownRequest Read(FeatureRules feature, FlowMap? flavor, FlowMap? image, KeyIndex keys)
        => KnownRequest.Read(feature.Feature.Options!, feature.Values, SideOf(flavor, KeySide.Flavor, keys), SideOf(image, KeySide.Image, keys));

    /// <summary>The options of a request that was read.</summary>
    public static FlowRecord ToRecord(GeneratedType type, KnownRequest request)
        => FlowRecord.Read(type, type.Feature.Feature.Options!.Options.Select(option =>
        {
            KnownNode node = request.Option(option.Name);
            FlowValue value = node.IsAbsent ? FlowValue.Null
                : node.Text is not null ? new TextValue(node.Text)
                : node.Known.Value is { } literal ? option.Type.Kind == ValueKind.Text ? new TextValue(literal.Text) : new LiteralValue(literal)
                : FlowValue.Unknown;
            return new KeyValuePair<string, FlowProperty>(option.Name, new FlowProperty(value, node.Place as Location));
        }));

    /// <summary>An object, with all that hangs on it.</summary>
    public static KnownNode ToNode(FlowRecord record, FlowState state, object? place = null)
    {
        var members = new Dictionary<string, KnownNode>();
        foreach ((string name, MemberType type, Literal? omit) in Members(record.Type))
        {
            // A platform refuses to be made with such a number.
            if (record.Type.Role == SchemaRole.Platform && record.Properties.TryGetValue(name, out FlowProperty? given) && IsOutside(given.Value, type))
                return KnownNode.Element(new Dictionary<string, KnownNode>(), isComplete: false, place);
            if (record.Properties.TryGetValue(name, out FlowProperty? property))
                members[name] = ToNode(property.Value, type, record.Type.Feature.Values, state, property.Place).Without(omit);
        }
        return KnownNode.Element(members, record.IsComplete, place);
    }

    /// <summary>A value, as a member of some type holds it.</summary>
    public static KnownNode ToNode(FlowValue value, MemberType type, ValueReader values, FlowState state, Location? place)
    {
        if (value == FlowValue.Null)
            return KnownNode.AbsentAt(place);
        switch (value)
        {
            case TextValue text:
                return type.Kind switch
                {
                    ValueKind.OpenEnum => KnownNode.Of(values.KindOf(type, text.Text), place, text.Text),
                    ValueKind.Text => KnownNode.Of(Literal.OfText(text.Text), place),
                    _ => KnownNode.UnknownAt(place),
                };
            case LiteralValue { Literal: { Kind: LiteralKind.Number } whole } when type.Kind == ValueKind.Decimal:
                return KnownNode.Of(Literal.OfDecimal(whole.Number), place);
            case LiteralValue literal when Fits(literal.Literal, type):
                return KnownNode.Of(literal.Literal, place);
            case ReferenceValue when state.Object<FlowRecord>(value) is { } record:
                return ToNode(record, state, place);
            case ListValue list when type.Kind == ValueKind.List:
                return KnownNode.List(list.Items.Select(item => ToNode(item.Value, new MemberType(ValueKind.Element, type.Name), values, state, place))
                    .ToArray(), place);
            case ListValue list when ToList(list, type) is { } items:
                return KnownNode.Of(items, place);
            default:
                return KnownNode.UnknownAt(place);
        }
    }

    // A list of texts or numbers, where each of them is known.
    private static Literal? ToList(ListValue list, MemberType type)
    {
        Literal?[] items = list.Items.Select(item => (type.Kind, item.Value) switch
        {
            (ValueKind.TextList, TextValue text) => Literal.OfText(text.Text),
            (ValueKind.NumberList, LiteralValue { Literal: { Kind: LiteralKind.Number } number }) => number,
            (ValueKind.CountList, LiteralValue { Literal: { Kind: LiteralKind.Counted } counted }) => counted,
            _ => null,
        }).ToArray();
        return items.Length > 0 && items.All(item => item is not null) ? Literal.OfList(items!) : null;
    }

    // One mistake is one diagnostic: a key that is misspelt, or belongs to the other side, is reported by itself, so what it was meant to say is not missing.
    private static KnownMap SideOf(FlowMap? map, KeySide side, KeyIndex keys)
    {
        if (map is null)
            return KnownMap.Unknown;
        var meant = new HashSet<string?>();
        foreach (KeyValuePair<string, MapCell> cell in map.Cells)
        {
            if (cell.Value.Presence != Presence.Absent && (keys.Find(cell.Key) ?? keys.Nearest(cell.Key)) is { } key
                && (!key.IsOf(side) || key.Text != cell.Key))
                meant.Add(side == KeySide.Flavor ? key.Option.ExtraSpec : key.Option.ImageProperty);
        }
        bool isComplete = map.IsComplete && !meant.Any(key => key is not null && KeyPattern.HasParameters(key));
        return new KnownMap(
            key => map.ToNode(key) is var node && node.IsAbsent && meant.Contains(key) ? KnownNode.Unknown : node,
            isComplete ? map.Cells.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => new KeyValuePair<string, KnownNode>(cell.Key, map.ToNode(cell.Key))).ToArray() : null);
    }

    private static IEnumerable<(string Name, MemberType Type, Literal? Omit)> Members(GeneratedType type) => type.Role switch
    {
        SchemaRole.Options => type.Feature.Feature.Options!.Options.Select(option => (option.Name, option.Type, (Literal?)null)),
        SchemaRole.Platform => type.Feature.Feature.Plan!.Platform.Facts.Select(fact => (fact.Name, fact.Type, (Literal?)null)),
        SchemaRole.Element => type.Element!.Properties.Select(property => (property.Name, property.Type, property.Omit)),
        _ => Enumerable.Empty<(string, MemberType, Literal?)>(),
    };

    private static bool IsOutside(FlowValue value, MemberType type)
        => type.HasRange && value is LiteralValue { Literal: var number } && Fits(number, type) && !type.Takes(number);

    private static bool Fits(Literal literal, MemberType type) => type.Kind switch
    {
        ValueKind.Enum => literal.Kind == LiteralKind.Name,
        ValueKind.Flag or ValueKind.Presence => literal.Kind == LiteralKind.Flag,
        ValueKind.Quantity => literal.Kind is LiteralKind.Name or LiteralKind.Number,
        ValueKind.Int or ValueKind.Long or ValueKind.Hex => literal.Kind == LiteralKind.Number,
        ValueKind.Decimal => literal.Kind == LiteralKind.Decimal,
        ValueKind.Version => literal.Kind == LiteralKind.Version,
        ValueKind.NumberSet => literal.Kind == LiteralKind.Set,
        ValueKind.TextList or ValueKind.NumberList or ValueKind.CountList => literal.Kind == LiteralKind.List,
        ValueKind.Map => literal.Kind == LiteralKind.Map,
        _ => false,
    };
}
