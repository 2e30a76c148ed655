using Microsoft.CodeAnalysis;

namespace Viommu.Gen.Analysis.Schemas;

/// <summary>The types of the runtime library, known by their names: several versions of it may be there.</summary>
internal static class RuntimeSymbols
{
    public static bool IsMarker(INamedTypeSymbol? type, string name)
        => type is { ContainingNamespace: { Name: "Runtime", ContainingNamespace: { Name: "Viommu", ContainingNamespace.IsGlobalNamespace: true } } }
            && type.Name == name;

    public static bool IsMarked(IParameterSymbol parameter, string name)
    {
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            if (IsMarker(attribute.AttributeClass, name))
                return true;
        }
        return false;
    }

    /// <summary>The side whose map a parameter takes, by its marker.</summary>
    public static KeySide? MapSide(IParameterSymbol parameter)
        => IsMarked(parameter, "ExtraSpecsAttribute") ? KeySide.Flavor
            : IsMarked(parameter, "ImagePropertiesAttribute") ? KeySide.Image
            : null;

    /// <summary>The feature that a generated type belongs to; null for others.</summary>
    public static string? FeatureOf(INamedTypeSymbol? type)
    {
        foreach (AttributeData attribute in type?.GetAttributes() ?? default)
        {
            if (IsMarker(attribute.AttributeClass, "SchemaTypeAttribute") && attribute.ConstructorArguments is [{ Value: string feature }, ..])
                return feature;
        }
        return null;
    }

    /// <summary>The side whose keys a parameter takes, by its marker.</summary>
    public static KeySide? KeySideOf(IParameterSymbol parameter)
        => IsMarked(parameter, "ExtraSpecKeyAttribute") ? KeySide.Flavor
            : IsMarked(parameter, "ImagePropertyKeyAttribute") ? KeySide.Image
            : null;
}
