using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Language;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds what the plan makes several of: <c>repeat-for</c>.</summary>
internal sealed class RepeatBinder(BindingContext context, Scope scope)
{
    // A request must not be able to ask for more than a host could take.
    private const int MaxNumber = 4096;

    /// <returns>What is made, or null when it can't be, which is reported.</returns>
    public RepeatModel? Bind(BoundElement element, PropertyModel property)
    {
        SchemaNode node = element.Node;
        string name = node["repeat-for"]!;
        if (scope.Find(name) is not { } found)
        {
            if (!context.Broken.Contains(name))
                context.Report(Descriptors.UnknownName, node, "repeat-for", $"there is no option {Shown.Of(name)}{context.Suggest(name, scope.Names)}");
            return null;
        }
        Member source = found.Member;
        string? problem = source.Root != MemberRoot.Option ? $"{Shown.Of(name)} is no option: only what is asked for is repeated"
            : source.Type.IsNumber ? source.Type.Min < 0 || source.Type.Max > MaxNumber ? $"{Shown.Of(name)} is {source.Type.DescribeNumber()}: give it a 'max' of at most {MaxNumber}, and no negative 'min'" : null
            : PartsOf(source.Type).Length == 0 ? $"{Shown.Of(name)} is {Article.For(source.Type.Display)}: a whole number, a list or the values of keys with parameters can be repeated for" : null;
        if (problem is not null)
        {
            context.Report(Descriptors.ConditionType, node, "repeat-for", problem);
            return null;
        }
        var sets = new List<RepeatSetModel>();
        bool isComplete = true;
        foreach (SchemaNode child in element.Content.Children)
        {
            if (!element.Properties.TryGetValue(child, out PropertyModel? part))
                continue;
            if (part.Kind is PropertyKind.Attribute or PropertyKind.Text or PropertyKind.Presence && BindSet(child, part, source) is { } set)
                sets.Add(set);
            else if (part.Required)
                isComplete = ReportMissing(child, element.Model.Describe(part));
            else if (part.Kind is PropertyKind.Child or PropertyKind.Children)
                ReportInside(child);
        }
        return isComplete ? new RepeatModel(property.Name, element.Model.Type, source, sets.ToEquatableArray()) : null;
    }

    private static RepeatPart[] PartsOf(MemberType type) => type.Kind switch
    {
        ValueKind.TextList or ValueKind.NumberList => new[] { RepeatPart.Index, RepeatPart.Item },
        ValueKind.CountList => new[] { RepeatPart.Index, RepeatPart.Item, RepeatPart.Count },
        ValueKind.Map => new[] { RepeatPart.Index, RepeatPart.Key, RepeatPart.Value },
        _ when type.IsNumber => new[] { RepeatPart.Index },
        _ => new RepeatPart[0],
    };

    private RepeatSetModel? BindSet(SchemaNode node, PropertyModel property, Member source)
    {
        SchemaAttribute?[] conditional = { node.Attribute("set-when"), node.Elements("set").FirstOrDefault()?.Attribute("value") };
        foreach (SchemaAttribute useless in conditional.OfType<SchemaAttribute>())
            context.Report(Descriptors.NotSupported, node, useless.NameSpan, "what is inside an element with 'repeat-for' is set in all of them: write 'set' or 'set-from' alone");
        if (node["set-from"] is not { } name)
            return node["set"] is not null && LiteralBinder.Bind(context, node, "set", property.Type) is { } value ? new RepeatSetModel(property, null, null, value) : null;
        if (node.Attribute("set") is { } other)
            context.Report(Descriptors.NotSupported, node, other.NameSpan, "inside an element with 'repeat-for' there is a 'set' or a 'set-from'");

        RepeatPart[] parts = PartsOf(source.Type);
        if (parts.Where(part => part.ToString() == name).Select(part => (RepeatPart?)part).FirstOrDefault() is { } own)
            return Fits(node, name, TypeOf(source, own), property.Type) ? new RepeatSetModel(property, own, null, null) : null;
        if (source.Type.Kind == ValueKind.Map && scope.Find(name) is { Member: { Root: MemberRoot.Option, Type.Kind: ValueKind.Map } map }
            && HaveSameKeys(source, map))
        {
            if (property.Required)
                context.Report(Descriptors.ConditionType, node, "set-from", $"{Shown.Of(name)} may have no value at a key of {Shown.Of(source.Name)}, and this is required");
            else if (Fits(node, name, map.Type.Value!, property.Type))
                return new RepeatSetModel(property, null, map, null);
            return null;
        }
        if (!context.Broken.Contains(name))
            context.Report(Descriptors.UnknownName, node, "set-from",
                $"{Shown.Of(name)} is nothing that each of the elements has: {string.Join(", ", parts)}{(source.Type.Kind == ValueKind.Map ? ", or an option whose keys have the same parameters" : "")}");
        return null;
    }

