using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds the options and the platform of a feature.</summary>
internal static class RequestBinder
{
    private const int MaxEdges = 1000;

    /// <summary>The attributes that hold keys: of a flavor, and of an image.</summary>
    public static readonly string[] Sides = { "extra-spec", "image-property" };

    /// <summary>The only element with a name; further ones are reported.</summary>
    public static SchemaNode? Single(BindingContext context, string element)
    {
        SchemaNode? first = null;
        foreach (SchemaNode node in context.Feature.Elements(element))
        {
            if (first is not null)
                context.Report(Descriptors.Duplicate, node, node.NameSpan, $"the feature has a <{element}> already: there can be one");
            first ??= node;
        }
        return first;
    }

    /// <param name="nodes">Where each of them is declared.</param>
    public static IReadOnlyList<OptionModel> BindOptions(
        BindingContext context, SchemaNode node, SidesModel sides, Dictionary<string, SchemaNode> members, out IReadOnlyList<SchemaNode> nodes)
    {
        var options = new List<OptionModel>();
        var bound = new List<SchemaNode>();
        nodes = bound;
        string[] types = { OptionsName(context, node), GeneratedNames.ReadType(context.Name), GeneratedNames.SourceType(context.Name) };
        Dictionary<string, SchemaNode> extraSpecs = new(), imageProperties = new(), constants = new();
        var maps = new List<(OptionModel Option, KeyPattern? ExtraSpec, KeyPattern? ImageProperty)>();
        var aliasBinder = new AliasBinder(context, sides, node, extraSpecs, imageProperties);
        foreach (SchemaNode option in node.Elements("option"))
        {
            context.Broken.Add(option["name"]!);
            if (!TakeMember(context, members, option, types) || context.TypeOf(option) is not { } type)
                continue;
            if (option["extra-spec"] is null && option["image-property"] is null)
                context.Report(Descriptors.Grammar, option, option.NameSpan, "<option> has no key: give it an 'extra-spec', an 'image-property', or both");
            bool isKeyed = CheckKey(context, option, "extra-spec", extraSpecs) & CheckKey(context, option, "image-property", imageProperties);
            string keyName = KeyName(option);
            if (!isKeyed || !IsConstantFree(context, node, option, keyName) || !context.Take(constants, keyName, option, option["constant"] is null ? "name" : "constant", "key constant"))
                continue;
            bool isMap = IsMap(option);
            KeyPattern? extraSpec = null, imageProperty = null;
            if (isMap && !(BindMap(context, option, ref type, out extraSpec, out imageProperty)
                && IsReached(context, option, Sides[0], extraSpec, maps.Select(map => (map.Option, map.ExtraSpec)))
                    & IsReached(context, option, Sides[1], imageProperty, maps.Select(map => (map.Option, map.ImageProperty)))))
            {
                continue;
            }
            context.Broken.Remove(option["name"]!);
            EquatableArray<AliasModel> aliases = aliasBinder.Bind(option);
            Literal? value = option["default"] is null ? null : BindDefault(context, option, type);
            bound.Add(option);
            options.Add(new OptionModel(
                option["name"]!,
                type,
                option["extra-spec"],
                sides.HasOne ? null : option["image-property"],
                keyName,
                value,
                MergeKind.FlavorFirst,
                ImageIf: null,
                Group: default,
                IsGranted: false,
                aliases,
                BindingContext.Docs(option)));
            if (isMap)
                maps.Add((options[options.Count - 1], extraSpec, imageProperty));
        }
        return options;
    }

    private static Literal? BindDefault(BindingContext context, SchemaNode option, MemberType type)
    {
        if (!type.IsCollection)
            return LiteralBinder.Bind(context, option, "default", type);
        context.Report(Descriptors.ConditionType, option, "default", "a set or a list has no default: it is absent where nobody says it");
        return null;
    }

    private static bool IsMap(SchemaNode option) => HasParameters(option, Sides[0]) || HasParameters(option, Sides[1]);

    private static bool HasParameters(SchemaNode option, string side) => option[side] is { } key && KeyPattern.HasParameters(key);

