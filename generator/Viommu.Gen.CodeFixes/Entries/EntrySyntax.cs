using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.CodeFixes.Editing;

namespace Viommu.Gen.CodeFixes.Entries;

/// <summary>An entry of a map as it is written: an element of a list, or a statement that writes it.</summary>
/// <param name="Whole">The element or the statement.</param>
/// <param name="Receiver">The map that a statement writes to.</param>
internal sealed record EntrySyntax(SyntaxNode Whole, ExpressionSyntax Key, ExpressionSyntax Value, ExpressionSyntax? Receiver = null)
{
    /// <summary>The entry that a node is, or is the key or value of.</summary>
    public static EntrySyntax? At(SyntaxNode node)
    {
        SyntaxNode? whole = ElementList.ElementAround(node) ?? node.FirstAncestorOrSelf<StatementSyntax>();
        return whole is not null && Of(whole) is { } entry && (node == whole || node.Parent == whole || node == entry.Key || node == entry.Value)
            ? entry
            : null;
    }

    public static EntrySyntax? Of(SyntaxNode whole) => whole switch
    {
        StatementSyntax statement => OfStatement(statement),
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] }, Right: var value }
            => new EntrySyntax(whole, key.Expression, value),
        InitializerExpressionSyntax { Expressions: [var key, var value] } => new EntrySyntax(whole, key, value),
        TupleExpressionSyntax { Arguments: [var key, var value] } => new EntrySyntax(whole, key.Expression, value.Expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var key, var value] } => new EntrySyntax(whole, key.Expression, value.Expression),
        InvocationExpressionSyntax { ArgumentList.Arguments: [var key, var value] } => new EntrySyntax(whole, key.Expression, value.Expression),
        ExpressionElementSyntax { Expression: var pair } when Of(pair) is { } entry => entry with { Whole = whole },
        _ => null,
    };

    /// <summary>Whether both its key and its value are strings.</summary>
    public bool IsText(SemanticModel model)
        => model.GetTypeInfo(Key).Type?.SpecialType == SpecialType.System_String && model.GetTypeInfo(Value).Type?.SpecialType == SpecialType.System_String;

    /// <summary>The text that the key certainly has.</summary>
    public string? KeyText(SemanticModel model) => model.GetConstantValue(Key) is { HasValue: true, Value: string text } ? text : null;

    /// <summary>Another entry, written like this one: with a constant next to the one of this key, where there is one.</summary>
    public string Like(string key, string value, SemanticModel model)
    {
        SourceText text = Whole.SyntaxTree.GetText();
        return text.ToString(TextSpan.FromBounds(Whole.SpanStart, Key.SpanStart)) + (ConstantLike(key, model) ?? StringText.Regular(key))
            + text.ToString(TextSpan.FromBounds(Key.Span.End, Value.SpanStart)) + StringText.Regular(value)
            + text.ToString(TextSpan.FromBounds(Value.Span.End, Whole.Span.End));
    }

    private string? ConstantLike(string key, SemanticModel model)
    {
        IFieldSymbol? constant = model.GetSymbolInfo(Key).Symbol is IFieldSymbol { IsConst: true } own
            ? own.ContainingType.GetMembers().OfType<IFieldSymbol>()
                .FirstOrDefault(field => field.ConstantValue is string text && text == key && model.IsAccessible(Key.SpanStart, field))
            : null;
        return constant is null
            ? null
            : Key is MemberAccessExpressionSyntax access
            ? access.WithName(SyntaxFactory.IdentifierName(constant.Name)).WithoutTrivia().ToString()
            : constant.Name;
    }

    /// <summary>
    /// The entries that are written into the same map around here: in the list that makes it, and by statements next to it. In the order of the text.
    /// </summary>
    public IEnumerable<EntrySyntax> Siblings()
    {
        if (Whole is StatementSyntax statement)
            return Written(StatementLayout.Siblings(statement), Receiver!.ToString());
        IEnumerable<EntrySyntax> listed = Listed(Whole.Parent);
        return Whole.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { Declaration.Variables: [var made] } declaration && ListOf(made) == Whole.Parent
            ? Written(StatementLayout.Siblings(declaration), made.Identifier.ValueText)
            : listed;
    }

    public static IEnumerable<EntrySyntax> Listed(SyntaxNode? list) => ElementList.Of(list)?.Elements.Select(Of).OfType<EntrySyntax>() ?? [];

    private static IEnumerable<EntrySyntax> Written(IEnumerable<StatementSyntax> statements, string receiver)
    {
        foreach (StatementSyntax statement in statements)
        {
            if (statement is LocalDeclarationStatementSyntax { Declaration.Variables: [var made] } && made.Identifier.ValueText == receiver)
            {
                foreach (EntrySyntax entry in Listed(ListOf(made)))
                    yield return entry;
            }
            else if (OfStatement(statement) is { } entry && entry.Receiver!.ToString() == receiver)
            {
                yield return entry;
            }
        }
    }

    private static SyntaxNode? ListOf(VariableDeclaratorSyntax made) => made.Initializer?.Value switch
    {
        BaseObjectCreationExpressionSyntax creation => creation.Initializer,
        ArrayCreationExpressionSyntax creation => creation.Initializer,
        ImplicitArrayCreationExpressionSyntax creation => creation.Initializer,
        CollectionExpressionSyntax list => list,
        _ => null,
    };

    private static EntrySyntax? OfStatement(StatementSyntax statement)
        => statement is not ExpressionStatementSyntax { Expression: var expression } ? null : expression switch
    {
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
            Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } access } assignment
            => new EntrySyntax(statement, key.Expression, assignment.Right, access.Expression),
        // map = map.SetItem("key", "value")
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: InvocationExpressionSyntax call } assignment
            when OfCall(statement, call) is { } entry && entry.Receiver!.ToString() == assignment.Left.ToString() => entry,
        InvocationExpressionSyntax call => OfCall(statement, call),
        _ => null,
    };

    private static EntrySyntax? OfCall(StatementSyntax statement, InvocationExpressionSyntax call)
        => call is { Expression: MemberAccessExpressionSyntax { Expression: var receiver }, ArgumentList.Arguments: [var key, var value] }
            ? new EntrySyntax(statement, key.Expression, value.Expression, receiver)
            : null;
}
