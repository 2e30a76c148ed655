using System;

namespace Viommu.Runtime;

/// <summary>A text, and what it is known as.</summary>
sealed partial class KnownText : IEquatable<KnownText>
{
    internal KnownText(string text, int kind, ComponentVersion? version, bool isAlias)
    {
        Text = text;
        Kind = kind;
        Version = version;
        IsAlias = isAlias;
    }

    /// <summary>The text itself.</summary>
    public string Text { get; }

    /// <summary>The kind, 0 for a text that is not known.</summary>
    public int Kind { get; }

    /// <summary>The version that the text names, or null.</summary>
    public ComponentVersion? Version { get; }

    /// <summary>Whether the text is a known name that means a version of its own choice.</summary>
    public bool IsAlias { get; }

    /// <summary>
    /// Whether no text can be both: a text that is not known may be another name of one that is, and one without a version may have any.
    /// </summary>
    internal static bool AreDifferent(KnownText text, KnownText other)
        => text.Kind != 0 && other.Kind != 0
            && (text.Kind != other.Kind || (text.Version is { } version && other.Version is { } otherVersion && version != otherVersion));

    /// <summary>Whether both are the same text: the rest follows from it.</summary>
    public bool Equals(KnownText? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KnownText other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);
}
