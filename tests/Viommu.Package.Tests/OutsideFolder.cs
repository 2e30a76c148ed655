using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Viommu.Package.Tests;

/// <summary>A folder outside of the repository, with a feed and packages of its own, into which nothing of the repository reaches.</summary>
public sealed class OutsideFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("viommu-gen-").FullName;

    public OutsideFolder()
    {
        Write("nuget.config", $"""
            <configuration>
              <packageSources><add key="packed" value="{Feed}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{Path("packages")}" /></config>
            </configuration>
            """);
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    public string Feed => Path("feed");

    /// <summary>Where a file or a folder is.</summary>
    public string Path(string path) => System.IO.Path.Combine(_root, path);

    public void Write(string path, string text)
    {
        string full = Path(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public (int Exit, string Output) Dotnet(params string[] arguments) => Run(_root, "dotnet", arguments);

    /// <summary>Runs a program to its end.</summary>
    public static (int Exit, string Output) Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // The test host's own settings must not reach the SDK that it starts.
        foreach (string name in new[] { "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly" })
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
