using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Conditions;
using Viommu.Gen.Schema.Language;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>From a pattern to a typed condition. Only the kinds of syntax that the language has are taken.</summary>
internal sealed class ConditionBinder
{
    private readonly BindingContext _context;
    private readonly Scope _scope;
    private readonly SchemaNode _node;
    private readonly SchemaAttribute _attribute;
    private HashSet<string>? _keys;
    private bool _failed;

    private ConditionBinder(BindingContext context, Scope scope, SchemaNode node, SchemaAttribute attribute)
    {
        _context = context;
        _scope = scope;
        _node = node;
        _attribute = attribute;
    }

    /// <summary>Binds the condition of an attribute.</summary>
    /// <param name="keys">The keys that it looks at.</param>
    /// <returns>The condition; null when it can't be bound, which is reported.</returns>
    public static Condition? Bind(BindingContext context, Scope scope, SchemaNode node, string attribute, out IReadOnlyCollection<string> keys)
    {
        var binder = new ConditionBinder(context, scope, node, node.Attribute(attribute)!);
        Condition? condition = binder.Bind();
        keys = binder._keys ?? (IReadOnlyCollection<string>)Array.Empty<string>();
        if (condition is not null)
            context.Conditions.Add((condition, node, binder._attribute));
        return condition?.Replace(static test => test.WithLeast());
    }

    private Condition? Bind()
    {
        string text = _attribute.Value;
        PatternSyntax? pattern = ConditionText.Parse(text, out string problem, out TextSpan span);
        if (pattern is null)
        {
            Report(Descriptors.ConditionSyntax, span, problem);
            return null;
        }
        Condition condition = Bind(pattern, null);
        return _failed ? null : condition;
    }

    // A member is what the pattern is about; null means the scope itself.
    private Condition Bind(PatternSyntax pattern, Found? member)
    {
        switch (pattern)
        {
            case ParenthesizedPatternSyntax parenthesized:
                return Bind(parenthesized.Pattern, member);
            case UnaryPatternSyntax not:
                return Bind(not.Pattern, member).Negate();
            case BinaryPatternSyntax binary:
                return BindChain(binary, member);
            case RecursivePatternSyntax { Type: null, Designation: null, PositionalPatternClause: null, PropertyPatternClause: { } properties }:
                return BindProperties(properties, member);
            case ConstantPatternSyntax constant when member is not null:
                return BindValue(constant.Expression, member, TestOperator.Equal);
            case TypePatternSyntax { Type: NameSyntax name } when member is not null:
                return BindValue(name, member, TestOperator.Equal);
            case RelationalPatternSyntax relational when member is not null:
                return BindRelation(relational, member);
            default:
                return Fail(Descriptors.ConditionSyntax, pattern,
                    "this is not in the language of conditions: write { Member: Value }, with and, or, not, null, comparisons and parentheses");
        }
    }

    // Chains of 'and' and 'or' lean to the left and may be long: they are walked, not recursed into.
    private Condition BindChain(BinaryPatternSyntax chain, Found? member)
    {
        SyntaxKind kind = chain.Kind();
        var items = new List<Condition>();
        PatternSyntax current = chain;
        while (current is BinaryPatternSyntax binary && binary.IsKind(kind))
        {
            items.Add(Bind(binary.Right, member));
            current = binary.Left;
        }
        items.Add(current is BinaryPatternSyntax other ? BindChain(other, member) : Bind(current, member));
        items.Reverse();
        return kind == SyntaxKind.AndPattern ? Condition.All(items) : Condition.Any(items);
    }

    private Condition BindProperties(PropertyPatternClauseSyntax properties, Found? member)
    {
        var items = new List<Condition>();
        if (member is not null)
        {
            if (member.Inside is null && !member.Member.Type.IsCollection)
                return Fail(Descriptors.ConditionType, properties, $"{member.Member.Name} has no members");
            // Of repeated elements there may be none, and that is a number, too.
            if (!member.IsList)
                items.Add(IsNull(member).Negate());
        }
        foreach (SubpatternSyntax subpattern in properties.Subpatterns)
        {
            ExpressionSyntax? path = subpattern.ExpressionColon?.Expression ?? subpattern.NameColon?.Name;
            if (path is null)
                items.Add(Fail(Descriptors.ConditionSyntax, subpattern, "a member is missing: write Member: Value"));
            else if (FindPath(path, member, report: true) is { } found)
                items.Add(Bind(subpattern.Pattern, found));
        }
        return Condition.All(items);
    }

