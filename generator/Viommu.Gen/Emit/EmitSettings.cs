namespace Viommu.Gen.Emit;

/// <summary>What the project asks of generated code.</summary>
/// <param name="Visibility"><c>internal</c> or <c>public</c>.</param>
internal sealed record EmitSettings(string Visibility);

/// <summary>A file to add to the compilation.</summary>
internal sealed record EmittedFile(string HintName, Microsoft.CodeAnalysis.Text.SourceText Text);
