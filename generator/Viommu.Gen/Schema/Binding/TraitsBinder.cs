using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds <c>traits</c> and <c>choose</c>, and reduces rules to what they say of a host.</summary>
internal static class TraitsBinder
{
    /// <summary>Binds all families.</summary>
    /// <param name="scope">The options.</param>
    public static IEnumerable<TraitsModel> BindTraits(BindingContext context, IReadOnlyList<OptionModel> options, Scope scope)
    {
        var taken = new Dictionary<string, SchemaNode>();
        foreach (SchemaNode node in context.Feature.Elements("traits"))
        {
            TraitsModel? traits = node["for"] is null ? BindConditions(context, node, scope) : BindValues(context, node, options);
            if (traits is not null && (traits.Option.Length == 0 || context.Take(taken, traits.Option, node, "for", "family of traits for the option")))
                yield return traits;
        }
    }

    // Each trait has a condition of its own.
    private static TraitsModel? BindConditions(BindingContext context, SchemaNode node, Scope scope)
    {
        if (node.Attribute("except") is { } except)
            context.Report(Descriptors.Grammar, node, except.NameSpan, "'except' names values of an option: say which with 'for'");
        if (!context.TakeType(node["name"]!, MemberSet.Constants, node, "name"))
            return null;
        var traits = new List<TraitModel>();
        Dictionary<string, SchemaNode> names = new(), constants = new();
        foreach (SchemaNode trait in node.Elements("trait"))
        {
            string name = trait["name"]!, constant = trait["constant"] ?? Identifiers.Pascal(name.ToLowerInvariant());
            Condition? when = ConditionBinder.Bind(context, scope, trait, "when", out _);
            bool isFree = context.IsFree(!GeneratedNames.IsTaken(constant, MemberSet.Constants) && constant != node["name"], constant, trait, trait["constant"] is null ? "name" : "constant");
            if (isFree && context.Take(names, name, trait, "name", "trait") && context.Take(constants, constant, trait, "name", "constant") && when is not null)
                traits.Add(new TraitModel(constant, name, "", when, BindingContext.Docs(trait)));
        }
        if (!node.Has("trait") && node.Lost.Count == 0)
            context.Report(Descriptors.Grammar, node, "name", "<traits> has neither an option ('for') nor a <trait>");
        return new TraitsModel(node["name"]!, "", "", node["prefix"] ?? "", node["requested-by"] ?? "", traits.ToEquatableArray(),
            Runtime.Words.Split(node["formerly"] ?? "").ToEquatableArray(), BindingContext.Docs(node));
    }

    private static TraitsModel? BindValues(BindingContext context, SchemaNode node, IReadOnlyList<OptionModel> options)
    {
        foreach (SchemaNode trait in node.Elements("trait"))
            context.Report(Descriptors.Grammar, trait, trait.NameSpan, "the traits of an option are those of its values: put a <trait> into <traits> without 'for'");
        if (node["prefix"] is null && !node.Dropped.Contains("prefix"))
            context.Report(Descriptors.Grammar, node, node.NameSpan, "<traits> has no attribute 'prefix': what the traits of the values begin with");
        if (node["prefix"] is null)
            return null;
        if (EnumOption(context, node, "for", options) is not { } option || !context.TakeType(node["name"]!, MemberSet.Constants, node, "name"))
            return null;
        EnumModel type = context.Enums[option.Type.Name];
        var except = new HashSet<string>();
        foreach ((string word, int start) in node.Attribute("except")?.Words() ?? Enumerable.Empty<(string, int)>())
        {
            if (type.Values.Any(value => value.Name == word))
                except.Add(word);
            else
                context.Report(Descriptors.UnknownName, node, node.Attribute("except")!.SpanOf(start, word.Length),
                    $"{Shown.Of(word)} is no value of {type.Name}{context.Suggest(word, type.Values.Select(value => value.Name).ToArray())}");
        }
        TraitModel[] traits = type.Values
            .Where(value => !except.Contains(value.Name))
            .Select(value => new TraitModel(option.Name + value.Name, value.Trait ?? node["prefix"] + Identifiers.Upper(value.Text), value.Name, null, value.Docs))
            .ToArray();
        // The name of a constant is made of the option and the value.
        if (traits.FirstOrDefault(trait => GeneratedNames.IsTaken(trait.Constant, MemberSet.Constants) || trait.Constant == node["name"]) is { } taken)
        {
            context.Report(Descriptors.BadValue, node, "name",
                $"{Shown.Of(node["name"])}: one of its constants is '{taken.Constant}', and that name is taken; choose another");
            return null;
        }
        return new TraitsModel(node["name"]!, option.Name, type.Name, node["prefix"]!, node["requested-by"] ?? "", traits.ToEquatableArray(),
            Runtime.Words.Split(node["formerly"] ?? "").ToEquatableArray(), BindingContext.Docs(node));
    }

