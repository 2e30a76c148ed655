namespace Viommu.Runtime;

/// <summary>Elements that were read from XML, and what was found.</summary>
/// <typeparam name="T">The type of the element.</typeparam>
/// <param name="Elements">The elements that could be read.</param>
/// <param name="Violations">Values that can't be read (errors) and content that the schema does not know (warnings).</param>
public sealed record ElementRead<T>(ValueList<T> Elements, Violations Violations)
    where T : class
{
    /// <summary>The only element.</summary>
    /// <exception cref="ViolationException">There were errors, no element, or several.</exception>
    public T Single()
    {
        Violations.ThrowIfErrors();
        if (Elements.Count == 1)
            return Elements[0];
        FindingsBuilder findings = default;
        findings.Reject("Single", Elements.Count == 0
            ? "There is no such element in the document: give the element itself, or a document that has it in its place."
            : $"There are {Elements.Count} such elements in the document: read all of them instead.", []);
        throw new ViolationException(findings.ToViolations());
    }

    /// <summary>All elements.</summary>
    /// <exception cref="ViolationException">There were errors.</exception>
    public ValueList<T> All()
    {
        Violations.ThrowIfErrors();
        return Elements;
    }
}
