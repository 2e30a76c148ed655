using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>What an expression is known to be at a point of the code.</summary>
internal abstract record FlowValue
{
    public static readonly FlowValue Unknown = new UnknownValue();
    public static readonly FlowValue Null = new NullValue();

    /// <summary>The objects that can be reached through it, by their creations.</summary>
    public virtual IEnumerable<SyntaxNode> Creations => Enumerable.Empty<SyntaxNode>();

    /// <summary>Something that is one of these values, or holds them.</summary>
    public static FlowValue AnyOf(params IEnumerable<FlowValue>[] values)
    {
        ImmutableHashSet<SyntaxNode> creations = values.SelectMany(some => some).SelectMany(value => value.Creations).ToImmutableHashSet();
        return creations.IsEmpty ? Unknown : new AnyOfValue(creations);
    }

    private sealed record UnknownValue : FlowValue;

    private sealed record NullValue : FlowValue;
}

/// <summary>A text that is constant.</summary>
internal sealed record TextValue(string Text) : FlowValue;

/// <summary>A value of a type that the schema has: a member of an enum, a flag, a number, a version, an amount.</summary>
internal sealed record LiteralValue(Literal Literal) : FlowValue;

/// <summary>An object that is followed through the code; its creation identifies it.</summary>
internal sealed record ReferenceValue(SyntaxNode Creation) : FlowValue
{
    public override IEnumerable<SyntaxNode> Creations => new[] { Creation };
}

/// <summary>Something through which any of several objects may be reached: one of two ways, a tuple, an array.</summary>
internal sealed record AnyOfValue(ImmutableHashSet<SyntaxNode> All) : FlowValue
{
    public override IEnumerable<SyntaxNode> Creations => All;

    public bool Equals(AnyOfValue? other) => other is not null && All.SetEquals(other.All);

    public override int GetHashCode() => All.Count;
}

/// <summary>A property that may be written to later: what it belongs to is decided now, and so is what it reads as.</summary>
internal sealed record PlaceValue(FlowValue Instance, EquatableArray<FlowItem> Arguments, FlowValue Read) : FlowValue
{
    public override IEnumerable<SyntaxNode> Creations => Instance.Creations.Concat(Arguments.SelectMany(item => item.Value.Creations)).Concat(Read.Creations);
}

/// <summary>A key and a value that are not in a map yet.</summary>
internal sealed record PairValue(string? Key, FlowValue Value, Location Place) : FlowValue;

/// <summary>Elements in a list that is written out.</summary>
internal sealed record ListValue(EquatableArray<FlowItem> Items) : FlowValue
{
    public override IEnumerable<SyntaxNode> Creations => Items.SelectMany(item => item.Value.Creations);
}

/// <summary>An item of a list, or an argument.</summary>
internal sealed record FlowItem(FlowValue Value);

/// <summary>What was read from two maps.</summary>
internal sealed record RequestValue(KnownRequest Request) : FlowValue;
