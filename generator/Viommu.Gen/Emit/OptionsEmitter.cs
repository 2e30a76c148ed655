using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Emit;

/// <summary>Prints the options of a feature, their keys, their reader, their rules and their traits.</summary>
internal static class OptionsEmitter
{
    public static IEnumerable<EmittedFile> Emit(string feature, string @namespace, OptionsModel model, EmitSettings settings)
    {
        var writer = new CodeWriter(@namespace);
        WriteOptions(writer, feature, model, settings);
        writer.Line();
        KeysEmitter.Write(writer, model.ExtraSpecsClass, model.Sides.KeysOf(ofImage: false), model.Options.Select(option => (option, option.ExtraSpec)), settings);
        if (!model.Sides.HasOne)
            KeysEmitter.Write(writer, model.ImagePropertiesClass, model.Sides.KeysOf(ofImage: true), model.Options.Select(option => (option, option.ImageProperty)), settings);
        foreach (TraitsModel traits in model.Traits)
            TraitsEmitter.Write(writer, traits, settings);
        WriteSource(writer, model, settings);
        WriteUnread(writer, model);
        ReadEmitter.Write(writer, feature, model, settings);
        writer.Line();
        WriteRules(writer, model);
        // One file: each costs an edit of C# some 350 bytes, whether it changes or not.
        yield return new EmittedFile($"{feature}.Options.g.cs", writer.ToSourceText());
    }

    /// <summary>What rules of a request can look at.</summary>
    public static IReadOnlyList<RuleParameter> Parameters(string optionsType, string sourceType, string options = Access.Options) => new RuleParameter[]
    {
        new(MemberRoot.Option, optionsType, options),
        new(MemberRoot.Flavor, sourceType, Access.Flavor),
        new(MemberRoot.Image, sourceType, Access.Image),
    };

    /// <summary>The method that checks what a request says of its platform itself.</summary>
    public static string CheckFacts(OptionsModel model) => $"{Names.Own(GeneratedNames.PlanType(model.Prefix))}.{GeneratedNames.CheckFacts}";

