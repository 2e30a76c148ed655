using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>A variable that generated methods take, in the order in which they take them.</summary>
/// <param name="Step">The first step of the members that are read through it; null for all of the root.</param>
internal sealed record RuleParameter(MemberRoot Root, string Type, string Name, string? Step = null);

/// <summary>
/// Prints rules: where they are checked, and those that the schema writes down as methods of their own. Whether a rule may hold is asked where it is
/// checked, once for all rules that begin with the same; whether it certainly does, or facts are missing, is asked in the method.
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

    /// <summary>The child element that the rules are about where they are checked; null for the root.</summary>
    public ElementPart? Part { get; init; }

    /// <summary>The method of a rule: its documentation says what it is, its body what is wrong and what to do.</summary>
    public void WriteRule(CodeWriter writer, RuleModel rule)
    {
        Condition rest = Guard(rule).Rest;
        if (!HasMethod(rule, rest))
            return;
        if (rule.Text.Length > 0)
            writer.Doc($"{(rule.IsError ? "Rejects" : "Warns of")} <c>{XmlText.Escape(rule.Text)}</c>.{(rule.Verified.Length == 0 ? "" : $" Verified with {XmlText.Escape(rule.Verified)}.")}");
        string list = string.Concat(Used(rule, rest).Select(parameter => $"{parameter.Type} {parameter.Name}, "));
        string report = Report(rule, "findings");
        writer.Line($"internal static void {rule.Method}({list}ref {Names.Builder} findings)");
        if (!HasFacts(rest))
        {
            writer.Indented($"=> {report}");
        }
        else
        {
            using (writer.Braces(""))
            {
                writer.If(_facts.Printer.Certain(rest), report);
                writer.Line("else");
                writer.Indented(Leave(rule.Id, rule.IsError, rule.When, _facts.Printer));
            }
        }
        writer.Line();
    }

    /// <summary>Checks rules in their order.</summary>
    public void WriteChecks(CodeWriter writer, IEnumerable<RuleModel> rules, string findings = "findings")
        => WriteChecks(writer, rules.Select(Guard).ToArray(), findings);

    /// <summary>Checks rules where only some facts can be known: nothing is left undecided there.</summary>
    /// <param name="rules">Rules, each with what is left of its condition there.</param>
    public void WriteCertain(CodeWriter writer, IEnumerable<(RuleModel Rule, Condition When)> rules)
        => WriteChecks(writer, rules.Select(rule => Guard(rule.Rule) with { Guards = Split(rule.Rule with { When = rule.When }, isCertain: true).Guards }).ToArray(), "findings");

    private void WriteChecks(CodeWriter writer, GuardedRule[] rules, string findings)
    {
        for (int i = 0; i < rules.Length;)
        {
            GuardedRule rule = rules[i];
            int end = i + 1;
            while (rule.Guards.Length > 0 && end < rules.Length && rules[end].Guards.Contains(rule.Guards[0]))
                end++;
            if (rule.Guards.Length == 0)
            {
                writer.Lines(Call(rule, findings));
            }
            else if (end == i + 1)
            {
                writer.If(string.Join(" && ", rule.Guards), Call(rule, findings));
            }
            else
            {
                GuardedRule[] together = rules.Skip(i).Take(end - i).ToArray();
                string[] shared = rule.Guards.Where(guard => together.All(other => other.Guards.Contains(guard))).ToArray();
                using (writer.Braces($"if ({string.Join(" && ", shared)})"))
                    WriteChecks(writer, together.Select(other => other with { Guards = other.Guards.Except(shared).ToArray() }).ToArray(), findings);
            }
            i = end;
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

    private string Call(GuardedRule rule, string findings)
    {
        if (HasMethod(rule.Rule, rule.Rest))
            return $"{Names.Own(_type)}.{rule.Rule.Method}({string.Concat(Used(rule.Rule, rule.Rest).Select(parameter => parameter.Name + ", "))}ref {findings});";
        if (rule.Rest is Test { Right: { } right } test)
            return $"{findings}.CheckSince({Begin(rule.Rule)}, {Literals.Text(test.Left.Name)}, {_facts.Printer.Of(test.Left)}, "
                + $"{Literals.Of(right, test.Left.Type)}, {Around(rule.Rule)});";
        if (rule.Rule.Range is { } number)
            return $"{findings}.CheckRange({Begin(rule.Rule)}, {Access.Of(In(number))}, "
                + $"{Literals.Range(number.Type)}, {Around(rule.Rule)});";
        return Report(rule.Rule, findings);
    }

    private static string Begin(RuleModel rule) => $"{Severity(rule.IsError)}, {Literals.Text(rule.Id)}";

    // The message before and after the value that it shows, and the keys.
    private static string Around(RuleModel rule) => $"{Literals.Text(rule.Message[0].Text)}, {Literals.Text(rule.Message[2].Text)}, {Keys(rule)}";

    // Rules that come with an attribute of the schema (a range, where something is allowed, since when it exists) have nothing to be documented.
    private static bool HasMethod(RuleModel rule, Condition rest) => rule.Text.Length > 0 || (HasFacts(rest) && !IsSince(rest));

    private static bool IsSince(Condition rest)
        => rest is Test { Operator: TestOperator.Less, Left: { IsFact: true, Type.Kind: ValueKind.Version }, Right: not null, Negated: false };

    private string Report(RuleModel rule, string findings)
        => $"{findings}.{(rule.IsError ? "Reject" : "Warn")}({Literals.Text(rule.Id)}, {Message(rule)}, {Keys(rule)});";

    private static string Keys(RuleModel rule) => $"[{string.Join(", ", rule.Keys.Select(Literals.Text))}]";

    private static string Severity(bool isError) => $"{Names.Runtime}.Severity.{(isError ? "Error" : "Warning")}";

    // A rule is asked for several times: whether it has a method, for that, and where it is checked.
    private GuardedRule Guard(RuleModel rule)
    {
        if (!_guarded.TryGetValue(rule.Method, out GuardedRule? guarded))
            _guarded.Add(rule.Method, guarded = Split(rule, isCertain: false));
        return guarded;
    }

    // What is asked of the request alone is the same whether a rule certainly holds or may hold.
    private GuardedRule Split(RuleModel rule, bool isCertain)
    {
        var guards = new List<string>();
        if (IsOfRequest && rule.LooksAtSides)
            guards.Add("hasSides");
        if (IsOfRequest)
            guards.AddRange(rule.Options.Select(option => $"!{Access.Unread}.{option}"));
        Condition apart = rule.When, rest = Condition.True;
        if (HasFacts(rule.When))
        {
            ILookup<bool, Condition> items = (rule.When is Group { IsAll: true } group ? group.Items.AsEnumerable() : new[] { rule.When }).ToLookup(HasFacts);
            apart = Condition.All(items[false]);
            rest = Condition.All(items[true]);
        }
        // The range itself is checked by the runtime.
        if (rule.Range is { } number)
            apart = apart.Replace(test => test.Left == number ? Condition.True : test);
        guards.AddRange(_facts.Printer.Operands(In(apart), isCertain: true));
        if (HasFacts(rest) && HasMethod(rule, rest))
            guards.AddRange(_facts.Printer.Operands(In(rest), isCertain));
        guards.RemoveAll(guard => guard == "true");
        return new GuardedRule(rule, guards.Count < 2 ? guards.ToArray() : guards.Distinct().ToArray(), rest);
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

    private Member In(Member member) => Part?.In(member) ?? member;

    private Condition In(Condition condition) => Part?.In(condition) ?? condition;

    private string Message(RuleModel rule)
    {
        if (rule.Message.All(part => part.Member is null))
            return Literals.Text(rule.Message.Count == 0 ? rule.Id : string.Concat(rule.Message.Select(part => part.Text)));
        return "$\""
            + string.Concat(rule.Message.Select(part => part.Member is { } member ? $"{{({Access.Shown(In(member))})}}" : Literals.Interpolated(part.Text))) + "\"";
    }

    private sealed record GuardedRule(RuleModel Rule, string[] Guards, Condition Rest);
}
