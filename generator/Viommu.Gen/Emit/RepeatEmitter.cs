using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>Prints how the plan makes several of an element.</summary>
internal static class RepeatEmitter
{
    /// <param name="local">The list, which stays null where there is none.</param>
    /// <param name="ending">Keeps the variables of a loop apart from others. They begin as no local of a property does.</param>
    public static void Write(CodeWriter writer, RepeatModel repeat, string local, string ending)
    {
        string all = "_all" + ending, one = "_one" + ending, index = "_index" + ending;
        bool isNumber = repeat.Source.Type.IsNumber, isCounted = !isNumber && repeat.Sets.Any(set => set.Part == RepeatPart.Index);
        string sets = string.Join(", ", repeat.Sets.Select(set => $"{set.Property.Name} = {Assigned(set, Value(set, repeat.Source.Type, one, index, ending))}"));
        string add = $"({local} ??= []).Add(new {repeat.Type} {{ {sets} }});";
        writer.Line($"global::System.Collections.Generic.List<{repeat.Type}>? {local} = null;");
        if (isNumber)
        {
            // Options that are made in code may have any number.
            writer.Lines($"for (long {index} = 0; {index} < {Access.Of(repeat.Source)} && {index} < {Literals.Number(repeat.Source.Type.Max)}; {index}++)\n    {add}");
            return;
        }
        using (writer.Braces($"if ({Access.Of(repeat.Source)} is {{ }} {all})"))
        {
            if (isCounted)
                writer.Line($"long {index} = 0;");
            using (writer.Braces($"foreach (var {one} in {all})"))
            {
                writer.Line(add);
                if (isCounted)
                    writer.Line($"{index}++;");
            }
        }
    }

    /// <summary>The assignment of what was made to its property.</summary>
    public static string Result(RepeatModel repeat, string local) => $"{repeat.Property} = {local} is null ? [] : [.. {local}]";

    private static string Value(RepeatSetModel set, MemberType source, string one, string index, string ending)
    {
        MemberType type = set.Property.Type;
        // A number is within the range of what it is written to.
        string cast = type.Kind == ValueKind.Int ? "(int)" : "";
        string map = $"_map{ending}_{set.Property.Name}", found = $"_found{ending}_{set.Property.Name}";
        return set.Part switch
        {
            RepeatPart.Index => cast + index,
            RepeatPart.Count => $"{cast}{one}.Count",
            RepeatPart.Item => source.Kind == ValueKind.CountList ? $"{one}.Name" : cast + one,
            RepeatPart.Key => $"{cast}{one}.Key",
            RepeatPart.Value => AsText(set, source.Value!, $"{cast}{one}.Value"),
            _ when set.Map is { } other => $"{Access.Of(other)} is {{ }} {map} && {map}.TryGetValue({one}.Key, out var {found})"
                + $" ? {AsText(set, other.Type.Value!, cast + found)} : null",
            _ => Literals.Assign(set.Value!, type),
        };
    }

    private static string Assigned(RepeatSetModel set, string value)
        => set.Unless is Constant { Value: false } ? value
            : $"{ConditionPrinter.Plain.Certain(set.Unless)} ? {(set.Property.Kind == PropertyKind.Presence ? "false" : "null")} : {value}";

    // A set is written as its text.
    private static string AsText(RepeatSetModel set, MemberType from, string value)
        => set.Property.Type.Kind == ValueKind.Text && from.Kind == ValueKind.NumberSet ? $"{value}.ToString()" : value;
}
