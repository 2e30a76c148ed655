using System.Text;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>C# expressions that read a member; the names of the variables are the same in all generated methods.</summary>
internal static class Access
{
    public const string Options = "options";
    public const string Flavor = "flavor";
    public const string Image = "image";
    public const string Platform = "platform";
    public const string Unread = "unread";

    /// <summary>The member itself.</summary>
    public static string Of(Member member)
    {
        string? root = member.Root switch
        {
            MemberRoot.Option => Options,
            MemberRoot.Flavor => Flavor,
            MemberRoot.Image => Image,
            MemberRoot.Fact or MemberRoot.Least => Platform,
            _ => null,
        };
        if (member.Path.Count == 1 && root is not null)
            return $"{root}.{member.Path[0].Name}";
        var text = new StringBuilder(root);
        bool nullable = false;
        foreach (Step step in member.Path)
        {
            if (text.Length > 0)
                text.Append(nullable ? "?." : ".").Append(step.Name);
            else
                text.Append(member.Root == MemberRoot.Plan ? GeneratedNames.Planned(step.Name) : step.Name);
            nullable = step.Nullable;
        }
        return text.ToString();
    }

    /// <summary>The part of the member that a value of this kind is compared with.</summary>
    public static string Value(Member member, Literal? against) => (member.Type.Kind, against?.Kind) switch
    {
        (ValueKind.OpenEnum, LiteralKind.Name) => Part(member, "Kind"),
        (ValueKind.Quantity, LiteralKind.Name) => Part(member, "Word"),
        (ValueKind.Quantity, LiteralKind.Number) => Part(member, "Amount"),
        _ => Of(member),
    };

    /// <summary>The part of the member that has an order.</summary>
    public static string Ordered(Member member) => member.Type.Kind == ValueKind.Quantity ? Part(member, "Amount") : Of(member);

    /// <summary>The member as it appears in a message.</summary>
    public static string Shown(Member member) => member.Least is { } least ? $"{Names.Runtime}.Shown.OfAtLeast({Of(member)}, {Of(least)})" : member.Value is not null ? $"{ExpressionPrinter.Print(member, Of)}.ToString()" : member.Type.Kind switch
    {
        ValueKind.Enum => $"{Names.Runtime}.Shown.Of({Part(member, "ToText()")})",
        ValueKind.OpenEnum => $"{Names.Runtime}.Shown.Of({Part(member, "Text")})",
        ValueKind.Quantity => $"{Names.Runtime}.Shown.Of({Part(member, "AsWritten")})",
        // The overloads take what may be null.
        _ when !member.IsNullable && CSharpTypes.IsValueType(member.Type) => $"{Names.Runtime}.Shown.Of(({CSharpTypes.Of(member.Type)}?){Of(member)})",
        _ => $"{Names.Runtime}.Shown.Of({Of(member)})",
    };

    // A chain that has begun with ?. goes on with a dot where the step before cannot be null.
    private static string Part(Member member, string part) => Of(member) + (member.Path[member.Path.Count - 1].Nullable ? "?." : ".") + part;
}
