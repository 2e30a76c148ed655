using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Settings;

/// <summary>What the project asks for.</summary>
/// <param name="Visibility"><c>internal</c> or <c>public</c>.</param>
/// <param name="Namespace">The namespace of all that is generated, or null for that of each feature.</param>
/// <param name="IsAsked">Whether types are to be generated: not in a project that the package only flows to.</param>
/// <param name="IsBuild">Whether it is built, and not open in an editor.</param>
internal sealed record ProjectSettings(string Visibility, string? Namespace, bool IsAsked, bool IsBuild)
{
    public const string VisibilityProperty = "build_property.ViommuVisibility";
    public const string NamespaceProperty = "build_property.ViommuNamespace";
    public const string GenerateProperty = "build_property.ViommuGenerate";
    public const string PrivateProperty = "build_property.ViommuReferenceIsPrivate";
    public const string FlowsProperty = "build_property.ViommuFlows";
    public const string BuildProperty = "build_property.ViommuBuild";
    public const LanguageVersion Floor = LanguageVersion.CSharp12;

    public const string SwitchesProperty = "build_property.ViommuSwitches";

    public static ProjectSettings Read(AnalyzerConfigOptions options)
        => new(
            options.TryGetValue(VisibilityProperty, out string? visibility) && visibility == "public" ? visibility : "internal",
            ReadNamespace(options),
            Generates(options),
            IsBuilt(options));

    /// <summary>Whether the project is built: then the generator reports what analyzers report in an editor.</summary>
    public static bool IsBuilt(AnalyzerConfigOptions options) => IsTrue(options, BuildProperty);

    /// <summary>Whether a property is set that MSBuild decides on.</summary>
    public static bool IsTrue(AnalyzerConfigOptions options, string property) => options.TryGetValue(property, out string? text) && text == "true";

    /// <summary>The properties that say which schema files there are: MSBuild decides on them, and what they hold is only checked here.</summary>
    public static string[] Switches(AnalyzerConfigOptions options) => options.TryGetValue(SwitchesProperty, out string? names) ? Words.Split(names) : [];

    /// <summary>Whether types are to be generated.</summary>
    public static bool Generates(AnalyzerConfigOptions options)
        => !options.TryGetValue(GenerateProperty, out string? text) || !text.Equals("false", System.StringComparison.OrdinalIgnoreCase);

    public static string? ReadNamespace(AnalyzerConfigOptions options)
        => options.TryGetValue(NamespaceProperty, out string? name) && Identifiers.IsNamespace(name) ? name : null;
}