    // A key is found in another map where it is made of as many parameters, with the same between them.
    private bool HaveSameKeys(Member one, Member other)
        => one.Type.HasNumberKeys == other.Type.HasNumberKeys && Between(PatternOf(one)).SequenceEqual(Between(PatternOf(other)));

    private static IEnumerable<string> Between(KeyPattern pattern)
    {
        (string Text, bool IsParameter)[] parts = pattern.Parts.SkipWhile(part => !part.IsParameter).Reverse().SkipWhile(part => !part.IsParameter).ToArray();
        return parts.Select(part => part.IsParameter ? "" : part.Text);
    }

    private KeyPattern PatternOf(Member option)
    {
        SchemaNode node = context.Feature.Elements("options").SelectMany(options => options.Elements("option"))
            .First(candidate => candidate["name"] == option.Name);
        return new KeyPattern((node["extra-spec"] ?? node["image-property"])!);
    }

    private MemberType TypeOf(Member source, RepeatPart part) => part switch
    {
        RepeatPart.Index => Whole(0, source.Type.IsNumber ? source.Type.Max - 1 : int.MaxValue),
        RepeatPart.Count => Whole(0, long.MaxValue),
        RepeatPart.Item when source.Type.Kind == ValueKind.NumberList => Whole(context.Lists[source.Type.Name].Min, context.Lists[source.Type.Name].Max),
        RepeatPart.Key when source.Type.HasNumberKeys => Whole(PatternOf(source).Numbers.Min, PatternOf(source).Numbers.Max),
        RepeatPart.Value => source.Type.Value!,
        _ => new MemberType(ValueKind.Text),
    };

    private static MemberType Whole(long min, long max) => new(ValueKind.Long, "", min, max);

    private bool Fits(SchemaNode node, string name, MemberType from, MemberType to)
    {
        bool isText = to is { Kind: ValueKind.Text, HasPattern: false };
        bool fits = from.Kind == to.Kind && from.Name == to.Name ? from.Kind != ValueKind.OpenEnum
            : from.IsNumber ? to.Kind == ValueKind.Long || (to.Kind == ValueKind.Int && to.Takes(from.Least) && to.Takes(from.Greatest))
            : isText && from.Kind is ValueKind.Text or ValueKind.NumberSet;
        if (!fits)
            context.Report(Descriptors.ConditionType, node, "set-from", from.IsNumber && to.Kind == ValueKind.Int
                ? $"{Shown.Of(name)} is {from.DescribeNumber()}, and this takes {to.DescribeNumber()}: use the type 'long', or another 'min' and 'max'"
                : from.IsNumber
                ? $"{Shown.Of(name)} is a number, and this is {Article.For(to.Display)}"
                : from.Kind == ValueKind.OpenEnum ? $"{Shown.Of(name)} is of an open type, which can't be repeated for"
                : $"{Shown.Of(name)} has another type than this");
        else if (from.HasRange && (node["min"] ?? node["max"]) is null && !(to.Takes(from.Least) && to.Takes(from.Greatest)))
            context.Report(Descriptors.ConditionType, node, "set-from", $"{Shown.Of(name)} is {from.DescribeNumber()}, and this takes {to.DescribeNumber()}: give it a 'min' and a 'max'");
        return fits;
    }

    private bool ReportMissing(SchemaNode node, string what)
    {
        if (!node.Mentions("set") && !node.Mentions("set-from"))
            context.Report(Descriptors.Grammar, node, node.NameSpan, $"{what} is required, and the plan makes the element without it: give it a 'set' or 'set-from'");
        return false;
    }

    // Elements inside of those that are repeated are not made.
    private void ReportInside(SchemaNode node)
    {
        foreach (SchemaNode child in node.Children)
        {
            if ((child.Attribute("set") ?? child.Attribute("set-from")) is { } set)
                context.Report(Descriptors.NotSupported, child, set.NameSpan, "the plan sets attributes and texts of an element with 'repeat-for', and nothing further inside");
            ReportInside(child);
        }
    }
}
