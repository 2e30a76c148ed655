using System.IO.Compression;
using System.Linq;

namespace Viommu.Package.Tests;

/// <summary>The package as a new project outside of the repository sees it.</summary>
[Collection(Consumer.Collection)]
public sealed class PackageTests(Consumer consumer)
{
    private const string Program = """
        using System;
        using System.Collections.Generic;
        using Viommu;

        var extraSpecs = new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = "auto" };
        ViommuOptions request = ViommuOptions.Parse(extraSpecs, new Dictionary<string, string>());
        ViommuPlan plan = ViommuPlan.Create(request, new GuestPlatform
        {
            Architecture = Architecture.X86_64, Machine = "pc-q35-9.2", VirtType = VirtType.Kvm,
            Libvirt = new(11, 3), Qemu = new(10, 0), Vcpus = 8, Acpi = true, AssignedDevices = 0,
        });
        plan.ThrowIfInvalid();
        Console.WriteLine(plan.Iommu);
        """;

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void A_new_project_can_use_it(string framework)
    {
        WriteProject(framework, framework);
        consumer.Write($"{framework}/Program.cs", Program);
        (int exit, string output) = consumer.Run(framework, "run", "-p:RollForward=Major");
        Assert.True(exit == 0, output);
        Assert.Contains("<iommu model='virtio'/>", output);
    }

    [Fact]
    public void Errors_of_a_schema_file_are_shown_at_their_place()
    {
        WriteProject("broken", "net10.0");
        consumer.Write("broken/Program.cs", Program);
        consumer.Write("broken/acme.viommu.xml", """
            <schema xmlns="urn:viommu-gen:schema:1">
              <extend feature="Viomu"/>
            </schema>
            """);
        (_, string output) = consumer.Run("broken", "build");
        Assert.Contains("acme.viommu.xml(2,20): warning VIO0004: there is no feature 'Viomu'; did you mean 'Viommu'?", output);
    }

    [Fact]
    public void A_project_that_references_one_with_public_types_does_not_generate_them_again()
    {
        WriteProject("library", "net10.0", "<OutputType>Library</OutputType><ViommuVisibility>public</ViommuVisibility>");
        consumer.Write("library/Library.cs", "namespace Library; public static class Models { public static Viommu.ViommuModel Default => Viommu.ViommuModel.Auto; }");
        WriteProject("above", "net10.0", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "<ProjectReference Include=\"../library/library.csproj\" />");
        consumer.Write("above/Program.cs", "System.Console.WriteLine(Library.Models.Default == Viommu.ViommuModel.Auto);");
        (int exit, string output) = consumer.Run("above", "run");
        Assert.True(exit == 0, output);
        Assert.Contains("True", output);
    }

    [Fact]
    public void The_hardware_schema_is_there_where_it_is_asked_for()
    {
        WriteProject("hardware", "net10.0", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><EnableNovaHardwareSchema>true</EnableNovaHardwareSchema><ViommuNamespace>Acme.Cloud</ViommuNamespace>");
        consumer.Write("hardware/Program.cs", """
            using Acme.Cloud.Hardware;
            var extraSpecs = new System.Collections.Generic.Dictionary<string, string> { [HardwareExtraSpecs.NumaCpus(0)] = "0-1", [HardwareExtraSpecs.NumaNodes] = "2" };
            HardwareRead read = HardwareOptions.Read(extraSpecs, new System.Collections.Generic.Dictionary<string, string>());
            System.Console.WriteLine($"{read.Options.NumaCpus} {read.Violations[0].Rule} {Acme.Cloud.ViommuModel.Auto}");
            """);
        (int exit, string output) = consumer.Run("hardware", "run");
        Assert.True(exit == 0, output);
        Assert.Contains("0: 0-1 NumaNodesAreComplete Auto", output);
    }

    [Theory]
    [InlineData("internal")]
    [InlineData("public")]
    public void Generated_code_has_no_warning_with_all_analyzers_on(string visibility)
    {
        string folder = "strict-" + visibility;
        WriteProject(folder, "net8.0", $"""
            <OutputType>Library</OutputType><LangVersion>12</LangVersion><ViommuVisibility>{visibility}</ViommuVisibility><EnableNovaHardwareSchema> True </EnableNovaHardwareSchema>
            <AnalysisMode>All</AnalysisMode><GenerateDocumentationFile>true</GenerateDocumentationFile><TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <WarningLevel>9999</WarningLevel><CheckForOverflowUnderflow>true</CheckForOverflowUnderflow><Features>strict</Features>
            """);
        consumer.Write($"{folder}/Assembly.cs", "[assembly: System.CLSCompliant(true)]\n");
        (int exit, string output) = consumer.Run(folder, "build");
        Assert.True(exit == 0, output);
    }

    [Fact]
    public void It_holds_what_it_should_and_no_dependency()
    {
        using ZipArchive package = ZipFile.OpenRead(consumer.PackagePath);
        string[] files = [.. package.Entries.Select(entry => entry.FullName)];
        Assert.Superset(
            new System.Collections.Generic.HashSet<string>
            {
                "analyzers/dotnet/cs/Viommu.Gen.dll", "analyzers/dotnet/cs/Viommu.Gen.CodeFixes.dll", "lib/net8.0/Viommu.Runtime.dll", "lib/net8.0/Viommu.Runtime.xml", "schemas/nova.viommu.xml", "schemas/nova-hardware.viommu.xml", "schemas/viommu-schema.xsd",
                "build/net8.0/Viommu.Gen.props", "build/net8.0/Viommu.Gen.targets", "buildTransitive/net8.0/Viommu.Gen.props", "buildTransitive/net8.0/Viommu.Gen.targets", "README.md",
            },
            files.ToHashSet());
        Assert.DoesNotContain(files, file => file.StartsWith("analyzers/", System.StringComparison.Ordinal) && file.EndsWith(".dll", System.StringComparison.Ordinal) && !file.Contains("Viommu.Gen", System.StringComparison.Ordinal));
    }

    private void WriteProject(string folder, string framework, string properties = "", string items = "")
        => consumer.Write($"{folder}/{folder}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>{framework}</TargetFramework><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit>{properties}</PropertyGroup>
              <ItemGroup><PackageReference Include="Viommu.Gen" Version="{consumer.Version}" />{items}</ItemGroup>
            </Project>
            """);
}
