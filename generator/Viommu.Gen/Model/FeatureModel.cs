namespace Viommu.Gen.Model;

/// <summary>All features of all schema files, merged.</summary>
internal sealed record SchemaModel(EquatableArray<FeatureModel> Features);

/// <summary>One feature: everything that is generated from it, decided; positions are not part of it.</summary>
/// <param name="OwnText">What the project's own schema files say of it, as the text of one file; empty where all of it is in a shipped file.</param>
internal sealed record FeatureModel(
    string Name,
    string Namespace,
    ValuesModel Values,
    OptionsModel? Options,
    PlanModel? Plan,
    ElementsModel Elements,
    EquatableArray<FormerRule> FormerRules,
    string OwnText);

/// <summary>What documents a generated type or member.</summary>
internal sealed record Documentation(string Summary, string Source)
{
    public static readonly Documentation None = new("", "");
}
