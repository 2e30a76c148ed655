using System;

namespace Viommu.Runtime;

/// <summary>
/// A whole number that is computed from values that may be absent, or not known. What is not known makes the result unknown, else what is absent makes it
/// absent. What is beyond 64 bits is the least or the greatest number.
/// </summary>
readonly partial struct ComputedNumber
{
    private readonly State _state;
    private readonly long _value;

    private ComputedNumber(State state, long value = 0)
    {
        _state = state;
        _value = value;
    }

    /// <summary>It is not known what the number is, or whether there is one.</summary>
    public static ComputedNumber Unknown => default;

    /// <summary>There is none.</summary>
    public static ComputedNumber Absent => new(State.Absent);

    /// <summary>The number; null where there is none, or it is not known.</summary>
    public long? Value => _state == State.Present ? _value : null;

    /// <summary>Whether there is none; null where it is not known.</summary>
    public bool? IsAbsent => _state == State.Unknown ? null : _state == State.Absent;

    /// <summary>A number.</summary>
    public static implicit operator ComputedNumber(long value) => new(State.Present, value);

    /// <summary>A number that is absent where it is null.</summary>
    public static ComputedNumber Of(long? value) => value ?? Absent;

    /// <summary>A number that is unknown where it is null.</summary>
    public static ComputedNumber OfFact(long? value) => value ?? Unknown;

    /// <summary>The sum.</summary>
    public static ComputedNumber operator +(ComputedNumber left, ComputedNumber right)
        => Without(left, right) ?? Saturated((decimal)left._value + right._value);

    /// <summary>The difference.</summary>
    public static ComputedNumber operator -(ComputedNumber left, ComputedNumber right)
        => Without(left, right) ?? Saturated((decimal)left._value - right._value);

    /// <summary>The product.</summary>
    public static ComputedNumber operator *(ComputedNumber left, ComputedNumber right)
        => Without(left, right) ?? Product(left._value, right._value);

    /// <summary>The quotient, rounded down; there is none by zero.</summary>
    public static ComputedNumber operator /(ComputedNumber left, ComputedNumber right)
        => Without(left, right) ?? (right._value == 0 ? Absent : Saturated(decimal.Floor((decimal)left._value / right._value)));

    /// <summary>What is left of a division that rounds down: it has the sign of the divisor; there is none by zero.</summary>
    public static ComputedNumber operator %(ComputedNumber left, ComputedNumber right)
        => Without(left, right) ?? (right._value == 0 ? Absent : Remainder(left._value, right._value));

    /// <summary>Whether a number is less; false where one is absent, null where it is not known.</summary>
    public static bool? operator <(ComputedNumber left, ComputedNumber right) => right > left;

    /// <summary>Whether a number is greater; false where one is absent, null where it is not known.</summary>
    public static bool? operator >(ComputedNumber left, ComputedNumber right) => Compare(left, right) is { } order ? order > 0 : IsNever(left, right);

    /// <summary>Whether a number is less or the same; false where one is absent, null where it is not known.</summary>
    public static bool? operator <=(ComputedNumber left, ComputedNumber right) => right >= left;

    /// <summary>Whether a number is greater or the same; false where one is absent, null where it is not known.</summary>
    public static bool? operator >=(ComputedNumber left, ComputedNumber right) => Compare(left, right) is { } order ? order >= 0 : IsNever(left, right);

    /// <summary>Whether two numbers are the same; false where one is absent, null where it is not known.</summary>
    public bool? Is(ComputedNumber other) => Compare(this, other) is { } order ? order == 0 : IsNever(this, other);

    /// <summary>The number, for messages.</summary>
    public override string ToString() => _state switch
    {
        State.Present => NumberRange.Text(_value),
        State.Absent => Shown.Nothing,
        _ => "unknown",
    };

    // Nothing is less than, more than or the same as what is absent, whatever the other one is.
    private static bool? IsNever(ComputedNumber left, ComputedNumber right) => left._state == State.Absent || right._state == State.Absent ? false : null;

    private static int? Compare(ComputedNumber left, ComputedNumber right)
        => left._state == State.Present && right._state == State.Present ? left._value.CompareTo(right._value) : null;

    private static ComputedNumber? Without(ComputedNumber left, ComputedNumber right)
        => left._state == State.Unknown || right._state == State.Unknown ? Unknown
            : left._state == State.Absent || right._state == State.Absent ? Absent
            : null;

    private static ComputedNumber Saturated(decimal value)
        => value > long.MaxValue ? long.MaxValue : value < long.MinValue ? long.MinValue : (long)value;

    // A product of two numbers of 64 bits may be more than a decimal can hold.
    private static ComputedNumber Product(long left, long right)
    {
        try
        {
            return checked(left * right);
        }
        catch (OverflowException)
        {
            return left < 0 == right < 0 ? long.MaxValue : long.MinValue;
        }
    }

    private static long Remainder(long left, long right)
    {
        // The least number divided by -1 is beyond 64 bits; nothing is left of it.
        long rest = right == -1 ? 0 : left % right;
        return rest != 0 && rest < 0 != right < 0 ? rest + right : rest;
    }

    private enum State
    {
        Unknown,
        Absent,
        Present,
    }
}
