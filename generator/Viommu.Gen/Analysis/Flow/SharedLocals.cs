using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Code;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>
/// The locals that are not followed, since they change in ways that the flow does not show: a lambda or a nested method shares them, or a reference to
/// the local itself is taken.
/// </summary>
internal static class SharedLocals
{
    public static ISet<ISymbol> In(IEnumerable<IOperation> bodies, FlowContext context)
    {
        var shared = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<(IOperation Operation, IMethodSymbol? Within)>();
        foreach (IOperation body in bodies)
            open.Push((body, null));
        while (open.Count > 0)
        {
            (IOperation operation, IMethodSymbol? within) = open.Pop();
            within = operation switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => within,
            };
            if (SymbolOf(operation) is { } used
                && (IsOfPrimaryConstructor(used) || (within is not null && !SymbolEqualityComparer.Default.Equals(used.ContainingSymbol, within))))
                shared.Add(used);
            AddReferenced(operation, shared, context);
            foreach (IOperation child in operation.ChildOperations)
                open.Push((child, within));
        }
        return shared;
    }

    private static void AddReferenced(IOperation operation, HashSet<ISymbol> shared, FlowContext context)
    {
        switch (operation)
        {
            case IArgumentOperation { Parameter.RefKind: not RefKind.None } argument when !IsResult(argument, context):
                Add(argument.Value);
                break;
            case ISimpleAssignmentOperation { IsRef: true } assignment:
                Add(assignment.Target);
                Add(assignment.Value);
                break;
            case IVariableDeclaratorOperation { Symbol: { RefKind: not RefKind.None } local } declarator:
                shared.Add(local);
                Add(declarator.Initializer?.Value);
                break;
            case IConditionalOperation { IsRef: true } conditional:
                Add(conditional.WhenTrue);
                Add(conditional.WhenFalse);
                break;
            case IAddressOfOperation pointer:
                Add(pointer.Reference);
                break;
            case { Syntax: MakeRefExpressionSyntax }:
                foreach (IOperation child in operation.ChildOperations)
                    Add(child);
                break;
        }

        void Add(IOperation? referenced)
        {
            if (referenced is IDeclarationExpressionOperation declaration)
                referenced = declaration.Expression;
            if (referenced is not null && SymbolOf(MapEntries.WithoutConversions(referenced)) is { } symbol)
                shared.Add(symbol);
        }
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    // What generated code hands out is followed.
    private static bool IsResult(IArgumentOperation argument, FlowContext context)
        => argument is { Parameter.RefKind: RefKind.Out, Parent: IInvocationOperation call } && context.Types.OfCall(call) is not null;

    // All members share such a parameter.
    private static bool IsOfPrimaryConstructor(ISymbol symbol)
        => symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: [var reference] } }
            && reference.GetSyntax() is TypeDeclarationSyntax;
}
