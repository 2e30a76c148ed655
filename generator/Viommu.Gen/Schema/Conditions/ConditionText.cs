using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Conditions;

/// <summary>
/// Reads the text of a condition with Roslyn's parser. Before Roslyn sees it, one linear scan makes sure that it is made of the tokens of the
/// language and not nested too deep: a recursive parser must not be led to the end of its stack.
/// </summary>
internal static class ConditionText
{
    public const int MaxLength = 4096;
    public const int MaxDepth = 32;

    private const string Prefix = "_ is ";

    public static readonly CSharpParseOptions Options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp11);

    private static readonly ParsedTexts<PatternSyntax> Known = new(ParseAnew);

    /// <returns>The pattern, or null with what is wrong and where in the text.</returns>
    public static PatternSyntax? Parse(string text, out string problem, out TextSpan span) => Known.Parse(text, out problem, out span);

    private static PatternSyntax? ParseAnew(string text, out string problem, out TextSpan span)
    {
        if (!Scan(text, out problem, out span))
            return null;
#pragma warning disable RS0030 // the scan above is what this ban asks for
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(Prefix + text, options: Options);
#pragma warning restore RS0030
        foreach (Diagnostic diagnostic in expression.ContainsDiagnostics ? expression.GetDiagnostics() : Enumerable.Empty<Diagnostic>())
        {
            span = InText(diagnostic.Location.SourceSpan, text);
            problem = span.Start < text.Length && text[span.Start] == '-'
                ? "behind a member or a parenthesis, a negative number stands in parentheses, such as (-1)"
                : diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
            return null;
        }
        if (expression is IsPatternExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "_" } } isPattern
            && expression.FullSpan.Length == Prefix.Length + text.Length)
        {
            return isPattern.Pattern;
        }
        problem = "a condition is a pattern in braces, such as { Member: Value }";
        span = new TextSpan(0, text.Length);
        return null;
    }

    /// <summary>Where a node of the pattern is in the text of the condition.</summary>
    public static TextSpan InText(TextSpan span, string text)
    {
        int start = Math.Max(0, Math.Min(span.Start - Prefix.Length, text.Length));
        return TextSpan.FromBounds(start, Math.Max(start, Math.Min(span.End - Prefix.Length, text.Length)));
    }

    private static bool Scan(string text, out string problem, out TextSpan span)
    {
        problem = "";
        span = new TextSpan(0, text.Length);
        if (text.Length > MaxLength)
        {
            problem = $"a condition has at most {MaxLength} characters";
            return false;
        }
        int depth = 0, nots = 0;
        bool afterWord = false, afterRelation = false, afterClosing = false;
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            char c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }
            bool isWord = false, isRelation = false, isClosing = false;
            if (IsWordPart(c))
            {
                while (i < text.Length && IsWordPart(text[i]))
                    i++;
                bool isNot = Is("not", text, start, i);
                isWord = !isNot && !Is("and", text, start, i) && !Is("or", text, start, i);
                nots = isNot ? nots + 1 : 0;
                if (isWord && afterWord)
                    problem = "two words in a row: a comma, 'and' or 'or' is missing";
            }
            else if (c == '"')
            {
                i = text.IndexOf('"', i + 1) + 1;
                if (i == 0 || text.IndexOf('\\', start, i - start) >= 0)
                {
                    problem = "a text in quotes must end, and has no escapes";
                    i = text.Length;
                }
                else if (i < text.Length && text[i] == '"')
                {
                    // To C# three quotes begin a text in which other rules hold.
                    problem = "a text in quotes can't follow another one";
                    i++;
                }
                isWord = true;
            }
            else
            {
                i += c is '<' or '>' && i + 1 < text.Length && text[i + 1] == '=' ? 2 : 1;
                switch (c)
                {
                    case '{' or '(':
                        depth++;
                        if (c == '(' && afterClosing)
                            problem = "'(' can't follow ')'";
                        break;
                    case '}' or ')':
                        depth--;
                        isClosing = true;
                        break;
                    case '<' or '>':
                        isRelation = true;
                        if (afterRelation)
                            problem = "two comparisons in a row";
                        break;
                    case ':' or ',' or '.':
                        break;
                    case '-' when !afterWord && i < text.Length && text[i] is >= '0' and <= '9':
                        break;
                    default:
                        problem = $"{Shown.Of(c.ToString())} is not in the language of conditions: {Instead(c)}";
                        break;
                }
                nots = c is '{' or '(' ? nots : 0;
            }
            if (depth + nots > MaxDepth)
                problem = $"a condition is nested at most {MaxDepth} deep";
            if (problem.Length > 0)
            {
                span = TextSpan.FromBounds(start, i);
                return false;
            }
            // A comparison is over with the next separator; 'and', 'or' and 'not' separate words.
            afterRelation = isRelation || (afterRelation && isWord);
            afterWord = isWord;
            afterClosing = isClosing;
        }
        return true;
    }

    private static string Instead(char sign) => sign switch
    {
        '!' => "write 'not' before the value, as in { Member: not 3 }",
        '=' => "a value stands behind the colon alone, as in { Member: 3 }",
        '&' => "write 'and', or a comma between members",
        '|' => "write 'or'",
        '-' or '+' or '*' or '/' or '%' => "what is computed is a <let>, and a number has no exponent and no sign but one minus before its digits",
        _ => "a condition is made of members, values, and, or, not, null, comparisons and parentheses",
    };

    private static bool Is(string word, string text, int start, int end)
        => end - start == word.Length && string.CompareOrdinal(text, start, word, 0, word.Length) == 0;

    private static bool IsWordPart(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_';
}