    // Both keys of a map have parameters, and they are of one kind.
    private static bool BindMap(BindingContext context, SchemaNode option, ref MemberType type, out KeyPattern? extraSpec, out KeyPattern? imageProperty)
    {
        bool isBound = true;
        extraSpec = HasParameters(option, Sides[0]) ? new KeyPattern(option[Sides[0]]!) : null;
        imageProperty = HasParameters(option, Sides[1]) ? new KeyPattern(option[Sides[1]]!) : null;
        string? plain = extraSpec is null && option[Sides[0]] is not null ? Sides[0] : imageProperty is null && option[Sides[1]] is not null ? Sides[1] : null;
        if (plain is not null)
            Report(option.Attribute(plain)!.ValueSpan, $"{Shown.Of(option[plain])} has no parameter, and the key of the other side has: a map is one on both sides");
        if (extraSpec is not null && imageProperty is not null && extraSpec.HasNumber != imageProperty.HasNumber)
            Report(option.Attribute("image-property")!.ValueSpan, "both keys have parameters of one kind: numbers, or texts");
        if (option.Attribute("default") is { } value)
            Report(value.NameSpan, "an option with parameters in its key has no default: it is absent where no key is there");
        if (option.Attribute("merge") is { Value: "any-true" or "image-if" } merge)
            Report(merge.ValueSpan, "an option with parameters in its key is merged as a whole: flavor-first, image-first or must-agree");
        type = new MemberType(ValueKind.Map, Value: type, HasNumberKeys: (extraSpec ?? imageProperty)!.HasNumber);
        return isBound;

        void Report(TextSpan span, string message)
        {
            context.Report(Descriptors.Grammar, option, span, message);
            isBound = false;
        }
    }

    // Of several keys with parameters the first that matches counts: one behind another that matches all of it would never be read.
    private static bool IsReached(
        BindingContext context, SchemaNode option, string side, KeyPattern? pattern, IEnumerable<(OptionModel Option, KeyPattern? Pattern)> before)
    {
        if (pattern is null)
            return true;
        string[] edges = pattern.Edges().Take(MaxEdges).ToArray();
        foreach ((OptionModel other, KeyPattern? hides) in before)
        {
            if (hides is null || !edges.All(edge => hides.Match(edge) is not null))
                continue;
            context.Report(Descriptors.Duplicate, option, side,
                $"no key is left for {Shown.Of(option["name"])}: {Shown.Of(hides.ToString())} of {Shown.Of(other.Name)} stands before it and matches all of them; put the narrower one first, or change one of the keys");
            return false;
        }
        return true;
    }

    public static PlatformModel BindPlatform(
        BindingContext context, SchemaNode node, Dictionary<string, SchemaNode> members, IReadOnlyList<OptionModel> options)
    {
        var ofRequest = new RequestFactBinder(context, options);
        var facts = new List<FactModel>();
        string type = node["name"] ?? context.Name + "Platform";
        foreach (SchemaNode fact in node.Elements("fact"))
        {
            context.Broken.Add(fact["name"]!);
            UselessAttributes.OfFact(context, fact);
            if (!TakeMember(context, members, fact, type) || context.TypeOf(fact) is not { } factType)
                continue;
            if (fact["of"] is not null && !IsDerivable(context, fact, factType, facts))
                continue;
            context.Broken.Remove(fact["name"]!);
            facts.Add(new FactModel(
                fact["name"]!,
                factType,
                fact["scope"] == "host",
                fact["of"],
                fact["otherwise"],
                factType.HasRange && (fact["min"] ?? fact["max"]) is not null && factType.Decimals is not { Min: decimal.MinValue, Max: decimal.MaxValue },
                FactPlaceBinder.Bind(context, fact, factType),
                FactSourceBinder.Bind(context, fact, factType, facts),
                ofRequest.Bind(fact, factType),
                ofRequest.BindLeast(fact, factType, members),
                BindingContext.Docs(fact)));
        }
        return new PlatformModel(type, facts.ToEquatableArray(), BindingContext.Docs(node));
    }

