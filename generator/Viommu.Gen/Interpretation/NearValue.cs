using System;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Interpretation;

/// <summary>The value that was meant by a text that differs from it by a slip: other words of the same language are not near.</summary>
internal static class NearValue
{
    // Words of three or four letters have many neighbours, and shorter ones too many.
    private const int MinLength = 3;
    private const int LongLength = 5;
    private const int VeryLongLength = 8;

    /// <returns>The near value, or null when there is none; also null for a text that is a value.</returns>
    public static string? Of(ValueReader values, MemberType type, string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0 || values.Read(type, text) is not null)
            return null;
        if (values.Read(type, trimmed) is not null)
            return trimmed;
        if (type.Kind == ValueKind.Quantity && Amount(values, type, trimmed) is { } amount)
            return amount;
        return InOtherCase(values, type, trimmed) ?? Misspelt(values, type, trimmed);
    }

    /// <summary>The value that a text is in another case.</summary>
    public static string? InOtherCase(ValueReader values, MemberType type, string text)
        => values.Words(type).FirstOrDefault(word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The value of which letters are wrong, missing, doubled or swapped in a text.</summary>
    public static string? Misspelt(ValueReader values, MemberType type, string text)
    {
        string lower = text.ToLowerInvariant();
        return values.Words(type).FirstOrDefault(word => IsSlip(lower, word.ToLowerInvariant()));
    }

    /// <summary>The same number with the nearest suffix that is accepted: "2MB" for "2M".</summary>
    public static string? Amount(ValueReader values, MemberType type, string text)
    {
        int digits = 0;
        while (digits < text.Length && text[digits] is >= '0' and <= '9')
            digits++;
        if (digits == 0 || digits == text.Length)
            return null;
        string number = text.Substring(0, digits), suffix = text.Substring(digits).Trim();
        return values.Suffixes(type)
            .OrderByDescending(candidate => candidate.StartsWith(suffix, StringComparison.Ordinal))
            .Where(candidate => candidate.StartsWith(suffix, StringComparison.OrdinalIgnoreCase))
            .Select(candidate => number + candidate)
            .FirstOrDefault(candidate => values.Read(type, candidate) is not null);
    }

    private static bool IsSlip(string text, string word)
    {
        if (text.Length < MinLength || word.Length < MinLength || text == word)
            return false;
        int limit = word.Length >= VeryLongLength ? 2 : 1;
        if (Edits.Count(text, word, limit + 1) > limit)
            return false;
        return IsSwapped(text, word) || (text[0] == word[0] && (text.Length != word.Length || word.Length >= LongLength));
    }

    // The same letters, two neighbours of them in the other order.
    private static bool IsSwapped(string text, string word)
    {
        if (text.Length != word.Length)
            return false;
        int i = 0;
        while (text[i] == word[i])
            i++;
        return i + 1 < text.Length && text[i] == word[i + 1] && text[i + 1] == word[i];
    }
}
