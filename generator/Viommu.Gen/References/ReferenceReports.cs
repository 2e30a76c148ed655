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

    private const string
        SameNames = "so that their names are ambiguous, and none are generated here: make them internal in one of the two, or give them another namespace there, "
            + "in its schema or with ViommuNamespace",
        OtherSchemas = "which were generated from different schemas, so that code which uses them is not checked here: give the feature another name in one of the two";

    public static IEnumerable<Diagnostic> Of(EquatableArray<ReferencedFeature> features)
    {
        foreach (IGrouping<string, ReferencedFeature> same in features.GroupBy(feature => feature.Name))
        {
            if (same.GroupBy(feature => feature.Namespace).FirstOrDefault(names => names.Skip(1).Any()) is { } clash)
                yield return Ambiguous(clash.First(), clash.ElementAt(1), SameNames);
            else if (same.FirstOrDefault(feature => feature.Content != same.First().Content) is { } other)
                yield return Ambiguous(same.First(), other, OtherSchemas);
        }
        foreach (ReferencedFeature feature in features.Where(feature => feature.Version != Version))
            yield return Create(Descriptors.OtherVersion, feature.Name, feature.Assembly, feature.Version, Version);
    }

    private static Diagnostic Ambiguous(ReferencedFeature first, ReferencedFeature second, string consequence)
        => Create(Descriptors.AmbiguousFeature, first.Name, first.Assembly, second.Assembly, consequence);

    private static Diagnostic Create(DiagnosticDescriptor descriptor, params object[] arguments) => Diagnostic.Create(descriptor, Location.None, arguments);
}