    public static string OptionsName(BindingContext context, SchemaNode options) => options["name"] ?? context.Name + "Options";

    public static string ExtraSpecs(SchemaNode options) => options["extra-specs"] ?? "ExtraSpecs";

    public static string ImageProperties(SchemaNode options) => options["image-properties"] ?? "ImageProperties";

    // No member has the name of a type that it is in.
    private static bool TakeMember(BindingContext context, Dictionary<string, SchemaNode> members, SchemaNode node, params string[] types)
    {
        string name = node["name"]!;
        return context.IsFree(!GeneratedNames.IsTaken(name, MemberSet.Request) && !types.Contains(name), name, node, "name")
            && context.Take(members, name, node, "name", "member");
    }

    // The name of a constant is made of its key.
    private static bool IsConstantFree(BindingContext context, SchemaNode options, SchemaNode option, string constant)
    {
        bool isTaken = (option["extra-spec"] is not null && IsTaken(ExtraSpecs(options)))
            || (option["image-property"] is not null && IsTaken(ImageProperties(options)));
        bool IsTaken(string type) => GeneratedNames.IsTaken(constant, MemberSet.Constants) || constant == type || constant.Length > GeneratedNames.MaxLength;

        return context.IsFree(!isTaken, constant, option, option["constant"] is not null ? "constant" : option["extra-spec"] is null ? "image-property" : "extra-spec");
    }

    private static bool CheckKey(BindingContext context, SchemaNode option, string side, Dictionary<string, SchemaNode> taken)
    {
        if (option.Attribute(side) is not { } key)
            return true;
        if (KeyPattern.HasParameters(key.Value) && KeyPattern.TryParse(key.Value, out string? problem, out int start, out int length) is null)
        {
            context.Report(Descriptors.BadValue, option, key.SpanOf(start, length), $"{side}={Shown.Of(key.Value)}: {problem}");
            return false;
        }
        if (IsPlain(key.Value))
            return context.Take(taken, key.Value, option, side, "key");
        context.Report(Descriptors.BadValue, option, side, $"{side}={Shown.Of(key.Value)}: a key is not empty and has no white space");
        return false;
    }

    /// <summary>Whether a text can be a key: there is something, and no white space.</summary>
    public static bool IsPlain(string key)
    {
        foreach (char c in key)
        {
            if (char.IsWhiteSpace(c))
                return false;
        }
        return key.Length > 0;
    }

    // Parameters are no part of the name.
    private static string KeyName(SchemaNode option)
        => option["constant"] ?? (IsMap(option) ? option["name"]! : Identifiers.Pascal(option["extra-spec"] is { } extraSpec
            ? extraSpec.Substring(extraSpec.LastIndexOf(':') + 1)
            : option["image-property"] is { } property ? property.Substring(property.IndexOf('_') + 1) : option["name"]!));

    private static bool IsDerivable(BindingContext context, SchemaNode fact, MemberType type, List<FactModel> facts)
    {
        bool isDerivable = true;
        if (type.Kind != ValueKind.Version)
        {
            context.Report(Descriptors.ConditionType, fact, "type", "a fact that is read off another one is a version");
            isDerivable = false;
        }
        isDerivable &= Refers(context, fact, "of", facts, ValueKind.OpenEnum);
        return isDerivable & (fact["otherwise"] is null || Refers(context, fact, "otherwise", facts, ValueKind.Version));
    }

    private static bool Refers(BindingContext context, SchemaNode fact, string attribute, List<FactModel> facts, ValueKind kind)
    {
        string[] candidates = facts.Where(candidate => candidate.Type.Kind == kind && candidate.Of is null).Select(candidate => candidate.Name).ToArray();
        if (candidates.Contains(fact[attribute]))
            return true;
        if (fact[attribute] != fact["name"] && context.Broken.Contains(fact[attribute]!))
            return false;
        context.Report(Descriptors.UnknownName, fact, attribute, $"before this one there is no fact {Shown.Of(fact[attribute])} with {(kind == ValueKind.Version ? "a version" : "an open type")}{context.Suggest(fact[attribute]!, candidates)}");
        return false;
    }
}
