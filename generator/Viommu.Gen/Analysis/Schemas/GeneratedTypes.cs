using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis.Schemas;

/// <summary>A type that was generated from a schema.</summary>
/// <param name="Namespace">Where it is, beginning with <c>global::</c>.</param>
/// <param name="Element">For elements: what it is.</param>
internal sealed record GeneratedType(FeatureRules Feature, SchemaRole Role, string Namespace, ElementModel? Element)
{
    /// <summary>For an element that is at a path of its own.</summary>
    public RootElementModel? Root => Element is null ? null : Feature.Feature.Elements.Roots.FirstOrDefault(root => root.Element.Type == Element.Type);
}

/// <summary>
/// Finds the types that were generated from the schema, by the marker that they carry: they may be in a referenced assembly, and in any namespace.
/// </summary>
internal sealed class GeneratedTypes
{
    private readonly SchemaReading _schema;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<INamedTypeSymbol, GeneratedType?> _types = new(SymbolEqualityComparer.Default);

    public GeneratedTypes(SchemaReading schema)
    {
        _schema = schema;
        foreach (FeatureRules rules in schema.Features)
        {
            FeatureModel feature = rules.Feature;
            if (feature.Options is not null)
                _names.UnionWith(new[] { feature.Options.Name, GeneratedNames.ReadType(feature.Name) });
            if (feature.Plan is not null)
                _names.UnionWith(new[] { feature.Plan.Name, feature.Plan.Platform.Name });
            foreach (RootElementModel root in feature.Elements.Roots)
                _names.UnionWith(root.Element.WithAllInside().Select(element => element.Type));
        }
    }

    public GeneratedType? Of(ITypeSymbol? type)
        => type is INamedTypeSymbol named && _names.Contains(named.Name) ? _types.GetOrAdd(named, Find) : null;

    /// <summary>The generated type whose method is called; elements inherit some of theirs.</summary>
    public GeneratedType? OfCall(IInvocationOperation call)
        => Of(call.TargetMethod.ContainingType) ?? (IsElementBase(call.TargetMethod.ContainingType) ? Of(call.Instance?.Type) : null);

    /// <summary>Whether a member belongs to a generated type.</summary>
    public bool IsOwn(ISymbol member) => Of(member.ContainingType) is not null || IsElementBase(member.ContainingType);

    private static bool IsElementBase(INamedTypeSymbol? type) => RuntimeSymbols.IsMarker(type, "SchemaElement");

    private GeneratedType? Find(INamedTypeSymbol type)
    {
        if (MarkOf(type) is not var (name, role) || _schema.Feature(name) is not { } feature)
            return null;
        ElementModel? element = feature.Feature.Elements.Roots.SelectMany(root => root.Element.WithAllInside())
            .FirstOrDefault(element => element.Type == type.Name);
        return role == SchemaRole.Element && element is null
            ? null
            : new GeneratedType(feature, role, type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), element);
    }

    /// <summary>The feature that a type was generated from, and what it is.</summary>
    public static (string Feature, SchemaRole Role)? MarkOf(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (RuntimeSymbols.IsMarker(attribute.AttributeClass, "SchemaTypeAttribute")
                && attribute.ConstructorArguments is [{ Value: string feature }, { Value: int role }])
                return (feature, (SchemaRole)role);
        }
        return null;
    }
}
