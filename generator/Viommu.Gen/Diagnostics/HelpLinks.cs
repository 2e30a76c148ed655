namespace Viommu.Gen.Diagnostics;

/// <summary>Where the page of a diagnostic is.</summary>
internal static class HelpLinks
{
    private const string Base = "https://viommu-gen.github.io/rules/";

    public static string Of(string id) => Base + id;
}
