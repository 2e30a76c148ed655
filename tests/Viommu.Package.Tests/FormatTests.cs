using System;
using System.Linq;

namespace Viommu.Package.Tests;

/// <summary>Analyzers and fixes together, from the package, by the tool that applies fixes in bulk.</summary>
[Collection(Consumer.Collection)]
public sealed class FormatTests(Consumer consumer)
{
    private static readonly string[] Ids = ["VIO1001", "VIO1002", "VIO1003", "VIO1004", "VIO1005", "VIO2001", "VIO2002", "VIO3001", "VIO3002", "VIO4001", "VIO4002", "VIO4003"];

    private const string Mistakes = """
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using Viommu;

        public static class Flavors
        {
            public const string Trait = "COMPUTE_VIOMMU_MODEL_INTLE";
            public const string FormerTrait = "COMPUTE_IOMMU_MODEL_VIRTIO";
            public const string Attribute = "<iommu model='virtio'><driver intremap='on'/></iommu>";
            public const string Value = "<iommu model='intle'/>";
            public const string Name = "<iommu modle='virtio'/>";

            public static Dictionary<string, string> Misspelt { get; } = new() { ["hw:viommu_modle"] = "intel" };

            public static Dictionary<string, string> Twice { get; } = new()
            {
                ["hw:locked_memory"] = "true",
                ["hw:mem_page_size"] = "2M",
                ["hw_locked_memory"] = "true",
            };

            internal static ViommuOptions OtherSide(Dictionary<string, string> extraSpecs)
                => ViommuOptions.Parse(extraSpecs, new Dictionary<string, string> { ["hw:viommu_model"] = "virtio", ["hw_machine_type"] = "q35" });

            public static Dictionary<string, string> Alone { get; } = new() { ["hw:locked_memory"] = "true" };

            internal static ViommuOptions Read()
            {
                var extraSpecs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
                return ViommuOptions.Parse(extraSpecs, ImmutableDictionary<string, string>.Empty);
            }
        }

        """;

    private const string Fixed = """
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using Viommu;

        public static class Flavors
        {
            public const string Trait = "COMPUTE_VIOMMU_MODEL_INTEL";
            public const string FormerTrait = "COMPUTE_VIOMMU_MODEL_VIRTIO";
            public const string Attribute = "<iommu model='virtio'><driver intremap='on'/></iommu>";
            public const string Value = "<iommu model='intel'/>";
            public const string Name = "<iommu model='virtio'/>";

            public static Dictionary<string, string> Misspelt { get; } = new() { [ExtraSpecs.ViommuModel] = "intel" };

            public static Dictionary<string, string> Twice { get; } = new()
            {
                [ExtraSpecs.LockedMemory] = "true",
                [ExtraSpecs.MemPageSize] = "2MiB",
                [ImageProperties.LockedMemory] = "true",
            };

            internal static ViommuOptions OtherSide(Dictionary<string, string> extraSpecs)
                => ViommuOptions.Parse(extraSpecs, new Dictionary<string, string> { [ImageProperties.ViommuModel] = "virtio", [ImageProperties.MachineType] = "q35" });

            public static Dictionary<string, string> Alone { get; } = new() { [ExtraSpecs.LockedMemory] = "true" };

            internal static ViommuOptions Read()
            {
                var extraSpecs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
                return ViommuOptions.Parse(extraSpecs, ImmutableDictionary<string, string>.Empty);
            }
        }

        """;

    [Fact]
    public void What_was_certainly_meant_is_written_and_what_is_a_choice_is_left()
    {
        consumer.Write("format/format.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup><PackageReference Include="Viommu.Gen" Version="{consumer.Version}" /></ItemGroup>
            </Project>
            """);
        consumer.Write("format/Flavors.cs", Mistakes);
        // What is only a hint is shown by a build too.
        consumer.Write("format/.globalconfig", "is_global = true\ndotnet_diagnostic.VIO1005.severity = warning\ndotnet_diagnostic.VIO2002.severity = warning\n");
        Assert.Equal(Ids, Reported());
        // What was misspelt can become a constant only when it is right.
        Format([.. Ids.Where(id => id != "VIO1005")]);
        Format("VIO1005");
        Assert.Equal(Fixed, consumer.Read("format/Flavors.cs"));
        Assert.Equal(["VIO1004", "VIO2001", "VIO2002", "VIO4001"], Reported());
    }

    private void Format(params string[] ids)
    {
        (int exit, string output) = consumer.Format("format/format.csproj", ids);
        Assert.True(exit == 0, output);
    }

    private string[] Reported()
    {
        (int exit, string output) = consumer.Run("format", "build", "--no-incremental");
        Assert.True(exit == 0, output);
        return [.. Ids.Where(id => output.Contains($"warning {id}", StringComparison.Ordinal))];
    }
}
