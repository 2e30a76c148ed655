using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Interpretation;

/// <summary>What is known of a value or an element, of all below it, and where that was written.</summary>
internal sealed class KnownNode
{
    public static readonly KnownNode Unknown = new(Known.Unknown);
    public static readonly KnownNode Absent = new(Known.Absent);

    private readonly IReadOnlyDictionary<string, KnownNode>? _members;
    private readonly bool _isComplete;

    private KnownNode(Known known, IReadOnlyDictionary<string, KnownNode>? members = null, bool isComplete = false, IReadOnlyList<KnownNode>? items = null,
        string? text = null, object? place = null)
    {
        Known = known;
        Items = items;
        Text = text;
        Place = place;
        _members = members;
        _isComplete = isComplete;
    }

    public Known Known { get; }

    /// <summary>For repeated elements: all of them.</summary>
    public IReadOnlyList<KnownNode>? Items { get; }

    /// <summary>The text of the value, where it says more than the value.</summary>
    public string? Text { get; }

    /// <summary>Where it was written, for those who ask; nothing here depends on it.</summary>
    public object? Place { get; }

    public bool IsUnknown => Known.IsUnknown;

    public bool IsAbsent => Known.IsAbsent;

    public static KnownNode Of(Literal value, object? place = null, string? text = null)
        => new(Known.Of(value), value.Kind == LiteralKind.Map ? OfMap(value) : null, isComplete: value.Kind == LiteralKind.Map, text: text, place: place);

    /// <summary>No one set it, and where that was said.</summary>
    public static KnownNode AbsentAt(object? place) => new(Known.Absent, place: place);

    /// <summary>Something is there, and it was written somewhere; what, is not known.</summary>
    public static KnownNode UnknownAt(object? place) => new(Known.Unknown, place: place);

    /// <summary>Something has a value, and it was written somewhere; which, is not known.</summary>
    public static KnownNode PresentAt(object? place) => new(Known.Present, place: place);

    /// <summary>An element.</summary>
    /// <param name="isComplete">Whether a member that is not listed is known to be absent.</param>
    public static KnownNode Element(IReadOnlyDictionary<string, KnownNode> members, bool isComplete, object? place = null)
        => new(Known.Present, members, isComplete, place: place);

    /// <summary>Repeated elements.</summary>
    /// <param name="areAll">Whether there are no more than these: then it is known how many there are.</param>
    public static KnownNode List(IReadOnlyList<KnownNode> items, object? place = null, bool areAll = true)
        => new(
            items.Count == 0 ? Known.Absent : areAll ? Known.Of(Literal.OfList(items.Select(static _ => Literal.OfNumber(0)).ToArray())) : Known.Present,
            items: items,
            place: place);

    /// <summary>The same, written elsewhere.</summary>
    public KnownNode At(object? place) => new(Known, _members, _isComplete, Items, Text, place);

    /// <summary>The same, or nothing where the value means the same as none; of an open type its text says which it is.</summary>
    public KnownNode Without(Literal? omit)
        => omit is not null && (omit.Equals(Known.Value) || (omit.Kind == LiteralKind.Text && omit.Text == Text)) ? AbsentAt(Place) : this;

    // The keys of a map, and its values.
    private static Dictionary<string, KnownNode> OfMap(Literal map)
    {
        Literal[] values = map.Items.Select(entry => entry.Items[0]).ToArray();
        return new Dictionary<string, KnownNode>
        {
            ["Keys"] = Of(map.IsTrue
                ? ValueReader.ToLiteral(new NumberSet(map.Items.Select(entry => (entry.Number, entry.Number)), isExclusion: false))
                : Literal.OfList(map.Items.Select(entry => Literal.OfText(entry.Text)).ToArray())),
            ["Values"] = Of(Literal.OfList(values)),
        };
    }

    /// <summary>What is known of a member.</summary>
    public KnownNode Member(string name)
        => _members is not null && _members.TryGetValue(name, out KnownNode? member) ? member
            : IsAbsent || _isComplete ? Absent
            : Unknown;

    /// <summary>What is known of a member, with what its type means where no one set it.</summary>
    public KnownNode Member(string name, MemberType type)
    {
        KnownNode member = Member(name);
        // Whether a child without content is there is a value of its parent.
        return member.IsAbsent && type.Kind == ValueKind.Presence && !IsAbsent ? Of(Literal.OfFlag(false), member.Place) : member;
    }
}
