using System.Text;

namespace Viommu.Gen.Analysis.Schemas;

/// <summary>In what a text differs from a key, apart from its letters.</summary>
internal static class KeySpelling
{
    /// <summary>Whether two texts are the same words, in another case or with other separators.</summary>
    public static bool IsSame(string left, string right)
    {
        if (left.Length != right.Length)
            return false;
        for (int i = 0; i < left.Length; i++)
        {
            bool isLetter = char.IsLetterOrDigit(left[i]);
            if (isLetter != char.IsLetterOrDigit(right[i]) || (isLetter && char.ToLowerInvariant(left[i]) != char.ToLowerInvariant(right[i])))
                return false;
        }
        return true;
    }

    /// <summary>
    /// Whether a text has the case and the separators of a key, of which it may lack some or have more. Environment variables, labels and configuration write
    /// the same words in another way.
    /// </summary>
    public static bool HasStyleOf(string key, string text)
    {
        if (key.ToLowerInvariant() == key && text.ToLowerInvariant() != text)
            return false;
        string separators = Separators(text), expected = Separators(key);
        return IsSubsequence(separators, expected) || IsSubsequence(expected, separators);
    }

    /// <summary>Whether a text is a key with another number, or with a number of its own: another thing of the same kind.</summary>
    public static bool HasOtherNumber(string key, string text)
    {
        string digits = Digits(key);
        return digits != Digits(text) && (digits.Length > 0 || WithoutNumber(text) == WithoutNumber(key));
    }

    private static string Separators(string text) => Filter(text, static c => !char.IsLetterOrDigit(c));

    private static string Digits(string text) => Filter(text, char.IsDigit);

    private static string WithoutNumber(string text) => Filter(text, static c => !char.IsDigit(c)).TrimEnd('_', '-', '.', ':');

    private static string Filter(string text, System.Func<char, bool> isIn)
    {
        var result = new StringBuilder();
        foreach (char c in text)
        {
            if (isIn(c))
                result.Append(c);
        }
        return result.ToString();
    }

    private static bool IsSubsequence(string part, string whole)
    {
        int found = 0;
        foreach (char c in whole)
        {
            if (found < part.Length && part[found] == c)
                found++;
        }
        return found == part.Length;
    }
}
