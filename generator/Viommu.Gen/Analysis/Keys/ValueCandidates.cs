using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Emit;
using Viommu.Gen.Model;
using Viommu.Gen.Rules;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>What may have been meant by a value that is not allowed, the likeliest first.</summary>
internal static class ValueCandidates
{
    private const int MaxCandidates = 8;

    public static IReadOnlyList<string> For(ValueReader values, MemberType type, string text)
    {
        var candidates = new List<string>();
        string trimmed = text.Trim();
        if (trimmed != text && values.Read(type, trimmed) is not null)
            candidates.Add(trimmed);
        if (type.Kind == ValueKind.Quantity && NearValue.Amount(values, type, trimmed) is { } amount)
            candidates.Add(amount);
        if (type.IsNumber && Clamp(type, trimmed) is { } number)
            candidates.Add(number);
        IReadOnlyList<string> texts = values.Texts(type);
        if (Suggestion.Nearest(trimmed.ToLowerInvariant(), texts) is { } nearest)
            candidates.Add(nearest);
        candidates.AddRange(texts);
        return candidates.Distinct().Take(MaxCandidates).ToArray();
    }

    private static string? Clamp(MemberType type, string text)
        => type.Kind != ValueKind.Hex && NumberText.TryReadDecimal(System.MemoryExtensions.AsSpan(text), out long number)
            ? Literals.Number(System.Math.Max(type.Min, System.Math.Min(number, type.Max)))
            : null;
}
