using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>What may have been meant by a value that is not allowed, the likeliest first.</summary>
internal static class ValueCandidates
{
    private const int MaxCandidates = 8;

    /// <param name="near">What was certainly meant.</param>
    public static IReadOnlyList<string> For(ValueReader values, MemberType type, string text, string? near)
    {
        var candidates = new List<string>();
        if (near is not null)
            candidates.Add(near);
        if (type.HasRange && Clamp(values, type, text.Trim()) is { } number)
            candidates.Add(number);
        candidates.AddRange(values.Texts(type));
        return candidates.Distinct().Take(MaxCandidates).ToArray();
    }

    // The end of the range that a number is beyond.
    private static string? Clamp(ValueReader values, MemberType type, string text)
    {
        if (type.Kind == ValueKind.Hex || !DecimalText.TryRead(System.MemoryExtensions.AsSpan(text), out decimal number))
            return null;
        decimal least = Of(type.Least), greatest = Of(type.Greatest);
        return number < least ? values.ToText(type, type.Least) : number > greatest ? values.ToText(type, type.Greatest) : null;

        static decimal Of(Literal end) => end.Kind == LiteralKind.Decimal ? end.Decimal : end.Number;
    }
}
