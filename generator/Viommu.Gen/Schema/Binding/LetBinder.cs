using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Conditions;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds numbers that are computed from options and facts. A <c>let</c> sees those that are declared before it.</summary>
internal sealed class LetBinder
{
    private readonly BindingContext _context;
    private readonly Scope _scope;
    private readonly HashSet<string> _later;
    private readonly SortedSet<string> _keys = new(System.StringComparer.Ordinal);

    private LetBinder(BindingContext context, Scope scope)
    {
        _context = context;
        _scope = scope;
        _later = new HashSet<string>(context.Feature.Elements("let").Select(node => node["name"]!));
    }

    /// <summary>Adds all of them to a scope, which has options and facts.</summary>
    public static void Bind(BindingContext context, Scope scope, Dictionary<string, SchemaNode> members)
    {
        var binder = new LetBinder(context, scope);
        foreach (SchemaNode node in context.Feature.Elements("let"))
        {
            string name = node["name"]!;
            binder._later.Remove(name);
            binder._keys.Clear();
            if (context.Take(members, name, node, "name", "member") && binder.Bind(node, node.Attribute("value")!) is { } value)
                scope.Add(name, new Found(new Member(MemberRoot.Computed, EquatableArray.Of(new Step(name, Nullable: true)), MemberType.Computed) { Value = value }, null, false, binder._keys.ToArray()));
            else
                context.Broken.Add(name);
        }
    }

    /// <summary>Binds how a number is computed.</summary>
    /// <param name="keys">The keys that it looks at.</param>
    public static Expression? Bind(BindingContext context, Scope scope, SchemaNode node, SchemaAttribute attribute, out IReadOnlyList<string> keys)
    {
        var binder = new LetBinder(context, scope);
        Expression? expression = binder.Bind(node, attribute);
        keys = binder._keys.ToArray();
        return expression;
    }

    private Expression? Bind(SchemaNode node, SchemaAttribute attribute)
    {
        ExpressionSyntax? syntax = ExpressionText.Parse(attribute.Value, out string problem, out TextSpan span);
        if (syntax is not null)
            return Bind(node, attribute, syntax);
        _context.Report(Descriptors.ConditionSyntax, node, attribute.SpanOf(span.Start, span.Length), problem);
        return null;
    }

    private Expression? Bind(SchemaNode node, SchemaAttribute attribute, ExpressionSyntax syntax)
    {
        switch (syntax)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Bind(node, attribute, parenthesized.Expression);
            case BinaryExpressionSyntax binary when OperatorOf(binary) is { } @operator:
                Expression? left = Bind(node, attribute, binary.Left), right = Bind(node, attribute, binary.Right);
                return left is null || right is null ? null : new BinaryExpression(@operator, left, right);
            case LiteralExpressionSyntax literal when NumberText.TryReadDecimal(System.MemoryExtensions.AsSpan(literal.Token.Text), out long number):
                return new NumberExpression(number);
            case PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax digits } minus
                when minus.IsKind(SyntaxKind.UnaryMinusExpression) && NumberText.TryReadDecimal(System.MemoryExtensions.AsSpan(digits.Token.Text), out long negative):
                return new NumberExpression(-negative);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return FindPath(node, attribute, syntax) is { } found ? ToNumber(node, attribute, syntax, found) : null;
            default:
                Report(node, attribute, Descriptors.ConditionSyntax, syntax, $"{Shown.Of(syntax.ToString())}: a value is made of members, whole numbers, + - * / % and parentheses");
                return null;
        }
    }

    private Found? FindPath(SchemaNode node, SchemaAttribute attribute, ExpressionSyntax syntax)
    {
        switch (syntax)
        {
            case IdentifierNameSyntax name:
                return Find(node, attribute, name);
            case MemberAccessExpressionSyntax { Name: IdentifierNameSyntax part } access:
                return FindPath(node, attribute, access.Expression) is { } whole ? FindPart(node, attribute, whole, part) : null;
            default:
                Report(node, attribute, Descriptors.ConditionSyntax, syntax, $"{Shown.Of(syntax.ToString())} is no member");
                return null;
        }
    }

    private Found? FindPart(SchemaNode node, SchemaAttribute attribute, Found collection, IdentifierNameSyntax part)
    {
        string name = part.Identifier.ValueText;
        Found? found = _scope.Find(_context, collection, name);
        if (found is null)
            Report(node, attribute, Descriptors.UnknownName, part, $"there is no member {Shown.Of(name)} in {collection.Member.Name}{(collection.Member.Type.IsCollection ? _context.Suggest(name, CollectionBinder.NamesOf(_context, collection, _scope)) : "")}");
        return found;
    }

    private Found? Find(SchemaNode node, SchemaAttribute attribute, IdentifierNameSyntax syntax)
    {
        string name = syntax.Identifier.ValueText;
        if (_scope.Find(name) is not { } found)
        {
            if (_later.Contains(name) || name == node["name"])
                Report(node, attribute, Descriptors.UnknownName, syntax, $"{Shown.Of(name)} is not declared before this <let>: each sees those before it");
            else if (!_context.Broken.Contains(name))
                Report(node, attribute, Descriptors.UnknownName, syntax, $"there is no member {Shown.Of(name)}{_context.Suggest(name, _scope.Names)}");
            return null;
        }
        return found;
    }

    private Expression? ToNumber(SchemaNode node, SchemaAttribute attribute, ExpressionSyntax syntax, Found found)
    {
        MemberType type = found.Member.Type;
        if (!type.IsNumber && type.Kind != ValueKind.Quantity)
        {
            Report(node, attribute, Descriptors.ConditionType, syntax, $"{found.Member.Name} is {Language.Article.For(type.Display)}, and no whole number");
            return null;
        }
        _keys.UnionWith(found.Keys);
        return found.Member.Value ?? new MemberExpression(found.Member);
    }

    private void Report(SchemaNode node, SchemaAttribute attribute, DiagnosticDescriptor descriptor, SyntaxNode syntax, string message)
        => _context.Report(descriptor, node, attribute.SpanOf(syntax.SpanStart, syntax.Span.Length), message);

    private static ArithmeticOperator? OperatorOf(BinaryExpressionSyntax binary) => binary.Kind() switch
    {
        SyntaxKind.AddExpression => ArithmeticOperator.Add,
        SyntaxKind.SubtractExpression => ArithmeticOperator.Subtract,
        SyntaxKind.MultiplyExpression => ArithmeticOperator.Multiply,
        SyntaxKind.DivideExpression => ArithmeticOperator.Divide,
        SyntaxKind.ModuloExpression => ArithmeticOperator.Remainder,
        _ => null,
    };
}
