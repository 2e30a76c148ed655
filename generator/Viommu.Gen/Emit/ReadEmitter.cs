using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Emit;

/// <summary>Prints the type that reads options from two maps.</summary>
internal static class ReadEmitter
{
    public static void Write(CodeWriter writer, string feature, OptionsModel model, EmitSettings settings)
    {
        string read = GeneratedNames.ReadType(model.Prefix), source = GeneratedNames.SourceType(model.Prefix), unread = GeneratedNames.UnreadType(model.Prefix);
        writer.Doc("The options as they were read, with everything that is wrong with them.");
        writer.Generated();
        writer.Role(feature, SchemaRole.Read);
        writer.NotInJson(read);
        using (writer.Braces($"{settings.Visibility} sealed class {read}"))
        {
            KeyedOptions extraSpecs = KeyedOptions.Of(model, ofImage: false), imageProperties = KeyedOptions.Of(model, ofImage: true);
            WriteTable(writer, GeneratedNames.ExtraSpecTable, extraSpecs, model.Closed);
            WriteTable(writer, GeneratedNames.ImagePropertyTable, imageProperties, null);
            writer.Lines($$"""
                private {{read}}({{model.Name}} options, in {{source}} flavor, in {{source}} image, in {{unread}} unread, {{Names.Runtime}}.Violations violations)
                {
                    Options = options;
                    Flavor = flavor;
                    Image = image;
                    Unread = unread;
                    Violations = violations;
                }

                /// <summary>The options after the merge. An option that could not be read has its default.</summary>
                public {{model.Name}} Options { get; }

                /// <summary>What the {{model.Sides.Name(ofImage: false)}} said.</summary>
                public {{source}} Flavor { get; }

                /// <summary>{{(model.Sides.HasOne ? "Nothing: there is one side." : $"What the {model.Sides.Name(ofImage: true)} said.")}}</summary>
                {{(model.Sides.HasOne ? "internal" : "public")}} {{source}} Image { get; }

                /// <summary>Everything that is wrong, warnings included.</summary>
                public {{Names.Runtime}}.Violations Violations { get; }

                /// <summary>Whether there are no errors.</summary>
                public bool IsValid => !Violations.HasErrors;

                /// <summary>The request as one line: its options, or what is wrong with it.</summary>
                public override string ToString() => {{Names.Runtime}}.Summary.OfRequest(Options, Violations);

                /// <summary>The options that could not be read: rules that look at them stay silent.</summary>
                internal {{unread}} Unread { get; }

                {{(model.Platform.Length == 0 ? "" : $"/// <summary>What the request says itself of where it will run; null when it says nothing.</summary>\ninternal {model.Platform}? {GeneratedNames.RequestFacts} {{ get; private init; }}\n")}}
                /// <summary>Throws when there are errors.</summary>
                /// <exception cref="{{Names.Runtime}}.ViolationException">There are; it carries all violations.</exception>
                public void ThrowIfInvalid() => Violations.ThrowIfErrors();

                """);
            (string Name, string Shown)[] parameters = new[] { ("extraSpecs", model.Sides.Parameter(ofImage: false)), ("imageProperties", model.Sides.Parameter(ofImage: true)) }
                .Take(model.Sides.HasOne ? 1 : 2).ToArray();
            using (writer.Braces($"internal static {read} From({Names.Map} extraSpecs{(model.Sides.HasOne ? "" : $", {Names.Map} imageProperties")})"))
            {
                writer.Lines($"""
                    {string.Join("\n", parameters.Select(parameter => $"global::System.ArgumentNullException.ThrowIfNull({parameter.Name}{(parameter.Shown == parameter.Name ? "" : $", {Literals.Text(parameter.Shown.TrimStart('@'))}")});"))}
                    {Names.Builder} findings = default;
                    {unread} unread = default;
                    """);
                WriteSide(writer, feature, model, source, Access.Flavor, "extraSpecs", GeneratedNames.ExtraSpecTable, extraSpecs, model.Closed);
                if (model.Sides.HasOne)
                    writer.Line($"{source} {Access.Image} = default;");
                else
                    WriteSide(writer, feature, model, source, Access.Image, "imageProperties", GeneratedNames.ImagePropertyTable, imageProperties, null);
                // So far nothing else was an error.
                writer.Line($"unread.{GeneratedNames.HasUnread} = findings.HasErrors;");
                WriteUndecided(writer, model);
                if (model.Closed is { } closed)
                    writer.Line($"flavorEntries.ReportUnknown({Literals.Text(closed.Rule)}, ref findings);");
                foreach (EquatableArray<string> group in model.Options.Where(option => option.Merge == MergeKind.Group).Select(option => option.Group).Distinct())
                    writer.Line($"bool {FromImage(group)} = {string.Join(" || ", group.Select(option => $"{Access.Image}.{option} is not null"))};");
                using (writer.Braces($"var options = new {model.Name}", "};"))
                {
                    foreach (OptionModel option in model.Options)
                        writer.Line($"{option.Name} = {Merged(option)},");
                }
                writer.Line($"{Names.Own(GeneratedNames.RulesType(feature))}.{GeneratedNames.CheckRequest}(options, flavor, image, unread, hasSides: true, ref findings);");
                string facts = "";
                if (model.Platform.Length > 0)
                {
                    writer.Line($"{model.Platform}? facts = {Names.Own(model.Platform)}.{GeneratedNames.FromRequest}(options, unread);");
                    writer.Line($"{OptionsEmitter.CheckFacts(model)}(facts, options, flavor, image, unread, hasSides: true, ref findings);");
                    facts = $" {{ {GeneratedNames.RequestFacts} = facts }}";
                }
                writer.Line($"return new {read}(options, flavor, image, unread, findings.ToViolations()){facts};");
            }
            foreach (OptionModel option in model.Options.Where(option => option.IsMap))
                WriteMapReader(writer, feature, option);
        }
    }

