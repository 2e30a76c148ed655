using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>A variable that generated methods take, in the order in which they take them.</summary>
/// <param name="Step">The first step of the members that are read through it; null for all of the root.</param>
internal sealed record RuleParameter(MemberRoot Root, string Type, string Name, string? Step = null);

/// <summary>
/// Prints rules: where they are checked, and those that the schema writes down as methods of their own. What is asked of the request or of an element
/// alone is asked where they are checked, once for all rules that begin with it; what is asked of facts, which may be missing, is asked in the method.
/// </summary>
internal sealed class RuleEmitter
{
    private readonly string _type;
    private readonly IReadOnlyList<RuleParameter> _parameters;
    private readonly FactLocals _facts;
    private readonly Dictionary<string, GuardedRule> _guarded = new();

    /// <param name="type">The class of the rules.</param>
    /// <param name="parameters">What is in scope where they are checked.</param>
    /// <param name="facts">The facts that are read there.</param>
    public RuleEmitter(string type, IReadOnlyList<RuleParameter> parameters, FactLocals facts)
    {
        _type = type;
        _parameters = facts.Parameters.Concat(parameters).ToArray();
        _facts = facts;
    }

    /// <summary>
    /// Whether options may be there that could not be read (rules that look at them stay silent), and sides of the request that are not known.
    /// </summary>
    public bool IsOfRequest { get; init; }

    /// <summary>Whether a rule has a method of its own.</summary>
    public bool HasMethod(RuleModel rule) => Inline(rule, Guard(rule).Rest, "findings") is null;

    /// <summary>The method of a rule: its documentation says what it is, its body what is wrong and what to do.</summary>
    public void WriteRule(CodeWriter writer, RuleModel rule)
    {
        if (!HasMethod(rule))
            return;
        Condition rest = Guard(rule).Rest;
        if (rule.Text.Length > 0)
            writer.Doc($"{(rule.IsError ? "Rejects" : "Warns of")} <c>{XmlText.Escape(rule.Text)}</c>.{(rule.Verified.Length == 0 ? "" : $" Verified with {XmlText.Escape(rule.Verified)}.")}");
        string list = string.Concat(Used(rule, rest).Select(parameter => $"{parameter.Type} {parameter.Name}, "));
        string report = Report(rule, "findings");
        writer.Line($"internal static void {rule.Id}({list}ref {Names.Builder} findings)");
        if (!HasFacts(rest))
        {
            writer.Line($"    => {report}");
        }
        else
        {
            using (writer.Braces(""))
            {
                writer.Lines($"if ({_facts.Printer.Certain(rest)})\n    {report}");
                writer.Lines($"else if ({_facts.Printer.Possible(rest)})\n    {Leave(rule.Id, rule.IsError, rule.When, _facts.Printer)}");
            }
        }
        writer.Line();
    }

    /// <summary>Checks rules in their order.</summary>
    public void WriteChecks(CodeWriter writer, IEnumerable<RuleModel> rules, string findings = "findings")
        => WriteChecks(writer, rules.Select(Guard).ToArray(), findings);

    private void WriteChecks(CodeWriter writer, GuardedRule[] rules, string findings)
    {
        for (int i = 0; i < rules.Length;)
        {
            if (rules[i].Guards.Length == 0)
            {
                writer.Lines(Call(rules[i++], findings));
                continue;
            }
            string guard = rules[i].Guards[0];
            GuardedRule[] group = rules.Skip(i).TakeWhile(rule => rule.Guards.Contains(guard)).ToArray();
            if (group.Length == 1)
            {
                writer.Lines($"if ({string.Join(" && ", group[0].Guards)})\n    {Call(group[0], findings).Replace("\n", "\n    ")}");
            }
            else
            {
                using (writer.Braces($"if ({guard})"))
                    WriteChecks(writer, group.Select(rule => rule with { Guards = rule.Guards.Where(other => other != guard).ToArray() }).ToArray(), findings);
            }
            i += group.Length;
        }
    }

    /// <summary>A statement that leaves something undecided, with the facts that are missing.</summary>
    public static string Leave(string id, bool isError, Condition when, ConditionPrinter printer)
    {
        IEnumerable<string> missing = when.Members().Where(member => member.IsFact)
            .Select(fact => $"{printer.Of(fact)} is null ? {Literals.Text(fact.Name)} : null");
        return $"findings.Leave({Severity(isError)}, {Literals.Text(id)}, [{string.Join(", ", missing)}]);";
    }

