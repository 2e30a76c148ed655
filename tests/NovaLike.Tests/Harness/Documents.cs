using System;
using System.IO;

namespace NovaLike.Tests.Harness;

/// <summary>The documents that come with the sample, and such as tests make up.</summary>
internal sealed class Documents : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nova-like-");

    internal static string Shipped(string name) => Path.Combine(AppContext.BaseDirectory, "documents", name);

    internal static string Flavor(string name) => Shipped(Path.Combine("flavors", name + ".json"));

    internal static string Image(string name) => Shipped(Path.Combine("images", name + ".json"));

    internal static string Host(string name) => Shipped(Path.Combine("hosts", name + ".json"));

    /// <summary>Plans with documents that come with the sample.</summary>
    internal static NovaLikeRun Plan(string flavor, string image, string host) => PlanFiles(Flavor(flavor), Image(image), Host(host));

    internal static NovaLikeRun PlanFiles(string flavor, string image, string host) =>
        NovaLikeRun.With("plan", "--flavor", flavor, "--image", image, "--host", host);

    internal string Write(string content)
    {
        string path = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
