using System;
using System.ComponentModel;

namespace Viommu.Runtime;

/// <summary>Marks a type that was generated from a feature of a schema.</summary>
/// <param name="feature">The name of the feature.</param>
/// <param name="role">What the type is.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class SchemaTypeAttribute(string feature, SchemaRole role) : Attribute
{
    /// <summary>The name of the feature.</summary>
    public string Feature { get; } = feature;

    /// <summary>What the type is.</summary>
    public SchemaRole Role { get; } = role;
}

/// <summary>Says that an assembly has the types of a feature, so that projects that can see them do not generate them again.</summary>
/// <param name="feature">The name of the feature.</param>
/// <param name="isPublic">Whether the types are public; if not, assemblies see them that this one gives access to (<c>InternalsVisibleTo</c>).</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ExposesFeatureAttribute(string feature, bool isPublic) : Attribute
{
    /// <summary>Says that the types of a feature are public.</summary>
    /// <param name="feature">The name of the feature.</param>
    public ExposesFeatureAttribute(string feature)
        : this(feature, isPublic: true)
    {
    }

    /// <summary>The name of the feature.</summary>
    public string Feature { get; } = feature;

    /// <summary>Whether the types are public.</summary>
    public bool IsPublic { get; } = isPublic;

    /// <summary>The namespace of the types.</summary>
    public string? Namespace { get; init; }
}

/// <summary>What the schema files of a project say of a feature, without comments, for the analyzers of projects that reference it.</summary>
/// <param name="feature">The name of the feature.</param>
/// <param name="text">A schema file with the feature, or with what the project adds to it.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FeatureSchemaAttribute(string feature, string text) : Attribute
{
    /// <summary>The name of the feature.</summary>
    public string Feature { get; } = feature;

    /// <summary>The text of the schema file.</summary>
    public string Text { get; } = text;
}

/// <summary>Marks a parameter that takes the extra specs of a flavor.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ExtraSpecsAttribute : Attribute;

/// <summary>Marks a parameter that takes the properties of an image.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ImagePropertiesAttribute : Attribute;

/// <summary>Marks a parameter that takes the key of an extra spec; the parameter after it, if it is a string, takes its value.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ExtraSpecKeyAttribute : Attribute;

/// <summary>Marks a parameter that takes the name of an image property; the parameter after it, if it is a string, takes its value.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ImagePropertyKeyAttribute : Attribute;

/// <summary>Marks a parameter that takes the name of a trait.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TraitNameAttribute : Attribute;