    public static bool HasFacts(Condition when) => when.LooksAt(static member => member.IsFact);

    private string Call(GuardedRule rule, string findings) => Inline(rule.Rule, rule.Rest, findings)
        ?? $"{Names.Own(_type)}.{rule.Rule.Id}({string.Concat(Used(rule.Rule, rule.Rest).Select(parameter => parameter.Name + ", "))}ref {findings});";

    // Rules that come with an attribute of the schema (a range, where something is allowed, since when it exists) have nothing to be documented.
    private string? Inline(RuleModel rule, Condition rest, string findings)
    {
        if (rule.Text.Length > 0)
            return null;
        if (!HasFacts(rest))
            return Report(rule, findings);
        if (rest is not Test { Operator: TestOperator.Less, Left: { IsFact: true, Type.Kind: ValueKind.Version }, Right: { } right, Negated: false } test)
            return null;
        string arguments = $"{_facts.Printer.Of(test.Left)}, {Literals.Of(right, test.Left.Type)}, {Severity(rule.IsError)}, {Literals.Text(rule.Id)}, {Literals.Text(test.Left.Name)}";
        return $"if ({findings}.IsOlder({arguments}))\n    {Report(rule, findings)}";
    }

    private static string Report(RuleModel rule, string findings)
        => $"{findings}.{(rule.IsError ? "Reject" : "Warn")}({Literals.Text(rule.Id)}, {Message(rule)}, [{string.Join(", ", rule.Keys.Select(Literals.Text))}]);";

    private static string Severity(bool isError) => $"{Names.Runtime}.Severity.{(isError ? "Error" : "Warning")}";

    // A rule is asked for several times: whether it has a method, for that, and where it is checked.
    private GuardedRule Guard(RuleModel rule)
    {
        if (!_guarded.TryGetValue(rule.Id, out GuardedRule? guarded))
            _guarded.Add(rule.Id, guarded = Split(rule));
        return guarded;
    }

    // What is asked of the request alone is the same whether a rule certainly holds or may hold.
    private GuardedRule Split(RuleModel rule)
    {
        var guards = new List<string>();
        if (IsOfRequest && rule.LooksAtSides)
            guards.Add("hasSides");
        if (IsOfRequest)
            guards.AddRange(rule.Options.Select(option => $"!{Access.Unread}.{option}"));
        Condition[] items = rule.When is Group { IsAll: true } group ? group.Items.ToArray() : new[] { rule.When };
        Condition[] apart = items.Where(item => !HasFacts(item)).ToArray();
        if (apart.Length > 0)
            guards.AddRange(_facts.Printer.Operands(Condition.All(apart)));
        return new GuardedRule(rule, guards.Distinct().ToArray(), Condition.All(items.Except(apart)));
    }

    private IEnumerable<RuleParameter> Used(RuleModel rule, Condition rest)
    {
        bool isLeft = HasFacts(rest);
        Member[] shown = rule.Message.Select(part => part.Member).OfType<Member>().SelectMany(member => member.Sources).ToArray();
        Member[] asked = isLeft ? rest.Members().Concat(rule.When.Members().Where(member => member.IsFact)).ToArray() : new Member[0];
        return _parameters.Where(parameter => parameter.Root == MemberRoot.Fact
            ? parameter.Step is null
                ? shown.Any(member => member.IsFact) || asked.Any(member => (member.IsFact && !_facts.Contains(member)) || member.Root == MemberRoot.Least)
                : asked.Any(member => member.IsFact && member.Name == parameter.Step)
            : shown.Concat(asked).Any(member => member.Root == parameter.Root && (parameter.Step is null || member.Path[0].Name == parameter.Step)));
    }

    private static string Message(RuleModel rule)
    {
        if (rule.Message.All(part => part.Member is null))
            return Literals.Text(rule.Message.Count == 0 ? rule.Id : string.Concat(rule.Message.Select(part => part.Text)));
        return "$\""
            + string.Concat(rule.Message.Select(part => part.Member is { } member ? $"{{({Access.Shown(member)})}}" : Literals.Interpolated(part.Text))) + "\"";
    }

    private sealed record GuardedRule(RuleModel Rule, string[] Guards, Condition Rest);
}
