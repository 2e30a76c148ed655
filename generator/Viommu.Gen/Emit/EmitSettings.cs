namespace Viommu.Gen.Emit;

/// <summary>What the project asks of generated code.</summary>
/// <param name="Visibility"><c>internal</c> or <c>public</c>.</param>
/// <param name="Namespace">The namespace that the project asks for, or null for that of the schema.</param>
internal sealed record EmitSettings(string Visibility, string? Namespace);

/// <summary>A file to add to the compilation.</summary>
internal sealed record EmittedFile(string HintName, Microsoft.CodeAnalysis.Text.SourceText Text);
