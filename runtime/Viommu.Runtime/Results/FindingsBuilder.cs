using System.Collections.Generic;

namespace Viommu.Runtime;

/// <summary>Collects what generated validators find; allocates nothing while nothing is found.</summary>
public struct FindingsBuilder
{
    private List<Violation>? _violations;
    private List<Undecided>? _undecided;

    /// <summary>Whether an error was found.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether a rule that could not be decided may be an error.</summary>
    public bool MayHaveErrors { get; private set; }

    /// <summary>Adds an error.</summary>
    public void Reject(string rule, string message, ValueList<string> keys) => Add(new Violation(rule, Severity.Error, message, keys));

    /// <summary>Adds a warning.</summary>
    public void Warn(string rule, string message, ValueList<string> keys) => Add(new Violation(rule, Severity.Warning, message, keys));

    /// <summary>Adds a violation.</summary>
    public void Add(Violation violation)
    {
        HasErrors |= violation.Severity == Severity.Error;
        (_violations ??= []).Add(violation);
    }

    /// <summary>Adds a rule that could not be decided.</summary>
    /// <param name="severity">What it would be.</param>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="facts">The facts that the rule looks at; null for those that are known.</param>
    public void Leave(Severity severity, string rule, params string?[] facts)
    {
        MayHaveErrors |= severity == Severity.Error;
        var missing = new List<string>(facts.Length);
        foreach (string? fact in facts)
        {
            if (fact is not null && !missing.Contains(fact))
                missing.Add(fact);
        }
        (_undecided ??= []).Add(new Undecided(rule, [.. missing]));
    }

    /// <summary>Adds all that was found elsewhere.</summary>
    public void Add(in FindingsBuilder other)
    {
        HasErrors |= other.HasErrors;
        if (other._violations is not null)
            (_violations ??= []).AddRange(other._violations);
        AddUndecided(other);
    }

    /// <summary>Adds what could not be decided elsewhere.</summary>
    public void AddUndecided(in FindingsBuilder other)
    {
        MayHaveErrors |= other.MayHaveErrors;
        if (other._undecided is not null)
            (_undecided ??= []).AddRange(other._undecided);
    }

    /// <summary>Adds violations that were found elsewhere.</summary>
    public void Add(Violations violations)
    {
        for (int i = 0; i < violations.Count; i++)
            Add(violations[i]);
    }

    /// <summary>The violations so far.</summary>
    public readonly Violations ToViolations() => _violations is null ? Violations.None : new Violations([.. _violations]);

    /// <summary>What is undecided so far.</summary>
    public readonly ValueList<Undecided> ToUndecided() => _undecided is null ? ValueList<Undecided>.Empty : [.. _undecided];

    /// <summary>All that was found so far.</summary>
    public readonly Findings ToFindings()
        => _violations is null && _undecided is null ? Findings.None : new Findings(ToViolations(), ToUndecided());
}