    // Keys that are looked for by more than their name: those with parameters, and those that no one knows.
    private static void WriteTable(CodeWriter writer, string name, KeyedOptions keys, ClosedModel? closed)
    {
        if (keys.Maps.Count == 0 && closed is null)
            return;
        string known = closed is null
            ? "null"
            : $"new {Names.Runtime}.KnownKeys({Literals.Text(string.Join(" ", closed.Namespaces))}{string.Concat(closed.Keys.Select(key => $",\n    {Literals.Text(key)}"))})";
        string patterns = string.Concat(keys.Maps.Select(option => $",\n    {Literals.Text(option.KeyOf(keys.OfImage)!)}"));
        writer.Lines($"internal static readonly {Names.Runtime}.KeyTable {name} = new({known}, [{string.Join(", ", keys.Exact.Select(Literals.Text))}]{patterns});\n");
    }

    // An option is undecided by what another one was told, and not by what that is decided by.
    private static void WriteUndecided(CodeWriter writer, OptionsModel model)
    {
        OptionModel[] decided = model.Options.Where(option => option.DecidedBy.Any()).ToArray();
        string told = "unread";
        if (decided.SelectMany(option => option.DecidedBy).Intersect(decided.Select(option => option.Name)).Any())
            writer.Line($"{GeneratedNames.UnreadType(model.Prefix)} {told = "told"} = unread;");
        foreach (OptionModel option in decided)
            writer.Line($"unread.{option.Name} |= {string.Join(" || ", option.DecidedBy.Select(other => $"{told}.{other}"))};");
    }

