using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;

namespace Viommu.Runtime;

/// <summary>All violations that were found, in the order of the rules.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Violations : IReadOnlyList<Violation>, IEquatable<Violations>
{
    private readonly ValueList<Violation> _items;

    internal Violations(ValueList<Violation> items)
    {
        _items = items;
        foreach (Violation item in items)
            HasErrors |= item.Severity == Severity.Error;
    }

    /// <summary>No violation.</summary>
    public static Violations None { get; } = new(ValueList<Violation>.Empty);

    /// <summary>Whether one of them is an error.</summary>
    public bool HasErrors { get; }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public Violation this[int index] => _items[index];

    /// <summary>Throws when one of them is an error.</summary>
    /// <exception cref="ViolationException">There are errors; it carries all violations.</exception>
    public void ThrowIfErrors()
    {
        if (HasErrors)
            throw new ViolationException(this);
    }

    /// <inheritdoc/>
    public IEnumerator<Violation> GetEnumerator() => ((IEnumerable<Violation>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Violations? other) => other is not null && _items.Equals(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Violations);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.GetHashCode();

    /// <summary>One violation a line.</summary>
    public override string ToString() => string.Join('\n', Lines());

    internal IEnumerable<string> Lines()
    {
        foreach (Violation item in _items)
            yield return $"{(item.Severity == Severity.Error ? "error" : "warning")} {item.Rule}: {item.Message}";
    }
}

/// <summary>The request, the plan or the document has errors.</summary>
public sealed class ViolationException : Exception
{
    /// <summary>Makes the exception from what was found.</summary>
    /// <param name="violations">All violations, warnings included.</param>
    public ViolationException(Violations violations)
        : base((violations ?? throw new ArgumentNullException(nameof(violations))).ToString())
        => Violations = violations;

    /// <summary>All violations, warnings included.</summary>
    public Violations Violations { get; }
}
