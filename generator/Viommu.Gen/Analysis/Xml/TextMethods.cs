using System;
using System.Linq;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>Methods by what they do with a text, by name: those of the platform, and those that others name after them.</summary>
internal static class TextMethods
{
    private static readonly string[] Negations = { "ShouldNot", "DoesNot", "IsNot", "AreNot", "Not" };

    private static readonly string[] Beginnings = { "Contain", "IndexOf", "LastIndexOf", "StartsWith", "StartWith", "EndsWith", "EndWith", "Match",
        "Occurrence", "Regex", "XPath" };

    private static readonly string[] Names =
    {
        "Split", "Insert", "Replace", "ReplaceAll", "ReplaceFirst", "Remove", "RemoveAll", "Trim", "TrimStart", "TrimEnd", "Find", "FindAll", "Search", "Count",
            "CountOf", "Substring",
        "Equals", "Compare", "CompareTo", "CompareOrdinal", "SequenceEqual", "TryGetValue", "SelectNodes", "SelectSingleNode", "SelectTokens", "SelectToken",
    };

    /// <summary>Whether a method searches a text for its arguments, or compares with them: they are no documents.</summary>
    public static bool IsSearch(string name)
    {
        if (Negations.Any(negation => HasPrefix(name, negation)))
            return true;
        foreach (string prefix in new[] { "Should", "Does", "Is", "Has", "Try" })
        {
            if (HasPrefix(name, prefix))
            {
                name = name.Substring(prefix.Length);
                break;
            }
        }
        return Names.Contains(name) || Beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal));
    }

    /// <summary>Whether a method tells a reader something.</summary>
    public static bool IsMessage(string name) => name is "Log" or "Fail" || HasPrefix(name, "Log");

    /// <summary>Whether an attribute has a pattern.</summary>
    public static bool IsPattern(string name)
        => name.IndexOf("Regex", StringComparison.Ordinal) >= 0 || name.IndexOf("RegularExpression", StringComparison.Ordinal) >= 0;

    private static bool HasPrefix(string name, string prefix)
        => name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal) && char.IsUpper(name[prefix.Length]);
}
