using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Viommu.Gen.Analysis.Code;

/// <summary>The text that an expression certainly has: a constant, or a local or read-only field that is one.</summary>
internal static class ConstantText
{
    public static string? Of(IOperation? operation)
    {
        if (operation is null)
            return null;
        if (operation.ConstantValue is { HasValue: true, Value: string text })
            return text;
        switch (MapEntries.WithoutConversions(operation))
        {
            case ILocalReferenceOperation { Local: { IsConst: false, RefKind: RefKind.None } local }:
                return OfDeclaration(local, operation.SemanticModel) is { } declarator && IsNeverWritten(local, declarator)
                    ? Of(declarator, operation.SemanticModel!)
                    : null;
            case IFieldReferenceOperation { Field: { IsReadOnly: true,
                IsStatic: true } field } when field.ContainingType.StaticConstructors.All(constructor => constructor.IsImplicitlyDeclared):
                return OfDeclaration(field, operation.SemanticModel) is { } initialized ? Of(initialized, operation.SemanticModel!) : null;
            default:
                return null;
        }
    }

    private static VariableDeclaratorSyntax? OfDeclaration(ISymbol symbol, SemanticModel? model)
        => model is not null && symbol.DeclaringSyntaxReferences is [{ SyntaxTree: var tree } reference] && tree == model.SyntaxTree
            ? reference.GetSyntax() as VariableDeclaratorSyntax
            : null;

    private static string? Of(VariableDeclaratorSyntax declarator, SemanticModel model)
        => declarator.Initializer?.Value is { } value && model.GetConstantValue(value) is { HasValue: true, Value: string text } ? text : null;

    private static bool IsNeverWritten(ILocalSymbol local, VariableDeclaratorSyntax declarator)
    {
        SyntaxNode? block = declarator.Ancestors().FirstOrDefault(node => node is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax);
        return block is not null && block.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name)
            .All(name => !IsWritten(name));
    }

    private static bool IsWritten(ExpressionSyntax name) => name.Parent switch
    {
        ParenthesizedExpressionSyntax outer => IsWritten(outer),
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
        RefExpressionSyntax => true,
        PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.AddressOfExpression),
        _ => false,
    };
}
