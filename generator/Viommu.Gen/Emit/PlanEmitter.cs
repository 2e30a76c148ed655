using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Emit;

/// <summary>Prints the platform and the plan of a feature: the order in which rules are checked, a value is chosen and elements are made.</summary>
internal static class PlanEmitter
{
    public static IEnumerable<EmittedFile> Emit(string feature, string @namespace, PlanModel model, EmitSettings settings)
    {
        var plan = new CodeWriter(@namespace);
        PlatformEmitter.Write(plan, feature, model, settings);
        if (model.HasRequest)
            Write(plan, feature, model, settings);
        yield return new EmittedFile($"{feature}.Plan.g.cs", plan.ToSourceText());
        if (!model.HasRequest)
            yield break;

        var rules = new CodeWriter(@namespace);
        WriteRules(rules, model);
        yield return new EmittedFile($"{feature}.PlanRules.g.cs", rules.ToSourceText());
    }

    private static IReadOnlyList<RuleParameter> Parameters(PlanModel model)
        => OptionsEmitter.Parameters(model.OptionsType, model.SourceType)
            .Append(new RuleParameter(MemberRoot.Fact, model.Platform.Name, Access.Platform))
            .Concat(model.Elements.Select(element => new RuleParameter(MemberRoot.Plan, element.Type + "?", GeneratedNames.Planned(element.Property),
                element.Property)))
            .ToArray();

    private static RuleEmitter Rules(PlanModel model) => new(RulesType(model), Parameters(model), new FactLocals(model.Rules)) { IsOfRequest = true };

    private static string RulesType(PlanModel model) => GeneratedNames.RulesType(model.Name);

    private static void Write(CodeWriter writer, string feature, PlanModel model, EmitSettings settings)
    {
        writer.Line();
        writer.Doc("What a request becomes on a platform: the resolved options, the elements, or why not.");
        writer.Generated();
        writer.Role(feature, SchemaRole.Plan);
        writer.NotInJson(model.Name);
        using (writer.Braces($"{settings.Visibility} sealed class {model.Name}"))
        {
            WriteState(writer, model);
            WriteCreate(writer, model);
            WriteCore(writer, model);
            if (model.Choose is { } choose)
                ChoiceEmitter.WriteFindOpen(writer, model, choose);
            WriteEvaluate(writer, model);
            WriteCheckPlatform(writer, model);
            RequestFactsEmitter.WriteCheckFacts(writer, model);
            WriteValidate(writer, model);
        }
    }

    private static void WriteState(CodeWriter writer, PlanModel model)
    {
        writer.Line($"private {model.Name}({model.OptionsType} options, {model.Platform.Name} platform, in {Names.Builder} findings, {Names.List}<{Names.Runtime}.Attempt> attempts, in Parts parts)");
        using (writer.Braces(""))
        {
            writer.Lines("""
                Options = options;
                Platform = platform;
                Violations = findings.ToViolations();
                Undecided = findings.ToUndecided();
                Attempts = attempts;
                """);
            if (model.Elements.Count > 0)
            {
                writer.Line("if (!IsValid)");
                writer.Line("    return;");
            }
            foreach (PlannedModel element in model.Elements)
                writer.Line($"{element.Property} = parts.{element.Property};");
        }
        writer.Lines($$"""

            /// <summary>The options, with a value that stands for another one resolved.</summary>
            public {{model.OptionsType}} Options { get; }

            /// <summary>Where it will run: what is given of the platform{{(!model.Platform.IsSaid ? "" : ", and what the request says itself where nothing is")}}.</summary>
            public {{model.Platform.Name}} Platform { get; }

            /// <summary>The rules that are violated, warnings included.</summary>
            public {{Names.Runtime}}.Violations Violations { get; }

            /// <summary>The rules that could not be decided, with the facts that are missing.</summary>
            public {{Names.List}}<{{Names.Runtime}}.Undecided> Undecided { get; }

            /// <summary>What was tried for a value that stands for another one, in that order.</summary>
            public {{Names.List}}<{{Names.Runtime}}.Attempt> Attempts { get; }

            /// <summary>Whether there are no errors.</summary>
            public bool IsValid => !Violations.HasErrors;

            """);
        if (model.Choose is { } choose)
            ChoiceEmitter.WriteDecided(writer, choose);
        else
            writer.Lines($$"""
                /// <summary>Throws when there are errors.</summary>
                /// <exception cref="{{Names.Runtime}}.ViolationException">There are; it carries all violations.</exception>
                public void ThrowIfInvalid() => Violations.ThrowIfErrors();

                """);
        if (model.HasTraits)
        {
            writer.Lines($$"""
                /// <summary>The traits that a host must have for the request as it was written.</summary>
                public {{Names.List}}<string> RequiredTraits { get; private init; } = [];

                """);
        }
        string elements = string.Concat(model.Elements.Select(element => ", " + element.Property));
        writer.Lines($$"""
            /// <summary>The plan as one line: its elements, or what is wrong with it.</summary>
            public override string ToString() => {{Names.Runtime}}.Summary.OfPlan({{(model.Choose is null ? "true" : "IsDecided")}}, Violations, Undecided{{elements}});

            """);
        foreach (PlannedModel element in model.Elements)
        {
            writer.Doc(element.Docs, element.Property, "Null when the request needs none, or has errors.");
            writer.Line($"public {element.Type}? {element.Property} {{ get; }}");
            writer.Line();
        }
    }

