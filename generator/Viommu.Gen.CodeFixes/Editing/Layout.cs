using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.CodeFixes.Editing;

/// <summary>How a text is laid out.</summary>
internal static class Layout
{
    /// <summary>The line break that the text has, by its first line.</summary>
    public static string LineBreak(SourceText text)
    {
        TextLine first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }

    /// <summary>The blanks that the line of a position begins with.</summary>
    public static string Indentation(SourceText text, int position)
    {
        TextLine line = text.Lines.GetLineFromPosition(position);
        int end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
            end++;
        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>Whether only blanks stand before a position in its line.</summary>
    public static bool IsFirstOnLine(SourceText text, int position)
        => text.Lines.GetLineFromPosition(position).Start + Indentation(text, position).Length >= position;

    /// <summary>Where the comments behind a token in its line end.</summary>
    public static int EndOfTrailingComment(SyntaxToken token)
    {
        int end = token.Span.End;
        foreach (SyntaxTrivia trivia in token.TrailingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                end = trivia.Span.End;
        }
        return end;
    }
}
