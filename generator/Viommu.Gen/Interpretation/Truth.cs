namespace Viommu.Gen.Interpretation;

/// <summary>The outcome of a condition: Kleene's three values.</summary>
internal enum Truth
{
    False,
    Unknown,
    True,
}

internal static class TruthExtensions
{
    public static Truth Not(this Truth value) => (Truth)(Truth.True - value);

    public static Truth Of(bool value) => value ? Truth.True : Truth.False;
}
