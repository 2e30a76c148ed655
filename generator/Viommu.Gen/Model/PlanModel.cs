using System.Collections.Generic;
using System.Linq;

namespace Viommu.Gen.Model;

/// <summary>The platform, and what a request becomes on it.</summary>
/// <param name="OfPlatform">The rules of the platform: a request is checked against them when it is read, as far as it says itself where it will run.</param>
/// <param name="Steps">What is done, in this order, for a request that was read: generated code and the interpreter take the same steps.</param>
/// <param name="DocumentSteps">What is done for the elements of one document, whoever wrote them.</param>
internal sealed record PlanModel(
    string Name,
    string OptionsType,
    string ReadType,
    string SourceType,
    string UnreadType,
    string RequestRulesType,
    PlatformModel Platform,
    EquatableArray<RuleModel> OfPlatform,
    EquatableArray<PlanStep> Steps,
    EquatableArray<PlanStep> DocumentSteps,
    ChooseModel? Choose,
    EquatableArray<SupportModel> Supports)
{
    /// <summary>The elements that are made, in this order.</summary>
    public IReadOnlyList<PlannedModel> Elements => Steps.OfType<MakeStep>().Select(step => step.Element).ToArray();

    /// <summary>The rules that are checked, those of the elements themselves aside.</summary>
    public IReadOnlyList<RuleModel> Rules => Steps.OfType<CheckStep>().Select(step => step.Rule).ToArray();

    /// <summary>Whether a request needs traits of a host.</summary>
    public bool HasTraits { get; init; }

    /// <summary>Whether there are options that something could be planned from; without them there is only the platform.</summary>
    public bool HasRequest => OptionsType.Length > 0;

    /// <summary>A platform that nothing is planned for: elements are checked against it.</summary>
    public static PlanModel PlatformOnly(PlatformModel platform)
        => new("", "", "", "", "", "", platform, default, default, default, null, default);
}

internal sealed record PlatformModel(string Name, EquatableArray<FactModel> Facts, Documentation Docs)
{
    /// <summary>The facts that a request may say.</summary>
    public IReadOnlyList<FactModel> OfRequest => Facts.Where(fact => fact.Request is not null).ToArray();

    /// <summary>The facts of which a request may say the least that they are.</summary>
    public IReadOnlyList<FactModel> Bounded => Facts.Where(fact => fact.Least is not null).ToArray();

    /// <summary>Whether a request may say something of the platform.</summary>
    public bool IsSaid => Facts.Any(fact => fact.Request is not null || fact.Least is not null);

    /// <summary>Whether a request may say a fact, or what it is read off.</summary>
    public bool MayBeSaid(Member member) => Facts.Any(fact => fact.Request is not null && (fact.Name == member.Name || Facts.Any(other => other.Name == member.Name && other.Of == fact.Name)));
}

/// <param name="Of">For a derived version: the fact it is read off.</param>
/// <param name="Otherwise">For a derived version: the fact that has it when the text is an alias.</param>
/// <param name="Place">Where a document says it.</param>
/// <param name="Sources">What a document says it with, where that is more than one place.</param>
/// <param name="Request">What a request says it with, or null.</param>
/// <param name="Least">What a request says the least with that it is, or null.</param>
internal sealed record FactModel(
    string Name,
    MemberType Type,
    bool IsHost,
    string? Of,
    string? Otherwise,
    bool HasRange,
    FactPlace? Place,
    EquatableArray<FactSource> Sources,
    RequestFact? Request,
    LowerBound? Least,
    Documentation Docs);

/// <summary>The least that a fact is: there may be more than the request says.</summary>
/// <param name="Source">How it is computed from options.</param>
/// <param name="Contradiction">The id of the error where the platform says less.</param>
/// <param name="Keys">The keys that say it.</param>
internal sealed record LowerBound(Member Source, string Contradiction, EquatableArray<string> Keys);

/// <summary>A fact that a request may say itself: the first source that says something counts.</summary>
/// <param name="Contradiction">The id of the error where the platform says something else.</param>
/// <param name="Keys">The keys that say it.</param>
internal sealed record RequestFact(EquatableArray<RequestSource> Sources, string Contradiction, EquatableArray<string> Keys);

/// <summary>The value of an option, or a value where a condition over options holds.</summary>
internal sealed record RequestSource(Member? Option, Condition When, Literal? Value);

/// <summary>Where a document says a fact: in the text of an element, or in an attribute of it.</summary>
/// <param name="Path">The names of the elements, from the root of the document.</param>
/// <param name="IsPresence">Whether being there is its value.</param>
internal sealed record FactPlace(EquatableArray<string> Path, string? Attribute, bool IsPresence);

/// <summary>Elements of a document that say a fact: by how many they are, or by being there.</summary>
/// <param name="Path">The names of the elements, from the root of the document.</param>
/// <param name="Where">Which of the elements at the path: a condition over their attributes and children, and over facts.</param>
/// <param name="Value">The value that one of them says; null where they are counted.</param>
internal sealed record FactSource(EquatableArray<string> Path, Condition Where, Literal? Value);

