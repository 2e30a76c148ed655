using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>Prints what a request says of its platform itself: how that is read, joined with what is given, and checked when the request is read.</summary>
internal static class RequestFactsEmitter
{
    /// <summary>The members of the platform that read the facts of a request, and join them with those that are given.</summary>
    public static void WriteFacts(CodeWriter writer, PlanModel model)
    {
        IReadOnlyList<FactModel> facts = model.Platform.OfRequest, bounded = model.Platform.Bounded;
        if (!model.Platform.IsSaid || !model.HasRequest)
            return;
        string platform = model.Platform.Name;
        writer.Doc("What a request says itself of where it will run; null when it says nothing.");
        using (writer.Braces($"internal static {platform}? {GeneratedNames.FromRequest}({model.OptionsType} options, in {model.UnreadType} unread)"))
        {
            foreach (FactModel fact in facts)
                writer.Line($"{CSharpTypes.Of(fact.Type)}? {GeneratedNames.FactLocal(fact.Name)} = {Said(fact)};");
            foreach (FactModel fact in bounded)
                writer.Line($"long? {GeneratedNames.FactLocal(fact.Name)} = {Unread(fact.Least!.Source.Sources)}{ExpressionPrinter.Print(fact.Least.Source, Access.Of)}.Value;");
            writer.Lines($"if ({string.Join(" && ", facts.Concat(bounded).Select(fact => $"{GeneratedNames.FactLocal(fact.Name)} is null"))})\n    return null;");
            using (writer.Braces($"return new {platform}", "};"))
            {
                foreach (FactModel fact in facts)
                    writer.Line($"{fact.Name} = {GeneratedNames.FactLocal(fact.Name)},");
                foreach (FactModel fact in bounded)
                    writer.Line($"{GeneratedNames.AtLeast(fact.Name)} = {GeneratedNames.FactLocal(fact.Name)},");
            }
        }
        writer.Line();
        writer.Doc("The platform, with what the request says where nothing is given.");
        using (writer.Braces($"internal {platform} {GeneratedNames.Join}({platform}? request, ref {Names.Builder} findings)"))
        {
            // The platform of another plan may have what another request said.
            string[] least = bounded.Select(fact => GeneratedNames.AtLeast(fact.Name)).ToArray();
            writer.Lines(least.Length == 0
                ? "if (request is null)\n    return this;"
                : $"if (request is null)\n    return {string.Join(" && ", least.Select(name => $"{name} is null"))} ? this : this with {{ {string.Join(", ", least.Select(name => $"{name} = null"))} }};");
            foreach (FactModel fact in facts)
                WriteContradiction(writer, fact);
            foreach (FactModel fact in bounded)
                WriteLess(writer, fact);
            IEnumerable<string> changes = facts.Select(fact => $"({fact.Name} is null && request.{fact.Name} is not null)").Concat(least.Select(name => $"{name} != request.{name}"));
            writer.Lines($"if (!({string.Join(" || ", changes)}))\n    return this;");
            using (writer.Braces("return this with", "};"))
            {
                foreach (FactModel fact in facts)
                    writer.Line($"{fact.Name} = {fact.Name} ?? request.{fact.Name},");
                foreach (string name in least)
                    writer.Line($"{name} = request.{name},");
            }
        }
        writer.Line();
    }

    /// <summary>The method that checks a request against what it says itself of where it will run: what it finds holds on every platform.</summary>
    public static void WriteCheckFacts(CodeWriter writer, PlanModel model)
    {
        if (!model.Platform.IsSaid)
            return;
        writer.Line();
        writer.Doc("The rules of the platform, as far as the request itself says where it will run.");
        string request = $"{model.OptionsType} options, in {model.SourceType} flavor, in {model.SourceType} image, in {model.UnreadType} unread, bool hasSides, ref {Names.Builder} findings)";
        using (writer.Braces($"internal static void {GeneratedNames.CheckFacts}({model.Platform.Name}? platform, {request}"))
        {
            writer.Lines("if (platform is null)\n    return;");
            if (model.Choose is { } choose)
            {
                using (writer.Braces($"if (options.{choose.Option} == {Names.Own(choose.EnumType)}.{choose.Value} && !unread.{choose.Option})"))
                    WriteChoice(writer, model, choose);
            }
            writer.Line($"{GeneratedNames.CheckSaid}(platform, options, flavor, image, unread, hasSides, ref findings);");
        }
        writer.Line();
        writer.Doc("Those that can be decided from what a request may say.");
        using (writer.Braces($"private static void {GeneratedNames.CheckSaid}({model.Platform.Name} platform, {request}"))
            PlanEmitter.WriteCertain(writer, model);
    }

