using Viommu.Gen.Model;

namespace Viommu.Gen.Interpretation;

/// <summary>What is known of a member: nothing, that it is absent, that it is there, or its value.</summary>
internal readonly struct Known
{
    private readonly State _state;

    private Known(State state, Literal? value)
    {
        _state = state;
        Value = value;
    }

    public static Known Unknown => default;

    /// <summary>A fact that certainly no one gave: what it is, is unknown for good.</summary>
    public static Known Missing => new(State.Missing, null);

    public static Known Absent => new(State.Absent, null);

    /// <summary>It is there; what it is, is not known (or it is an element, which has no value).</summary>
    public static Known Present => new(State.Present, null);

    public static Known Of(Literal value) => new(State.Present, value);

    public bool IsUnknown => _state is State.Unknown or State.Missing;

    public bool IsMissing => _state == State.Missing;

    public bool IsAbsent => _state == State.Absent;

    public Literal? Value { get; }

    private enum State
    {
        Unknown,
        Missing,
        Absent,
        Present,
    }
}