/// <summary>A value that means the first candidate that nothing rejects.</summary>
/// <param name="ChecksRequest">Whether rules of the request look at the option: a candidate must pass them before the steps of the plan.</param>
/// <param name="Open">The rules that hold the choice open where they can't be decided.</param>
internal sealed record ChooseModel(
    string Id,
    string Option,
    string EnumType,
    string Value,
    EquatableArray<string> Candidates,
    EquatableArray<string> Keys,
    bool ChecksRequest,
    EquatableArray<OpenRule> Open);

/// <summary>A rule that may reject one candidate and not another: left undecided, it holds the choice open.</summary>
/// <param name="When">When it may do so, seen from the candidate that is tried: what is left of the rule there is not the same for all candidates.</param>
internal sealed record OpenRule(string Rule, Condition When);

/// <summary>Which traits a host supports.</summary>
/// <param name="Rejected">When the host does not support a value: the rules, reduced to facts of the host and the value, which is in a variable.</param>
/// <param name="StandIn">A value that is supported when one of the candidates is, or null.</param>
internal sealed record SupportModel(TraitsModel Traits, string Variable, Condition Rejected, string? StandIn, EquatableArray<string> Candidates);

/// <summary>An element of the plan.</summary>
/// <param name="Property">Its name in the plan.</param>
/// <param name="When">When it is made.</param>
/// <param name="Unless">When it is not made all the same: where it would be ignored.</param>
/// <param name="Gap">The error when nothing sets what it requires.</param>
internal sealed record PlannedModel(
    string Property,
    string Type,
    Condition When,
    Condition Unless,
    BuildModel Build,
    GapModel Gap,
    Documentation Docs);

/// <summary>An error of the schema that shows only when a plan is created.</summary>
internal sealed record GapModel(string Id, string Message);

/// <summary>How an element is put together from options and facts.</summary>
internal sealed record BuildModel(string Type, EquatableArray<SetModel> Sets, EquatableArray<ChildBuildModel> Children, EquatableArray<RepeatModel> Repeats)
{
    /// <summary>What is repeated at a path of children, or null.</summary>
    public RepeatModel? RepeatAt(IReadOnlyList<string> path)
    {
        BuildModel? build = this;
        foreach (string name in path.Take(path.Count - 1))
            build = build?.Children.FirstOrDefault(child => child.Property == name)?.Build;
        return build?.Repeats.FirstOrDefault(repeat => repeat.Property == path[path.Count - 1]);
    }

    /// <summary>Whether nothing of it is ever there.</summary>
    public bool IsEmpty => Sets.Count + Children.Count + Repeats.Count == 0;
}

internal sealed record ChildBuildModel(string Property, bool Required, BuildModel Build);

/// <summary>Repeated elements: one for each number below an option, each item of a list, or each key of a map.</summary>
/// <param name="Source">The option.</param>
internal sealed record RepeatModel(string Property, string Type, Member Source, EquatableArray<RepeatSetModel> Sets);

/// <summary>A property of each of the repeated elements.</summary>
/// <param name="Part">What of the number, the item or the entry it is; null for a value.</param>
/// <param name="Map">Another map, whose value at the same key it is.</param>
/// <param name="Value">The value that is the same in all.</param>
internal sealed record RepeatSetModel(PropertyModel Property, RepeatPart? Part, Member? Map, Literal? Value)
{
    /// <summary>When the value is not set all the same: where it is certainly not allowed, ignored or refused.</summary>
    public Condition Unless { get; init; } = Condition.False;
}

/// <summary>What there is of each element that is repeated.</summary>
internal enum RepeatPart
{
    /// <summary>How many come before it.</summary>
    Index,

    /// <summary>The item of a list: a number, a text, or the name of what is counted.</summary>
    Item,

    /// <summary>The count of an item.</summary>
    Count,

    /// <summary>The key of an entry.</summary>
    Key,

    /// <summary>The value of an entry.</summary>
    Value,
}

/// <summary>A property that the plan sets.</summary>
/// <param name="Id">What it is called when it stays undecided.</param>
/// <param name="From">What it is taken from.</param>
/// <param name="Omit">A value that means the same as none: set, it is not there for rules.</param>
internal sealed record SetModel(
    string Id,
    string Property,
    MemberType Type,
    bool Required,
    EquatableArray<SetCase> Cases,
    SetFrom? From,
    Literal? Omit);

/// <param name="Unless">When it is not set all the same: where it is certainly not allowed, ignored or refused.</param>
internal sealed record SetCase(Literal Value, Condition When, Condition Unless);

/// <summary>What the value of a property is taken from: an option, a fact or a computed number.</summary>
/// <param name="Map">Pairs of value names; empty when the types are the same.</param>
/// <param name="When">When it is: where the source says something that fits, and more where the schema says so.</param>
internal sealed record SetFrom(Member Source, EquatableArray<NamePair> Map, Condition When)
{
    /// <summary>Whether it carries something of the request.</summary>
    public bool IsOfRequest => Source.Sources.Any(source => source.IsOfRequest);
}

internal sealed record NamePair(string From, string To);
