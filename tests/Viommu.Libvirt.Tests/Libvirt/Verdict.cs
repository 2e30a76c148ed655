namespace Viommu.Libvirt.Tests.Libvirt;

/// <summary>How far a guest came.</summary>
internal enum Stage
{
    Define,
    Start,
}

/// <summary>What libvirt says of a guest.</summary>
/// <param name="Refused">The stage that it did not pass; null when it passed all that it was put to.</param>
/// <param name="Words">libvirt's or QEMU's own words; empty when it was accepted.</param>
internal sealed record Verdict(Stage? Refused, string Words)
{
    internal static Verdict Accepted { get; } = new(null, "");

    internal bool IsAccepted => Refused is null;

    public override string ToString() => Refused switch
    {
        null => "accepted",
        Stage.Define => $"refused: {Words}",
        _ => $"defined, but does not start: {Words}",
    };
}
