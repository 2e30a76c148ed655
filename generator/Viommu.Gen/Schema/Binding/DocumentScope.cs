using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Conditions;
using Viommu.Gen.Schema.Source;

namespace Viommu.Gen.Schema.Binding;

/// <summary>
/// What a condition over elements of a document can see. Nothing declares their attributes and children: whatever the condition names that is no fact is one,
/// its name in PascalCase; what it looks into is a child element, and the rest are texts.
/// </summary>
internal static class DocumentScope
{
    public static Scope Of(Scope facts, SchemaNode node, string variable)
    {
        var shape = new ElementShape();
        // What can't be parsed is reported by whoever binds it.
        if (ConditionText.Parse(node["where"]!, out _, out _) is { } pattern)
            Collect(pattern, shape, facts);
        var scope = new Scope(facts);
        scope.AddMembersOf(shape, MemberRoot.Element, EquatableArray.Of(new Step(variable, false)));
        return scope;
    }

    // Chains may be long: they are walked, not recursed into.
    private static void Collect(PatternSyntax pattern, ElementShape root, Scope facts)
    {
        var open = new Stack<(PatternSyntax Pattern, ElementShape Shape)>();
        open.Push((pattern, root));
        while (open.Count > 0)
        {
            (PatternSyntax current, ElementShape shape) = open.Pop();
            switch (current)
            {
                case ParenthesizedPatternSyntax parenthesized:
                    open.Push((parenthesized.Pattern, shape));
                    break;
                case UnaryPatternSyntax not:
                    open.Push((not.Pattern, shape));
                    break;
                case BinaryPatternSyntax binary:
                    open.Push((binary.Right, shape));
                    open.Push((binary.Left, shape));
                    break;
                case RecursivePatternSyntax { PropertyPatternClause: { } properties }:
                    foreach (SubpatternSyntax part in properties.Subpatterns)
                    {
                        string[] path = PathOf(part.ExpressionColon?.Expression ?? part.NameColon?.Name).ToArray();
                        if (path.Length == 0 || (shape == root && facts.Find(path[0]) is not null))
                            continue;
                        bool isInside = part.Pattern.DescendantNodesAndSelf().Any(node => node is RecursivePatternSyntax);
                        ElementShape? child = Add(shape, path, isInside);
                        if (child is not null)
                            open.Push((part.Pattern, child));
                    }
                    break;
            }
        }
    }

    private static IEnumerable<string> PathOf(ExpressionSyntax? path) => path switch
    {
        IdentifierNameSyntax name => new[] { name.Identifier.ValueText },
        MemberAccessExpressionSyntax access => PathOf(access.Expression).Append(access.Name.Identifier.ValueText),
        _ => Enumerable.Empty<string>(),
    };

    /// <returns>The last of the path, where it is a child element.</returns>
    private static ElementShape? Add(ElementShape shape, string[] path, bool isInside)
    {
        for (int i = 0; i < path.Length; i++)
        {
            bool isElement = i < path.Length - 1 || isInside;
            shape.Members.TryGetValue(path[i], out ShapeMember? member);
            if (member is null || (isElement && member.Shape is null))
            {
                member = new ShapeMember(new MemberType(isElement ? ValueKind.Element : ValueKind.Text), Nullable: true, IsList: false, "",
                    isElement ? new ElementShape() : null);
                shape.Members[path[i]] = member;
            }
            if (!isElement)
                return null;
            shape = member.Shape!;
        }
        return shape;
    }
}
