using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace Viommu.Gen.Model;

/// <summary>Names in C#.</summary>
internal static class Identifiers
{
    private const int MaxNamespace = 500;

    /// <summary>A local for a property; the ending keeps it apart from keywords and from parameters.</summary>
    public static string Local(string property) => Camel(property) + "Value";

    /// <summary>A name in camelCase.</summary>
    /// <param name="start">Where its first letter is.</param>
    public static string Camel(string name, int start = 0)
    {
        char[] letters = name.ToCharArray();
        letters[start] = char.ToLowerInvariant(letters[start]);
        return new string(letters);
    }

    /// <summary>A name that may be a keyword, as C# writes it.</summary>
    public static string Escape(string name)
        => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>Whether a text can be a namespace: identifiers with dots, none of which C# could take for something else.</summary>
    public static bool IsNamespace(string text)
        => text.Length <= MaxNamespace && text.Split('.').All(static part => SyntaxFacts.IsValidIdentifier(part) && Escape(part) == part);

    /// <summary>A name in PascalCase made of the words of a text: <c>two_words</c> is <c>TwoWords</c>.</summary>
    public static string Pascal(string text)
    {
        var name = new char[text.Length + 1];
        int length = 0;
        bool start = true;
        foreach (char c in text)
        {
            if (IsPart(c))
            {
                if (length == 0 && char.IsDigit(c))
                    name[length++] = '_';
                name[length++] = start ? char.ToUpperInvariant(c) : c;
            }
            start = !IsPart(c);
        }
        return length == 0 ? "_" : new string(name, 0, length);
    }

    /// <summary>A text in upper case, with underscores for what is no letter or digit.</summary>
    public static string Upper(string text)
        => string.Concat(text.ToUpper(CultureInfo.InvariantCulture).Select(c => IsPart(c) ? c : '_'));

    private static bool IsPart(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
}
