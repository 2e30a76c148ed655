using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Viommu.Gen.Model;

/// <summary>The members that generated types have beyond those that the schema declares.</summary>
internal enum MemberSet
{
    Enum,
    EnumText,
    OpenEnum,
    Quantity,
    Constants,
    Request,
    Rules,
    Element,
    Helper,
}

/// <summary>A generated type, and the names of its members.</summary>
/// <param name="Own">The members that it has anyway; null for an enum of C#, which has none.</param>
/// <param name="Declared">Those that come from the schema.</param>
/// <param name="HasDerived">Whether one of them may be derived from what is declared. Where none is, each was checked where it is declared.</param>
internal sealed record NamedType(string Name, MemberSet? Own, EquatableArray<string> Declared, bool HasDerived = false);

/// <summary>
/// All names of generated code: those that are derived from what a schema declares, and those that generated types have anyway. The binder checks names
/// that are declared against them one by one, where they are declared, and then the whole table of a feature.
/// </summary>
internal static class GeneratedNames
{
    /// <summary>The most characters of a declared name: what is derived from several stays within the 1,023 that the compiler allows.</summary>
    public const int MaxLength = 200;

    /// <summary>The variable that holds the value of which a host is asked whether it supports it.</summary>
    public const string HostValue = "value";

    /// <summary>The methods that check the rules of a request, and those that another value of an option may change.</summary>
    public const string CheckRequest = "CheckRequest", CheckCandidate = "CheckCandidate";

    /// <summary>The classes, in that of the texts of an enum, that write the texts to JSON and read them from configuration.</summary>
    public const string JsonConverter = "JsonConverter", TypeConverter = "TypeConverter";

    /// <summary>What is looked for in each map by more than its name.</summary>
    public const string ExtraSpecTable = "ExtraSpecTable", ImagePropertyTable = "ImagePropertyTable";

    /// <summary>The platform that a request says itself, where that is kept, and what is given of a platform together with it.</summary>
    public const string FromRequest = "FromRequest", RequestFacts = "RequestFacts", Join = "Join";

    /// <summary>The methods that check the rules of the platform: with all that is known, and with what a request says itself.</summary>
    public const string CheckPlatform = "CheckPlatform", CheckFacts = "CheckFacts", CheckSaid = "CheckSaid";

    /// <summary>Whether an option could not be read.</summary>
    public const string HasUnread = "HasUnread";

    private const string RulesSuffix = "Rules", MakerPrefix = "Make";

    // Parameters and locals of the methods in which elements of the plan have variables of their own.
    private static readonly HashSet<string> Locals = new() { "options", "flavor", "image", "unread", "told", "hasSides", "platform", "findings", "ofPlatform", "parts",
        "element" };

    // What C# gives to a type, or generated code to every type: no declared name is one of them.
    private static readonly HashSet<string> Common = new()
    {
        "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "EqualityContract", "PrintMembers", "Deconstruct", "Clone",
        "Parse", "ParseAll", "TryParse", "Read", "Validate", "TryFormat", "WriteTo", "Write", "Unknown", "Create", "Flavor", "Image",
    };

    // The nested type of a plan, which hides a type of the same name where that is used.
    private const string Parts = "Parts";

    // Members that only some types have.
    private static readonly Dictionary<MemberSet, HashSet<string>> Own = new()
    {
        [MemberSet.Enum] = new(),
        [MemberSet.EnumText] = new() { "All", "Texts", "ToText", JsonConverter, TypeConverter },
        [MemberSet.OpenEnum] = new() { "Kind", "Text", "Version", "IsAlias", "Patterns", "_known" },
        [MemberSet.Quantity] = new() { "Word", "Amount", "Of", "AsWritten", "_written" },
        [MemberSet.Constants] = new() { "All" },
        // Options, facts and elements of the plan share their names, so these types share what is taken.
        [MemberSet.Request] = new()
        {
            "Options", "Platform", "Violations", "Undecided", "Attempts", "IsValid", "IsDecided", "RequiredTraits", "SupportedTraits",
            "ThrowIfInvalid", "ToExtraSpecs", "ToImageProperties", Parts, "Evaluate", "Open", "FindOpen", "Unread", HasUnread, "From", "Check",
            FromRequest, RequestFacts, Join, CheckPlatform, CheckFacts, CheckSaid, ExtraSpecTable, ImagePropertyTable,
        },
        [MemberSet.Rules] = new() { CheckRequest, CheckCandidate },
        [MemberSet.Element] = new() { "Check", "CheckValues", "ReadFrom" },
        [MemberSet.Helper] = new(),
    };

    private static readonly Dictionary<MemberSet, HashSet<string>> Taken = Own.ToDictionary(own => own.Key, own => new HashSet<string>(own.Value.Concat(Common)));

