namespace Viommu.Gen.Pipeline;

/// <summary>The names of the steps of the generator; tests ask for them.</summary>
internal static class TrackingNames
{
    /// <summary>Each schema file by itself.</summary>
    public const string Files = nameof(Files);

    /// <summary>What the project asks for.</summary>
    public const string Settings = nameof(Settings);

    /// <summary>What the references of the project have.</summary>
    public const string References = nameof(References);

    /// <summary>The pieces of the output, each with what it depends on.</summary>
    public const string Artifacts = nameof(Artifacts);
}