    private Condition BindRelation(RelationalPatternSyntax relational, Found member)
    {
        TestOperator @operator = relational.OperatorToken.Kind() switch
        {
            SyntaxKind.LessThanToken => TestOperator.Less,
            SyntaxKind.LessThanEqualsToken => TestOperator.LessOrEqual,
            SyntaxKind.GreaterThanToken => TestOperator.Greater,
            _ => TestOperator.GreaterOrEqual,
        };
        return member.Member.Type.IsOrdered
            ? BindValue(relational.Expression, member, @operator)
            : Fail(Descriptors.ConditionType, relational,
                $"{member.Member.Name} is {Article.For(member.Member.Type.Display)} and has no order: write the value alone, without <, <=, > or >=");
    }

    private Condition BindValue(ExpressionSyntax value, Found member, TestOperator @operator)
    {
        while (value is ParenthesizedExpressionSyntax parenthesized)
            value = parenthesized.Expression;
        MemberType type = member.Member.Type;
        if (value.IsKind(SyntaxKind.NullLiteralExpression))
            return @operator == TestOperator.Equal ? IsNull(member) : Fail(Descriptors.ConditionType, value, "null has no order");
        if (member.IsList || type.Kind == ValueKind.Element)
            return Fail(Descriptors.ConditionType, value, $"{member.Member.Name} is an element: compare it with null, or its members with values");

        Literal? literal = LiteralOf(value, type);
        if (literal is not null && (@operator == TestOperator.Equal || literal.IsOrdered))
            return Compare(member, @operator, literal, null);
        if (literal?.Kind == LiteralKind.Name)
            return Fail(Descriptors.ConditionType, value, $"{Shown.Of(literal.Text)} is a word, and a word has no order: compare with an amount");

        if (IsBroken(value))
            return Condition.False;
        if (literal is null && value is NameSyntax or MemberAccessExpressionSyntax && FindPath(value, null, report: false) is { } right)
        {
            bool isComparable = right.Member.Type.Kind == type.Kind || (right.Member.Type.IsNumber && type.IsNumber);
            bool isSame = right.Member.Type.Name == type.Name && type.Kind is not (ValueKind.OpenEnum or ValueKind.Element or ValueKind.Presence);
            return isComparable && isSame && !right.IsList
                ? Compare(member, @operator, null, right)
                : Fail(Descriptors.ConditionType, value, $"{member.Member.Name} and {right.Member.Name} can't be compared: " + (right.Member.Type.Display == type.Display
                    ? $"of type {type.Display}, they are compared with values only"
                    : $"one is of type {type.Display}, and the other of type {right.Member.Type.Display}"));
        }
        IReadOnlyList<string> names = LiteralBinder.NamesOf(_context, type);
        string text = value.ToString();
        return value is IdentifierNameSyntax
            ? Fail(Descriptors.UnknownName, value,
                $"{Shown.Of(text)} is no value of {member.Member.Name} and no member{_context.Suggest(text, names.Count > 0 ? names : _scope.Names)}")
            : Fail(Descriptors.ConditionType, value, $"{Shown.Of(text)} does not fit {member.Member.Name}, which is {LiteralBinder.Describe(_context, type)}");
    }

