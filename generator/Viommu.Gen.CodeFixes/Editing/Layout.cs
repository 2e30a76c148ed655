using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.CodeFixes.Editing;

/// <summary>How a text is laid out.</summary>
internal static class Layout
{
    /// <summary>The line break that the text has: that of the line of a position, or of the line before if it is the last one.</summary>
    public static string LineBreak(SourceText text, int position)
    {
        for (int i = text.Lines.IndexOf(position); i >= 0; i--)
        {
            TextLine line = text.Lines[i];
            if (line.EndIncludingLineBreak > line.End)
                return text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        }
        return "\n";
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

    /// <summary>Whether only white space is before a position in its line.</summary>
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
