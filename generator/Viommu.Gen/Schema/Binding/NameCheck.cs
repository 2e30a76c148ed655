using System.Collections.Generic;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>
/// No type has a member of its own name, and no two members have the same. What is declared was checked where it is declared; what clashes here is derived
/// from it, such as two names that meet with what is appended to one of them.
/// </summary>
internal static class NameCheck
{
    /// <returns>Whether nothing clashes; else it is reported, and the feature is not generated.</returns>
    public static bool Check(BindingContext context, FeatureModel feature)
    {
        bool isFree = true;
        var names = new HashSet<string>();
        foreach (NamedType type in GeneratedNames.TypesOf(feature))
        {
            names.Clear();
            // A value may have the name of its enum.
            if (type.Own is { } own && GeneratedNames.IsTaken(type.Name, own))
                Report(type, type.Name);
            foreach (string member in type.HasDerived ? type.Declared : default)
            {
                if (type.Own is { } taken && (member == type.Name || GeneratedNames.IsTaken(member, taken)) || !names.Add(member))
                    Report(type, member);
            }
        }
        return isFree;

        void Report(NamedType type, string member)
        {
            context.Report(Descriptors.Duplicate, context.Feature, "name", member == type.Name
                ? $"the generated type {Shown.Of(type.Name)} would have a member of the same name: rename what one of them comes from"
                : $"the generated type {Shown.Of(type.Name)} would have two members {Shown.Of(member)}: rename what one of them comes from");
            isFree = false;
        }
    }
}
