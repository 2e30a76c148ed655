using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CsCheck;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;

namespace Viommu.Gen.Tests.Analysis.Xml;

/// <summary>Random elements of a schema, and documents around them: mostly well, with something wrong now and then.</summary>
internal sealed class RandomXml
{
    private static readonly long[] Numbers = [0, 1, 2, 4, 8, 16, 20, 21, 39, 40, 44, 48, 64, 65, 100, 255, 256, 300, 5000];
    private static readonly Gen<string> Wrong = Make.OneOf("", " ", "wrong", "-1", "0xzz", "99999999999999999999", " 1 ", "ON");

    private readonly FeatureModel _feature;
    private readonly ValueReader _values;

    public RandomXml(FeatureModel feature)
    {
        _feature = feature;
        _values = new ValueReader(feature.Values);
    }

    /// <summary>One element that stands at a path of its own.</summary>
    public Gen<XmlTree> Element => Make.OneOf([.. _feature.Elements.Roots.Select(root => Of(root.Element))]);

    /// <summary>A document with facts and some of the elements.</summary>
    public Gen<XmlTree> Document
    {
        get
        {
            Gen<(EquatableArray<string> Path, XmlTree[] Elements)>[] roots =
            [
                .. _feature.Elements.Roots.Select(root => Of(root.Element).Array[0, root.IsRepeated ? 2 : 1].Select(elements => (root.Path, elements))),
            ];
            FactModel[] placed = [.. (_feature.Plan?.Platform.Facts ?? default).Where(fact => fact.Place is not null)];
            Gen<string?[]> facts = Make.Int[0, 1 << 16].Array[placed.Length].SelectMany(seeds => Sequence([.. placed.Select((fact, i) => seeds[i] % 4 == 0 ? Make.Const((string?)null) : Value(fact.Type).Select(text => (string?)text))]));
            Gen<Action<XmlTree>[]> sources = Sequence([.. (_feature.Plan?.Platform.Facts ?? default).SelectMany(fact => fact.Sources).Select(Source)]);
            // One of them where it has no effect.
            (RootElementModel Root, string Place)[] wrong = [.. _feature.Elements.Roots.SelectMany(root => root.Elsewhere.Select(place => (root, place)))];
            Gen<(string Place, XmlTree Element)?> misplaced = Make.Frequency(
                (8, Make.Const(((string, XmlTree)?)null)),
                (1, Make.Int[0, wrong.Length - 1].SelectMany(i => Of(wrong[i].Root.Element).Select(element => ((string, XmlTree)?)(wrong[i].Place, element)))));
            return Make.Select(Sequence(roots).Where(elements => elements.Any(of => of.Elements.Length > 0)), facts, sources, misplaced).Select((elements, facts, sources, misplaced) =>
            {
                var document = new XmlTree(_feature.Elements.Roots[0].Path[0]);
                for (int i = 0; i < placed.Length; i++)
                    Place(document, placed[i].Place!, facts[i]);
                foreach (Action<XmlTree> source in sources)
                    source(document);
                foreach ((EquatableArray<string> path, XmlTree[] items) in elements)
                    document.At(path.Skip(1)).Children.AddRange(items);
                if (misplaced is var (place, element))
                    document.At(place.Split('/').Skip(1)).Children.Add(element);
                return document;
            });
        }
    }

    private static void Place(XmlTree document, FactPlace place, string? text)
    {
        if (text is null)
            return;
        XmlTree element = document.At(place.Path.Skip(1));
        if (place.Attribute is not null)
            element.Attributes.Add((place.Attribute, text));
        else if (!place.IsPresence)
            element.Children.Add(text);
    }

