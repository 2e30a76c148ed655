using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>The members of an element type, while it is bound.</summary>
internal sealed class ElementMembers
{
    public Dictionary<string, ElementMember> Members { get; } = new();

    /// <summary>Names that are declared, and whose declaration is wrong, which is reported there.</summary>
    public HashSet<string> Broken { get; } = new();
}

/// <param name="Place">Where it is in XML, for messages.</param>
/// <param name="Inside">For elements: their members.</param>
internal sealed record ElementMember(MemberType Type, bool Nullable, bool IsList, string Place, ElementMembers? Inside);

/// <summary>A member that was found, with what lies below it.</summary>
internal sealed record Found(Member Member, ElementMembers? Inside, bool IsList, IReadOnlyList<string> Keys);

/// <summary>The members that a condition can see, innermost first.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, Found> _members;
    private readonly Scope? _outer;
    private readonly ElementMembers? _element;
    private readonly MemberRoot _root;
    private readonly EquatableArray<Step> _path;
    private string[]? _names;

    public Scope(Scope? outer = null)
        : this(new(), outer)
    {
    }

    /// <summary>The members of an element that is reached by a path.</summary>
    public Scope(Scope outer, ElementMembers element, MemberRoot root, EquatableArray<Step> path)
        : this(new(), outer)
    {
        _element = element;
        _root = root;
        _path = path;
    }

    private Scope(Dictionary<string, Found> members, Scope? outer)
    {
        _members = members;
        _outer = outer;
    }

    /// <summary>All of them, for suggestions; a scope is filled before it is asked.</summary>
    public IReadOnlyCollection<string> Names => _names ??=
        (_element?.Members.Keys ?? (IEnumerable<string>)_members.Keys).Concat(_outer?.Names ?? Enumerable.Empty<string>()).Distinct().ToArray();

    /// <summary>A scope that has what this one has, now and later, with another one around it.</summary>
    public Scope Inside(Scope outer) => new(_members, outer);

    public void Add(string name, Found found)
    {
        _members[name] = found;
        _names = null;
    }

    public void Add(string name, MemberRoot root, MemberType type, bool nullable, IReadOnlyList<string> keys)
        => Add(name, new Found(new Member(root, EquatableArray.Of(new Step(name, nullable)), type), null, false, keys));

    /// <summary>Whether a name that is not found is declared, and broken there.</summary>
    public bool IsBroken(string name) => _element?.Broken.Contains(name) == true || _outer?.IsBroken(name) == true;

    // Most members of elements are never asked for: they are made when they are.
    public Found? Find(string name)
    {
        if (_members.TryGetValue(name, out Found? found))
            return found;
        if (_element is null || !_element.Members.TryGetValue(name, out ElementMember? member))
            return _outer?.Find(name);
        found = Below(_root, _path, name, member);
        _members.Add(name, found);
        return found;
    }

    /// <summary>Finds a member, or a member of another one; of a collection or of repeated elements, a number that it has.</summary>
    public Found? Find(BindingContext context, Found? parent, string name)
        => parent is null ? Find(name)
            : parent.IsList || parent.Member.Type.IsCollection ? CollectionBinder.Find(context, parent, name, this)
            : Find(parent, name);

    /// <summary>Says that there is no such member, or none of another one, with what there is.</summary>
    public string Missing(BindingContext context, Found? parent, string name)
    {
        if (parent is null)
            return $"there is no member {Shown.Of(name)}{context.Suggest(name, Names)}";
        IReadOnlyCollection<string> names = parent.IsList || parent.Member.Type.IsCollection
            ? CollectionBinder.NamesOf(context, parent, this)
            : parent.Inside?.Members.Keys ?? (IReadOnlyCollection<string>)Array.Empty<string>();
        string owner = parent.Member.Path.Count == 0 ? parent.Member.Root.ToString() : parent.Member.Name;
        return $"there is no member {Shown.Of(name)} in {owner}{context.Suggest(name, names)}";
    }

    /// <summary>Finds a member of a member.</summary>
    public static Found? Find(Found parent, string name)
        => parent.Inside is not null && parent.Inside.Members.TryGetValue(name, out ElementMember? member)
            ? Below(parent.Member.Root, parent.Member.Path, name, member)
            : null;

    private static Found Below(MemberRoot root, EquatableArray<Step> path, string name, ElementMember member)
        => new(
            new Member(root, path.With(new Step(name, member.Nullable)), member.Type),
            member.Inside,
            member.IsList,
            new[] { member.Place });
}
