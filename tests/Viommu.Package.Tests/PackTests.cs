using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Xml.Linq;
using Viommu.Tests;
using Xunit.Abstractions;

namespace Viommu.Package.Tests;

/// <summary>The package is the same wherever it is made, and says where it comes from.</summary>
public sealed class PackTests(PackTests.Packs packs, ITestOutputHelper output) : IClassFixture<PackTests.Packs>
{
    [Fact]
    public void Two_folders_give_the_same_package()
    {
        Dictionary<string, string> first = Entries(packs.First), second = Entries(packs.Pack("a-second-folder/with/a-longer-name"));
        Assert.Equal(first.Keys.Order(StringComparer.Ordinal), second.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(first.Where(entry => second[entry.Key] != entry.Value).Select(entry => entry.Key));
    }

    [Fact]
    public void Addresses_come_from_one_property()
    {
        XElement without = Nuspec(packs.First), with = Nuspec(packs.Pack("with", "-p:ViommuAddress=https://example.com/acme/viommu-gen"));
        Assert.Equal("https://example.com/acme/viommu-gen", Value(with, "projectUrl"));
        Assert.Equal("https://example.com/acme/viommu-gen", with.Descendants().Single(element => element.Name.LocalName == "repository").Attribute("url")?.Value);
        Assert.Equal("https://example.com/acme/viommu-gen/blob/main/CHANGELOG.md", Value(with, "releaseNotes"));
        Assert.Equal(("README.md", "icon.png", "Apache-2.0"), (Value(with, "readme"), Value(with, "icon"), Value(with, "license")));

        string[] missing = [.. new[] { "projectUrl" }.Where(name => Value(without, name) is null),
            .. without.Descendants().Where(element => element.Name.LocalName == "repository" && element.Attribute("url") is null).Select(_ => "repository url")];
        bool isSet = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("ViommuAddress").Single().Value.Length > 0;
        output.WriteLine(isSet ? "All addresses are there." : $"ADDRESSES ARE MISSING: {string.Join(", ", missing)}. Set ViommuAddress in Directory.Build.props.");
        Assert.Equal(isSet ? [] : ["projectUrl", "repository url"], missing);
    }

    [Fact]
    public void No_file_has_a_path_of_the_machine()
    {
        using ZipArchive package = ZipFile.OpenRead(packs.First);
        ZipArchiveEntry[] assemblies = [.. package.Entries.Where(entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal))];
        Assert.Equal(3, assemblies.Length);
        foreach (ZipArchiveEntry entry in assemblies)
        {
            var image = new MemoryStream();
            using (Stream content = entry.Open())
                content.CopyTo(image);
            Assert.DoesNotContain(packs.Root, System.Text.Encoding.UTF8.GetString(image.ToArray()), StringComparison.Ordinal);
            image.Position = 0;
            using var reader = new PEReader(image);
            DebugDirectoryEntry symbols = reader.ReadDebugDirectory().Single(debug => debug.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            using MetadataReaderProvider provider = reader.ReadEmbeddedPortablePdbDebugDirectoryData(symbols);
            MetadataReader pdb = provider.GetMetadataReader();
            Assert.NotEmpty(pdb.Documents);
            Assert.All(pdb.Documents.Select(document => pdb.GetString(pdb.GetDocument(document).Name)), name => Assert.StartsWith("/_", name, StringComparison.Ordinal));
        }
    }

    private static Dictionary<string, string> Entries(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        return archive.Entries.Where(entry => !entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal) && entry.FullName != "_rels/.rels").ToDictionary(entry => entry.FullName, entry =>
        {
            using Stream content = entry.Open();
            return Convert.ToHexString(SHA256.HashData(content));
        });
    }

    private static XElement Nuspec(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        using Stream content = archive.GetEntry("Viommu.Gen.nuspec")!.Open();
        return XDocument.Load(content).Root!;
    }

    private static string? Value(XElement nuspec, string name) => nuspec.Descendants().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

    private static void Run(string program, params string[] arguments)
    {
        (int exit, string said) = OutsideFolder.Run(Repository.Root, program, arguments);
        Assert.True(exit == 0, said);
    }

    /// <summary>Packages that are made in clones of their own: what is not committed has no part in them.</summary>
    public sealed class Packs : IDisposable
    {
        public Packs() => First = Pack("first");

        public string Root { get; } = Directory.CreateTempSubdirectory("viommu-pack-").FullName;

        public string First { get; }

        public string Pack(string folder, params string[] properties)
        {
            string clone = Path.Combine(Root, folder), packages = Path.Combine(clone, "artifacts");
            Run("git", "clone", "-q", Repository.Root, clone);
            Run("dotnet", ["pack", Path.Combine(clone, "generator", "Viommu.Gen.Package"), "-c", "Release", "-o", packages, "-p:Version=1.2.3", "-v", "q", .. properties]);
            return Path.Combine(packages, "Viommu.Gen.1.2.3.nupkg");
        }

        public void Dispose() => Directory.Delete(Root, recursive: true);
    }
}