    // Elements that say a fact, with what its condition looks at; names in conditions are PascalCase.
    private static Gen<Action<XmlTree>> Source(FactSource source)
    {
        Test[] tests = [.. source.Where.Tests().Where(test => !test.Left.IsFact)];
        Gen<Action<XmlTree>> parts = Sequence([.. tests.Select(test => Make.Frequency((2, Make.Const("")), (1, Make.OneOf(test.Right?.Text ?? "", "other"))))]).Select<string[], Action<XmlTree>>(values => element =>
        {
            for (int i = 0; i < tests.Length; i++)
            {
                string[] path = [.. tests[i].Left.Path.Skip(1).Select(step => char.ToLowerInvariant(step.Name[0]) + step.Name[1..])];
                XmlTree place = values[i].Length == 0 ? element : element.At(path.SkipLast(1));
                if (values[i].Length > 0 && place.Attributes.All(attribute => attribute.Name != path[^1]))
                    place.Attributes.Add((path[^1], values[i]));
            }
        });
        if (source.Value is not null)
            return Make.Frequency((3, Make.Const<Action<XmlTree>>(_ => { })), (1, parts.Select<Action<XmlTree>, Action<XmlTree>>(part => document => part(document.At(source.Path.Skip(1))))));
        return Make.Frequency((6, Make.Const(0)), (2, Make.Const(1)), (1, Make.Const(2))).SelectMany(count => parts.Array[count]).Select<Action<XmlTree>[], Action<XmlTree>>(items => document =>
        {
            foreach (Action<XmlTree> item in items)
            {
                var element = new XmlTree(source.Path[source.Path.Count - 1]);
                item(element);
                document.At(source.Path.Skip(1).SkipLast(1)).Children.Add(element);
            }
        });
    }

    private Gen<XmlTree> Of(ElementModel model)
    {
        Gen<Action<XmlTree>>[] parts = [.. model.Properties.Select(Part), Strange];
        return Sequence(parts).SelectMany(actions => Make.Shuffle(actions)).Select(actions =>
        {
            var tree = new XmlTree(model.Name);
            foreach (Action<XmlTree> action in actions)
                action(tree);
            return tree;
        });
    }

    // What no schema knows, near nothing that one does.
    private static Gen<Action<XmlTree>> Strange => Make.Frequency(
        (20, Make.Const<Action<XmlTree>>(_ => { })),
        (1, Make.Const<Action<XmlTree>>(tree => tree.Attributes.Add(("quite-something-else", "x")))),
        (1, Make.Const<Action<XmlTree>>(tree => tree.Children.Add(new XmlTree("quite-something-else")))),
        (1, Make.Const<Action<XmlTree>>(tree => tree.Children.Add(new XmlTree("quite-something-else", [], ["6"])))),
        (1, Make.Const<Action<XmlTree>>(tree => tree.Children.Add("\n  "))));

