namespace Viommu.Gen;

/// <summary>The names of the steps of the generator; tests ask for them.</summary>
internal static class TrackingNames
{
    /// <summary>Each schema file by itself.</summary>
    public const string Files = nameof(Files);

    /// <summary>What the project asks for.</summary>
    public const string Settings = nameof(Settings);

    /// <summary>The features that referenced assemblies expose.</summary>
    public const string Exposed = nameof(Exposed);

    /// <summary>All files merged and bound.</summary>
    public const string Schema = nameof(Schema);

    /// <summary>The features to generate.</summary>
    public const string Features = nameof(Features);

    /// <summary>The value types of a feature.</summary>
    public const string Values = nameof(Values);

    /// <summary>The options of a feature.</summary>
    public const string Options = nameof(Options);

    /// <summary>The plan of a feature.</summary>
    public const string Plan = nameof(Plan);

    /// <summary>The elements of a feature.</summary>
    public const string Elements = nameof(Elements);
}
