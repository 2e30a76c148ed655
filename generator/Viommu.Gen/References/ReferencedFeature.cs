namespace Viommu.Gen.References;

/// <summary>A feature whose types a referenced assembly has, where they can be seen.</summary>
/// <param name="Assembly">The name of the assembly.</param>
/// <param name="Namespace">The namespace of its types.</param>
/// <param name="Version">The version of the runtime library that it was built with.</param>
/// <param name="SchemaText">What the project's own schema files say of the feature; empty where all of it is in a shipped file.</param>
internal sealed record ReferencedFeature(string Name, string Assembly, string Namespace, string Version, string SchemaText)
{
    /// <summary>What the schema says apart from the namespace: whether code that uses the types of two assemblies can be checked alike.</summary>
    public string Content => SchemaText.Replace($" namespace=\"{Namespace}\"", "");
}
