using System;

namespace Viommu.Runtime;

/// <summary>Lists of words separated by white space.</summary>
static class Words
{
    private static readonly char[] Blanks = { ' ', '\t', '\n', '\r' };

    public static string[] Split(string words) => words.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
}