    private Literal? LiteralOf(ExpressionSyntax value, MemberType type)
    {
        switch (value)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NumericLiteralExpression):
                return LiteralBinder.ReadNumber(type, literal.Token.Text);
            case PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax digits } minus
                when minus.IsKind(SyntaxKind.UnaryMinusExpression) && digits.IsKind(SyntaxKind.NumericLiteralExpression):
                return type.IsSigned ? LiteralBinder.ReadNumber(type, "-" + digits.Token.Text) : null;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                return type.Kind is ValueKind.Text or ValueKind.Version ? LiteralBinder.Read(_context, type, literal.Token.ValueText) : null;
            case LiteralExpressionSyntax literal when literal.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression:
                return type.Kind is ValueKind.Flag or ValueKind.Presence ? Literal.OfFlag(literal.IsKind(SyntaxKind.TrueLiteralExpression)) : null;
            case IdentifierNameSyntax name:
                string text = name.Identifier.ValueText;
                if (type.Kind == ValueKind.Flag)
                    return LiteralBinder.ReadFlag(_context, type, text) is { } flag ? Literal.OfFlag(flag) : null;
                return LiteralBinder.HasName(_context, type, text) ? Literal.OfName(text) : null;
            default:
                return null;
        }
    }

    // Being there is the value of a presence: it is never false, only absent.
    private static Condition IsNull(Found member)
        => member.Member.Type.Kind == ValueKind.Presence
            ? new Test(member.Member, TestOperator.Equal, Literal.OfFlag(true), null, Negated: true)
            : member.Member.IsNullable || member.IsList ? new Test(member.Member, TestOperator.IsNull, null, null, Negated: false)
            : Condition.False;

    private static Condition Compare(Found member, TestOperator @operator, Literal? literal, Found? right)
        => member.Member.Type.Kind == ValueKind.Presence
            ? new Test(member.Member, TestOperator.Equal, Literal.OfFlag(true), null, Negated: !literal!.IsTrue)
            : new Test(member.Member, @operator, literal, right?.Member, Negated: false);

    private Found? FindPath(ExpressionSyntax path, Found? parent, bool report)
    {
        switch (path)
        {
            case MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } access:
                Found? outer = FindPath(access.Expression, parent, report);
                return outer is null ? null : Find(name, outer, report);
            case QualifiedNameSyntax { Right: IdentifierNameSyntax name } qualified:
                Found? left = FindPath(qualified.Left, parent, report);
                return left is null ? null : Find(name, left, report);
            case IdentifierNameSyntax name:
                return Find(name, parent, report);
            default:
                if (report)
                    Fail(Descriptors.ConditionSyntax, path, "this is no member");
                return null;
        }
    }

    private Found? Find(IdentifierNameSyntax name, Found? parent, bool report)
    {
        string text = name.Identifier.ValueText;
        if (parent is { IsList: true } && text != nameof(CollectionPart.Count))
        {
            Fail(Descriptors.ConditionType, name, $"{parent.Member.Name} is repeated: put the rule into its own element, or ask for {parent.Member.Name}.{nameof(CollectionPart.Count)}");
            return null;
        }
        Found? found = _scope.Find(_context, parent, text);
        if (found is null && (parent is null ? _context.Broken.Contains(text) || _scope.IsBroken(text) : parent.Inside?.Broken.Contains(text) == true))
        {
            _failed = true;
            return null;
        }
        if (found is not null)
        {
            if (found.Inside is null)
                AddKeys(found.Keys);
        }
        else if (report)
        {
            Fail(Descriptors.UnknownName, name, _scope.Missing(_context, parent, text));
        }
        return found;
    }

    private void AddKeys(IReadOnlyList<string> keys)
    {
        for (int i = 0; i < keys.Count; i++)
            (_keys ??= new()).Add(keys[i]);
    }

    // What is broken where it is declared is reported there: a condition that uses it fails in silence.
    private bool IsBroken(ExpressionSyntax path)
    {
        if (path is not (NameSyntax or MemberAccessExpressionSyntax))
            return false;
        bool failed = _failed;
        _failed = false;
        bool isBroken = FindPath(path, null, report: false) is null && _failed;
        _failed |= failed;
        return isBroken;
    }

    private Condition Fail(DiagnosticDescriptor descriptor, SyntaxNode node, string message)
    {
        Report(descriptor, ConditionText.InText(node.Span, _attribute.Value), message);
        return Condition.False;
    }

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, string message)
    {
        _failed = true;
        _context.Report(descriptor, _node, _attribute.SpanOf(span.Start, span.Length), message);
    }
}