    public static ChooseModel? BindChoose(BindingContext context, SchemaNode node, IReadOnlyList<OptionModel> options)
    {
        if (EnumOption(context, node, "option", options) is not { } option)
            return null;
        string[] values = context.Enums[option.Type.Name].Values.Select(value => value.Name).ToArray();
        if (!values.Contains(node["value"]))
        {
            context.Report(Descriptors.UnknownName, node, "value",
                $"{Shown.Of(node["value"])} is no value of {option.Type.Name}{context.Suggest(node["value"]!, values)}");
            return null;
        }
        SchemaAttribute attribute = node.Attribute("candidates")!;
        var candidates = new List<string>();
        foreach ((string word, int start) in attribute.Words())
        {
            if (!values.Contains(word))
                context.Report(Descriptors.UnknownName, node, attribute.SpanOf(start, word.Length),
                    $"{Shown.Of(word)} is no value of {option.Type.Name}{context.Suggest(word, values)}");
            else if (word == node["value"] || candidates.Contains(word))
                context.Report(Descriptors.Duplicate, node, attribute.SpanOf(start, word.Length),
                    $"{Shown.Of(word)} can't be a candidate here: candidates differ from one another and from the value that stands for them");
            else
                candidates.Add(word);
        }
        string id = node["id"] ?? option.Name + node["value"];
        if (candidates.Count == 0 || !context.TakeRule(id, node, node["id"] is null ? "value" : "id"))
            return null;
        string[] keys = option.Keys.ToArray();
        return new ChooseModel(id, option.Name, option.Type.Name, node["value"]!, candidates.ToEquatableArray(), keys.ToEquatableArray(), ChecksRequest: false,
            default);
    }

    /// <summary>What the rules say of a host that is asked for a value of an option, and of which nothing but host facts is known.</summary>
    public static SupportModel Support(TraitsModel traits, ChooseModel? choose, IEnumerable<RuleModel> rules, PlatformModel platform, MemberType type)
    {
        var hostFacts = new HashSet<string>(platform.Facts.Where(fact => fact.IsHost && fact.Of is null).Select(fact => fact.Name));
        var value = new Member(MemberRoot.Element, EquatableArray.Of(new Step(GeneratedNames.HostValue, false)), type);
        bool isChosen = choose?.Option == traits.Option && traits.Traits.Any(trait => trait.Value == choose.Value);
        return new SupportModel(
            traits,
            GeneratedNames.HostValue,
            Condition.Any(rules.Where(rule => rule.IsError).Select(rule => Reduce(rule.When, traits.Option, value, hostFacts))),
            isChosen ? choose!.Value : null,
            isChosen ? choose!.Candidates : default);
    }

    // What is not known is certain in neither direction, and negations are at the tests: such a test counts as false.
    private static Condition Reduce(Condition condition, string option, Member value, HashSet<string> hostFacts)
    {
        return condition.Replace(test => Known(test) ?? Condition.False);

        Condition? Known(Test test)
        {
            if (test.Left.Root == MemberRoot.Option && test.Left.Name == option && test.RightMember is null)
                return test.Operator == TestOperator.IsNull ? (test.Negated ? Condition.True : Condition.False) : test with { Left = value };
            return IsHost(test.Left) && (test.RightMember is null || IsHost(test.RightMember)) ? test : null;
        }

        bool IsHost(Member member) => member.IsFact && hostFacts.Contains(member.Name);
    }

    private static OptionModel? EnumOption(BindingContext context, SchemaNode node, string attribute, IReadOnlyList<OptionModel> options)
    {
        OptionModel[] candidates = options.Where(option => option.Type.Kind == ValueKind.Enum).ToArray();
        OptionModel? found = candidates.FirstOrDefault(option => option.Name == node[attribute]);
        if (found is null && !context.Broken.Contains(node[attribute]!))
            context.Report(Descriptors.UnknownName, node, attribute,
                $"there is no option {Shown.Of(node[attribute])} with an enum type{context.Suggest(node[attribute]!, candidates.Select(option => option.Name).ToArray())}");
        return found;
    }
}
