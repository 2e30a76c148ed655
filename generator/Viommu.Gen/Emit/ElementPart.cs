using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>A child element that is known to be there, in a local of its own: what is asked of it is read from that, and not through its parents.</summary>
internal sealed class ElementPart
{
    private readonly EquatableArray<Step> _path;

    public ElementPart(EquatableArray<Step> path) => _path = path;

    /// <summary>An expression for the element, null where it or one of its parents is not there.</summary>
    public string Text => Access.Of(new Member(MemberRoot.Element, _path, new MemberType(ValueKind.Element)));

    /// <summary>The condition where the element is there.</summary>
    public Condition In(Condition condition) => condition.Replace(test => test is { Operator: TestOperator.IsNull, Negated: true } && IsThere(test.Left)
        ? Condition.True
        : test with { Left = In(test.Left), RightMember = test.RightMember is { } right ? In(right) : null });

    /// <summary>The member, read from the element where it is inside.</summary>
    public Member In(Member member)
        => Begins(member, _path.Count) ? member with { Path = Below(member.Path).ToEquatableArray() } : member;

    // The element itself, and the parents that it is in.
    private bool IsThere(Member member) => member.Path.Count <= _path.Count && Begins(member, member.Path.Count);

    private bool Begins(Member member, int steps)
        => member is { Root: MemberRoot.Element, Value: null } && member.Path.Count >= steps && member.Path.Take(steps).SequenceEqual(_path.Take(steps));

    private IEnumerable<Step> Below(EquatableArray<Step> path) => path.Skip(_path.Count).Prepend(new Step(GeneratedNames.Part, Nullable: false));
}
