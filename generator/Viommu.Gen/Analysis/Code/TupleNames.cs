using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Viommu.Gen.Analysis.Code;

/// <summary>What the elements of a tuple are called, where it is written or where it goes.</summary>
internal static class TupleNames
{
    /// <summary>Whether a tuple of two texts may be a key and its value: it is not compared, and its second element is not called anything else.</summary>
    public static bool IsKeyAndValue(ITupleOperation tuple)
    {
        if (MapEntries.ParentOf(tuple) is ITupleBinaryOperation or IBinaryOperation or IDeconstructionAssignmentOperation or ISwitchExpressionOperation
            or ISwitchOperation)
            return false;
        if (tuple.Syntax is not TupleExpressionSyntax { Arguments: [_, var second] } syntax || tuple.SemanticModel is not { } model)
            return true;
        if (second.NameColon is { } written)
            return ValueNames.IsValue(written.Name.Identifier.ValueText);
        // A name that is only inferred says nothing about where it goes.
        TypeInfo type = model.GetTypeInfo(syntax);
        string? name = Second(type.ConvertedType);
        return name is null or "Item2" || name == Second(type.Type) || ValueNames.IsValue(name);
    }

    private static string? Second(ITypeSymbol? type) => type is INamedTypeSymbol { IsTupleType: true, TupleElements: [_, { Name: var name }] } ? name : null;
}
