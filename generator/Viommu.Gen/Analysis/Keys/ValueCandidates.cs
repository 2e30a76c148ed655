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
        if (type.IsNumber && Clamp(type, text.Trim()) is { } number)
            candidates.Add(number);
        candidates.AddRange(values.Texts(type));
        return candidates.Distinct().Take(MaxCandidates).ToArray();
    }

    private static string? Clamp(MemberType type, string text)
        => type.Kind != ValueKind.Hex && NumberText.TryReadDecimal(System.MemoryExtensions.AsSpan(text), out long number)
            ? NumberRange.Text(System.Math.Max(type.Min, System.Math.Min(number, type.Max)))
            : null;
}
