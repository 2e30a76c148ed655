using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>Prints how a plan chooses what a value means.</summary>
internal static class ChoiceEmitter
{
    /// <summary>The members that say whether the choice was made.</summary>
    public static void WriteDecided(CodeWriter writer, ChooseModel choose)
    {
        string standIn = $"{Names.Own(choose.EnumType)}.{choose.Value}";
        writer.Lines($$"""
            /// <summary>
            /// False when <see cref="{{standIn}}"/> could not be resolved because facts are missing that may reject one candidate and not
            /// another: then there are no elements. What may reject every candidate alike, and warnings, hold no choice open; see <see cref="Undecided"/> for all of them.
            /// </summary>
            public bool IsDecided => !IsValid || Options.{{choose.Option}} != {{standIn}};

            // What holds the choice open.
            private {{Undecided}} Open { get; init; } = [];

            /// <summary>Throws when there are errors, or when a choice is not decided. Other rules in <see cref="Undecided"/> do not make it throw.</summary>
            /// <exception cref="{{Names.Runtime}}.ViolationException">There are; it carries all violations.</exception>
            public void ThrowIfInvalid()
            {
                Violations.ThrowIfErrors();
                if (!IsDecided)
                    throw new {{Names.Runtime}}.ViolationException({{Names.Runtime}}.Problems.OpenChoice({{Literals.Text(choose.Id)}}, [{{string.Join(", ", choose.Keys.Select(Literals.Text))}}], {{standIn}}.ToText(), Open));
            }

            """);
    }

    /// <summary>The body of the method that plans: candidate by candidate, until one is taken.</summary>
    /// <param name="plain">The statement that evaluates a request without a choice.</param>
    /// <param name="traits">What each plan that is created gets.</param>
    public static void WriteChoice(CodeWriter writer, PlanModel model, ChooseModel choose, string plain, string traits)
    {
        string open = traits.Length == 0 ? "" : traits + ", ";
        traits = traits.Length == 0 ? "" : $" {{ {traits} }}";
        string standIn = $"{Names.Own(choose.EnumType)}.{choose.Value}";
        string candidates = Candidates(choose, " or ");
        writer.Lines($$"""
            if (options.{{choose.Option}} != {{standIn}} || unread.{{choose.Option}})
            {
                {{plain}}
                return new {{model.Name}}(options, platform, findings, [], parts){{traits}};
            }
            if (chosen is { } given && given is not ({{candidates}} or {{standIn}}))
            {
                findings.Reject({{Literals.Text(choose.Id)}}, {{Names.Runtime}}.Problems.NoSuchChoice({{Literals.Text(string.Join(" or ", choose.Keys))}}, {{standIn}}.ToText(), given.ToText()), {{Keys(choose)}});
                return new {{model.Name}}(options, platform, findings, [], default){{traits}};
            }
            var attempts = new global::System.Collections.Generic.List<{{Names.Runtime}}.Attempt>();
            global::System.ReadOnlySpan<{{choose.EnumType}}> candidates = chosen is { } only && only != {{standIn}} ? [only] : [{{Candidates(choose, ", ")}}];
            for (int next = 0; next < candidates.Length; next++)
            {
                {{choose.EnumType}} candidate = candidates[next];
                {{model.OptionsType}} resolved = options with { {{choose.Option}} = candidate };
                {{Names.Builder}} trial = default;
            """);
        if (choose.ChecksRequest)
            writer.Line($"    {Names.Own(model.RequestRulesType)}.{GeneratedNames.CheckCandidate}(resolved, flavor, image, unread, hasSides, ref trial);");
        writer.Lines($$"""
                Evaluate(resolved, flavor, image, unread, hasSides, platform, ref trial, out Parts parts);
                {{Undecided}} undecided = trial.ToUndecided();
                attempts.Add(new {{Names.Runtime}}.Attempt(candidate.ToText(), trial.ToViolations(), undecided));
                if (trial.HasErrors)
                    continue;
                if (trial.MayHaveErrors && FindOpen({{string.Join(", ", OpenParameters(model, choose, "resolved").Select(parameter => parameter.Name).Prepend("undecided"))}}) is { Count: > 0 } open)
                {
                    // It can be neither taken nor passed over: the facts that are missing decide.
                    findings.AddUndecided(trial);
                    return new {{model.Name}}(options, platform, findings, [.. attempts], default) { {{open}}Open = open };
                }
                findings.Add(trial);
                return new {{model.Name}}(resolved, platform, findings, [.. attempts], parts){{traits}};
            }
            {{(!model.Platform.IsSaid ? "" : $"if (!findings.Has({Literals.Text(choose.Id)}))\n    ")}}{{NoCandidate(choose)}}
            return new {{model.Name}}(options, platform, findings, [.. attempts], default){{traits}};
            """);
    }

    /// <summary>A statement that says why none of the candidates works.</summary>
    public static string NoCandidate(ChooseModel choose)
        => $"findings.Reject({Literals.Text(choose.Id)}, {Names.Runtime}.Problems.NoCandidate({Literals.Text(string.Join(" or ", choose.Keys))}, {Names.Own(choose.EnumType)}.{choose.Value}.ToText(), attempts), {Keys(choose)});";

    /// <summary>The candidates, as C#.</summary>
    public static string Candidates(ChooseModel choose, string separator)
        => string.Join(separator, choose.Candidates.Select(candidate => $"{Names.Own(choose.EnumType)}.{candidate}"));

    /// <summary>The method that finds what holds the choice open.</summary>
    public static void WriteFindOpen(CodeWriter writer, PlanModel model, ChooseModel choose)
    {
        string parameters = string.Concat(OpenParameters(model, choose, Access.Options).Select(parameter => $", {parameter.Type} {parameter.Name}"));
        writer.Doc("Of the rules that could not be decided for a candidate, those that may reject it and not another one.");
        using (writer.Braces($"private static {Undecided} FindOpen({Undecided} undecided{parameters})"))
        {
            writer.Lines($$"""
                global::System.Collections.Generic.List<{{Names.Runtime}}.Undecided>? open = null;
                foreach ({{Names.Runtime}}.Undecided item in undecided)
                {
                    bool isOpen = item.Rule switch
                    {
                """);
            string[] always = choose.Open.Where(rule => rule.When == Condition.True).Select(rule => Literals.Text(rule.Rule)).ToArray();
            if (always.Length > 0)
                writer.Lines($"        {string.Join("\n            or ", always)} => true,");
            foreach (OpenRule rule in choose.Open.Where(rule => rule.When != Condition.True))
                writer.Line($"        {Literals.Text(rule.Rule)} => {ConditionPrinter.Plain.Possible(rule.When)},");
            writer.Lines("""
                        _ => false,
                    };
                    if (isOpen)
                        (open ??= []).Add(item);
                }
                return open is null ? [] : [.. open];
                """);
        }
        writer.Line();
    }

    private static string Keys(ChooseModel choose) => $"[{string.Join(", ", choose.Keys.Select(Literals.Text))}]";

    private const string Undecided = $"{Names.List}<{Names.Runtime}.Undecided>";

    // What the conditions look at.
    private static IEnumerable<RuleParameter> OpenParameters(PlanModel model, ChooseModel choose, string options)
        => OptionsEmitter.Parameters(model.OptionsType, model.SourceType, options)
            .Append(new RuleParameter(MemberRoot.Fact, model.Platform.Name, Access.Platform))
            .Where(parameter => choose.Open.Any(rule => rule.When.LooksAt(member => member.Root == parameter.Root)));
}
