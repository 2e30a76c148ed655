using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds the value types of a feature.</summary>
internal static class ValuesBinder
{
    public static ValuesModel Bind(BindingContext context)
    {
        foreach (SchemaNode node in context.Feature.Children.Where(child => child.Name is "enum" or "flag" or "quantity" or "number-set" or "list" or "text-pattern"))
        {
            if (!TakeTypes(context, node))
            {
                context.Broken.Add(node["name"]!);
                continue;
            }
            switch (node.Name)
            {
                case "enum" when node["open"] is null:
                    BindEnum(context, node);
                    break;
                case "enum":
                    BindOpenEnum(context, node);
                    break;
                case "flag":
                    BindFlag(context, node);
                    break;
                case "number-set":
                    CollectionBinder.BindSet(context, node);
                    break;
                case "list":
                    CollectionBinder.BindList(context, node);
                    break;
                case "text-pattern":
                    BindPattern(context, node);
                    break;
                default:
                    BindQuantity(context, node);
                    break;
            }
        }
        return new ValuesModel(
            context.Enums.Values.ToEquatableArray(),
            context.OpenEnums.Values.ToEquatableArray(),
            context.Flags.Values.ToEquatableArray(),
            context.Quantities.Values.ToEquatableArray(),
            context.Sets.Values.ToEquatableArray(),
            context.Lists.Values.ToEquatableArray(),
            context.Texts.Values.ToEquatableArray());
    }

    // A type and the one next to it; an open enum or a quantity with the name of one of its own members would hide it.
    private static bool TakeTypes(BindingContext context, SchemaNode node)
    {
        if (node.Dropped.Contains("open"))
            return false;
        string name = node["name"]!;
        string companion = node.Name == "quantity"
            ? GeneratedNames.QuantityWord(name)
            : node["open"] is null ? GeneratedNames.EnumText(name) : GeneratedNames.OpenKind(name);
        (MemberSet own, MemberSet ownCompanion) = node.Name == "quantity" ? (MemberSet.Quantity, MemberSet.Enum)
            : node["open"] is null ? (MemberSet.Enum, MemberSet.EnumText)
            : (MemberSet.OpenEnum, MemberSet.Enum);
        // How these are written is a field of a class; the type is one of the runtime.
        return node.Name is "flag" or "number-set" or "list" or "text-pattern"
            ? context.TakeType(name, MemberSet.Enum, node, "name")
            : context.TakeType(name, own, node, "name") && context.TakeType(companion, ownCompanion, node, "name");
    }

