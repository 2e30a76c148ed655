using System;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>Prints computed numbers as C#, with the operators of the runtime's type.</summary>
internal static class ExpressionPrinter
{
    private const string Number = Names.Runtime + ".ComputedNumber";

    /// <param name="read">An expression that reads a member.</param>
    public static string Print(Expression expression, Func<Member, string> read) => expression switch
    {
        NumberExpression number => $"{Number}.Of({Literals.Number(number.Value)})",
        MemberExpression { Member: var member } => Print(member, read),
        PartExpression part => Print(part, read),
        BinaryExpression binary => $"({Print(binary.Left, read)} {Operator(binary.Operator)} {Print(binary.Right, read)})",
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    /// <summary>A member as a number: a fact that is missing is unknown, and an option that no one set is absent.</summary>
    public static string Print(Member member, Func<Member, string> read)
    {
        if (member.Value is { } value)
            return Print(value, read);
        if (!member.IsFact)
            return $"{Number}.Of({Access.Ordered(member)})";
        return member.Type.Kind == ValueKind.Quantity
            ? $"({read(member)} is null ? {Number}.Unknown : {Number}.Of({Access.Ordered(member)}))"
            : $"{Number}.OfFact({read(member)})";
    }

    // A set is asked with the numbers that there are; what else there is has them all.
    private static string Print(PartExpression part, Func<Member, string> read)
    {
        string collection = read(part.Collection);
        return part.Collection.Type.Kind switch
        {
            ValueKind.NumberSet => $"{Names.Runtime}.NumberSet.{part.Part}Of({collection}{(part.Universe is { } universe ? $", {Print(universe, read)}" : "")})",
            ValueKind.SetUnion => $"{Names.Runtime}.NumberSet.{part.Part}Of({Names.Runtime}.ListNumbers.UnionOf({collection}))",
            ValueKind.Map => $"{Number}.Of({collection}?.Count)",
            ValueKind.List => $"{Number}.Of({collection}.Count{(part.Collection.IsNullable ? " ?? 0" : "")})",
            _ => $"{Names.Runtime}.ListNumbers.{part.Part}Of({collection})",
        };
    }

    private static string Operator(ArithmeticOperator @operator) => @operator switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        ArithmeticOperator.Divide => "/",
        _ => "%",
    };
}