    private Gen<Action<XmlTree>> Part(PropertyModel property)
    {
        Gen<Action<XmlTree>> none = Make.Const<Action<XmlTree>>(_ => { });
        int often = property.Required ? 30 : 3;
        if (property.In is { } name)
        {
            Gen<Action<XmlTree>> value = Value(property.Type).Select<string, Action<XmlTree>>(text => property.Kind == PropertyKind.Text ? child => child.Children.Add($" {text}\n") : child => child.Attributes.Add((property.XmlName, text)));
            Gen<Action<XmlTree>> only = Make.Select(Make.Frequency((150, value), (1, none)), Make.Frequency((60, none), (1, Strange)), (has, strange) => (Action<XmlTree>)(tree =>
            {
                var child = new XmlTree(name);
                has(child);
                strange(child);
                tree.Children.Add(child);
            }));
            return Make.Frequency((property.Required ? 5 : 100, none), (often * 10, only), (1, Make.Select(only, only, (first, second) => (Action<XmlTree>)(tree => { first(tree); second(tree); }))));
        }
        switch (property.Kind)
        {
            case PropertyKind.Attribute:
                Gen<Action<XmlTree>> value = Value(property.Type).Select<string, Action<XmlTree>>(text => tree => tree.Attributes.Add((property.XmlName, text)));
                if (property.UnitAttribute is null)
                    return Make.Frequency((4, none), (often, value));
                Gen<Action<XmlTree>> unit = Make.OneOf("KiB", "M", "MiB", "B", "G", "MB", "gb", "q", "sector").Select<string, Action<XmlTree>>(text => tree => tree.Attributes.Add((property.UnitAttribute, text)));
                // A suffix that stands with the number is none where it has an attribute of its own.
                var both = Make.OneOf("2MB", "4KiB", "0KB", "16").Select<string, Action<XmlTree>>(text => tree => tree.Attributes.Add((property.XmlName, text)));
                return Make.Frequency((8, none), (often, value), (1, both), (often, Make.Select(value, unit, (first, second) => (Action<XmlTree>)(tree => { first(tree); second(tree); }))), (1, unit));
            case PropertyKind.Text:
                return Make.Frequency((4, none), (often, Value(property.Type).Select<string, Action<XmlTree>>(text => tree => tree.Children.Add($" {text}\n"))));
            case PropertyKind.Presence:
                return Make.Frequency(
                    (10, none),
                    (10, Make.Const<Action<XmlTree>>(tree => tree.Children.Add(new XmlTree(property.XmlName)))),
                    (1, Make.Const<Action<XmlTree>>(tree => tree.Children.Add(new XmlTree(property.XmlName, [], ["no"])))));
            default:
                Gen<Action<XmlTree>> child = Of(property.Element!).Select<XmlTree, Action<XmlTree>>(element => tree => tree.Children.Add(element));
                int twice = property.Kind == PropertyKind.Children ? 3 : 1;
                return Make.Frequency((property.Required ? 8 : 12, none), (often * 4, child), (twice, Make.Select(child, child, (first, second) => (Action<XmlTree>)(tree => { first(tree); second(tree); }))));
        }
    }

    private Gen<string> Value(MemberType type) => Make.Frequency((60, Good(type)), (1, Wrong));

    private Gen<string> Good(MemberType type) => type.Kind switch
    {
        ValueKind.Enum or ValueKind.Flag => Make.OneOf([.. _values.Texts(type)]),
        ValueKind.OpenEnum => Make.OneOf([.. _feature.Values.OpenEnums.First(open => open.Name == type.Name).Values
            .SelectMany(value => value.Patterns.Split(' ')).SelectMany(pattern => new[] { pattern.Replace("*", "8.1", StringComparison.Ordinal), pattern.Replace("*", "x", StringComparison.Ordinal) }), "other"]),
        ValueKind.Quantity => Make.OneOf([NumberIn(0, long.MaxValue), .. _values.Texts(type).Select(Make.Const)]),
        ValueKind.Hex => Make.Select(NumberIn(type.Min, type.Max), Make.OneOf("0x{0:x}", "0x{0:X4}", "{0}"), (number, format) => string.Format(CultureInfo.InvariantCulture, format, long.Parse(number, CultureInfo.InvariantCulture))),
        ValueKind.Version => Make.OneOf("1.2", "8.0.1", "0"),
        ValueKind.Decimal => Make.OneOf([.. new[] { -0.25m, 0, 0.5m, 1.50m, 64 }.Select(Literal.OfDecimal).Where(type.Takes).Select(number => number.Text)]),
        ValueKind.Text => Make.OneOf("a", "/dev/null", "é <&'\">"),
        _ => NumberIn(type.Min, type.Max),
    };

    private static Gen<string> NumberIn(long min, long max)
        => Make.OneOf([.. Numbers.Where(number => number >= min && number <= max).Select(number => number.ToString(CultureInfo.InvariantCulture)).Append(Math.Min(max, 5_000_000_000).ToString(CultureInfo.InvariantCulture))]);

    private static Gen<T[]> Sequence<T>(IReadOnlyList<Gen<T>> items)
        => items.Aggregate(Make.Const(Array.Empty<T>()), (all, item) => Make.Select(all, item, (first, last) => (T[])[.. first, last]));
}
