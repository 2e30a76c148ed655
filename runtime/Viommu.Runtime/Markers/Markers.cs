using System;

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

/// <summary>Says that an assembly exposes the types of a feature, so that projects that reference it do not generate them again.</summary>
/// <param name="feature">The name of the feature.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ExposesFeatureAttribute(string feature) : Attribute
{
    /// <summary>The name of the feature.</summary>
    public string Feature { get; } = feature;
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
