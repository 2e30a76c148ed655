using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>What code does with a literal: it may be a document, or something to search for, to compare with, or to say to a reader.</summary>
internal static class LiteralRole
{
    /// <summary>Whether a literal may be a document.</summary>
    /// <param name="names">The variables, members and parameters that get the literal.</param>
    /// <param name="isPublished">Whether code in other files may use them.</param>
    public static bool IsDocument(ExpressionSyntax literal, SemanticModel model, out IReadOnlyCollection<string> names, out bool isPublished,
        CancellationToken cancellation)
    {
        var holders = new List<string>();
        names = holders;
        isPublished = false;
        for (SyntaxNode node = literal; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                    if (IsInProse(binary, node))
                        return false;
                    break;
                case BinaryExpressionSyntax binary when !binary.IsKind(SyntaxKind.CoalesceExpression):
                case ConstantPatternSyntax or CaseSwitchLabelSyntax or BracketedArgumentListSyntax:
                    return false;
                case AttributeArgumentSyntax argument:
                    return IsDocument(argument, holders);
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == node:
                    // The text after a replacement of words that are known is a document with holes.
                    string called = access.Name.Identifier.ValueText;
                    if (called == TextUses.Replacement ? !IsWord(call, model, cancellation) : TextMethods.IsSearch(called))
                        return false;
                    break;
                case InvocationExpressionSyntax call:
                    if (call.Expression != node && IsSearchOrMessage(call, model, cancellation))
                        return false;
                    break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument when IsPart(argument, call):
                    return false;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument:
                    holders.Add(TextUses.Parameter(TextUses.NameOf(call.Expression), call.ArgumentList.Arguments.IndexOf(argument)));
                    break;
                case BaseObjectCreationExpressionSyntax creation:
                    if (model.GetTypeInfo(creation, cancellation).Type is { } type && IsPatternOrMessage(type))
                        return false;
                    break;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }:
                    isPublished = variable.Parent?.Parent is FieldDeclarationSyntax field && IsPublished(field.Modifiers);
                    AddMember(variable.Identifier, variable, holders);
                    return true;
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                    AddMember(property.Identifier, property, holders);
                    isPublished = IsPublished(property.Modifiers);
                    return true;
                case EqualsValueClauseSyntax { Parent: ParameterSyntax parameter }:
                    holders.Add(parameter.Identifier.ValueText);
                    return true;
                case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                    AddMember(property.Identifier, property, holders);
                    isPublished = IsPublished(property.Modifiers);
                    return true;
                case ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method }:
                    AddMember(method.Identifier, method, holders);
                    isPublished = IsPublished(method.Modifiers);
                    return true;
                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    holders.Add(TextUses.HolderOf(assignment.Left));
                    return true;
                case LambdaExpressionSyntax or StatementSyntax or MemberDeclarationSyntax:
                    return true;
            }
        }
        return true;
    }

    private static void AddMember(SyntaxToken name, SyntaxNode declaration, List<string> holders)
    {
        holders.Add(name.ValueText);
        if (declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type)
            holders.Add(TextUses.Member(type.Identifier.ValueText, name.ValueText));
    }

    private static bool IsSearchOrMessage(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        string name = TextUses.NameOf(call.Expression);
        if (TextMethods.IsSearch(name) || TextMethods.IsMessage(name)
            || call.Expression is MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Not" } })
            return true;
        return model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && IsPatternOrMessage(method.ContainingType);
    }

    private static bool IsPatternOrMessage(ITypeSymbol type)
    {
        if (type.ContainingNamespace?.ToDisplayString() is "System.Text.RegularExpressions" or "System.Xml.XPath")
            return true;
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: nameof(Exception), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        }
        return false;
    }

    private static bool IsWord(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
        => call.ArgumentList.Arguments is [var word, _, ..] && model.GetConstantValue(word.Expression, cancellation).Value is string;

    // A piece of a text that is put together call by call.
    private static bool IsPart(ArgumentSyntax argument, InvocationExpressionSyntax call)
    {
        if (!TextUses.NameOf(call.Expression).StartsWith("Append", StringComparison.Ordinal))
            return false;
        ExpressionSyntax? before = call.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [var only] } } ? only.Expression : null;
        ExpressionSyntax? after = call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [var next] } }
            ? next.Expression
            : null;
        return argument.Expression is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax && (EndsInProse(before) || BeginsWithProse(after));
    }

    private static bool IsInProse(BinaryExpressionSyntax sum, SyntaxNode operand)
        => operand == sum.Right ? EndsInProse(Last(sum.Left)) : operand == sum.Left && BeginsWithProse(First(sum.Right));

    private static ExpressionSyntax Last(ExpressionSyntax expression)
    {
        while (expression is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.AddExpression))
            expression = binary.Right;
        return expression;
    }

    private static ExpressionSyntax First(ExpressionSyntax expression)
    {
        while (expression is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.AddExpression))
            expression = binary.Left;
        return expression;
    }

    // XML goes on after a tag, and before one.
    private static bool EndsInProse(ExpressionSyntax? before)
        => before is LiteralExpressionSyntax literal && literal.Token.ValueText.TrimEnd() is { Length: > 0 } text
            ? text[text.Length - 1] != '>'
            : before is InterpolatedStringExpressionSyntax { Contents: [.., InterpolatedStringTextSyntax last] }
                && last.TextToken.ValueText.TrimEnd() is { Length: > 0 } end && end[end.Length - 1] != '>';

    private static bool BeginsWithProse(ExpressionSyntax? after)
        => after is LiteralExpressionSyntax literal && literal.Token.ValueText.TrimStart() is { Length: > 0 } text
            ? text[0] != '<'
            : after is InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax first, ..] }
                && first.TextToken.ValueText.TrimStart() is { Length: > 0 } start && start[0] != '<';

    // Arguments of the attributes of a method, as test frameworks pass them to its parameters.
    private static bool IsDocument(AttributeArgumentSyntax argument, List<string> names)
    {
        if (argument.Parent?.Parent is not AttributeSyntax attribute || TextMethods.IsPattern(TextUses.NameOf(attribute.Name)))
            return false;
        int index = attribute.ArgumentList!.Arguments.IndexOf(argument);
        if (argument.NameEquals is null && attribute.Parent?.Parent is BaseMethodDeclarationSyntax method && index < method.ParameterList.Parameters.Count)
            names.Add(method.ParameterList.Parameters[index].Identifier.ValueText);
        return true;
    }

    private static bool IsPublished(SyntaxTokenList modifiers)
        => modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);
}
