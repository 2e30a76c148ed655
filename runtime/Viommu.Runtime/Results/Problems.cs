using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Text;

namespace Viommu.Runtime;

[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Problems
{
    /// <summary>A text that can't be read, for those that throw.</summary>
    public static FormatException BadText(string text, string allowed) => new($"{Shown.Of(text)} is not allowed; allowed values: {allowed}.");

    /// <summary>A text that is no quantity, for those that throw.</summary>
    public static FormatException BadText(string text, QuantityFormat format)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(format);
        return new FormatException($"{Shown.Of(text)} is not allowed; {format.Explain(text)}.");
    }

    /// <summary>A choice that was handed in, and is none of the candidates.</summary>
    public static string NoSuchChoice(string keys, string value, string chosen)
        => $"{keys} is {Shown.Of(value)}, which never stands for {Shown.Of(chosen)}: the choice that was made before is not one of its candidates. Choose anew.";

    /// <summary>A value that means another one, and can't be resolved because facts are missing.</summary>
    public static Violations OpenChoice(string rule, ValueList<string> keys, string value, ValueList<Undecided> undecided)
    {
        var missing = new List<string>();
        foreach (Undecided item in undecided)
        {
            foreach (string fact in item.Missing)
            {
                if (!missing.Contains(fact))
                    missing.Add(fact);
            }
        }
        FindingsBuilder findings = default;
        findings.Reject(rule, $"{string.Join(" or ", keys)} is {Shown.Of(value)}, and what it stands for can't be told without {string.Join(", ", missing)}: give these facts of the platform, or ask for a certain value.", keys);
        return findings.ToViolations();
    }

    /// <summary>A value that was made in code, and is not the same when what is written of it is read.</summary>
    internal static string NotReadBack(string what, string text, string allowed)
        => text.Length == 0
            ? BadValue(what, text, allowed)
            : $"{what} would be written as {Shown.Of(text)}, which is not the same when it is read; allowed values: {allowed}.";

    /// <summary>No candidate of a value that means another one works.</summary>
    public static string NoCandidate(string keys, string value, IReadOnlyList<Attempt> attempts)
    {
        var text = new StringBuilder($"{keys} is {Shown.Of(value)}, and nothing it may stand for works here.");
        foreach (Attempt attempt in attempts)
        {
            text.Append($" {attempt.Candidate}:");
            foreach (Violation violation in attempt.Violations)
            {
                if (violation.Severity == Severity.Error)
                    text.Append($" {violation.Message}");
            }
        }
        return text.ToString();
    }
}
