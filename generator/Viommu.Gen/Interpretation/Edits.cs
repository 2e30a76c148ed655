using System;

namespace Viommu.Gen.Interpretation;

/// <summary>How far two texts are apart: insertions, deletions, substitutions, and swaps of neighbours.</summary>
internal static class Edits
{
    /// <returns>The number of edits; <paramref name="limit"/> means that many or more.</returns>
    public static int Count(string left, string right, int limit) => Count(left, 0, right, 0, limit);

    private static int Count(string left, int i, string right, int j, int limit)
    {
        while (i < left.Length && j < right.Length && left[i] == right[j])
        {
            i++;
            j++;
        }
        int rest = Math.Max(left.Length - i, right.Length - j);
        if (rest == 0 || limit <= 1)
            return rest == 0 ? 0 : limit;
        int best = limit - 1;
        if (i < left.Length)
            best = Math.Min(best, Count(left, i + 1, right, j, best));
        if (j < right.Length)
            best = Math.Min(best, Count(left, i, right, j + 1, best));
        if (i < left.Length && j < right.Length)
            best = Math.Min(best, Count(left, i + 1, right, j + 1, best));
        if (i + 1 < left.Length && j + 1 < right.Length && left[i] == right[j + 1] && left[i + 1] == right[j])
            best = Math.Min(best, Count(left, i + 2, right, j + 2, best));
        return best + 1;
    }
}