    // A candidate that may work is enough: which one, the plan decides.
    private static void WriteChoice(CodeWriter writer, PlanModel model, ChooseModel choose)
    {
        writer.Lines($$"""
            var attempts = new global::System.Collections.Generic.List<{{Names.Runtime}}.Attempt>();
            global::System.ReadOnlySpan<{{choose.EnumType}}> candidates = [{{ChoiceEmitter.Candidates(choose, ", ")}}];
            for (int next = 0; next < candidates.Length; next++)
            {
                {{choose.EnumType}} candidate = candidates[next];
                {{model.OptionsType}} resolved = options with { {{choose.Option}} = candidate };
                {{Names.Builder}} trial = default;
            """);
        if (choose.ChecksRequest)
            writer.Line($"    {Names.Own(model.RequestRulesType)}.{GeneratedNames.CheckCandidate}(resolved, flavor, image, unread, hasSides, ref trial);");
        writer.Lines($$"""
                {{GeneratedNames.CheckSaid}}(platform, resolved, flavor, image, unread, hasSides, ref trial);
                if (!trial.HasErrors)
                    return;
                attempts.Add(new {{Names.Runtime}}.Attempt(candidate.ToText(), trial.ToViolations(), []));
            }
            {{ChoiceEmitter.NoCandidate(choose)}}
            return;
            """);
    }

    // The first source that says something counts.
    private static string Said(FactModel fact)
    {
        string otherwise = "null";
        // From the last to the first, each beside what is left where it says nothing.
        for (int i = fact.Request!.Sources.Count - 1; i >= 0; i--)
        {
            RequestSource source = fact.Request.Sources[i];
            string unread = Unread(MembersOf(source).Except(fact.Request.Sources.Take(i).SelectMany(MembersOf)));
            if (source.Option is { } option)
                otherwise = unread + (otherwise == "null" ? InRange(fact, Access.Of(option)) : $"{InRange(fact, Access.Of(option))} ?? {Nested(otherwise)}");
            else
                otherwise = $"{unread}{ConditionPrinter.Plain.Certain(source.When)} ? {Literals.Assign(source.Value!, fact.Type)} : {Nested(otherwise)}";
        }
        return otherwise;

        static IEnumerable<Member> MembersOf(RequestSource source) => source.Option is { } option ? new[] { option } : source.When.Members();

        static string Nested(string text) => text.Contains(" ? ") ? $"({text})" : text;
    }

    // What can't be read may have said anything: then nothing is known, and no other source counts.
    private static string Unread(IEnumerable<Member> members)
        => members.Any() ? $"{string.Join(" || ", members.Select(member => $"{Access.Unread}.{member.Path[0].Name}").Distinct())} ? null : " : "";

    // A number that was made in code may be outside of the range, which is a violation of its own; of the platform it says nothing.
    private static string InRange(FactModel fact, string option)
        => fact.HasRange ? $"({option} is >= {Literals.Of(fact.Type.Least, fact.Type)} and <= {Literals.Of(fact.Type.Greatest, fact.Type)} ? {option} : null)" : option;

    private static void WriteLess(CodeWriter writer, FactModel fact)
    {
        string least = GeneratedNames.AtLeast(fact.Name), keys = string.Join(", ", fact.Least!.Keys.Select(Literals.Text));
        writer.Lines($"if ({fact.Name} < request.{least})\n    findings.Reject({Literals.Text(fact.Least.Contradiction)}, {Names.Runtime}.Problems.Contradiction({Literals.Text(fact.Name)}, {Names.Runtime}.Shown.Of({fact.Name}), {Literals.Text(string.Join(" or ", fact.Least.Keys))}, {Names.Runtime}.Shown.OfAtLeast(null, request.{least})), [{keys}]);");
    }

    // Only what can't be both: an unknown text may be another name of a known one, and an alias has no version.
    private static void WriteContradiction(CodeWriter writer, FactModel fact)
    {
        var given = new Member(MemberRoot.Fact, EquatableArray.Of(new Step(fact.Name, true)), fact.Type);
        string own = $"given{fact.Name}", other = $"asked{fact.Name}";
        string differ = fact.Type.Kind == ValueKind.OpenEnum
            ? $"{own}.Kind != 0 && {other}.Kind != 0 && ({own}.Kind != {other}.Kind || ({own}.Version is {{ }} versionOf{fact.Name} && {other}.Version is {{ }} otherOf{fact.Name} && versionOf{fact.Name} != otherOf{fact.Name}))"
            : $"{own} != {other}";
        string shown = Access.Shown(given).Replace($"{Access.Platform}.", "");
        string asked = Access.Shown(given).Replace($"{Access.Platform}.", "request.");
        string keys = string.Join(", ", fact.Request!.Keys.Select(Literals.Text));
        writer.Lines($"if ({fact.Name} is {{ }} {own} && request.{fact.Name} is {{ }} {other} && {differ})\n    findings.Reject({Literals.Text(fact.Request.Contradiction)}, {Names.Runtime}.Problems.Contradiction({Literals.Text(fact.Name)}, {shown}, {Literals.Text(string.Join(" or ", fact.Request.Keys))}, {asked}), [{keys}]);");
    }
}
