namespace Viommu.Gen.Model;

/// <summary>The names that generated code has beyond those that a schema declares.</summary>
internal static class GeneratedNames
{
    /// <summary>The class that holds how words and amounts of a feature are written.</summary>
    public static string Formats(string feature) => feature + "Formats";
}
