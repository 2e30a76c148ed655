using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>A variable that generated rule methods take, in the order in which they take them.</summary>
/// <param name="Step">The first step of the members that are read through it; null for all of the root.</param>
internal sealed record RuleParameter(MemberRoot Root, string Type, string Name, string? Step = null);

/// <summary>Prints each rule as a method of its own.</summary>
internal static class RuleEmitter
{
    /// <param name="parameters">What is in scope; a method takes what its rule looks at.</param>
    /// <param name="tracksInvalid">Whether options may be there that could not be read.</param>
    public static void Write(CodeWriter writer, RuleModel rule, IReadOnlyList<RuleParameter> parameters, bool tracksInvalid)
    {
        string list = string.Join(", ", Used(rule, parameters).Select(parameter => $"{parameter.Type} {parameter.Name}")
            .Concat(tracksInvalid ? new[] { $"{Names.List}<string> invalid" } : Enumerable.Empty<string>())
            .Append($"ref {Names.Builder} findings"));
        using (writer.Braces($"internal static void {rule.Id}({list})"))
        {
            string[] options = rule.Options.ToArray();
            if (tracksInvalid && options.Length > 0)
            {
                string touched = string.Join(" || ", options.Select(option => $"invalid.Contains({Literals.Text(option)})"));
                writer.Lines($"if (invalid.Count > 0 && ({touched}))\n    return;");
            }
            string keys = $"[{string.Join(", ", rule.Keys.Select(Literals.Text))}]";
            string call = rule.IsError ? "Reject" : "Warn";
            writer.Lines($"if ({ConditionPrinter.Certain(rule.When)})\n    findings.{call}({Literals.Text(rule.Id)}, {Message(rule)}, {keys});");
            if (HasFacts(rule.When))
                writer.Lines($"else if ({ConditionPrinter.Possible(rule.When)})\n    {Leave(rule.Id, rule.IsError, rule.When)}");
        }
        writer.Line();
    }

    /// <summary>A call of the method of a rule.</summary>
    public static string Call(string type, RuleModel rule, IReadOnlyList<RuleParameter> parameters, bool tracksInvalid, string findings = "findings")
        => $"{Names.Own(type)}.{rule.Id}({string.Concat(Used(rule, parameters).Select(parameter => parameter.Name + ", "))}{(tracksInvalid ? "invalid, " : "")}ref {findings});";

    /// <summary>A statement that leaves something undecided, with the facts that are missing.</summary>
    public static string Leave(string id, bool isError, Condition when)
    {
        IEnumerable<string> missing = when.Members().Where(member => member.IsFact)
            .Select(fact => $"{Access.Of(fact)} is null ? {Literals.Text(fact.Name)} : null");
        return $"findings.Leave({Names.Runtime}.Severity.{(isError ? "Error" : "Warning")}, {Literals.Text(id)}, {string.Join(", ", missing)});";
    }

    public static bool HasFacts(Condition when) => when.Members().Any(member => member.IsFact);

    private static IEnumerable<RuleParameter> Used(RuleModel rule, IReadOnlyList<RuleParameter> parameters)
    {
        Member[] members = rule.Members.ToArray();
        return parameters.Where(parameter => members.Any(member => IsIn(member, parameter)));
    }

    private static bool IsIn(Member member, RuleParameter parameter)
        => member.Root == parameter.Root && (parameter.Step is null || member.Path[0].Name == parameter.Step);

    private static string Message(RuleModel rule)
    {
        IEnumerable<string> parts = rule.Message.Select(part => part.Member is { } member ? Access.Shown(member) : Literals.Text(part.Text));
        return rule.Message.Count == 0 ? Literals.Text(rule.Id) : string.Join(" + ", parts);
    }
}
