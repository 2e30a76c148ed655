using System;
using System.Globalization;
using System.IO;

namespace Viommu.Package.Tests;

/// <summary>New projects outside of the repository that use the package, as it is packed: once for all tests.</summary>
[CollectionDefinition(Collection)]
public sealed class Consumer : IDisposable, ICollectionFixture<Consumer>
{
    public const string Collection = "Package";

    private readonly OutsideFolder _folder = new();

    public Consumer()
    {
        // A version of its own: a package that was restored before is never looked at again.
        Version = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}");
        (int exit, string output) = OutsideFolder.Run(Viommu.Tests.Repository.Root, "dotnet", "pack", "generator/Viommu.Gen.Package", "-c", "Release", "-o", Feed, $"-p:Version={Version}");
        Assert.True(exit == 0, output);
    }

    public string Version { get; }

    public string Feed => _folder.Feed;

    public string PackagePath => Path($"feed/Viommu.Gen.{Version}.nupkg");

    /// <summary>Where a file or a folder of the consumers is.</summary>
    public string Path(string path) => _folder.Path(path);

    public void Write(string path, string text) => _folder.Write(path, text);

    public (int Exit, string Output) Run(string project, string verb, params string[] arguments)
        => _folder.Dotnet([verb, .. verb == "run" ? ["--project", project] : new[] { project }, .. arguments]);

    /// <summary>Applies the fixes of some diagnostics, as <c>dotnet format</c> does.</summary>
    public (int Exit, string Output) Format(string project, params string[] ids)
        => _folder.Dotnet(["format", "analyzers", project, "--severity", "info", "--diagnostics", .. ids]);

    public string Read(string path) => File.ReadAllText(Path(path));

    public void Dispose() => _folder.Dispose();
}
