using System;
using System.Diagnostics;
using System.IO;
using BenchmarkDotNet.Attributes;
using Viommu.Benchmarks.Compiler;
using Viommu.Tests;

namespace Viommu.Benchmarks.Builds;

/// <summary>A build of a project of 100 files that use nothing of a schema, by a compiler that was not running before: without the package, and with it.</summary>
[LongJob]
public class ColdBuild
{
    private const string Version = "0.0.1-benchmark";

    private string _root = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _root = Directory.CreateTempSubdirectory("viommu-build-").FullName;
        string feed = Path.Combine(_root, "feed");
        Dotnet(Repository.Root, "pack", "generator/Viommu.Gen.Package", "-c", "Release", "-o", feed, $"-p:Version={Version}");
        Write("nuget.config", $"""
            <configuration>
              <packageSources><add key="packed" value="{feed}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_root, "packages")}" /></config>
            </configuration>
            """);
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        MakeProject("without", "");
        MakeProject("with", $"<ItemGroup><PackageReference Include='Viommu.Gen' Version='{Version}' /></ItemGroup>");
    }

    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(_root, recursive: true);

    [Benchmark(Baseline = true)]
    public void Without() => Build("without");

    [Benchmark]
    public void With() => Build("with");

    private void MakeProject(string name, string items)
    {
        Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
              {items}
            </Project>
            """);
        for (int file = 0; file < 100; file++)
            Write($"{name}/Orders{file}.cs", Sources.Plain(file));
        Dotnet(_root, "restore", name);
    }

    private void Build(string name) => Dotnet(_root, "build", name, "--no-restore", "--no-incremental", "-p:UseSharedCompilation=false", "-nodeReuse:false");

    private void Write(string path, string text)
    {
        string full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private static void Dotnet(string folder, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(output);
    }
}
