using System;
using BenchmarkDotNet.Attributes;
using Viommu.Benchmarks.Compiler;
using Viommu.Package.Tests;
using Viommu.Tests;

namespace Viommu.Benchmarks.Builds;

/// <summary>A build of a project of 100 files that use nothing of a schema, by a compiler that was not running before: without the package, and with it.</summary>
[LongJob]
public class ColdBuild
{
    private const string Version = "0.0.1-benchmark";

    private OutsideFolder _folder = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _folder = new OutsideFolder();
        Check(OutsideFolder.Run(Repository.Root, "dotnet", "pack", "generator/Viommu.Gen.Package", "-c", "Release", "-o", _folder.Feed, $"-p:Version={Version}"));
        MakeProject("without", "");
        MakeProject("with", $"<ItemGroup><PackageReference Include='Viommu.Gen' Version='{Version}' /></ItemGroup>");
    }

    [GlobalCleanup]
    public void CleanUp() => _folder.Dispose();

    [Benchmark(Baseline = true)]
    public void Without() => Build("without");

    [Benchmark]
    public void With() => Build("with");

    private void MakeProject(string name, string items)
    {
        _folder.Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
              {items}
            </Project>
            """);
        for (int file = 0; file < 100; file++)
            _folder.Write($"{name}/Orders{file}.cs", Sources.Plain(file));
        Check(_folder.Dotnet("restore", name));
    }

    private void Build(string name) => Check(_folder.Dotnet("build", name, "--no-restore", "--no-incremental", "-p:UseSharedCompilation=false", "-nodeReuse:false"));

    private static void Check((int Exit, string Output) run)
    {
        if (run.Exit != 0)
            throw new InvalidOperationException(run.Output);
    }
}
