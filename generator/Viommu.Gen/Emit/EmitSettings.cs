namespace Viommu.Gen.Emit;

/// <summary>What the project asks of generated code.</summary>
/// <param name="Visibility"><c>internal</c> or <c>public</c>.</param>
/// <param name="Namespace">The namespace of the feature where the project has asked for another one than the schema; else null.</param>
internal sealed record EmitSettings(string Visibility, string? Namespace);

/// <summary>A file to add to the compilation.</summary>
internal sealed record EmittedFile(string HintName, Microsoft.CodeAnalysis.Text.SourceText Text);
