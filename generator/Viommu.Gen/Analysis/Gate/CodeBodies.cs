using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Viommu.Gen.Analysis.Gate;

/// <summary>The bodies, initializers and attributes of a file in which something of a schema is named, as operations.</summary>
internal static class CodeBodies
{
    public static IEnumerable<IOperation> In(SemanticModel model, IReadOnlyList<int> marks, CancellationToken cancellation)
    {
        if (marks.Count == 0)
            yield break;
        SyntaxNode root = model.SyntaxTree.GetRoot(cancellation);
        var seen = new HashSet<SyntaxNode>();
        foreach (int mark in marks)
        {
            foreach (SyntaxNode node in BodiesAround(root.FindToken(mark).Parent))
            {
                cancellation.ThrowIfCancellationRequested();
                if (seen.Add(node) && model.GetOperation(node, cancellation) is { } operation)
                    yield return RootOf(operation);
            }
        }
    }

    /// <summary>What the compiler binds as a whole, and has a position in it.</summary>
    private static IEnumerable<SyntaxNode> BodiesAround(SyntaxNode? node)
    {
        SyntaxNode? body = null;
        for (; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AttributeSyntax:
                    yield return node;
                    yield break;
                // A default value inside of a body is bound with it.
                case EqualsValueClauseSyntax { Parent: ParameterSyntax } or AccessorDeclarationSyntax or BaseMethodDeclarationSyntax
                    or PrimaryConstructorBaseTypeSyntax
                    or ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }
                    or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or EnumMemberDeclarationSyntax
                        or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } }:
                    body = node is PrimaryConstructorBaseTypeSyntax ? node.FirstAncestorOrSelf<TypeDeclarationSyntax>() : node;
                    break;
                case GlobalStatementSyntax:
                    body = node.Parent;
                    break;
            }
        }
        if (body is not null)
            yield return body;
    }

    /// <summary>The blocks of a body: what a constructor hands to another one, and its statements, are two.</summary>
    public static IEnumerable<IOperation> BlocksOf(IOperation body) => body is IMethodBodyBaseOperation ? body.ChildOperations : new[] { body };

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
