namespace Viommu.Runtime;

/// <summary>The severity of a violation.</summary>
public enum Severity
{
    /// <summary>It works, but probably not as meant.</summary>
    Warning,

    /// <summary>The request is rejected.</summary>
    Error,
}

/// <summary>A rule of the schema that does not hold, or a value that can't be read.</summary>
/// <param name="Rule">The id of the rule, as the schema names it.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">What is wrong, why, and what to do.</param>
/// <param name="Keys">The keys to look at: extra specs and image properties, or attributes of an element.</param>
public sealed record Violation(string Rule, Severity Severity, string Message, ValueList<string> Keys);

/// <summary>A rule that could be neither proven nor ruled out.</summary>
/// <param name="Rule">The id of the rule, as the schema names it.</param>
/// <param name="Missing">The facts that are missing.</param>
public sealed record Undecided(string Rule, ValueList<string> Missing);

/// <summary>One candidate for a value that means another.</summary>
/// <param name="Candidate">The text of the candidate.</param>
/// <param name="Violations">What speaks against it.</param>
/// <param name="Undecided">What could not be decided about it.</param>
public sealed record Attempt(string Candidate, Violations Violations, ValueList<Undecided> Undecided);

/// <summary>What was found.</summary>
/// <param name="Violations">The rules that are violated.</param>
/// <param name="Undecided">The rules that could not be decided.</param>
public sealed record Findings(Violations Violations, ValueList<Undecided> Undecided)
{
    /// <summary>Nothing was found.</summary>
    public static Findings None { get; } = new(Violations.None, ValueList<Undecided>.Empty);
}
