using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;

namespace Viommu.Gen.References;

/// <summary>What is wrong with the features that come from referenced assemblies.</summary>
internal static class ReferenceReports
{
    private static readonly string Version = typeof(ReferenceReports).Assembly.GetName().Version.ToString();

    public static IEnumerable<Diagnostic> Of(EquatableArray<ReferencedFeature> features)
    {
        foreach (IGrouping<(string, string), ReferencedFeature> same in features.GroupBy(feature => (feature.Name, feature.Namespace)))
        {
            if (same.ElementAtOrDefault(1) is { } second)
                yield return Create(Descriptors.AmbiguousFeature, second.Name, same.First().Assembly, second.Assembly);
        }
        foreach (ReferencedFeature feature in features.Where(feature => feature.Version != Version))
            yield return Create(Descriptors.OtherVersion, feature.Name, feature.Assembly, feature.Version, Version);
    }

    private static Diagnostic Create(DiagnosticDescriptor descriptor, params object[] arguments) => Diagnostic.Create(descriptor, Location.None, arguments);
}
