using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Emit;

namespace Viommu.Gen;

/// <summary>What the project asks for, and whether it can have it.</summary>
/// <param name="IsSupported">Whether the language is new enough for what is generated.</param>
internal sealed record ProjectSettings(EmitSettings Emit, bool IsSupported)
{
    public const string Visibility = "build_property.ViommuVisibility";
    public const string Namespace = "build_property.ViommuNamespace";
    public const LanguageVersion Floor = LanguageVersion.CSharp12;

    public static ProjectSettings Read(AnalyzerConfigOptions options, ParseOptions parse)
    {
        string visibility = options.TryGetValue(Visibility, out string? value) && value == "public" ? "public" : "internal";
        string? @namespace = options.TryGetValue(Namespace, out string? name) && name.Length > 0 ? name : null;
        return new ProjectSettings(new EmitSettings(visibility, @namespace), IsSupportedBy(parse));
    }

    public static bool IsSupportedBy(ParseOptions parse) => parse is CSharpParseOptions { LanguageVersion: >= Floor };
}
