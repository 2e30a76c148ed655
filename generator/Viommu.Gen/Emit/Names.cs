namespace Viommu.Gen.Emit;

/// <summary>The names of what generated code stands on.</summary>
internal static class Names
{
    public const string Runtime = "global::Viommu.Runtime";
    public const string Version = Runtime + ".ComponentVersion";
    public const string Findings = Runtime + ".Findings";
    public const string Builder = Runtime + ".FindingsBuilder";
    public const string List = Runtime + ".ValueList";
    public const string Map = "global::System.Collections.Generic.IReadOnlyDictionary<string, string>";
    public const string Strings = "global::System.Collections.Generic.IReadOnlyList<string>";

    /// <summary>The class that holds how words and amounts of a feature are written.</summary>
    public static string Formats(string feature) => feature + "Formats";
}