    private static void BindEnum(BindingContext context, SchemaNode node)
    {
        string name = node["name"]!;
        var values = new List<EnumValueModel>();
        bool ignoresCase = BindingContext.IsTrue(node, "ignore-case");
        Dictionary<string, SchemaNode> names = new(), texts = new(ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (SchemaNode value in node.Elements("value"))
        {
            if (value["text"] is not { Length: > 0 } text)
                ReportMissing(context, value, "text", "how it is written");
            else if (value["match"] is not null)
                context.Report(Descriptors.Grammar, value, "match", "a value of a closed enum has a text, and no patterns");
            else if (context.Take(names, value["name"]!, value, "name", "value") && context.Take(texts, text, value, "text", "text"))
                values.Add(new EnumValueModel(value["name"]!, text, Also(context, value, texts), BindingContext.Docs(value), value["trait"]));
        }
        if (!node.Has("value") && node.Lost.Count == 0)
            context.Report(Descriptors.Grammar, node, "name", $"the enum {Shown.Of(name)} has no values");
        context.Enums.Add(name, new EnumModel(name, values.ToEquatableArray(), BindingContext.Docs(node), ignoresCase));
    }

    private static EquatableArray<string> Also(BindingContext context, SchemaNode value, Dictionary<string, SchemaNode> texts)
    {
        var also = new List<string>();
        foreach ((string word, int start) in value.Attribute("also")?.Words() ?? Enumerable.Empty<(string, int)>())
        {
            if (texts.ContainsKey(word))
            {
                context.Report(Descriptors.Duplicate, value, value.Attribute("also")!.SpanOf(start, word.Length), $"there is a text {Shown.Of(word)} already");
                continue;
            }
            texts.Add(word, value);
            also.Add(word);
        }
        return also.ToEquatableArray();
    }

    private static void BindOpenEnum(BindingContext context, SchemaNode node)
    {
        string name = node["name"]!;
        var values = new List<OpenValueModel>();
        Dictionary<string, SchemaNode> names = new() { [node["open"]!] = node }, patterns = new();
        if (node.Attribute("ignore-case") is { } ignoresCase)
            context.Report(Descriptors.Grammar, node, ignoresCase.NameSpan, "'ignore-case' belongs to a closed enum: the texts of an open one are kept as they are");
        foreach (SchemaNode value in node.Elements("value"))
        {
            if (value.Attribute("also") is { } useless)
                context.Report(Descriptors.Grammar, value, useless.NameSpan, "a value of an open enum has all its texts in 'match'");
            if (value.Attribute("trait") is { } trait)
                context.Report(Descriptors.Grammar, value, trait.NameSpan, "a value of an open enum has no trait: any text may be one");
            if (value.Attribute("match") is not { } match)
            {
                ReportMissing(context, value, "match", "the texts and patterns that are it");
                continue;
            }
            if (!context.IsFree(!(GeneratedNames.IsTaken(value["name"]!, MemberSet.OpenEnum) || value["name"] == name), value["name"]!, value, "name")
                || !context.Take(names, value["name"]!, value, "name", "value"))
                continue;
            foreach ((string word, int start) in match.Words())
            {
                if (patterns.ContainsKey(word))
                    context.Report(Descriptors.Duplicate, value, match.SpanOf(start, word.Length), $"there is a pattern {Shown.Of(word)} already");
                else if (word.IndexOf('*') != word.LastIndexOf('*'))
                    context.Report(Descriptors.BadValue, value, match.SpanOf(start, word.Length), $"{Shown.Of(word)}: a pattern has at most one asterisk");
                else
                    patterns.Add(word, value);
            }
            string[] words = match.Words().Select(word => word.Word).ToArray();
            values.Add(new OpenValueModel(value["name"]!, string.Join(" ", words), words.FirstOrDefault(word => word.IndexOf('*') < 0),
                BindingContext.Docs(value)));
        }
        context.OpenEnums.Add(name, new OpenEnumModel(name, node["open"]!, values.ToEquatableArray(), BindingContext.Docs(node)));
    }

    private static void BindFlag(BindingContext context, SchemaNode node)
    {
        bool isExact = BindingContext.IsTrue(node, "exact");
        var words = new HashSet<string>(isExact ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        foreach (string side in new[] { "true", "false" })
        {
            SchemaAttribute attribute = node.Attribute(side)!;
            foreach ((string word, int start) in attribute.Words())
            {
                if (!words.Add(word))
                    context.Report(Descriptors.Duplicate, node, attribute.SpanOf(start, word.Length), $"there is a word {Shown.Of(word)} already");
            }
        }
        string name = node["name"]!;
        context.Flags.Add(name, new FlagModel(name, BindingContext.Collapse(node["true"]), BindingContext.Collapse(node["false"]), isExact));
    }

    private static void BindPattern(BindingContext context, SchemaNode node)
    {
        SchemaAttribute pattern = node.Attribute("pattern")!;
        string name = node["name"]!, example = node["example"] ?? "";
        if (TextFormat.ProblemOf(pattern.Value, out int start, out int length) is { Length: > 0 } problem)
        {
            context.Report(Descriptors.BadValue, node, pattern.SpanOf(start, length), $"pattern={Shown.Of(pattern.Value)}: {problem}");
            context.Broken.Add(name);
            return;
        }
        if (node["example"] is not null && !new TextFormat(pattern.Value, "").IsMatch(example))
            context.Report(Descriptors.BadValue, node, "example", $"example={Shown.Of(example)}: it does not match {Shown.Of(pattern.Value)}");
        context.Texts.Add(name, new TextModel(name, pattern.Value, example));
    }

    private static void BindQuantity(BindingContext context, SchemaNode node)
    {
        string name = node["name"]!;
        long min = BindingContext.Number(node, "min", 0), max = BindingContext.Number(node, "max", long.MaxValue);
        if (min > max)
            context.Report(Descriptors.BadValue, node, "max", $"the greatest amount {max} is less than the least amount {min}");
        max = Math.Max(min, max);
        var words = new List<EnumValueModel>();
        Dictionary<string, SchemaNode> names = new(), texts = new();
        foreach (SchemaNode word in node.Elements("word"))
        {
            if (!context.IsFree(!(GeneratedNames.IsTaken(word["name"]!, MemberSet.Quantity) || word["name"] == name
                || word["name"] == GeneratedNames.FromUnit(node["unit"]!)), word["name"]!, word, "name"))
                continue;
            if (word["text"]!.Any(char.IsWhiteSpace))
                context.Report(Descriptors.BadValue, word, "text", $"text={Shown.Of(word["text"])}: a word has no white space");
            else if (context.Take(names, word["name"]!, word, "name", "word") && context.Take(texts, word["text"]!, word, "text", "text"))
                words.Add(new EnumValueModel(word["name"]!, word["text"]!, default, BindingContext.Docs(word)));
        }
        var suffixes = new List<SuffixModel>();
        foreach (SchemaNode suffix in node.Elements("suffix"))
        {
            SchemaAttribute text = suffix.Attribute("text")!;
            foreach ((string word, int start) in text.Words().DefaultIfEmpty(("", 0)))
            {
                if (texts.ContainsKey(word))
                    context.Report(Descriptors.Duplicate, suffix, text.SpanOf(start, word.Length), $"there is a suffix {Shown.Of(word)} already");
                else
                    texts.Add(word, suffix);
            }
            if ((suffix["factor"] is null) == (suffix["refused"] is null))
                context.Report(Descriptors.Grammar, suffix, suffix.NameSpan, "<suffix> has either a 'factor' or the reason why it is 'refused'");
            else if (suffix["refused"] is not null && suffix.Attribute("remark") is { } remark)
                context.Report(Descriptors.Grammar, suffix, remark.NameSpan,
                    "'remark' belongs to suffixes that are accepted: the reason in 'refused' is reported for others");
            else if (suffix["refused"] is { } refused)
                suffixes.Add(new SuffixModel(BindingContext.Collapse(suffix["text"]), 0, 1, BindingContext.Collapse(refused)));
            else if (ReadFactor(suffix["factor"]!) is { } factor)
                suffixes.Add(new SuffixModel(BindingContext.Collapse(suffix["text"]), factor.Numerator, factor.Denominator, null,
                    BindingContext.Collapse(suffix["remark"])));
            else
                context.Report(Descriptors.BadValue, suffix, "factor",
                    $"factor={Shown.Of(suffix["factor"])}: it must be a whole number or a fraction, such as 1024 or 1/8, and not 0");
        }
        context.Quantities.Add(name, new QuantityModel(
            name,
            node["unit"]!,
            min,
            max,
            node["round"] == "up",
            BindingContext.Collapse(node["outside"]),
            words.ToEquatableArray(),
            suffixes.ToEquatableArray(),
            WrittenSuffix(context, node, suffixes),
            BindingContext.Docs(node)));
    }

    // Where amounts without a suffix are refused, or in another unit, they are written with a suffix that is worth one unit.
    private static string WrittenSuffix(BindingContext context, SchemaNode node, IReadOnlyList<SuffixModel> suffixes)
    {
        if (suffixes.All(suffix => suffix.Texts.Length > 0 || IsUnit(suffix)))
            return "";
        if (suffixes.FirstOrDefault(suffix => suffix.Texts.Length > 0 && IsUnit(suffix)) is { } unit)
            return Runtime.Words.Split(unit.Texts)[0];
        context.Report(Descriptors.Grammar, node, node.NameSpan,
            $"<quantity> has no suffix that is worth one {node["unit"]}, and amounts without a suffix are something else: nothing could be written; add <suffix text={Shown.Of(node["unit"])} factor={Shown.Of("1")}/>");
        return "";
    }

    private static bool IsUnit(SuffixModel suffix) => suffix.Refused is null && suffix.Numerator == suffix.Denominator;

    private static void ReportMissing(BindingContext context, SchemaNode value, string attribute, string what)
    {
        if (!value.Dropped.Contains(attribute))
            context.Report(Descriptors.Grammar, value, value.NameSpan, $"<value> has no attribute {Shown.Of(attribute)}: {what}");
    }

    private static (long Numerator, long Denominator)? ReadFactor(string text)
    {
        int slash = text.IndexOf('/');
        string top = slash < 0 ? text : text.Substring(0, slash), bottom = slash < 0 ? "1" : text.Substring(slash + 1);
        return Runtime.NumberText.TryReadDecimal(top.AsSpan(), out long numerator) && numerator > 0
            && Runtime.NumberText.TryReadDecimal(bottom.AsSpan(), out long denominator) && denominator > 0
                ? (numerator, denominator)
                : null;
    }
}
