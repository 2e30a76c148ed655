using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Viommu.Runtime;

/// <summary>The version of a component: up to three numbers, what is missing is zero.</summary>
readonly partial struct ComponentVersion : IEquatable<ComponentVersion>, IComparable<ComponentVersion>
{
    // A larger number without a dot is a packed version, or a date: as a first number it would be newer than everything.
    private const int GreatestAlone = 9999;

    /// <summary>What a text may look like, for messages.</summary>
    public static string Allowed => "one to three numbers with dots, such as 1.2 or 1.2.3";

    /// <summary>Makes a version from its numbers.</summary>
    /// <param name="major">The first number, 0 or more.</param>
    /// <param name="minor">The second number, 0 or more.</param>
    /// <param name="patch">The third number, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public ComponentVersion(int major, int minor = 0, int patch = 0)
    {
        if ((major | minor | patch) < 0)
            ThrowNegative();
        Major = major;
        Minor = minor;
        Patch = patch;
    }

    /// <summary>The first number.</summary>
    public int Major { get; }

    /// <summary>The second number.</summary>
    public int Minor { get; }

    /// <summary>The third number.</summary>
    public int Patch { get; }

    /// <summary>Reads a version.</summary>
    /// <param name="text">One to three numbers with dots.</param>
    /// <param name="value">The version.</param>
    /// <returns>Whether the text is a version.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ComponentVersion value)
    {
        if (TryReadPrefix(text.AsSpan(), out value, out int length) && length == text!.Length && !IsPacked(text))
            return true;
        value = default;
        return false;
    }

    /// <summary>Reads a version.</summary>
    /// <param name="text">One to three numbers with dots. A packed number such as 8000000 is none, see <see cref="FromPacked"/>.</param>
    /// <returns>The version.</returns>
    /// <exception cref="FormatException">The text is no version.</exception>
    public static ComponentVersion Parse(string text)
        => TryParse(text, out ComponentVersion value)
            ? value
            : throw new FormatException($"{Shown.Of(text)} is not a version: {Allowed}.{(IsPacked(text) ? $" A packed number is read with {nameof(FromPacked)}." : "")}");

    /// <summary>Reads a version that is packed into one number: <c>major * 1000000 + minor * 1000 + patch</c>, so that 8002001 is 8.2.1.</summary>
    /// <param name="packed">The number, 0 or more.</param>
    /// <returns>The version.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or its first part is no <see cref="int"/>.</exception>
    public static ComponentVersion FromPacked(long packed)
        => packed < 0 || packed / 1_000_000 > int.MaxValue
            ? throw new ArgumentOutOfRangeException(nameof(packed), packed, "A packed version is major * 1000000 + minor * 1000 + patch, and not negative.")
            : new ComponentVersion((int)(packed / 1_000_000), (int)(packed / 1000 % 1000), (int)(packed % 1000));

    private static void ThrowNegative() => throw new ArgumentOutOfRangeException("major", "The numbers of a version are not negative.");

    private static bool IsPacked(string? text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > GreatestAlone;

    /// <summary>Reads the version that a text begins with; what follows it must not be part of a word or number.</summary>
    internal static bool TryReadPrefix(ReadOnlySpan<char> text, out ComponentVersion value, out int length)
    {
        value = default;
        length = 0;
        int position = 0, parts = 0, major = 0, minor = 0, patch = 0;
        while (true)
        {
            int start = position;
            long number = 0;
            while (position < text.Length && text[position] is >= '0' and <= '9' && number <= int.MaxValue)
                number = number * 10 + (text[position++] - '0');
            if (position == start || number > int.MaxValue)
                return false;
            switch (parts++)
            {
                case 0: major = (int)number; break;
                case 1: minor = (int)number; break;
                default: patch = (int)number; break;
            }
            if (parts == 3 || position == text.Length || text[position] != '.')
                break;
            position++;
        }
        if (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] == '.'))
            return false;
        value = new ComponentVersion(major, minor, patch);
        length = position;
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(ComponentVersion other) => this < other ? -1 : other < this ? 1 : 0;

    /// <inheritdoc/>
    public bool Equals(ComponentVersion other) => Major == other.Major && Minor == other.Minor && Patch == other.Patch;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ComponentVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (Major * 1000 + Minor) * 1000 + Patch;

    /// <summary>The three numbers with dots.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}.{1}.{2}", Major, Minor, Patch);

    /// <summary>Whether both are the same version.</summary>
    public static bool operator ==(ComponentVersion left, ComponentVersion right) => left.Equals(right);

    /// <summary>Whether they are different versions.</summary>
    public static bool operator !=(ComponentVersion left, ComponentVersion right) => !left.Equals(right);

    /// <summary>Whether the left one is older.</summary>
    public static bool operator <(ComponentVersion left, ComponentVersion right)
        => left.Major != right.Major ? left.Major < right.Major : left.Minor != right.Minor ? left.Minor < right.Minor : left.Patch < right.Patch;

    /// <summary>Whether the left one is newer.</summary>
    public static bool operator >(ComponentVersion left, ComponentVersion right) => right < left;

    /// <summary>Whether the left one is older or the same.</summary>
    public static bool operator <=(ComponentVersion left, ComponentVersion right) => !(right < left);

    /// <summary>Whether the left one is newer or the same.</summary>
    public static bool operator >=(ComponentVersion left, ComponentVersion right) => !(left < right);
}
