using System.Collections.Generic;
using System.Linq;

namespace Viommu.Gen.Model;

/// <summary>Where a member lives.</summary>
internal enum MemberRoot
{
    /// <summary>An option after merge and default.</summary>
    Option,

    /// <summary>An option as the flavor gave it.</summary>
    Flavor,

    /// <summary>An option as the image gave it.</summary>
    Image,

    /// <summary>A fact of the platform.</summary>
    Fact,

    /// <summary>An element of the plan; the first step is its name there.</summary>
    Plan,

    /// <summary>An element that is checked by itself, or an item of a list in it; the first step is the variable that holds it.</summary>
    Element,

    /// <summary>A number that is computed from options and facts.</summary>
    Computed,

    /// <summary>The least that a fact is, as the request says; absent where it says nothing of it.</summary>
    Least,
}

/// <summary>One step of a path.</summary>
/// <param name="Nullable">Whether it may be null in C#.</param>
internal sealed record Step(string Name, bool Nullable);

/// <summary>Something that a condition looks at.</summary>
internal sealed record Member(MemberRoot Root, EquatableArray<Step> Path, MemberType Type)
{
    /// <summary>For a computed number: how it is computed.</summary>
    public Expression? Value { get; init; }

    /// <summary>For a fact of which the request may say the least that it is: that.</summary>
    public Member? Least { get; init; }

    public bool IsFact => Root == MemberRoot.Fact;

    /// <summary>Whether it may be unknown: it is a fact, or computed from one.</summary>
    public bool HasFacts => Value is null ? IsFact : Value.Members().Any(source => source.IsFact);

    /// <summary>What is looked at: the member itself, or those that it is computed from.</summary>
    public IEnumerable<Member> Sources => Value?.Members() ?? new[] { this };

    /// <summary>Whether the request says it: an option, or what one side said of it.</summary>
    public bool IsOfRequest => Root is MemberRoot.Option or MemberRoot.Flavor or MemberRoot.Image;

    public bool IsNullable
    {
        get
        {
            foreach (Step step in Path)
            {
                if (step.Nullable)
                    return true;
            }
            return false;
        }
    }

    /// <summary>The path with dots, as the schema writes it.</summary>
    public string Name => (Path.Count - (Root == MemberRoot.Element ? 1 : 0)) switch
    {
        <= 0 => "",
        1 => Path[Path.Count - 1].Name,
        int count => string.Join(".", Path.Skip(Path.Count - count).Select(step => step.Name)),
    };

    // Where a member is tells it from nearly all others, and is asked for each member of each rule.
    public override int GetHashCode() => Path.Count == 0 ? (int)Root : Path[Path.Count - 1].Name.GetHashCode() + (int)Root;
}
