using System.Collections.Generic;
using System.Linq;

namespace Viommu.Gen.Model;

/// <summary>What a request may say.</summary>
/// <param name="Prefix">What the names of the types next to it begin with: the name of the feature.</param>
/// <param name="Sides">The one or two maps that it is read from.</param>
/// <param name="Rules">The rules that can be checked from the request alone.</param>
/// <param name="OfCandidate">Those of them that another value of the option with candidates may change.</param>
/// <param name="Closed">The namespaces of extra specs in which all keys are known, or null.</param>
/// <param name="Platform">The platform that the request says something of itself; empty where it says nothing.</param>
internal sealed record OptionsModel(
    string Prefix,
    string Name,
    string ExtraSpecsClass,
    string ImagePropertiesClass,
    SidesModel Sides,
    EquatableArray<OptionModel> Options,
    EquatableArray<RuleModel> Rules,
    EquatableArray<RuleModel> OfCandidate,
    EquatableArray<TraitsModel> Traits,
    string Platform,
    ClosedModel? Closed,
    Documentation Docs);

/// <summary>Namespaces of extra specs in which all keys are known.</summary>
/// <param name="Rule">The id of the error about a key that is not.</param>
/// <param name="Namespaces">What keys of the namespaces begin with.</param>
/// <param name="Keys">All keys of the namespaces, those of other features included.</param>
internal sealed record ClosedModel(string Rule, EquatableArray<string> Namespaces, EquatableArray<string> Keys)
{
    public bool Contains(string key) => Namespaces.Any(prefix => key.StartsWith(prefix, System.StringComparison.Ordinal));
}

internal enum MergeKind
{
    FlavorFirst,
    ImageFirst,

    /// <summary>A flag that is true where one of the sides says so.</summary>
    AnyTrue,

    /// <summary>The image's where a condition over both sides holds, else the flavor's.</summary>
    ImageIf,

    /// <summary>The image's for all options of a group where it says one of them, else the flavor's.</summary>
    Group,
}

/// <param name="KeyName">The name of the constants for its keys.</param>
/// <param name="Default">The value when no one gives one.</param>
/// <param name="ImageIf">For <see cref="MergeKind.ImageIf"/>: the condition.</param>
/// <param name="Group">For <see cref="MergeKind.Group"/>: the options of the group.</param>
/// <param name="IsGranted">Whether an image may say it only where the flavor says a certain value: then it is written for the flavor alone.</param>
/// <param name="Aliases">Further keys that it is read from where its own is not there, in this order; they are never written.</param>
internal sealed record OptionModel(
    string Name,
    MemberType Type,
    string? ExtraSpec,
    string? ImageProperty,
    string KeyName,
    Literal? Default,
    MergeKind Merge,
    Condition? ImageIf,
    EquatableArray<string> Group,
    bool IsGranted,
    EquatableArray<AliasModel> Aliases,
    Documentation Docs)
{
    /// <summary>It, as conditions and plans look at it: after merge and default.</summary>
    public Member Member => new(MemberRoot.Option, EquatableArray.Of(new Step(Name, Nullable: Default is null)), Type);

    /// <summary>The type of the value of one key: of a key with parameters there may be several, and the option is a map.</summary>
    public MemberType ValueType => Type.Value ?? Type;

    /// <summary>Whether its keys have parameters.</summary>
    public bool IsMap => Type.Kind == ValueKind.Map;

    /// <summary>The other options that decide which side counts: where one of them can't be read, it is not known which does.</summary>
    public IEnumerable<string> DecidedBy
        => Group.Concat(ImageIf?.Members().Select(member => member.Path[0].Name) ?? Enumerable.Empty<string>()).Where(name => name != Name).Distinct();

    /// <summary>The key of one side, or null.</summary>
    public string? KeyOf(bool ofImage) => ofImage ? ImageProperty : ExtraSpec;

    /// <summary>The further keys of one side.</summary>
    public IEnumerable<AliasModel> AliasesOf(bool ofImage) => Aliases.Where(alias => alias.OfImage == ofImage);

    /// <summary>The keys that it is read from, for messages.</summary>
    public string ShownKeys => string.Join(" or ", Keys.Select(Runtime.KeyPattern.Show));

    /// <summary>The keys that it is read from.</summary>
    public IReadOnlyList<string> Keys => (ExtraSpec, ImageProperty) switch
    {
        ({ } extraSpec, { } property) => new[] { extraSpec, property },
        ({ } extraSpec, null) => new[] { extraSpec },
        (null, { } property) => new[] { property },
        _ => System.Array.Empty<string>(),
    };
}

/// <summary>A further key of an option.</summary>
/// <param name="Deprecated">Why it is not used any more; null for a key that is as good as the option's own.</param>
internal sealed record AliasModel(string Key, bool OfImage, string? Deprecated);

/// <summary>Traits: of the values of an option, or each with a condition of its own.</summary>
/// <param name="Option">The option; empty where traits have conditions.</param>
/// <param name="Formerly">Prefixes that were used in the past.</param>
/// <param name="RequestedBy">What the extra specs that ask for a trait begin with, with an asterisk for the name of a group; empty when none do.</param>
internal sealed record TraitsModel(
    string Name,
    string Option,
    string EnumType,
    string Prefix,
    string RequestedBy,
    EquatableArray<TraitModel> Traits,
    EquatableArray<string> Formerly,
    Documentation Docs);

/// <param name="Constant">The name of its constant.</param>
/// <param name="Value">The value of the option, by its name.</param>
/// <param name="When">Where it has no value: when a request needs it.</param>
internal sealed record TraitModel(string Constant, string Trait, string Value, Condition? When, Documentation Docs);
