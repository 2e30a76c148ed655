using System.Collections.Generic;

namespace Viommu.Gen.Interpretation;

internal enum DocumentFindingKind
{
    /// <summary>A rule is violated.</summary>
    Violated,

    /// <summary>A value can't be read, or something that is required is missing.</summary>
    Value,

    /// <summary>A name is near to one that is known.</summary>
    Misspelt,
}

/// <summary>Something wrong in a document.</summary>
/// <param name="Rule">The id of the rule, as reading and validating the same text would report it.</param>
/// <param name="Others">What else the rule looked at.</param>
/// <param name="Correction">What would be right.</param>
internal sealed record DocumentFinding(
    DocumentFindingKind Kind,
    string Feature,
    string Rule,
    string Message,
    DocumentNode Node,
    IReadOnlyList<DocumentNode> Others,
    Correction? Correction);

/// <summary>A change of a document that resolves a finding.</summary>
internal abstract record Correction(DocumentNode Node)
{
    /// <summary>The attribute or the element is removed.</summary>
    internal sealed record Removed(DocumentNode Node) : Correction(Node);

    /// <summary>The attribute or the element has another name.</summary>
    internal sealed record Renamed(DocumentNode Node, string Name) : Correction(Node);

    /// <summary>The attribute has another value.</summary>
    /// <param name="Values">Values that are allowed, the likeliest first.</param>
    /// <param name="IsNear">Whether the first is what was certainly meant.</param>
    internal sealed record Valued(DocumentAttribute Attribute, IReadOnlyList<string> Values, bool IsNear) : Correction(Attribute);
}
