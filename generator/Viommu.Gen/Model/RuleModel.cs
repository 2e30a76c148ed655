using System.Collections.Generic;
using System.Linq;

namespace Viommu.Gen.Model;

/// <summary>What must not hold.</summary>
/// <param name="Id">Unique in the feature.</param>
/// <param name="IsError">Whether it rejects, or only warns.</param>
/// <param name="When">The condition that must not hold.</param>
/// <param name="Keys">The keys to look at.</param>
/// <param name="Fixes">Changes that resolve it.</param>
/// <param name="Verified">The versions on which it was seen to be true, as text.</param>
/// <param name="Text">The condition as the schema writes it; empty for a rule that follows from a declaration.</param>
/// <param name="Subject">What must not be there, where the rule says that of one member: removing it resolves the rule.</param>
/// <param name="Place">Tells it from the same rule elsewhere in one element, where that has several of a shape; 0 for the first.</param>
internal sealed record RuleModel(
    string Id,
    bool IsError,
    Condition When,
    EquatableArray<MessagePart> Message,
    EquatableArray<string> Keys,
    EquatableArray<FixModel> Fixes,
    string Verified,
    Member? Subject = null,
    string Text = "",
    int Place = 0)
{
    /// <summary>The number that must be in the range of its type, for a rule that says that and shows the number.</summary>
    public Member? Range { get; init; }

    // The id tells it from nearly all others.
    public override int GetHashCode() => Id.GetHashCode() + Place;

    /// <summary>The name of its method.</summary>
    public string Method => GeneratedNames.Numbered(Id, Place);

    /// <summary>All that it looks at, to decide or to say.</summary>
    public IEnumerable<Member> Members => When.Members().Concat(Message.Select(part => part.Member).OfType<Member>().SelectMany(member => member.Sources));

    /// <summary>The options that it looks at: where one of them can't be read, it stays silent.</summary>
    public IReadOnlyCollection<string> Options
    {
        get
        {
            var options = new List<string>();
            foreach (Test test in When.Tests())
            {
                Add(test.Left);
                Add(test.RightMember);
            }
            foreach (MessagePart part in Message)
                Add(part.Member);
            return options;

            void Add(Member? member)
            {
                if (member is { Value: not null })
                {
                    foreach (Member source in member.Sources)
                        Add(source);
                }
                else if (member is { IsOfRequest: true } && !options.Contains(member.Path[0].Name))
                {
                    options.Add(member.Path[0].Name);
                }
            }
        }
    }

    /// <summary>Whether it needs to know which side said what.</summary>
    public bool LooksAtSides => When.LooksAt(static member => member.Root is MemberRoot.Flavor or MemberRoot.Image);
}

/// <summary>What is checked because of a declaration, without a rule of its own in the schema.</summary>
internal enum ImpliedRule
{
    Value,
    Range,
    Required,
    Repeated,
    Content,
    Remark,
    Unknown,
    Misplaced,
    Allowed,
    Since,
    Until,
    MustAgree,
    Contradicted,
    FormerKey,
}

/// <summary>An id that a rule had before.</summary>
/// <param name="Id">The former id.</param>
/// <param name="Rule">The id of the rule now.</param>
internal sealed record FormerRule(string Id, string Rule);

/// <summary>A piece of a message: text, or the value of a member.</summary>
internal sealed record MessagePart(string Text, Member? Member);

/// <summary>An option and the text it should have.</summary>
internal sealed record FixModel(string Option, string Text);
