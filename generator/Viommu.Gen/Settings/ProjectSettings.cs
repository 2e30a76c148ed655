using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Viommu.Gen.Settings;

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
        string? @namespace = options.TryGetValue(Namespace, out string? name) && IsNamespace(name) ? name : null;
        return new ProjectSettings(new EmitSettings(visibility, @namespace), IsSupportedBy(parse));
    }

    /// <summary>Whether a text can be a namespace: identifiers with dots, none of them a keyword.</summary>
    public static bool IsNamespace(string text)
        => text.Split('.').All(static part => SyntaxFacts.IsValidIdentifier(part) && SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None);

    public static bool IsSupportedBy(ParseOptions parse) => parse is CSharpParseOptions { LanguageVersion: >= Floor };
}
