using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Conditions;

/// <summary>
/// Reads the text of a computed number with Roslyn's parser. As with conditions, a linear scan before it makes sure that the text is made of the tokens of
/// the language, and neither long nor nested deep.
/// </summary>
internal static class ExpressionText
{
    public const int MaxLength = 4096;
    public const int MaxDepth = 32;
    public const int MaxOperators = 64;

    private static readonly ParsedTexts<ExpressionSyntax> Known = new(ParseAnew);

    /// <returns>The expression, or null with what is wrong and where in the text.</returns>
    public static ExpressionSyntax? Parse(string text, out string problem, out TextSpan span) => Known.Parse(text, out problem, out span);

    private static ExpressionSyntax? ParseAnew(string text, out string problem, out TextSpan span)
    {
        if (!Scan(text, out problem, out span))
            return null;
#pragma warning disable RS0030 // the scan above is what this ban asks for
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(text, options: ConditionText.Options);
#pragma warning restore RS0030
        foreach (Microsoft.CodeAnalysis.Diagnostic diagnostic in expression.GetDiagnostics())
        {
            problem = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
            span = diagnostic.Location.SourceSpan.Intersection(new TextSpan(0, text.Length)) ?? new TextSpan(0, text.Length);
            return null;
        }
        if (expression.FullSpan.Length == text.Length)
            return expression;
        problem = "a value is one expression, such as Cores / 2";
        return null;
    }

    private static bool Scan(string text, out string problem, out TextSpan span)
    {
        problem = "";
        span = new TextSpan(0, text.Length);
        if (text.Length > MaxLength)
        {
            problem = $"a value has at most {MaxLength} characters";
            return false;
        }
        int depth = 0, operators = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            switch (c)
            {
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case '+' or '-' or '*' or '/' or '%':
                    operators++;
                    break;
                case '.' or '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'):
                    break;
                default:
                    if (!char.IsWhiteSpace(c))
                        problem = $"{Shown.Of(c.ToString())} is not in the language of values: a value is made of members, whole numbers, + - * / % and parentheses";
                    break;
            }
            if (c == '/' && i + 1 < text.Length && text[i + 1] is '/' or '*')
                problem = "a value has no comments";
            else if (depth > MaxDepth)
                problem = $"a value is nested at most {MaxDepth} deep";
            else if (operators > MaxOperators)
                problem = $"a value has at most {MaxOperators} operators: name a part of it with a <let> of its own";
            if (problem.Length > 0)
            {
                span = new TextSpan(i, 1);
                return false;
            }
        }
        return true;
    }
}
