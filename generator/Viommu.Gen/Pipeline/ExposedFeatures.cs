using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Model;

namespace Viommu.Gen.Pipeline;

/// <summary>The features whose types a referenced assembly has already: they are not generated a second time.</summary>
internal static class ExposedFeatures
{
    private const string Attribute = "ExposesFeatureAttribute";
    private const string Runtime = "Viommu.Runtime";

    // A reference stays the same object while somebody types: what it exposes is looked up once.
    private static readonly ConditionalWeakTable<MetadataReference, string[]> Known = new();

    public static EquatableArray<string> Of(Compilation compilation)
    {
        List<string>? features = null;
        foreach (MetadataReference reference in compilation.ExternalReferences)
        {
            if (!Known.TryGetValue(reference, out string[]? exposed))
            {
                // What can't be read now may be there next time: the compiler says so itself, and our types stay.
                if (LookUp(reference) is not { } found)
                    continue;
                exposed = Known.GetValue(reference, _ => found);
            }
            if (exposed.Length > 0)
                (features ??= new List<string>()).AddRange(exposed);
        }
        return features is null ? default : features.ToEquatableArray();
    }

    private static string[]? LookUp(MetadataReference reference)
    {
        switch (reference)
        {
            case CompilationReference project:
                return project.Compilation.Assembly.GetAttributes()
                    .Where(attribute => attribute.AttributeClass is { Name: Attribute,
                        ContainingNamespace: { Name: "Runtime", ContainingNamespace.Name: "Viommu" } })
                    .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
                    .OfType<string>()
                    .ToArray();
            case PortableExecutableReference file:
                try
                {
                    return file.GetMetadata() is AssemblyMetadata assembly ? Of(assembly.GetModules()[0].GetMetadataReader()) : Array.Empty<string>();
                }
                catch (Exception problem) when (problem is BadImageFormatException or IOException or UnauthorizedAccessException)
                {
                    return null;
                }
            default:
                return Array.Empty<string>();
        }
    }

    private static string[] Of(MetadataReader reader)
    {
        bool knowsRuntime = reader.AssemblyReferences.Any(handle => reader.StringComparer.Equals(reader.GetAssemblyReference(handle).Name, Runtime));
        if (!knowsRuntime || !reader.IsAssembly)
            return Array.Empty<string>();
        return reader.GetAssemblyDefinition().GetCustomAttributes()
            .Select(reader.GetCustomAttribute)
            .Where(attribute => IsExposing(reader, attribute))
            .Select(attribute => ReadText(reader, attribute))
            .OfType<string>()
            .ToArray();
    }

    private static bool IsExposing(MetadataReader reader, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
            return false;
        EntityHandle type = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (type.Kind != HandleKind.TypeReference)
            return false;
        TypeReference reference = reader.GetTypeReference((TypeReferenceHandle)type);
        return reader.StringComparer.Equals(reference.Name, Attribute) && reader.StringComparer.Equals(reference.Namespace, Runtime);
    }

    private static string? ReadText(MetadataReader reader, CustomAttribute attribute)
    {
        BlobReader blob = reader.GetBlobReader(attribute.Value);
        const ushort Prolog = 1;
        return blob.ReadUInt16() == Prolog ? blob.ReadSerializedString() : null;
    }
}
