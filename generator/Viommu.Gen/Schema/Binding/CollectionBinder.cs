using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds sets of numbers and lists, and the numbers that conditions ask of them.</summary>
internal static class CollectionBinder
{
    private static readonly Dictionary<string, CollectionPart> Parts = new()
    {
        ["Count"] = CollectionPart.Count,
        ["Min"] = CollectionPart.Min,
        ["Max"] = CollectionPart.Max,
        ["Sum"] = CollectionPart.Sum,
    };

    public static void BindSet(BindingContext context, SchemaNode node)
        => context.Sets.Add(node["name"]!, new NumberSetModel(
            node["name"]!, BindingContext.Number(node, "max", long.MaxValue), BindingContext.IsTrue(node, "exclude"), node["universe"]));

    public static void BindList(BindingContext context, SchemaNode node)
    {
        bool isNumbers = node["of"] is "number";
        char separator = Sign(context, node, "separator") ?? ',';
        char? count = Sign(context, node, "count");
        if (isNumbers && node.Attribute("count") is { } useless)
            context.Report(Descriptors.Grammar, node, useless.NameSpan, "'count' belongs to a list of texts: a number has no count");
        if (count == separator)
            context.Report(Descriptors.BadValue, node, "count", "what stands before a count can't be what stands between items");
        foreach (string attribute in isNumbers ? new string[0] : new[] { "min", "max" })
        {
            if (node.Attribute(attribute) is { } range)
                context.Report(Descriptors.Grammar, node, range.NameSpan, $"{Shown.Of(attribute)} belongs to a list of numbers");
        }
        long min = BindingContext.Number(node, "min", 0), max = BindingContext.Number(node, "max", long.MaxValue);
        if (min > max)
            context.Report(Descriptors.BadValue, node, "max", $"the greatest value {max} is less than the least value {min}");
        context.Lists.Add(node["name"]!, new ListModel(node["name"]!, separator, isNumbers ? null : count, isNumbers, min, max));
    }

    /// <summary>Reports a universe that is no number.</summary>
    /// <param name="scope">Options and facts.</param>
    public static void CheckUniverses(BindingContext context, Scope scope)
    {
        foreach (SchemaNode node in context.Feature.Elements("number-set"))
        {
            if (node["universe"] is not { } name || context.Broken.Contains(name) || !context.Sets.ContainsKey(node["name"]!))
                continue;
            if (scope.Find(name) is not { } found)
                context.Report(Descriptors.UnknownName, node, "universe", $"there is no option and no fact {Shown.Of(name)}{context.Suggest(name, scope.Names)}");
            else if (!found.Member.Type.IsNumber)
                context.Report(Descriptors.ConditionType, node, "universe", $"{name} is {Language.Article.For(found.Member.Type.Display)}, and no number");
        }
    }

    /// <summary>The names of what conditions can ask of a collection.</summary>
    public static IReadOnlyCollection<string> NamesOf(BindingContext context, Found collection, Scope scope)
        => new[] { "Count", "Min", "Max", "Sum", "Keys", "Values", "Union" }.Where(name => Find(context, collection, name, scope) is not null).ToArray();

    /// <summary>A number that is asked of a collection: how many items there are, the least, the greatest, their sum.</summary>
    /// <param name="scope">Where the universe of a set is found.</param>
    public static Found? Find(BindingContext context, Found collection, string name, Scope scope)
    {
        MemberType type = collection.Member.Type;
        if (InMap(collection, name) is { } inMap)
            return inMap;
        if (!Parts.TryGetValue(name, out CollectionPart part))
            return null;
        // Of texts, maps and elements there is only their number; of several sets how many numbers they have together.
        if (part != CollectionPart.Count && (type.Kind is ValueKind.TextList or ValueKind.Map or ValueKind.List || (type.Kind == ValueKind.SetList && part != CollectionPart.Sum)))
            return null;
        Found? universe = type.Kind == ValueKind.NumberSet && context.Sets.TryGetValue(type.Name, out NumberSetModel? set) && set.Universe is { } of ? scope.Find(of) : null;
        var value = new PartExpression(collection.Member, part, universe?.Member is { Type.IsNumber: true } member ? member : null);
        string side = collection.Member.Root is MemberRoot.Flavor or MemberRoot.Image ? $"{collection.Member.Root}." : "";
        return new Found(
            new Member(MemberRoot.Computed, EquatableArray.Of(new Step($"{side}{collection.Member.Name}{(type.Kind == ValueKind.SetUnion ? ".Union" : "")}.{name}", Nullable: !collection.IsList)), MemberType.Computed) { Value = value },
            null,
            false,
            collection.Keys);
    }

    // The keys of a map, its values, and all numbers that are in one of several sets.
    private static Found? InMap(Found collection, string name)
    {
        MemberType type = collection.Member.Type;
        ValueKind? kind = (type.Kind, name) switch
        {
            (ValueKind.Map, "Keys") => type.HasNumberKeys ? ValueKind.NumberSet : ValueKind.TextList,
            (ValueKind.Map, "Values") when type.Value!.IsNumber => ValueKind.NumberList,
            (ValueKind.Map, "Values") when type.Value!.Kind == ValueKind.NumberSet => ValueKind.SetList,
            (ValueKind.SetList, "Union") => ValueKind.SetUnion,
            _ => null,
        };
        if (kind is null)
            return null;
        Member member = collection.Member;
        return collection with
        {
            Member = kind == ValueKind.SetUnion
                ? member with { Type = new MemberType(ValueKind.SetUnion) }
                : member with { Path = member.Path.Append(new Step(name, Nullable: false)).ToEquatableArray(), Type = new MemberType(kind.Value) },
        };
    }

    private static char? Sign(BindingContext context, SchemaNode node, string attribute)
    {
        if (node[attribute] is not { } text)
            return null;
        if (text.Length == 1 && !char.IsWhiteSpace(text[0]) && !char.IsLetterOrDigit(text[0]))
            return text[0];
        context.Report(Descriptors.BadValue, node, attribute, $"{attribute}={Shown.Of(text)}: it must be one sign, such as ',' or ':'");
        return null;
    }
}
