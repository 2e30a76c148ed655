using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Emit;

/// <summary>Prints the platform of a feature.</summary>
internal static class PlatformEmitter
{
    public static void Write(CodeWriter writer, string feature, PlanModel plan, EmitSettings settings)
    {
        PlatformModel model = plan.Platform;
        writer.Doc(model.Docs, "Where a guest will run.", "A property that is null is unknown.");
        writer.Generated();
        writer.Role(feature, SchemaRole.Platform);
        using (writer.Braces($"{settings.Visibility} sealed record {model.Name}"))
        {
            foreach (FactModel fact in model.Facts)
            {
                string type = CSharpTypes.Of(fact.Type);
                if (fact.Of is not null)
                {
                    WriteDerived(writer, fact, type);
                    continue;
                }
                writer.Doc(fact.Docs, fact.Name, fact.Request is { } request
                    ? $"Null when unknown; what the request says counts then: {string.Join(" or ", request.Keys.Select(key => $"<c>{XmlText.Escape(key)}</c>"))}."
                    : fact.Least is { } least
                        ? $"Null when unknown; the request says the least that it is: {string.Join(" or ", least.Keys.Select(key => $"<c>{XmlText.Escape(key)}</c>"))}."
                        : "Null when unknown.");
                if (fact.HasRange)
                    WriteRanged(writer, fact, type);
                else
                    writer.Line($"public {type}? {fact.Name} {{ get; init; }}");
                writer.Line();
            }
            foreach (FactModel fact in model.Bounded)
            {
                writer.Doc($"The least that <see cref=\"{fact.Name}\"/> is, as the request says; null when it says nothing of it.");
                writer.Line($"internal long? {GeneratedNames.AtLeast(fact.Name)} {{ get; init; }}");
                writer.Line();
            }
            if (model.Facts.Any(fact => fact.Of is not null || fact.Least is not null))
                WriteEquality(writer, model);
            RequestFactsEmitter.WriteFacts(writer, plan);
            if (plan.Supports.Count > 0)
                WriteSupportedTraits(writer, model, plan.Supports);
        }
    }

    // Read off another fact, unless it is given: not every text names a version.
    private static void WriteDerived(CodeWriter writer, FactModel fact, string type)
    {
        string field = GeneratedNames.Field(fact.Name);
        string otherwise = fact.Otherwise is null ? "" : $" ?? ({fact.Of} is {{ IsAlias: true }} ? {fact.Otherwise} : null)";
        writer.Line($"private readonly {type}? {field};");
        writer.Line();
        writer.Doc(fact.Docs, fact.Name, $"Read off <see cref=\"{fact.Of}\"/> where it is not given; null when unknown.");
        using (writer.Braces($"public {type}? {fact.Name}"))
        {
            writer.Line($"get => {field} ?? {fact.Of}?.Version{otherwise};");
            writer.Line($"init => {field} = value;");
        }
        writer.Line();
    }

    // By what is read: a fact that is given, and says what is read off the other one anyway, makes no difference.
    private static void WriteEquality(CodeWriter writer, PlatformModel model)
    {
        writer.Doc("Whether all facts are the same, given or read off other ones.");
        writer.Lines($"public bool Equals({model.Name}? other)\n    => other is not null\n    && {string.Join("\n    && ", model.Facts.Select(fact => $"{fact.Name} == other.{fact.Name}"))};\n");
        writer.Line("/// <inheritdoc/>");
        using (writer.Braces("public override int GetHashCode()"))
        {
            writer.Line("global::System.HashCode code = default;");
            foreach (FactModel fact in model.Facts)
                writer.Line($"code.Add({fact.Name});");
            writer.Line("return code.ToHashCode();");
        }
        writer.Line();
    }

    private static void WriteRanged(CodeWriter writer, FactModel fact, string type)
    {
        string field = GeneratedNames.Field(fact.Name), min = Literals.Of(fact.Type.Least, fact.Type), max = Literals.Of(fact.Type.Greatest, fact.Type);
        writer.Line($"/// <exception cref=\"global::System.ArgumentOutOfRangeException\">It is less than {min} or more than {max}.</exception>");
        using (writer.Braces($"public {type}? {fact.Name}"))
        {
            writer.Line($"get => {field};");
            writer.Line($"init => {field} = value is null or (>= {min} and <= {max}) ? value : throw new global::System.ArgumentOutOfRangeException(nameof({fact.Name}), value, {Literals.Text($"{fact.Name} must be {fact.Type.DescribeNumber()}.")});");
        }
        writer.Line();
        writer.Line($"private readonly {type}? {field};");
    }

    private static void WriteSupportedTraits(CodeWriter writer, PlatformModel model, EquatableArray<SupportModel> supports)
    {
        writer.Doc("The traits that the host supports: of each value that no rule rejects from the facts of the host alone.");
        using (writer.Braces($"public {Names.List}<string> SupportedTraits()"))
        {
            writer.Line("var traits = new global::System.Collections.Generic.List<string>();");
            foreach (SupportModel support in supports)
            {
                string type = Names.Own(support.Traits.EnumType), method = GeneratedNames.Supports(support.Traits.Option);
                foreach (TraitModel trait in support.Traits.Traits)
                {
                    IEnumerable<string> values = trait.Value == support.StandIn ? support.Candidates : new[] { trait.Value };
                    writer.Lines($"if ({string.Join(" || ", values.Select(value => $"{method}({type}.{value})"))})\n    traits.Add({Names.Own(support.Traits.Name)}.{trait.Constant});");
                }
            }
            writer.Line("return [.. traits];");
        }
        foreach (SupportModel support in supports)
            WriteSupports(writer, model, support);
    }

    private static void WriteSupports(CodeWriter writer, PlatformModel model, SupportModel support)
    {
        writer.Line();
        using (writer.Braces($"private bool {GeneratedNames.Supports(support.Traits.Option)}({Names.Own(support.Traits.EnumType)} {support.Variable})"))
        {
            writer.Line($"{model.Name} {Access.Platform} = this;");
            IEnumerable<Condition> reasons = support.Rejected is Group { IsAll: false } any ? any.Items : new[] { support.Rejected };
            writer.Lines($"return !({string.Join("\n    || ", reasons.Select(reason => ConditionPrinter.Plain.Certain(reason)))});");
        }
    }
}