    public static string EnumText(string type) => type + "Text";

    public static string OpenKind(string type) => type + "Kind";

    public static string QuantityWord(string type) => type + "Word";

    public static string ReadType(string feature) => feature + "Read";

    /// <summary>The classes that connect options with Microsoft.Extensions.Options.</summary>
    public static string Validator(string options) => options + "Validator";

    public static string Binder(string options) => options + "Binder";

    public static string SourceType(string feature) => feature + "Source";

    public static string UnreadType(string feature) => feature + "Unread";

    public static string RulesType(string feature) => feature + RulesSuffix;

    public static string PlanType(string feature) => feature + "Plan";

    public static string PlanRulesType(string feature) => feature + "PlanRules";

    /// <summary>The class that holds how words and amounts of a feature are written.</summary>
    public static string Formats(string feature) => feature + "Formats";

    /// <summary>The class of the rules of an element; it is seen in the file of the element only.</summary>
    public static string ElementRules(string type) => type + RulesSuffix;

    /// <summary>The method that checks the rules of an element, in the class of the rules of the outermost one.</summary>
    public static string ElementCheck(ElementCheck check) => "Check" + Numbered(check.Type, check.Place);

    /// <summary>A name that stands for the same thing in several places.</summary>
    public static string Numbered(string name, int place) => place == 0 ? name : $"{name}_{(place + 1).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The id of what is checked because of a declaration.</summary>
    /// <param name="declared">An option, or the type of an element with the property that is declared.</param>
    public static string Rule(string declared, ImpliedRule rule) => declared + rule;

    /// <summary>The class, in that of the options, that writes a map to JSON.</summary>
    public static string MapConverter(string option) => option + "JsonConverter";

    /// <summary>The method that tells whether a host supports a value of an option.</summary>
    public static string Supports(string option) => "Supports" + option;

    /// <summary>The method that reads an option that is a map.</summary>
    public static string Reader(string option) => "Read" + option;

    /// <summary>The method that creates an element of the plan.</summary>
    public static string Maker(string property) => MakerPrefix + property;

    /// <summary>The list that has one trait only.</summary>
    public static string OnlyTrait(string constant) => "Only" + constant;

    /// <summary>The field behind a property: no declared name begins so.</summary>
    public static string Field(string property) => Identifiers.Camel("_" + property, 1);

    /// <summary>The method that creates an amount of a quantity.</summary>
    public static string FromUnit(string unit) => "From" + unit;

    /// <summary>The property that holds the least that a fact is.</summary>
    public static string AtLeast(string fact) => fact + "AtLeast";

    /// <summary>The local that holds the child element of which the rules are checked.</summary>
    public const string Part = "part";

    /// <summary>The local that holds a fact: the ending keeps it apart from parameters and keywords.</summary>
    public static string FactLocal(string fact) => Identifiers.Camel(fact) + "Fact";

    /// <summary>The parameter, or the local, for an element of the plan; the ending keeps it apart from what generated methods have anyway.</summary>
    public static string Planned(string property)
    {
        string name = Identifiers.Camel(property);
        return Locals.Contains(name) || name.EndsWith("Element", StringComparison.Ordinal) || name.EndsWith("Fact", StringComparison.Ordinal)
            ? name + "Element"
            : Identifiers.Escape(name);
    }

    /// <summary>Whether no declared name can be this one.</summary>
    public static bool IsMember(string name) => Common.Contains(name);

    /// <summary>Whether a member that is declared can't have this name in a type with these members.</summary>
    public static bool IsTaken(string member, MemberSet own) => Taken[own].Contains(member);

    /// <summary>Whether a type with these members can't have this name: no type has a member of its own name.</summary>
    public static bool IsTakenType(string type, MemberSet own) => type == Parts || (own != MemberSet.Enum && IsTaken(type, own));

    /// <summary>Whether a rule can't have this id: rules become methods of these classes.</summary>
    public static bool IsRule(string id, string feature, ICollection<string> elements, ICollection<string> planned)
        => IsTaken(id, MemberSet.Rules)
            || (id.EndsWith(RulesSuffix, StringComparison.Ordinal)
                && (id == RulesType(feature) || id == PlanRulesType(feature) || elements.Contains(id.Substring(0, id.Length - RulesSuffix.Length))))
            || (id.StartsWith(MakerPrefix, StringComparison.Ordinal) && planned.Contains(id.Substring(MakerPrefix.Length)));

