using Viommu.Gen.Model;

namespace Viommu.Gen.Emit;

/// <summary>The names of what generated code uses.</summary>
internal static class Names
{
    public const string Runtime = "global::Viommu.Runtime";
    public const string Version = Runtime + ".ComponentVersion";
    public const string Findings = Runtime + ".Findings";
    public const string Builder = Runtime + ".FindingsBuilder";
    public const string List = Runtime + ".ValueList";
    public const string NotNullWhenTrue = "[global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)]";
    public const string Map = "global::System.Collections.Generic.IReadOnlyDictionary<string, string>";
    public const string Strings = "global::System.Collections.Generic.IReadOnlyList<string>";

    /// <summary>Stands for the namespace in what is printed; it is in no XML, and literals escape it.</summary>
    public const char Here = '\u0001';

    /// <summary>
    /// A generated type where C# looks for an expression, such as before a dot: there a member with the same name would be found first.
    /// Where C# looks for a type, the plain name will do.
    /// </summary>
    public static string Own(string type) => Here + type;

    /// <summary>The class that holds how words and amounts of a feature are written, where it is used.</summary>
    public static string Formats(string feature) => Own(GeneratedNames.Formats(feature));
}