    private static void WriteCreate(CodeWriter writer, PlanModel model)
    {
        string chosen = model.Choose is null ? "" : $", {model.Choose.EnumType}? chosen = null";
        string chosenDoc = model.Choose is null ? "" : $"\n/// <param name=\"chosen\">A choice for <see cref=\"{Names.Own(model.Choose.EnumType)}.{model.Choose.Value}\"/> that was made before: then only this one is tried.</param>";
        string pass = model.Choose is null ? "" : ", chosen";
        writer.Lines($$"""
            /// <summary>Plans a request.</summary>
            /// <param name="read">The request, as it was read.</param>
            /// <param name="platform">Where it will run.</param>{{chosenDoc}}
            /// <returns>The plan, and everything that is wrong with it.</returns>
            public static {{model.Name}} Create({{model.ReadType}} read, {{model.Platform.Name}} platform{{chosen}})
            {
                global::System.ArgumentNullException.ThrowIfNull(read);
                {{Names.Builder}} findings = default;
                findings.Add(read.Violations);
                return Create({{(!model.Platform.IsSaid ? "" : $"read.{GeneratedNames.RequestFacts}, ")}}read.Options, read.Flavor, read.Image, read.Unread, hasSides: true, findings, platform{{pass}});
            }

            /// <summary>Plans options that were made in code.</summary>
            /// <param name="options">The options.</param>
            /// <param name="platform">Where it will run.</param>{{chosenDoc}}
            /// <returns>The plan, and everything that is wrong with it.</returns>
            public static {{model.Name}} Create({{model.OptionsType}} options, {{model.Platform.Name}} platform{{chosen}})
            {
                global::System.ArgumentNullException.ThrowIfNull(options);
                global::System.ArgumentNullException.ThrowIfNull(platform);
                {{Names.Builder}} findings = default;
                if (!options.Check(ref findings))
                    return new {{model.Name}}(options, platform, findings, [], default);
                return Create({{(!model.Platform.IsSaid ? "" : $"{Names.Own(model.Platform.Name)}.{GeneratedNames.FromRequest}(options, default), ")}}options, default, default, default, hasSides: false, findings, platform{{pass}});
            }

            """);
    }

