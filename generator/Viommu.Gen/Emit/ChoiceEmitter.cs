using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>Prints how a plan chooses what a value stands for.</summary>
internal static class ChoiceEmitter
{
    /// <summary>The members that say whether the choice was made.</summary>
    public static void WriteDecided(CodeWriter writer, ChooseModel choose)
    {
        string standIn = $"{choose.EnumType}.{choose.Value}";
        writer.Lines($$"""
            /// <summary>False when <see cref="{{choose.EnumType}}.{{choose.Value}}"/> could not be resolved for want of facts: then there are no elements. See <see cref="Undecided"/>.</summary>
            public bool IsDecided => !IsValid || Options.{{choose.Option}} != {{standIn}};

            /// <summary>Throws when there are errors, or when a choice is not decided.</summary>
            /// <exception cref="{{Names.Runtime}}.ViolationException">There are; it carries all violations.</exception>
            public void ThrowIfInvalid()
            {
                Violations.ThrowIfErrors();
                if (!IsDecided)
                    throw new {{Names.Runtime}}.ViolationException({{Names.Runtime}}.Problems.OpenChoice({{Literals.Text(choose.Id)}}, [{{string.Join(", ", choose.Keys.Select(Literals.Text))}}], {{standIn}}.ToText(), Undecided));
            }

            """);
    }

    /// <summary>The body of the method that plans: candidate by candidate, until one is taken.</summary>
    /// <param name="plain">The statement that evaluates a request without a choice.</param>
    /// <param name="traits">What is appended to each plan that is made.</param>
    public static void WriteChoice(CodeWriter writer, PlanModel model, ChooseModel choose, string plain, string traits)
    {
        string standIn = $"{Names.Own(choose.EnumType)}.{choose.Value}";
        string[] candidates = choose.Candidates.Select(candidate => $"{Names.Own(choose.EnumType)}.{candidate}").ToArray();
        string keys = $"[{string.Join(", ", choose.Keys.Select(Literals.Text))}]";
        writer.Lines($$"""
            if (options.{{choose.Option}} != {{standIn}} || invalid.Contains({{Literals.Text(choose.Option)}}))
            {
                {{plain}}
                return new {{model.Name}}(options, findings, [], parts){{traits}};
            }
            if (chosen is { } given && given is not ({{string.Join(" or ", candidates)}} or {{standIn}}))
            {
                findings.Reject({{Literals.Text(choose.Id)}}, {{Names.Runtime}}.Problems.NoSuchChoice({{Literals.Text(string.Join(" or ", choose.Keys))}}, {{standIn}}.ToText(), given.ToText()), {{keys}});
                return new {{model.Name}}(options, findings, [], default){{traits}};
            }
            var attempts = new global::System.Collections.Generic.List<{{Names.Runtime}}.Attempt>();
            global::System.ReadOnlySpan<{{choose.EnumType}}> candidates = chosen is { } only && only != {{standIn}} ? [only] : [{{string.Join(", ", candidates)}}];
            foreach ({{choose.EnumType}} candidate in candidates)
            {
                {{model.OptionsType}} resolved = options with { {{choose.Option}} = candidate };
                {{Names.Builder}} trial = default;
            """);
        foreach (CheckStep step in choose.Checks)
        {
            string call = RuleEmitter.Call(model.RequestRulesType, step.Rule, OptionsEmitter.Parameters(model.OptionsType, model.SourceType, "resolved"), tracksInvalid: true, "trial");
            writer.Line(step.Rule.LooksAtSides ? $"    if (hasSides) {call}" : "    " + call);
        }
        writer.Lines($$"""
                Evaluate(resolved, flavor, image, invalid, hasSides, platform, ref trial, out Parts parts);
                attempts.Add(new {{Names.Runtime}}.Attempt(candidate.ToText(), trial.ToViolations(), trial.ToUndecided()));
                if (trial.HasErrors)
                    continue;
                if (trial.MayHaveErrors)
                {
                    // It can be neither taken nor passed over: the facts that are missing decide.
                    findings.AddUndecided(trial);
                    return new {{model.Name}}(options, findings, [.. attempts], default){{traits}};
                }
                findings.Add(trial);
                return new {{model.Name}}(resolved, findings, [.. attempts], parts){{traits}};
            }
            findings.Reject({{Literals.Text(choose.Id)}}, {{Names.Runtime}}.Problems.NoCandidate({{Literals.Text(string.Join(" or ", choose.Keys))}}, {{standIn}}.ToText(), attempts), {{keys}});
            return new {{model.Name}}(options, findings, [.. attempts], default){{traits}};
            """);
    }
}
