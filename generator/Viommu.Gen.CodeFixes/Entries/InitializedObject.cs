using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Viommu.Gen.CodeFixes.Editing;

namespace Viommu.Gen.CodeFixes.Entries;

/// <summary>An object that is made, or copied by <c>with</c>, where its properties can be set.</summary>
internal sealed class InitializedObject
{
    private readonly SyntaxNode _expression;
    private readonly InitializerExpressionSyntax? _initializer;

    private InitializedObject(SyntaxNode expression, InitializerExpressionSyntax? initializer)
    {
        _expression = expression;
        _initializer = initializer;
    }

    /// <summary>The object at a node, or the nearest one around it, that has all these properties.</summary>
    public static InitializedObject? At(SyntaxNode node, SemanticModel model, IEnumerable<string> properties)
    {
        string[] names = properties.ToArray();
        for (SyntaxNode? current = node; current is not (null or StatementSyntax or MemberDeclarationSyntax
            or AnonymousFunctionExpressionSyntax); current = current.Parent)
        {
            if (Of(current) is { } made && model.GetTypeInfo(current).Type is { } type && names.All(name => HasProperty(type, name)))
                return made;
        }
        return null;
    }

    public void Set(IEnumerable<(string Name, string Value)> properties, SourceEdits edits)
    {
        foreach ((string name, string value) in properties)
        {
            AssignmentExpressionSyntax? assignment = _initializer?.Expressions.OfType<AssignmentExpressionSyntax>()
                .LastOrDefault(assignment => assignment.Left is IdentifierNameSyntax property && property.Identifier.ValueText == name);
            if (assignment is not null)
                edits.Replace(assignment.Right.Span, value);
            else
                edits.AddElement((SyntaxNode?)_initializer ?? _expression, name, $"{name} = {value}");
        }
    }

    private static InitializedObject? Of(SyntaxNode node) => node switch
    {
        BaseObjectCreationExpressionSyntax creation => new InitializedObject(creation, creation.Initializer),
        WithExpressionSyntax copy => new InitializedObject(copy, copy.Initializer),
        _ => null,
    };

    private static bool HasProperty(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).Any(member => member is IPropertySymbol { SetMethod: not null }))
                return true;
        }
        return false;
    }
}
