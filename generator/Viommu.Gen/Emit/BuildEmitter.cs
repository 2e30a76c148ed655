using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Emit;

/// <summary>Prints how the plan makes its elements.</summary>
internal static class BuildEmitter
{
    public static void Write(CodeWriter writer, PlanModel model)
    {
        foreach (PlannedModel element in model.Elements)
        {
            writer.Doc(element.Docs, element.Property);
            using (writer.Braces($"internal static {element.Type}? {GeneratedNames.Maker(element.Property)}({model.OptionsType} options, {model.Platform.Name} platform, in {model.UnreadType} unread, ref {Names.Builder} findings)"))
            {
                if (element.When is Constant { Value: false })
                {
                    writer.Line("return null;");
                    continue;
                }
                if (element.Unless is not Constant { Value: false })
                    writer.Lines($"if ({ConditionPrinter.Plain.Certain(element.Unless)})\n    return null;");
                if (RuleEmitter.HasFacts(element.When))
                    writer.Lines($"if (!({ConditionPrinter.Plain.Certain(element.When)}) && {ConditionPrinter.Plain.PossibleOperand(element.When)})\n    {RuleEmitter.Leave(element.Property, isError: false, element.When, ConditionPrinter.Plain)}");
                if (element.When is not Constant { Value: true })
                    writer.Lines($"if (!({ConditionPrinter.Plain.Certain(element.When)}))\n    return null;");
                int children = 0;
                WriteBuild(writer, element.Build, "", "return ", ref children, element.Gap);
            }
            writer.Line();
        }
    }

    /// <param name="ending">Keeps the locals of an element apart from those of the elements around it.</param>
    private static void WriteBuild(CodeWriter writer, BuildModel build, string ending, string target, ref int children, GapModel? gap = null)
    {
        foreach (SetModel set in build.Sets)
            WriteSet(writer, set, ending);
        foreach (ChildBuildModel child in build.Children)
        {
            string local = Identifiers.Local(child.Property) + ending;
            writer.Line($"{child.Build.Type}? {local} = null;");
            WriteBuild(writer, child.Build, NumberRange.Text(++children), local + " = ", ref children);
        }
        foreach (RepeatModel repeat in build.Repeats)
            RepeatEmitter.Write(writer, repeat, Identifiers.Local(repeat.Property) + ending, NumberRange.Text(++children));

        string[] locals = build.Sets.Select(set => set.Property).Concat(build.Children.Select(child => child.Property)).Concat(build.Repeats.Select(repeat => repeat.Property))
            .Select(property => Identifiers.Local(property) + ending).ToArray();
        string[] required = build.Sets.Where(set => set.Required).Select(set => set.Property)
            .Concat(build.Children.Where(child => child.Required).Select(child => child.Property))
            .Select(property => Identifiers.Local(property) + ending).ToArray();
        if (gap is not null && required.Length > 0)
        {
            using (writer.Braces($"if ({string.Join(" || ", required.Select(local => local + " is null"))})"))
            {
                // A value that could not be read may be what is missing.
                writer.Lines($"if (!unread.{GeneratedNames.HasUnread})\n    findings.Reject({Literals.Text(gap.Id)}, {Literals.Text(gap.Message)}, []);");
                writer.Line("return null;");
            }
        }
        if (gap is null)
        {
            IEnumerable<string> tests = required.Length > 0 ? required.Select(local => local + " is not null") : locals.Select(local => local + " is not null");
            writer.Line($"if ({string.Join(required.Length > 0 ? " && " : " || ", tests)})");
        }
        IEnumerable<string> values = build.Sets.Select(set => $"{set.Property} = {Value(set, Identifiers.Local(set.Property) + ending)}")
            .Concat(build.Children.Select(child => $"{child.Property} = {Identifiers.Local(child.Property) + ending}"))
            .Concat(build.Repeats.Select(repeat => RepeatEmitter.Result(repeat, Identifiers.Local(repeat.Property) + ending)));
        writer.Line($"{(gap is null ? "    " : "")}{target}new {build.Type} {{ {string.Join(", ", values)} }};");
    }

    private static string Value(SetModel set, string local)
        => set.Type.Kind == ValueKind.Presence ? $"{local} == true"
            : set.Required && CSharpTypes.IsValueType(set.Type) ? local + ".Value"
            : local;

    private static void WriteSet(CodeWriter writer, SetModel set, string ending)
    {
        string local = Identifiers.Local(set.Property) + ending;
        writer.Line($"{CSharpTypes.Of(set.Type)}? {local} = {(set.From is null ? "null" : From(set.From, set.Type))};");
        if (set.From is { } from && RuleEmitter.HasFacts(from.When))
            writer.Lines($"if ({All($"!({ConditionPrinter.Plain.Certain(from.When)})", ConditionPrinter.Plain.PossibleOperand(from.When))})\n    {RuleEmitter.Leave(set.Id, isError: false, from.When, ConditionPrinter.Plain)}");
        bool mayBeSet = set.From is not null;
        foreach (SetCase @case in set.Cases)
        {
            string value = $"{local} = {Literals.Assign(@case.Value, set.Type)};";
            string unset = mayBeSet ? $"{local} is null" : "";
            string counts = @case.Unless is Constant { Value: false } ? "" : $"!({ConditionPrinter.Plain.Certain(@case.Unless)})";
            string when = @case.When is Constant { Value: true } ? "" : $"({ConditionPrinter.Plain.Certain(@case.When)})";
            string certain = All(unset, when, counts);
            writer.Lines(certain.Length == 0 ? value : $"if ({certain})\n    {value}");
            if (RuleEmitter.HasFacts(@case.When))
                writer.Lines($"else if ({All(unset, $"({ConditionPrinter.Plain.Possible(@case.When)})", counts)})\n    {RuleEmitter.Leave(set.Id, isError: false, @case.When, ConditionPrinter.Plain)}");
            mayBeSet = true;
        }
    }

    private static string All(params string[] conditions) => string.Join(" && ", conditions.Where(condition => condition is not ("" or "true")));

    private static string From(SetFrom from, MemberType type)
    {
        string value = Value(from, type);
        // What is not there is null anyway.
        Condition when = from.When.Replace(test => test.Left == from.Source && test is { Operator: TestOperator.IsNull, Negated: true } && from.Source.Value is null ? Condition.True : test);
        return when is Constant { Value: true } ? value : $"{ConditionPrinter.Plain.Certain(when)} ? {value} : null";
    }

    private static string Value(SetFrom from, MemberType type)
    {
        if (from.Source.Value is not null)
            return $"({CSharpTypes.Of(type)}?){ExpressionPrinter.Print(from.Source, Access.Of)}.Value";
        if (from.Map.Count == 0)
            return Access.Of(from.Source);
        string source = Names.Own(from.Source.Type.Name), target = Names.Own(type.Name);
        IEnumerable<string> arms = from.Map.Select(pair => $"{source}.{pair.From} => {target}.{pair.To}");
        return $"{Access.Of(from.Source)} switch {{ {string.Join(", ", arms)}, _ => null }}";
    }
}
