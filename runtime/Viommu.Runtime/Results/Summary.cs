using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Text;

namespace Viommu.Runtime;

/// <summary>Requests and plans as one line, for logs and debuggers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Summary
{
    /// <summary>A request: its options, or what is wrong with it.</summary>
    public static string OfRequest(object options, Violations violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        return violations.HasErrors ? OfViolations(violations) : $"{options}{Warnings(violations)}";
    }

    /// <summary>Adds a member of a record that has a value.</summary>
    /// <param name="text">What is printed so far.</param>
    /// <param name="name">The name of the member.</param>
    /// <param name="value">Its value; null is not printed.</param>
    /// <param name="start">Where the members begin.</param>
    public static void AddMember(StringBuilder text, string name, object? value, int start)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (value is not null)
            text.Append(text.Length > start ? ", " : "").Append(name).Append(" = ").Append(value);
    }

    /// <summary>A plan: its elements, or what is wrong with it.</summary>
    /// <param name="isDecided">Whether a choice is made, if there is one to be made.</param>
    /// <param name="violations">What is wrong.</param>
    /// <param name="undecided">The rules that could not be decided.</param>
    /// <param name="elements">The elements; null for those that the plan does not have.</param>
    public static string OfPlan(bool isDecided, Violations violations, ValueList<Undecided> undecided, params SchemaElement?[] elements)
    {
        ArgumentNullException.ThrowIfNull(violations);
        ArgumentNullException.ThrowIfNull(elements);
        if (violations.HasErrors)
            return OfViolations(violations);
        SchemaElement?[] made = Array.FindAll(elements, static element => element is not null);
        string plan = !isDecided ? "not decided" : made.Length == 0 ? "no elements" : string.Join(' ', (object?[])made);
        string open = undecided.Count == 0 ? "" : $"; undecided: {string.Join(", ", Rules(undecided))}";
        return plan + Warnings(violations) + open;
    }

    private static string Warnings(Violations violations) => violations.Count == 0 ? "" : "; " + OfViolations(violations);

    private static string OfViolations(Violations violations) => string.Join(' ', violations.Lines());

    private static IEnumerable<string> Rules(ValueList<Undecided> undecided)
    {
        foreach (Undecided item in undecided)
            yield return item.Rule;
    }
}
