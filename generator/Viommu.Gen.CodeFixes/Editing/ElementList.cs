using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Viommu.Gen.CodeFixes.Editing;

/// <summary>The elements between the braces of an initializer, or between the brackets of a collection expression.</summary>
internal sealed class ElementList
{
    private ElementList(SyntaxToken open, SyntaxToken close, SyntaxNodeOrTokenList elements)
    {
        Open = open;
        Close = close;
        Elements = elements.Where(item => item.IsNode).Select(item => item.AsNode()!).ToArray();
        Separators = elements.Where(item => item.IsToken).Select(item => item.AsToken()).ToArray();
    }

    public SyntaxToken Open { get; }

    public SyntaxToken Close { get; }

    public IReadOnlyList<SyntaxNode> Elements { get; }

    /// <summary>The commas: between the elements, and perhaps one more after the last.</summary>
    public IReadOnlyList<SyntaxToken> Separators { get; }

    public bool EndsWithSeparator => Elements.Count > 0 && Separators.Count == Elements.Count;

    public static ElementList? Of(SyntaxNode? owner) => owner switch
    {
        // { "key", "value" } is one element of the list around it.
        InitializerExpressionSyntax list when !list.IsKind(SyntaxKind.ComplexElementInitializerExpression)
            => new ElementList(list.OpenBraceToken, list.CloseBraceToken, list.Expressions.GetWithSeparators()),
        CollectionExpressionSyntax list => new ElementList(list.OpenBracketToken, list.CloseBracketToken, list.Elements.GetWithSeparators()),
        _ => null,
    };

    /// <summary>The element of a list that a node is in; null when it is in none of the same statement.</summary>
    public static SyntaxNode? ElementAround(SyntaxNode node)
    {
        for (SyntaxNode? current = node; current is not (null or StatementSyntax or MemberDeclarationSyntax
            or AnonymousFunctionExpressionSyntax); current = current.Parent)
        {
            if (Of(current.Parent) is not null)
                return current;
        }
        return null;
    }
}
