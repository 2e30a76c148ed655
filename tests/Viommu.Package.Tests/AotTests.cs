using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Viommu.Package.Tests;

/// <summary>A native executable: no warning when it is made, and what goes to JSON comes back.</summary>
[Collection(Consumer.Collection)]
public sealed class AotTests(Consumer consumer)
{
    private const string Program = """
        using System;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using Viommu;

        var options = new ViommuOptions { Model = ViommuModel.Intel, LockedMemory = true, MemPageSize = PageSize.Large };
        var platform = new GuestPlatform { Architecture = "x86_64", Machine = "pc-q35-9.2", Libvirt = new(11, 3), Vcpus = 4, Acpi = true };
        string json = JsonSerializer.Serialize(options, Context.Default.ViommuOptions);
        Console.WriteLine(json);
        Console.WriteLine(options == JsonSerializer.Deserialize(json, Context.Default.ViommuOptions));
        Console.WriteLine(platform == JsonSerializer.Deserialize(JsonSerializer.Serialize(platform, Context.Default.GuestPlatform), Context.Default.GuestPlatform));
        IommuDevice device = IommuDevice.Parse("<iommu model='intel'><driver intremap='on'/></iommu>");
        Console.WriteLine(device == JsonSerializer.Deserialize(JsonSerializer.Serialize(device, Context.Default.IommuDevice), Context.Default.IommuDevice));

        [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
        [JsonSerializable(typeof(ViommuOptions))]
        [JsonSerializable(typeof(GuestPlatform))]
        [JsonSerializable(typeof(IommuDevice))]
        internal sealed partial class Context : JsonSerializerContext;
        """;

    [AotFact]
    public void What_goes_to_JSON_comes_back()
    {
        consumer.Write("aot/lib/lib.csproj", Project("<ViommuVisibility>public</ViommuVisibility><IsAotCompatible>true</IsAotCompatible>", $"<PackageReference Include=\"Viommu.Gen\" Version=\"{consumer.Version}\" />"));
        // The source generator of JSON does not see what another generator writes in the same project.
        consumer.Write("aot/app/app.csproj", Project(
            $"<OutputType>Exe</OutputType><PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>{(AotFactAttribute.Has("clang") ? "" : "<CppCompilerAndLinker>gcc</CppCompilerAndLinker>")}",
            "<ProjectReference Include=\"../lib/lib.csproj\" />"));
        consumer.Write("aot/app/Program.cs", Program);
        (int exit, string output) = consumer.Run("aot/app", "publish", "--use-current-runtime", "-o", consumer.Path("aot/out"));
        Assert.True(exit == 0, output);
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
        using Process process = Process.Start(new ProcessStartInfo(consumer.Path("aot/out/app")) { RedirectStandardOutput = true })!;
        Assert.Equal("{\"Model\":\"intel\",\"LockedMemory\":true,\"MemPageSize\":\"large\"}\nTrue\nTrue\nTrue\n", process.StandardOutput.ReadToEnd());
        process.WaitForExit();
    }

    private static string Project(string properties, string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit>{properties}</PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """;
}

/// <summary>A test that makes a native executable, which takes a linker. Where there is none it is skipped and says so; in the gate it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AotFactAttribute : FactAttribute
{
    public AotFactAttribute()
    {
        if (!Has("clang") && !Has("gcc") && Environment.GetEnvironmentVariable("VIOMMU_REQUIRE_LIBVIRT") != "1")
            Skip = "NO NATIVE EXECUTABLE WAS MADE: there is neither clang nor gcc.";
    }

    public static bool Has(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));
}
