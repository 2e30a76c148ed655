using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace Viommu.Package.Tests;

/// <summary>A new project outside of the repository that uses the package, as it is packed: once for all tests.</summary>
[CollectionDefinition(Collection)]
public sealed class Consumer : IDisposable, ICollectionFixture<Consumer>
{
    public const string Collection = "Package";

    private readonly string _root = Directory.CreateTempSubdirectory("viommu-gen-").FullName;

    public Consumer()
    {
        // A version of its own: a package that was restored before is never looked at again.
        Version = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}");
        (int exit, string output) = Dotnet(Viommu.Tests.Repository.Root, "pack", "generator/Viommu.Gen.Package", "-c", "Release", "-o", Feed, $"-p:Version={Version}");
        Assert.True(exit == 0, output);
        Write("nuget.config", $"""
            <configuration>
              <packageSources><add key="packed" value="{Feed}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{Path("packages")}" /></config>
            </configuration>
            """);
        // Nothing of the repository above reaches in.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    public string Version { get; }

    public string Feed => Path("feed");

    public string PackagePath => Path($"feed/Viommu.Gen.{Version}.nupkg");

    /// <summary>Where a file or a folder of the consumers is.</summary>
    public string Path(string path) => System.IO.Path.Combine(_root, path);

    public void Write(string path, string text)
    {
        string full = Path(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public (int Exit, string Output) Run(string project, string verb, params string[] arguments)
        => Dotnet(_root, [verb, .. verb == "run" ? ["--project", project] : new[] { project }, .. arguments]);

    /// <summary>Applies the fixes of some diagnostics, as <c>dotnet format</c> does.</summary>
    public (int Exit, string Output) Format(string project, params string[] ids)
        => Dotnet(_root, ["format", "analyzers", project, "--severity", "info", "--diagnostics", .. ids]);

    public string Read(string path) => File.ReadAllText(Path(path));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static (int Exit, string Output) Dotnet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // The test host's own settings must not reach the SDK that it starts.
        foreach (string name in new[] { "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly" })
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
