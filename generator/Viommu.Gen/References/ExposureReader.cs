using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace Viommu.Gen.References;

/// <summary>A feature that an assembly has the types of.</summary>
/// <param name="IsPublic">Whether everyone sees them, or only assemblies that it gives access to.</param>
internal sealed record ExposedFeature(ReferencedFeature Feature, bool IsPublic);

/// <summary>An assembly, and the features that it has the types of.</summary>
internal sealed record ExposingAssembly(string Name, IReadOnlyList<ExposedFeature> Features)
{
    public static readonly ExposingAssembly None = new("", Array.Empty<ExposedFeature>());
}

/// <summary>Reads what an assembly says about the features that it has the types of.</summary>
internal static class ExposureReader
{
    private const string Exposes = "ExposesFeatureAttribute", Text = "FeatureSchemaAttribute", Namespace = "Namespace";

    /// <summary>The name of the runtime library, which is the namespace of its attributes, too.</summary>
    public const string Runtime = "Viommu.Runtime";

    /// <returns>The assembly, or null when the reference can't be read.</returns>
    public static ExposingAssembly? Read(MetadataReference reference)
    {
        switch (reference)
        {
            case CompilationReference project:
                return Read(project.Compilation);
            case PortableExecutableReference file:
                try
                {
                    return file.GetMetadata() is AssemblyMetadata assembly
                        ? Read(assembly.GetModules()[0].GetMetadataReader())
                        : ExposingAssembly.None;
                }
                catch (Exception problem) when (problem is BadImageFormatException or IOException or UnauthorizedAccessException)
                {
                    return null;
                }
            default:
                return ExposingAssembly.None;
        }
    }

    private static ExposingAssembly Read(Compilation compilation)
    {
        Marker[] markers = compilation.Assembly.GetAttributes()
            .Where(attribute => attribute.AttributeClass is { Name: Exposes or Text,
                ContainingNamespace: { Name: "Runtime", ContainingNamespace: { Name: "Viommu", ContainingNamespace.IsGlobalNamespace: true } } })
            .Select(attribute => new Marker(
                attribute.AttributeClass!.Name,
                attribute.ConstructorArguments.Select(argument => argument.Value).ToArray(),
                attribute.NamedArguments.FirstOrDefault(argument => argument.Key == Namespace).Value.Value as string))
            .ToArray();
        string version = compilation.ReferencedAssemblyNames.FirstOrDefault(name => name.Name == Runtime)?.Version.ToString() ?? "";
        return Features(compilation.AssemblyName ?? "", version, markers);
    }

    private static ExposingAssembly Read(MetadataReader reader)
    {
        if (!reader.IsAssembly)
            return ExposingAssembly.None;
        AssemblyDefinition assembly = reader.GetAssemblyDefinition();
        string name = reader.GetString(assembly.Name);
        foreach (AssemblyReferenceHandle handle in reader.AssemblyReferences)
        {
            AssemblyReference reference = reader.GetAssemblyReference(handle);
            if (!reader.StringComparer.Equals(reference.Name, Runtime))
                continue;
            Marker[] markers = assembly.GetCustomAttributes().Select(attribute => Read(reader, reader.GetCustomAttribute(attribute))).OfType<Marker>().ToArray();
            return Features(name, reference.Version.ToString(), markers);
        }
        return ExposingAssembly.None with { Name = name };
    }

    private static ExposingAssembly Features(string assembly, string version, Marker[] markers)
        => new(assembly, markers
            .Where(marker => marker.Type == Exposes && marker.Arguments is [string, ..])
            .Select(marker => new ExposedFeature(
                new ReferencedFeature((string)marker.Arguments[0]!, assembly, marker.Namespace ?? "", version, TextOf(markers, (string)marker.Arguments[0]!)),
                // Its form with one argument says that they are public.
                marker.Arguments is not [_, false]))
            .ToArray());

    private static string TextOf(Marker[] markers, string feature)
        => markers.FirstOrDefault(marker => marker.Type == Text && marker.Arguments is [string name, string] && name == feature)?.Arguments[1] as string ?? "";

    private static Marker? Read(MetadataReader reader, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
            return null;
        MemberReference constructor = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor);
        if (constructor.Parent.Kind != HandleKind.TypeReference)
            return null;
        TypeReference type = reader.GetTypeReference((TypeReferenceHandle)constructor.Parent);
        if (!reader.StringComparer.Equals(type.Namespace, Runtime)
            || !(reader.StringComparer.Equals(type.Name, Exposes) || reader.StringComparer.Equals(type.Name, Text)))
        {
            return null;
        }
        CustomAttributeValue<string> value = attribute.DecodeValue(SimpleTypes.Instance);
        return new Marker(
            reader.GetString(type.Name),
            value.FixedArguments.Select(argument => argument.Value).ToArray(),
            value.NamedArguments.FirstOrDefault(argument => argument.Name == Namespace).Value as string);
    }

    /// <summary>An attribute of an assembly.</summary>
    private sealed record Marker(string Type, object?[] Arguments, string? Namespace);

    // The attributes of the runtime library have texts and flags only.
    private sealed class SimpleTypes : ICustomAttributeTypeProvider<string>
    {
        public static readonly SimpleTypes Instance = new();

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSystemType() => "Type";

        public string GetSZArrayType(string elementType) => elementType;

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => "";

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => "";

        public string GetTypeFromSerializedName(string name) => name;

        public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;

        public bool IsSystemType(string type) => type == "Type";
    }
}
