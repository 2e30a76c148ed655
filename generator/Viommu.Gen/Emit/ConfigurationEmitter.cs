using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>Prints what connects options with Microsoft.Extensions.Options: their validator, and a binder that uses no reflection.</summary>
internal static class ConfigurationEmitter
{
    private const string Options = "global::Microsoft.Extensions.Options", Configuration = "global::Microsoft.Extensions.Configuration";

    public static IEnumerable<EmittedFile> Emit(ConfigurationArtifact artifact)
    {
        var writer = new CodeWriter(artifact.Namespace);
        WriteValidator(writer, artifact.OptionsType, artifact.Settings);
        if (artifact.HasConfiguration)
            WriteBinder(writer, artifact);
        yield return new EmittedFile($"{artifact.Feature}.Configuration.g.cs", writer.ToSourceText());
    }

    private static void WriteValidator(CodeWriter writer, string type, EmitSettings settings)
    {
        writer.Doc($"Validates <see cref=\"{type}\"/> that were bound to a configuration, with the rules of the request.");
        writer.Generated();
        using (writer.Braces($"{settings.Visibility} sealed class {GeneratedNames.Validator(type)} : {Options}.IValidateOptions<{type}>"))
        {
            writer.Lines($$"""
                /// <inheritdoc/>
                public {{Options}}.ValidateOptionsResult Validate(string? name, {{type}} options)
                {
                    global::System.ArgumentNullException.ThrowIfNull(options);
                    var errors = new global::System.Collections.Generic.List<string>();
                    foreach ({{Names.Runtime}}.Violation violation in options.Validate())
                    {
                        if (violation.Severity == {{Names.Runtime}}.Severity.Error)
                            errors.Add(violation.Message);
                    }
                    return errors.Count == 0 ? {{Options}}.ValidateOptionsResult.Success : {{Options}}.ValidateOptionsResult.Fail(errors);
                }
                """);
        }
        writer.Line();
    }

    private static void WriteBinder(CodeWriter writer, ConfigurationArtifact artifact)
    {
        string type = artifact.OptionsType;
        writer.Doc($"Reads <see cref=\"{type}\"/> from a configuration without reflection.");
        writer.Generated();
        using (writer.Braces($"{artifact.Settings.Visibility} static class {GeneratedNames.Binder(type)}"))
        {
            writer.Lines($$"""
                /// <summary>Reads options, each from the key with the name of its property.</summary>
                /// <param name="configuration">The section.</param>
                /// <exception cref="{{Names.Runtime}}.ViolationException">Values can't be read; it has all of them.</exception>
                """);
            using (writer.Braces($"public static {type} Bind({Configuration}.IConfiguration configuration)"))
            {
                writer.Lines($$"""
                    global::System.ArgumentNullException.ThrowIfNull(configuration);
                    string path = configuration is {{Configuration}}.IConfigurationSection section ? section.Path + ":" : "";
                    {{Names.Builder}} findings = default;
                    var reader = new {{Names.Runtime}}.OptionReader(key => configuration[key], path, ref findings);
                    bool unread = false;
                    """);
                using (writer.Braces($"var options = new {type}", "};"))
                {
                    foreach (OptionModel option in artifact.Options.Where(option => !option.IsMap))
                    {
                        string otherwise = option.Default is null ? "" : $" ?? {Literals.Assign(option.Default, option.Type)}";
                        writer.Line($"{option.Name} = {CSharpTypes.ReadOption(artifact.Feature, option, "reader", Literals.Text(option.Name), "unread")}{otherwise},");
                    }
                }
                foreach (OptionModel option in artifact.Options.Where(option => option.IsMap))
                    WriteMap(writer, artifact.Feature, option);
                foreach (OptionModel option in artifact.Options.Where(option => !option.IsMap && option.Type.IsCollection))
                    WriteRefusedSection(writer, option);
                writer.Line("findings.ToViolations().ThrowIfErrors();");
                writer.Line("return options;");
            }
        }
        writer.Line();
    }

    // A list in JSON is a section, of which nothing would be read.
    private static void WriteRefusedSection(CodeWriter writer, OptionModel option)
    {
        string name = Literals.Text(option.Name);
        string message = Literals.Text($"{option.Name} is a list of values here: write it as one text, as {string.Join(" or ", option.Keys)} has it.");
        writer.Lines($$"""
            if (global::System.Linq.Enumerable.Any(configuration.GetSection({{name}}).GetChildren()))
                findings.Reject({{Literals.Text(GeneratedNames.Rule(option.Name, ImpliedRule.Value))}}, path + {{message}}, [path + {{name}}]);
            """);
    }

    private static void WriteMap(CodeWriter writer, string feature, OptionModel option)
    {
        string type = option.Type.HasNumberKeys ? "long" : "string";
        using (writer.Braces(""))
        {
            writer.Lines($$"""
                var map = new global::System.Collections.Generic.Dictionary<{{type}}, {{CSharpTypes.Of(option.ValueType)}}>();
                foreach ({{Configuration}}.IConfigurationSection child in configuration.GetSection({{Literals.Text(option.Name)}}).GetChildren())
                {
                    string key = child.Path;
                    string? text = child.Value;
                    if (text is not null && {{(option.Type.HasNumberKeys ? $"{Names.Runtime}.NumberText.TryReadDecimal(child.Key, out long number)" : "child.Key is { } number")}} && {{CSharpTypes.TryReadOption(feature, option.ValueType)}})
                        map[number] = value;
                    else
                        findings.Reject({{Literals.Text(GeneratedNames.Rule(option.Name, ImpliedRule.Value))}}, {{CSharpTypes.BadValue(feature, option.ValueType)}}, [key]);
                }
                if (map.Count > 0)
                    options = options with { {{option.Name}} = new {{CSharpTypes.Of(option.Type)}}(map) };
                """);
        }
    }
}
