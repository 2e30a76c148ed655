using Microsoft.CodeAnalysis;
using Viommu.Gen.Model;
using Viommu.Gen.Rules.Interpretation;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>What an expression is known to be at a point of the code.</summary>
internal abstract record FlowValue
{
    public static readonly FlowValue Unknown = new UnknownValue();
    public static readonly FlowValue Null = new NullValue();

    private sealed record UnknownValue : FlowValue;

    private sealed record NullValue : FlowValue;
}

/// <summary>A text that is constant.</summary>
internal sealed record TextValue(string Text) : FlowValue;

/// <summary>A value of a type that the schema has: a member of an enum, a flag, a number, a version, an amount.</summary>
internal sealed record LiteralValue(Literal Literal) : FlowValue;

/// <summary>An object that is followed through the code; the creation stands for it.</summary>
internal sealed record ReferenceValue(SyntaxNode Creation) : FlowValue;

/// <summary>A key and a value that are not in a map yet.</summary>
internal sealed record PairValue(string? Key, FlowValue Value, Location Place) : FlowValue;

/// <summary>Elements in a list that is written out.</summary>
internal sealed record ListValue(EquatableArray<FlowItem> Items) : FlowValue;

/// <summary>An item of a list.</summary>
internal sealed record FlowItem(FlowValue Value);

/// <summary>What was read from two maps.</summary>
internal sealed record RequestValue(KnownRequest Request) : FlowValue;
