using System.Linq;
using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>Prints the traits of a feature, and which of them a request needs.</summary>
internal static class TraitsEmitter
{
    /// <summary>The class of the constants of a family.</summary>
    public static void Write(CodeWriter writer, TraitsModel model, EmitSettings settings)
    {
        writer.Doc(model.Docs, "The traits.");
        writer.Generated();
        using (writer.Braces($"{settings.Visibility} static class {model.Name}"))
        {
            foreach (TraitModel trait in model.Traits)
            {
                writer.Doc(trait.Docs, trait.Value.Length == 0 ? trait.Trait : trait.Value, $"The trait <c>{XmlText.Escape(trait.Trait)}</c>.");
                writer.Line($"public const string {trait.Constant} = {Literals.Text(trait.Trait)};");
                writer.Line();
            }
            writer.Doc("All of them.");
            writer.Line($"public static {Names.List}<string> All {{ get; }} = [{string.Join(", ", model.Traits.Select(trait => trait.Constant))}];");
            foreach (TraitModel trait in model.Traits)
            {
                writer.Line();
                writer.Line($"internal static readonly {Names.List}<string> {GeneratedNames.OnlyTrait(trait.Constant)} = [{trait.Constant}];");
            }
        }
    }

    /// <summary>The method that tells which traits a request needs.</summary>
    public static void WriteRequired(CodeWriter writer, OptionsModel model)
    {
        writer.Doc("The traits that a host must have for this request.");
        if (model.Traits is [{ Option: { Length: > 0 } option } only])
        {
            using (writer.Braces($"public {Names.List}<string> RequiredTraits() => {option} switch", "};"))
                WriteTraitsOf(writer, only);
            return;
        }
        using (writer.Braces($"public {Names.List}<string> RequiredTraits()"))
        {
            writer.Line($"{model.Name} {Access.Options} = this;");
            writer.Line("var traits = new global::System.Collections.Generic.List<string>();");
            foreach (TraitsModel family in model.Traits)
            {
                if (family.Option.Length > 0)
                {
                    using (writer.Braces($"traits.AddRange({Access.Options}.{family.Option} switch", "});"))
                        WriteTraitsOf(writer, family);
                    continue;
                }
                foreach (TraitModel trait in family.Traits)
                    writer.Lines($"if ({ConditionPrinter.Plain.Certain(trait.When!)})\n    traits.Add({Names.Own(family.Name)}.{trait.Constant});");
            }
            writer.Line("return [.. traits];");
        }
    }

    private static void WriteTraitsOf(CodeWriter writer, TraitsModel family)
    {
        foreach (TraitModel trait in family.Traits)
            writer.Line($"{Names.Own(family.EnumType)}.{trait.Value} => {Names.Own(family.Name)}.{GeneratedNames.OnlyTrait(trait.Constant)},");
        writer.Line($"_ => {Names.List}<string>.Empty,");
    }
}