    private static void WriteOptions(CodeWriter writer, string feature, OptionsModel model, EmitSettings settings)
    {
        string read = GeneratedNames.ReadType(model.Prefix);
        SidesModel sides = model.Sides;
        bool[] both = sides.HasOne ? new[] { false } : new[] { false, true };
        string maps = string.Join(", ", both.Select(ofImage => $"[{Names.Runtime}.{(ofImage ? "ImageProperties" : "ExtraSpecs")}] {Names.Map} {sides.Parameter(ofImage)}"));
        string arguments = string.Join(", ", both.Select(sides.Parameter));
        string documented = $"/// <summary>Reads what {sides.Ask}.</summary>"
            + string.Concat(both.Select(ofImage => $"\n/// <param name=\"{sides.Parameter(ofImage).TrimStart('@')}\">{Capital(sides.Map(ofImage))}.</param>"));
        writer.Doc(model.Docs, $"What {sides.Ask}.");
        writer.Generated();
        writer.Role(feature, SchemaRole.Options);
        using (writer.Braces($"{settings.Visibility} sealed record {model.Name}"))
        {
            foreach (OptionModel option in model.Options)
            {
                string keys = string.Join(" or ", option.Keys.Select(key => $"<c>{XmlText.Escape(key)}</c>"));
                string aliases = option.Aliases.Count == 0 ? "" : $" Also read: {string.Join(", ", option.Aliases.Select(alias => $"<c>{XmlText.Escape(alias.Key)}</c>"))}.";
                writer.Doc(option.Docs, option.Name, $"Key: {keys}.{aliases}{(option.Default is null ? " Null when nobody sets it." : "")}");
                if ((option.IsMap ? GeneratedNames.MapConverter(option.Name) : CSharpTypes.JsonConverter(option.Type)) is { } converter)
                    writer.Line($"[global::System.Text.Json.Serialization.JsonConverter(typeof({converter}))]");
                writer.Line($"public {CSharpTypes.Of(option.Type)}{(option.Default is null ? "?" : "")} {option.Name} {{ get; init; }}{(option.Default is null ? "" : $" = {Literals.Assign(option.Default, option.Type)};")}");
                writer.Line();
            }
            writer.Lines($$"""
                {{documented}}
                /// <returns>The options, and everything that is wrong with them.</returns>
                public static {{read}} Read({{maps}})
                    => {{Names.Own(read)}}.From({{arguments}});

                {{documented}}
                /// <returns>The options.</returns>
                /// <exception cref="{{Names.Runtime}}.ViolationException">Something is wrong; it carries all violations.</exception>
                public static {{model.Name}} Parse({{maps}})
                {
                    {{read}} read = {{Names.Own(read)}}.From({{arguments}});
                    read.ThrowIfInvalid();
                    return read.Options;
                }

                {{documented}}
                /// <param name="options">The options, or null when something is wrong.</param>
                /// <returns>Whether nothing is wrong.</returns>
                public static bool TryParse({{maps}}, [global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out {{model.Name}}? options)
                {
                    {{read}} read = {{Names.Own(read)}}.From({{arguments}});
                    options = read.IsValid ? read.Options : null;
                    return read.IsValid;
                }

                /// <summary>Checks options that were made in code.{{(sides.HasOne ? "" : $" What {sides.Say} of one another is not known then.")}}</summary>
                /// <returns>The rules that they violate.</returns>
                public {{Names.Runtime}}.Violations Validate()
                {
                    {{Names.Builder}} findings = default;
                    Check(ref findings);
                    return findings.ToViolations();
                }

                """);
            foreach (OptionModel option in model.Options.Where(option => option.IsMap))
                WriteMapConverter(writer, feature, option, settings);
            WriteCheck(writer, feature, model);
            WritePrintMembers(writer, model);
            KeyedOptions extraSpecs = KeyedOptions.Of(model, ofImage: false), imageProperties = KeyedOptions.Of(model, ofImage: true);
            KeysEmitter.WriteMap(writer, feature, "ToExtraSpecs", $"{sides.KeysOf(ofImage: false)}: those that are set",
                model.Options.Select(option => (option, option.ExtraSpec)), option => PlaceOf(model, option, extraSpecs)!.Value);
            string granted = string.Join(" and ", model.Options.Where(option => option.IsGranted).Select(option => option.Name));
            string set = granted.Length == 0 ? "those that are set" : $"those that are set, without {granted}, which the {sides.Name(ofImage: false)} grants";
            if (!sides.HasOne)
                KeysEmitter.WriteMap(writer, feature, "ToImageProperties", $"{sides.KeysOf(ofImage: true)}: {set}",
                    model.Options.Where(option => !option.IsGranted).Select(option => (option, option.ImageProperty)), option => PlaceOf(model, option, imageProperties)!.Value);
            if (model.Traits.Count > 0)
                TraitsEmitter.WriteRequired(writer, model);
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    private static void WriteMapConverter(CodeWriter writer, string feature, OptionModel option, EmitSettings settings)
    {
        string type = CSharpTypes.Of(option.ValueType);
        writer.Doc($"Writes {option.Name} to JSON, and reads it.");
        writer.Generated();
        using (writer.Braces($"{settings.Visibility} sealed class {GeneratedNames.MapConverter(option.Name)} : {Names.Runtime}.{(option.Type.HasNumberKeys ? "NumberMap" : "TextMap")}JsonConverter<{type}>"))
        {
            writer.Lines($$"""
                internal static readonly {{GeneratedNames.MapConverter(option.Name)}} Instance = new();

                /// <inheritdoc/>
                protected override string Allowed => {{CSharpTypes.Allowed(feature, option.ValueType)}};

                /// <inheritdoc/>
                protected override bool TryRead(string text, [global::System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out {{type}} result)
                {
                    if ({{CSharpTypes.TryReadOption(feature, option.ValueType)}})
                    {
                        result = value;
                        return true;
                    }
                    result = default;
                    return false;
                }

                /// <inheritdoc/>
                protected override string TextOf({{type}} value) => {{CSharpTypes.ToText(feature, option.ValueType, "value")}};
                """);
        }
        writer.Line();
    }

    // Most options of most requests are not set: a log line tells those that are.
    private static void WritePrintMembers(CodeWriter writer, OptionsModel model)
    {
        using (writer.Braces("private bool PrintMembers(global::System.Text.StringBuilder builder)"))
        {
            writer.Line("int start = builder.Length;");
            foreach (OptionModel option in model.Options)
                writer.Line($"{Names.Runtime}.Summary.AddMember(builder, {Literals.Text(option.Name)}, {option.Name}, start);");
            writer.Line("return builder.Length > start;");
        }
        writer.Line();
    }

    // What was read has values that the enum has; what was made in code may not.
    private static void WriteCheck(CodeWriter writer, string feature, OptionsModel model)
    {
        using (writer.Braces($"internal bool Check(ref {Names.Builder} findings)"))
        {
            writer.Line("bool isDefined = true;");
            foreach (OptionModel option in model.Options.Where(option => option.Type.Kind == ValueKind.Enum))
            {
                string id = GeneratedNames.Rule(option.Name, ImpliedRule.Range), keys = string.Join(", ", option.Keys.Select(Literals.Text));
                writer.Line($"isDefined &= findings.IsDefined({option.Name}, {CSharpTypes.Texts(option.Type)}, {Literals.Text(id)}, {Literals.Text(string.Join(" or ", option.Keys))}, [{keys}]);");
            }
            foreach (OptionModel option in model.Options.Where(option => option.Type.IsMatched))
            {
                string id = GeneratedNames.Rule(option.Name, ImpliedRule.Range), keys = string.Join(", ", option.Keys.Select(Literals.Text));
                writer.Line($"findings.Match({option.Name}, {Names.Formats(feature)}.{option.Type.Name}, {Literals.Text(id)}, {Literals.Text(string.Join(" or ", option.Keys))}, [{keys}]);");
            }
            KeyedOptions extraSpecs = KeyedOptions.Of(model, ofImage: false), imageProperties = KeyedOptions.Of(model, ofImage: true);
            foreach (OptionModel option in model.Options.Where(option => option.IsMap))
            {
                string local = Identifiers.Local(option.Name), id = Literals.Text(GeneratedNames.Rule(option.Name, ImpliedRule.Range));
                string keys = string.Join(", ", new[] { extraSpecs, imageProperties }
                    .Select(side => PlaceOf(model, option, side) is { } found ? $"{found.Table}, {Literals.Number(found.Place)}" : "null, 0"));
                writer.Lines($"if ({option.Name} is {{ }} {local})\n    findings.Match({local}, {GeneratedNames.MapConverter(option.Name)}.Instance, {id}, {keys});");
            }
            writer.Lines("if (!isDefined)\n    return false;");
            writer.Line($"{Names.Own(GeneratedNames.RulesType(feature))}.{GeneratedNames.CheckRequest}(this, default, default, default, hasSides: false, ref findings);");
            if (model.Platform.Length > 0)
                writer.Line($"{CheckFacts(model)}({Names.Own(model.Platform)}.{GeneratedNames.FromRequest}(this, default), this, default, default, default, hasSides: false, ref findings);");
            writer.Line("return true;");
        }
        writer.Line();
    }

    // The table that has the key of a map on one side, and which of its keys it is.
    private static (string Table, int Place)? PlaceOf(OptionsModel model, OptionModel option, KeyedOptions keys)
    {
        int place = keys.Maps.ToList().FindIndex(other => other.Name == option.Name);
        string table = keys.OfImage ? GeneratedNames.ImagePropertyTable : GeneratedNames.ExtraSpecTable;
        return place < 0 ? null : ($"{Names.Own(GeneratedNames.ReadType(model.Prefix))}.{table}", place);
    }

    private static void WriteSource(CodeWriter writer, OptionsModel model, EmitSettings settings)
    {
        writer.Doc(model.Sides.HasOne
            ? $"What the {model.Sides.Name(ofImage: false)} said. A property is null when it does not say it, or what it says can't be read."
            : $"What one side, the {model.Sides.Name(ofImage: false)} or the {model.Sides.Name(ofImage: true)}, said. A property is null when this side does not say it, or what it says can't be read.");
        writer.Generated();
        using (writer.Braces($"{settings.Visibility} readonly record struct {GeneratedNames.SourceType(model.Prefix)}"))
        {
            foreach (OptionModel option in model.Options)
            {
                writer.Line($"/// <inheritdoc cref=\"{model.Name}.{option.Name}\"/>");
                writer.Line($"public {CSharpTypes.Of(option.Type)}? {option.Name} {{ get; init; }}");
                writer.Line();
            }
        }
        writer.Line();
    }

    private static void WriteUnread(CodeWriter writer, OptionsModel model)
    {
        writer.Doc("Which options could not be read: rules that look at them stay silent.");
        writer.Generated();
        using (writer.Braces($"internal struct {GeneratedNames.UnreadType(model.Prefix)}"))
        {
            // Without a key, in a schema that has errors, there is nothing that sets it.
            foreach (OptionModel option in model.Options)
                writer.Line($"internal bool {option.Name}{(option.Keys.Count > 0 ? ";" : " => false;")}");
            writer.Line($"internal bool {GeneratedNames.HasUnread};");
        }
        writer.Line();
    }

    private static void WriteRules(CodeWriter writer, OptionsModel model)
    {
        string source = GeneratedNames.SourceType(model.Prefix), type = GeneratedNames.RulesType(model.Prefix);
        string list = $"({model.Name} options, in {source} flavor, in {source} image, in {GeneratedNames.UnreadType(model.Prefix)} unread, bool hasSides, ref {Names.Builder} findings)";
        var emitter = new RuleEmitter(type, Parameters(model.Name, source), FactLocals.None) { IsOfRequest = true };
        writer.Doc("The rules of the request.");
        writer.Generated();
        using (writer.Braces($"internal static class {type}"))
        {
            writer.Doc("All rules that the request alone decides.");
            using (writer.Braces($"internal static void {GeneratedNames.CheckRequest}{list}"))
                emitter.WriteChecks(writer, model.Rules);
            writer.Line();
            if (model.OfCandidate.Count > 0)
            {
                writer.Doc("Those of them that another value of the option may change.");
                using (writer.Braces($"internal static void {GeneratedNames.CheckCandidate}{list}"))
                    emitter.WriteChecks(writer, model.OfCandidate);
                writer.Line();
            }
            foreach (RuleModel rule in model.Rules)
                emitter.WriteRule(writer, rule);
        }
    }
}
