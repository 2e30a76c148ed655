using System.Collections.Generic;
using System.Linq;
using Viommu.Libvirt.Tests.Guests;

namespace Viommu.Libvirt.Tests.Plans;

/// <summary>A request, and the guest that it is made for.</summary>
internal sealed record PlanCase(IReadOnlyDictionary<string, string> Flavor, IReadOnlyDictionary<string, string> Image, Guest Guest)
{
    /// <summary>The model that is asked for, as it is written.</summary>
    internal string? ModelText => Flavor.GetValueOrDefault(ExtraSpecs.ViommuModel) ?? Image.GetValueOrDefault(ImageProperties.ViommuModel);

    public override string ToString() => $"""
        flavor: {Text(Flavor)}
        image:  {Text(Image)}
        guest:  {Guest}
        """;

    private static string Text(IReadOnlyDictionary<string, string> map) => string.Join(' ', map.Select(static pair => $"{pair.Key}='{pair.Value}'"));
}
