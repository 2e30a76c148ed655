using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.CodeFixes.Editing;

/// <summary>Statements among other statements.</summary>
internal static class StatementLayout
{
    /// <summary>The statements next to a statement, itself included; empty where it is alone, as after an <c>if</c>.</summary>
    public static IReadOnlyList<StatementSyntax> Siblings(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit }
            => unit.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement).ToArray(),
        _ => [],
    };

    /// <summary>What goes with a statement: its line, comments that belong to it, and the empty lines that would be left over.</summary>
    public static TextSpan? Removal(StatementSyntax statement)
    {
        IReadOnlyList<StatementSyntax> siblings = Siblings(statement);
        if (siblings.Count == 0 || statement.ContainsDirectives)
            return null;
        TextSpan span = statement.FullSpan;
        // Of the first statement the empty lines behind it go too.
        if (siblings[0] == statement && siblings.Count > 1 && siblings[1].GetLeadingTrivia() is var next)
        {
            int blanks = next.TakeWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                .Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).Select(trivia => trivia.Span.End).LastOrDefault();
            span = TextSpan.FromBounds(span.Start, blanks > span.End ? blanks : span.End);
        }
        return span;
    }

    /// <summary>A statement behind another one, where one can be: on a line of its own, as the other one is.</summary>
    public static TextChange? Addition(SourceText text, StatementSyntax after, string newText)
    {
        if (Siblings(after).Count == 0)
            return null;
        if (!Layout.IsFirstOnLine(text, after.SpanStart))
            return new TextChange(new TextSpan(after.Span.End, 0), " " + newText);
        int end = Layout.EndOfTrailingComment(after.GetLastToken());
        return new TextChange(new TextSpan(end, 0), Layout.LineBreak(text, after.SpanStart) + Layout.Indentation(text, after.SpanStart) + newText);
    }
}
