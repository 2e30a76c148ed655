using System;
using System.Reflection;

namespace Viommu.Runtime.Tests;

public class MarkersTests
{
    [Fact]
    public void A_generated_type_says_its_feature_and_its_role()
    {
        var marker = typeof(Marked).GetCustomAttribute<SchemaTypeAttribute>();

        Assert.Equal(("Some", SchemaRole.Plan), (marker!.Feature, marker.Role));
    }

    [Fact]
    public void An_assembly_can_expose_several_features()
    {
        Assert.Equal("Some", new ExposesFeatureAttribute("Some").Feature);
        var usage = typeof(ExposesFeatureAttribute).GetCustomAttribute<AttributeUsageAttribute>();
        Assert.Equal((AttributeTargets.Assembly, true), (usage!.ValidOn, usage.AllowMultiple));
    }

    [SchemaType("Some", SchemaRole.Plan)]
    private sealed class Marked;
}