    private static void WriteCore(CodeWriter writer, PlanModel model)
    {
        string chosen = model.Choose is null ? "" : $", {model.Choose.EnumType}? chosen";
        string traits = !model.HasTraits ? "" : "RequiredTraits = options.RequiredTraits()";
        using (writer.Braces($"private static {model.Name} Create({(!model.Platform.IsSaid ? "" : $"{model.Platform.Name}? facts, ")}{model.OptionsType} options, in {model.SourceType} flavor, in {model.SourceType} image, in {model.UnreadType} unread, bool hasSides, {Names.Builder} findings, {model.Platform.Name} platform{chosen})"))
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(platform);");
            if (model.Platform.IsSaid)
                writer.Line($"platform = platform.{GeneratedNames.Join}(facts, ref findings);");
            const string Plain = "Evaluate(options, flavor, image, unread, hasSides, platform, ref findings, out Parts parts);";
            if (model.Choose is not { } choose)
            {
                writer.Line(Plain);
                writer.Line($"return new {model.Name}(options, platform, findings, [], parts){(traits.Length == 0 ? "" : $" {{ {traits} }}")};");
            }
            else
            {
                ChoiceEmitter.WriteChoice(writer, model, choose, Plain, traits);
            }
        }
        writer.Line();
    }

    private static void WriteEvaluate(CodeWriter writer, PlanModel model)
    {
        using (writer.Braces($"private static void Evaluate({model.OptionsType} options, in {model.SourceType} flavor, in {model.SourceType} image, in {model.UnreadType} unread, bool hasSides, {model.Platform.Name} platform, ref {Names.Builder} findings, out Parts parts)"))
        {
            writer.Line("parts = default;");
            if (model.OfPlatform.Count > 0)
            {
                // What is found before the plan may stop is kept apart: it alone decides on that.
                writer.Lines($"""
                    {Names.Builder} ofPlatform = default;
                    {GeneratedNames.CheckPlatform}(options, flavor, image, unread, hasSides, platform, ref ofPlatform);
                    findings.Add(ofPlatform);
                    // The platform already rejects this request: creating elements would only repeat the error.
                    if (ofPlatform.HasErrors)
                        return;
                    """);
            }
            PlanStep[] steps = model.Steps.Skip(model.OfPlatform.Count).Where(step => step is not StopStep).ToArray();
            new FactLocals(model.Rules).Declare(writer, RulesOf(steps));
            WriteSteps(writer, model, steps);
        }
        writer.Lines("""

            private struct Parts
            {
            """);
        foreach (PlannedModel element in model.Elements)
            writer.Line($"    internal {element.Type}? {element.Property};");
        writer.Line("}");
    }

    private static void WriteCheckPlatform(CodeWriter writer, PlanModel model)
    {
        if (model.OfPlatform.Count == 0)
            return;
        writer.Line();
        using (writer.Braces($"private static void {GeneratedNames.CheckPlatform}({model.OptionsType} options, in {model.SourceType} flavor, in {model.SourceType} image, in {model.UnreadType} unread, bool hasSides, {model.Platform.Name} platform, ref {Names.Builder} findings)"))
        {
            new FactLocals(model.Rules).Declare(writer, model.OfPlatform);
            Rules(model).WriteChecks(writer, model.OfPlatform);
        }
    }

    /// <summary>Checks the rules of the platform where only that is known of it what a request may say.</summary>
    public static void WriteCertain(CodeWriter writer, PlanModel model)
    {
        (RuleModel Rule, Condition When)[] certain = model.OfPlatform
            .Select(rule => (rule, rule.When.WhereKnown(model.Platform.MayBeSaid)))
            .Where(rule => rule.Item2 != Condition.False)
            .ToArray();
        new FactLocals(model.Rules).Declare(writer, certain.Select(rule => rule.Rule));
        Rules(model).WriteCertain(writer, certain);
    }

    private static void WriteSteps(CodeWriter writer, PlanModel model, IReadOnlyList<PlanStep> steps)
    {
        RuleEmitter rules = Rules(model);
        for (int i = 0; i < steps.Count; i++)
        {
            switch (steps[i])
            {
                case CheckStep:
                    RuleModel[] checks = RulesOf(steps.Skip(i).TakeWhile(step => step is CheckStep)).ToArray();
                    rules.WriteChecks(writer, checks);
                    i += checks.Length - 1;
                    break;
                case MakeStep { Element: { } made }:
                    string local = GeneratedNames.Planned(made.Property);
                    writer.Line($"{made.Type}? {local} = {Names.Own(RulesType(model))}.{GeneratedNames.Maker(made.Property)}(options, platform, unread, ref findings);");
                    writer.Line($"parts.{made.Property} = {local};");
                    break;
                case CheckElementStep { Element: { } element }:
                    writer.Line($"{GeneratedNames.Planned(element.Property)}?.Check(platform, ref findings);");
                    break;
            }
        }
    }

    private static void WriteValidate(CodeWriter writer, PlanModel model)
    {
        if (model.Elements.Count == 0)
            return;
        string list = string.Concat(model.Elements.Select(element => $", {element.Type}? {GeneratedNames.Planned(element.Property)} = null"));
        writer.Lines($$"""

            /// <summary>Checks elements that will stand in one document, against one another and against the platform.</summary>
            /// <param name="platform">Where it will run.</param>
            """);
        foreach (PlannedModel element in model.Elements)
            writer.Line($"/// <param name=\"{GeneratedNames.Planned(element.Property).TrimStart('@')}\">The element, or null when there is none.</param>");
        writer.Line("/// <returns>What was found.</returns>");
        using (writer.Braces($"public static {Names.Findings} Validate({model.Platform.Name} platform{list})"))
        {
            writer.Lines($"""
                global::System.ArgumentNullException.ThrowIfNull(platform);
                {Names.Builder} findings = default;
                """);
            new FactLocals(model.Rules).Declare(writer, RulesOf(model.DocumentSteps));
            WriteSteps(writer, model, model.DocumentSteps);
            writer.Line("return findings.ToFindings();");
        }
    }

    private static void WriteRules(CodeWriter writer, PlanModel model)
    {
        writer.Doc("The rules of the platform and of the plan.");
        writer.Generated();
        using (writer.Braces($"internal static class {RulesType(model)}"))
        {
            RuleEmitter rules = Rules(model);
            foreach (RuleModel rule in model.Rules)
                rules.WriteRule(writer, rule);
            BuildEmitter.Write(writer, model);
        }
    }

    private static IEnumerable<RuleModel> RulesOf(IEnumerable<PlanStep> steps) => steps.OfType<CheckStep>().Select(step => step.Rule);
}