    /// <summary>All types of a feature, and their members.</summary>
    public static IEnumerable<NamedType> TypesOf(FeatureModel feature)
    {
        ValuesModel values = feature.Values;
        foreach (EnumModel type in values.Enums)
        {
            yield return new NamedType(type.Name, null, type.Values.Map(static value => value.Name));
            yield return Type(EnumText(type.Name), MemberSet.EnumText);
        }
        foreach (OpenEnumModel type in values.OpenEnums)
        {
            yield return new NamedType(OpenKind(type.Name), null, type.Values.Select(value => value.Name).Prepend(type.Other).ToEquatableArray());
            yield return Type(type.Name, MemberSet.OpenEnum, type.Values.Where(value => value.Plain is not null).Select(value => value.Name));
        }
        foreach (QuantityModel type in values.Quantities)
        {
            if (type.Words.Count > 0)
                yield return new NamedType(QuantityWord(type.Name), null, type.Words.Select(word => word.Name).ToEquatableArray());
            yield return Derived(type.Name, MemberSet.Quantity, type.Words.Select(word => word.Name).Append(FromUnit(type.Unit)));
        }
        yield return Type(Formats(feature.Name), MemberSet.Helper,
            values.Flags.Select(flag => flag.Name).Concat(values.Quantities.Select(quantity => quantity.Name))
                .Concat(values.Sets.Select(set => set.Name)).Concat(values.Lists.Select(list => list.Name)).Concat(values.Texts.Select(text => text.Name)));
        foreach (NamedType type in (feature.Options is { } options ? OfOptions(feature.Name, options) : Enumerable.Empty<NamedType>())
            .Concat(feature.Plan is { } plan ? OfPlan(feature.Name, plan) : Enumerable.Empty<NamedType>())
            .Concat(feature.Elements.Shapes.SelectMany(OfElements))
            .Concat(feature.Elements.Roots.SelectMany(root => OfRoot(root))))
        {
            yield return type;
        }
    }

    private static IEnumerable<NamedType> OfOptions(string feature, OptionsModel model)
    {
        EquatableArray<string> options = model.Options.Map(static option => option.Name);
        yield return Derived(model.Name, MemberSet.Request, options.Concat(model.Options.Where(option => option.IsMap).Select(option => MapConverter(option.Name))));
        yield return Type(Validator(model.Name), MemberSet.Helper);
        yield return Type(Binder(model.Name), MemberSet.Helper);
        yield return new NamedType(SourceType(feature), MemberSet.Helper, options);
        yield return new NamedType(UnreadType(feature), MemberSet.Helper, options.With(HasUnread), HasDerived: true);
        yield return Derived(ReadType(feature), MemberSet.Request, model.Options.Where(option => option.IsMap).Select(option => Reader(option.Name)));
        yield return new NamedType(RulesType(feature), MemberSet.Rules, model.Rules.Map(static rule => rule.Id));
        yield return Type(model.ExtraSpecsClass, MemberSet.Constants,
            model.Options.Where(option => option.ExtraSpec is not null).Select(option => option.KeyName));
        if (!model.Sides.HasOne)
            yield return Type(model.ImagePropertiesClass, MemberSet.Constants,
                model.Options.Where(option => option.ImageProperty is not null).Select(option => option.KeyName));
        foreach (TraitsModel traits in model.Traits)
            yield return Derived(traits.Name, MemberSet.Constants, traits.Traits.SelectMany(trait => new[] { trait.Constant, OnlyTrait(trait.Constant) }));
    }

    private static IEnumerable<NamedType> OfPlan(string feature, PlanModel model)
    {
        yield return Derived(model.Platform.Name, MemberSet.Request, model.Platform.Facts.SelectMany(fact => new[] { fact.Name, Field(fact.Name) }).Concat(model.Platform.Bounded.Select(fact => AtLeast(fact.Name)))
            .Concat(model.Supports.Select(support => Supports(support.Traits.Option))));
        if (!model.HasRequest)
            yield break;
        yield return Type(model.Name, MemberSet.Request, model.Elements.Select(element => element.Property));
        yield return Derived(PlanRulesType(feature), MemberSet.Helper,
            model.Rules.Select(rule => rule.Id).Concat(model.Elements.Select(element => Maker(element.Property))));
    }

    private static IEnumerable<NamedType> OfRoot(RootElementModel root)
        => OfElements(root.Element)
            .Append(Derived(ElementRules(root.Element.Type), MemberSet.Helper, root.Checks.SelectMany(check => check.Rules.Select(rule => rule.Method).Append(ElementCheck(check)))));

    private static IEnumerable<NamedType> OfElements(ElementModel element)
        => element.OwnChildren.SelectMany(OfElements)
            .Prepend(Type(element.Type, MemberSet.Element, element.Properties.Select(static property => property.Name)
                .Concat(element.Properties.Select(static property => Field(property.Name)))));

    private static NamedType Type(string name, MemberSet own, IEnumerable<string>? declared = null)
        => new(name, own, declared?.ToEquatableArray() ?? default);

    private static NamedType Derived(string name, MemberSet own, IEnumerable<string> declared) => new(name, own, declared.ToEquatableArray(), HasDerived: true);
}
