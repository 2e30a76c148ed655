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
        var members = new ElementMembers();
        // What can't be parsed is reported by whoever binds it.
        if (ConditionText.Parse(node["where"]!, out _, out _) is { } pattern)
            Collect(pattern, members, facts);
        var scope = new Scope(facts, members, MemberRoot.Element, EquatableArray.Of(new Step(variable, false)));
        return scope;
    }

    // Chains may be long: they are walked, not recursed into.
    private static void Collect(PatternSyntax pattern, ElementMembers root, Scope facts)
    {
        var open = new Stack<(PatternSyntax Pattern, ElementMembers Shape)>();
        open.Push((pattern, root));
        while (open.Count > 0)
        {
            (PatternSyntax current, ElementMembers members) = open.Pop();
            switch (current)
            {
                case ParenthesizedPatternSyntax parenthesized:
                    open.Push((parenthesized.Pattern, members));
                    break;
                case UnaryPatternSyntax not:
                    open.Push((not.Pattern, members));
                    break;
                case BinaryPatternSyntax binary:
                    open.Push((binary.Right, members));
                    open.Push((binary.Left, members));
                    break;
                case RecursivePatternSyntax { PropertyPatternClause: { } properties }:
                    foreach (SubpatternSyntax part in properties.Subpatterns)
                    {
                        string[] path = PathOf(part.ExpressionColon?.Expression ?? part.NameColon?.Name).ToArray();
                        if (path.Length == 0 || (members == root && facts.Find(path[0]) is not null))
                            continue;
                        bool isInside = part.Pattern.DescendantNodesAndSelf().Any(node => node is RecursivePatternSyntax);
                        ElementMembers? child = Add(members, path, isInside);
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
    private static ElementMembers? Add(ElementMembers members, string[] path, bool isInside)
    {
        for (int i = 0; i < path.Length; i++)
        {
            bool isElement = i < path.Length - 1 || isInside;
            members.Members.TryGetValue(path[i], out ElementMember? member);
            if (member is null || (isElement && member.Inside is null))
            {
                member = new ElementMember(new MemberType(isElement ? ValueKind.Element : ValueKind.Text), Nullable: true, IsList: false, "",
                    isElement ? new ElementMembers() : null);
                members.Members[path[i]] = member;
            }
            if (!isElement)
                return null;
            members = member.Inside!;
        }
        return members;
    }
}