    private static void WriteSide(CodeWriter writer, string feature, OptionsModel model, string source, string side, string map, string table, KeyedOptions keys, ClosedModel? closed)
    {
        string reader = side + "Reader";
        if (keys.Maps.Count > 0 || closed is not null)
            writer.Line($"{Names.Runtime}.KeyedEntries {side}Entries = {table}.Scan({map});");
        writer.Line($"var {reader} = new {Names.Runtime}.OptionReader({map}, ref findings);");
        using (writer.Braces($"var {side} = new {source}", "};"))
        {
            int maps = 0;
            foreach (OptionModel option in model.Options.Where(option => option.KeyOf(keys.OfImage) is not null))
            {
                writer.Line($"{option.Name} = " + (option.IsMap
                    ? $"{GeneratedNames.Reader(option.Name)}({side}Entries.Of({Literals.Number(maps++)}), ref findings, ref unread.{option.Name}),"
                    : $"{CSharpTypes.ReadOption(feature, option, reader, KeyOf(option, keys.OfImage, reader), $"unread.{option.Name}")},"));
            }
        }
    }

    // Its own key, or the first of its further ones that is there.
    private static string KeyOf(OptionModel option, bool ofImage, string reader)
    {
        string key = Literals.Text(option.KeyOf(ofImage)!);
        return option.AliasesOf(ofImage).Aggregate(key, (found, alias) => alias.Deprecated is { } why
            ? $"{reader}.FindFormer({found}, {Literals.Text(alias.Key)}, {key}, {Literals.Text(why)}, {Literals.Text(GeneratedNames.Rule(option.Name, ImpliedRule.FormerKey))})"
            : $"{reader}.Find({found}, {Literals.Text(alias.Key)})");
    }

    private static string Merged(OptionModel option)
    {
        string flavor = $"{Access.Flavor}.{option.Name}", image = $"{Access.Image}.{option.Name}";
        string value = option.Merge switch
        {
            MergeKind.ImageFirst => $"{image} ?? {flavor}",
            MergeKind.AnyTrue => $"{flavor} is true || {image} is true ? true : {flavor} ?? {image}",
            MergeKind.ImageIf => $"{ConditionPrinter.Plain.Certain(option.ImageIf!)} ? {image} ?? {flavor} : {flavor}",
            MergeKind.Group => $"{FromImage(option.Group)} ? {image} : {flavor}",
            _ when option.ImageProperty is null => flavor,
            _ when option.ExtraSpec is null => image,
            _ => $"{flavor} ?? {image}",
        };
        return option.Default is null ? value : $"{(value.Contains(" ? ") ? $"({value})" : value)} ?? {Literals.Assign(option.Default, option.Type)}";
    }

    // The options of a group come from one side.
    private static string FromImage(EquatableArray<string> group) => Identifiers.Camel(group[0]) + "OfImage";

    // Where one value can't be read, the map is not there.
    private static void WriteMapReader(CodeWriter writer, string feature, OptionModel option)
    {
        string type = CSharpTypes.Of(option.Type), value = CSharpTypes.Of(option.ValueType), key = option.Type.HasNumberKeys ? "long" : "string";
        writer.Line();
        using (writer.Braces($"private static {type}? {GeneratedNames.Reader(option.Name)}({Names.List}<{Names.Runtime}.KeyedEntry>? entries, ref {Names.Builder} findings, ref bool unread)"))
        {
            writer.Lines($$"""
                if (entries is null)
                    return null;
                var map = new global::System.Collections.Generic.Dictionary<{{key}}, {{value}}>();
                foreach ({{Names.Runtime}}.KeyedEntry entry in entries)
                {
                    string key = entry.Key, text = entry.Text;
                    if ({{CSharpTypes.TryReadOption(feature, option.ValueType)}})
                    {
                        map[entry.{{(option.Type.HasNumberKeys ? "Number" : "Parameters")}}] = value;
                        continue;
                    }
                    findings.Reject({{Literals.Text(GeneratedNames.Rule(option.Name, ImpliedRule.Value))}}, {{CSharpTypes.BadValue(feature, option.ValueType)}}, [key]);
                    unread = true;
                }
                return unread ? null : new {{type}}(map);
                """);
        }
    }
}
